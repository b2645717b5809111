/** Health, genetics, chemistry, animals. */

import { made } from '../words/makers.ts'
import { about, measured, type Trade, text, whole, words } from './trade.ts'

const patients = about(
  'patient|vital|vital_sign|observation|checkup|person|athlete|health_record|patient_record',
  'heart_rate|systolic|diastolic|blood_type|diagnosis|bmi|spo2|height_cm|weight_kg'
)
const drugs = about(
  'medication|drug|prescription|medicine|pharmacy_item|dose|treatment',
  'dosage|dose*|active_ingredient'
)
const chemistry = about(
  'compound|molecule|chemical|reagent|substance|element|solvent|sample',
  'smiles|inchi*|cas*|molecular_*|molar_mass'
)

const laboratory = about('lab_result|lab_test', 'analyte|reference_range|loinc*')
const pets = about('pet|dog|cat|animal', 'species|breed')

export const health: Trade = {
  contexts: { patients, drugs, chemistry, pets },
  words: `
    (diagnosis|diagnoses|medical_condition|patient_condition|health_condition|chronic_condition|disease|illness|
      complaint|chief_complaint|indication|comorbidity)(_name|s|): Type 2 diabetes, Hypertension, Asthma, Migraine,
      Lower back pain, Seasonal allergy
    ^conditions @patients: Type 2 diabetes, Hypertension, Asthma, Migraine
    symptom(s): headache, fever, cough, fatigue, nausea, dizziness
    allerg(y|ies) allergen(s) @patients: penicillin, pollen, peanuts, latex, none known
    (medication|drug|medicine|prescribed_drug|generic|active_ingredient|substance)(_name|s|): Metformin, Ibuprofen,
      Amoxicillin, Lisinopril, Salbutamol, Paracetamol
    (dosage_|dose_|pharmaceutical_)form: tablet, capsule, syrup, injection, cream
    (dose|dosage)_unit: mg, ml, mcg
    (dosing_|dose_|medication_|)frequency @drugs: once daily, twice daily, every 8 hours, as needed
    (administration_|)route(_of_administration|) @drugs: oral, intravenous, topical, subcutaneous
    route_of_administration: oral, intravenous, topical, subcutaneous
    vaccine(_name|_type|): Influenza, Tetanus, Measles, Hepatitis B
    (procedure|surgery|therapy)(_name|): Appendectomy, MRI scan, Physiotherapy, Blood test
    (specialty|speciality|medical_specialty|medical_department|clinic_department|specialization|specialisation):
      Cardiology, Dermatology, Neurology, Paediatrics, Orthopaedics
    (hospital|clinic|facility|pharmacy|practice)(_name|): St. Mary's Hospital, Riverside Clinic, City Medical Centre,
      Harbour Health
    (admission|encounter|visit|appointment|consultation)_type: outpatient, inpatient, emergency, follow_up
    triage(_level|_category|): green, yellow, orange, red
    (lab_|test_|specimen_|sample_)(type|material) ^specimen: blood, urine, saliva, tissue
    (lab_test|test_name|analyte|biomarker|lab_name_test): Haemoglobin, Glucose, Creatinine, Cholesterol, TSH
    (smoking|smoker)_status: never, former, current
    (insurance_plan|health_insurance|health_plan): Northern Health Plan, Alpine Care, City Mutual
    visual_acuity: 20/20, 20/30, 20/40
    body_(part|site): left knee, chest, right shoulder, abdomen, lower back
    modality: CT, MR, US, XR
    (reference_allele|alternate_allele|ref_allele|alt_allele|effect_allele): A, C, G, T
    zygosity: heterozygous, homozygous
    (clinical_significance|pathogenicity): benign, likely_benign, pathogenic, uncertain_significance
    strand: +, -
    (genome_build|reference_genome): GRCh38, GRCh37
    (organism|scientific_name|latin_name|binomial|species_name|taxon)(_name|): Homo sapiens, Mus musculus,
      Escherichia coli, Drosophila melanogaster, Arabidopsis thaliana
    botanical_name: Quercus robur, Rosa canina, Solanum lycopersicum
    ^(scientific|latin)_name ^species of *plant|*tree|*flower|*crop|*seed|*timber beside planted*|bark|canopy*|dbh*:
      Quercus robur, Rosa canina, Solanum lycopersicum
    (exon|cytoband): 17q21.31, 7q31.2, 1p36.33
    (compound|chemical|substance|reagent|solvent|iupac|element|mineral)(_name|) @chemistry: Ethanol, Acetone,
      Sodium chloride, Benzene, Citric acid
    (chemical_name|iupac_name|compound_name|reagent): Ethanol, Acetone, Sodium chloride, Benzene, Citric acid
    (phase|state_of_matter|physical_state) @chemistry: solid, liquid, gas
    (hazard|ghs|hazard_statement|h_statement|hazard_code)(s|_code|_codes|) @chemistry: H225, H319, H336, H302
    (hazard_class|ghs_pictogram|hazard_statement): H225, H319, H336
    (appearance|odor|odour) @chemistry: colourless liquid, white crystals, pale yellow powder
    purity: 99.5 %, 98 %, 99.9 %
    breed(s): Labrador, Beagle, Poodle, Border Collie
    species animal(_type|) pet_type: dog, cat, rabbit, parrot
    (pet|dog|cat|animal|horse)_name: Bella, Max, Luna, Charlie, Milo, Daisy
    coat(_color|_colour|) fur_color ^color(s) ^colour(s) @pets: black, brown, white, golden
    temperament(s): calm, playful, shy, friendly
    ^appetite: good, normal, poor
    (feeding|diet)_(instructions|notes) @pets: Dry food twice a day, Half a tin in the morning
    special_needs: none, daily medication, quiet surroundings
    ^name of medication|drug|medicine: Metformin, Ibuprofen, Amoxicillin, Lisinopril, Salbutamol, Paracetamol
    ^name of hospital|clinic|pharmacy: St. Mary's Hospital, Riverside Clinic, City Medical Centre, Harbour Health
    breed(s) of dogs?: Labrador, Beagle, Poodle, Border Collie
    breed(s) of cats?: Siamese, Maine Coon, Persian, Bengal
  `,
  texts: [
    [
      '(dosage|dose)(_text|_instruction|_instructions|) sig posology',
      text(
        (random) =>
          `${random.pick([5, 10, 50, 100, 250, 500])} mg ${random.pick(['once a day', 'twice a day', 'every 8 hours'])}`
      )
    ],
    ['strength', measured(5, 500, ' mg'), drugs],
    ['(blood_pressure|bp)', text((random) => `${random.int(105, 138)}/${random.int(62, 88)}`)],
    [
      '(procedure|operation|surgery|treatment|therapy)(_name|)',
      words('Appendectomy, MRI scan, Physiotherapy, Blood test, Knee arthroscopy'),
      /patient|hospital|doctor|surg|medical|diagnosis|clinic/
    ],
    ['ward(_name|)', words('Ward 3A, Intensive Care, Maternity, Ward 7'), /patient|hospital|bed|admission|nurse/],
    ['^(result|value|result_value)', text((random) => `${random.int(10, 900) / 10}`), laboratory],
    ['^unit(s)', words('mg/dL, mmol/L, g/L, U/L'), laboratory],
    ['(reference_range|normal_range|ref_range)', text((random) => `${random.int(3, 12)}.0-${random.int(13, 40)}.0`)],
    ['(abnormal_flag|interpretation|result_flag)', words('N, H, L'), /lab|test|observation|result|loinc/],
    ['prescription_(number|no)', made('RX-#######')],
    ['(tooth|tooth_number)', whole(11, 48)],
    [
      '(organ|body_part|body_site|anatomy|site)',
      words('left knee, heart, right shoulder, abdomen, lower back'),
      /patient|procedure|imaging|injury|diagnosis|specimen|pain|surg/
    ],
    ['severity', words('mild, moderate, severe'), /allergy|symptom|reaction|diagnosis|patient|condition/],
    [
      '(allele|ref|alt|reference_allele|alternate_allele|ref_allele|alt_allele|effect_allele)',
      words('A, C, G, T'),
      /variant|snp|chromosome|gene|allele|rsid|genotype|mutation/
    ],
    [
      '(variant_type|mutation_type|consequence)',
      words('missense, synonymous, frameshift, nonsense'),
      /gene|variant|chromosome|mutation/
    ],
    ['(genome_build|assembly|reference_genome)', words('GRCh38, GRCh37'), /gene|variant|chromosome|genom|sequence/],
    ['^(symbol|element_symbol)', words('H, C, N, O, Na, Fe, Cu, Au'), /element|atomic_number|atomic_mass|periodic/],
    [
      '^name',
      words('Hydrogen, Carbon, Nitrogen, Oxygen, Sodium, Iron, Copper, Gold'),
      /atomic_number|atomic_mass|(^|_)chemical_element$/
    ],
    ['species', words('dog'), /breed/],
    ['micro_chip(_number|_id|_no|_code|)', made('276############')]
  ],
  ranges: `
    ^weight ^weight_kg @pets: 3 34 1
    body_(weight|mass)(_kg|): 48 110 1
    body_height(_cm|): 150 200 0
    ^bmi body_mass_index: 19 29 1
    heart_rate(_bpm|) resting_heart_rate pulse(_rate|) bpm hr_bpm: 55 105 0
    max_heart_rate heart_rate_max: 150 195 0
    heart_rate_variability hrv(_ms|): 20 95 0
    (blood_pressure_|bp_|)systolic(_bp|_pressure|): 105 138 0
    (blood_pressure_|bp_|)diastolic(_bp|_pressure|): 62 88 0
    (spo2|oxygen_saturation|blood_oxygen|sp_o2|o2_saturation)(_percent|_pct|): 94 100 0
    (respiratory_rate|respiration_rate|breathing_rate|resp_rate): 12 20 0
    (body_|core_|patient_|)temp(erature|)(_c|_celsius|) @patients: 36.1 38.4 1
    body_temp(erature|)(_c|_celsius|): 36.1 38.4 1
    (body_|)temp(erature|)_(f|fahrenheit) @patients: 97 101 1
    (blood_glucose|glucose|blood_sugar|glucose_level)(_mg_dl|): 72 140 0
    glucose_mmol(_l|): 4 8 1
    (hba_1c|a1c)(_percent|_pct|): 4.8 8.5 1
    (cholesterol|total_cholesterol|ldl|triglycerides)(_mg_dl|): 80 220 0
    hdl: 38 75 0
    (hemoglobin|haemoglobin)(_g_dl|): 11.5 17 1
    creatinine: 0.6 1.3 2
    body_fat(_percent|_percentage|_pct|): 11 34 1
    (waist|hip)(_circumference|_cm|): 68 112 0
    (dose|dosage|strength)(_mg|) @drugs: 5, 10, 20, 50, 100, 250, 500
    (dose|dosage)_mg: 5, 10, 20, 50, 100, 250, 500
    (refills|refills_remaining|number_of_refills): 0 5 0
    (days_supply|supply_days): 7, 14, 30, 90
    (pain_level|pain_score): 0 10 0
    (gestational_age|gestation|weeks_pregnant)(_weeks|): 6 40 0
    (apgar|apgar_score): 7 10 0
    (glasgow_coma_scale|gcs): 12 15 0
    (sleep|sleep_duration|hours_slept)(_hours|): 5 9 1
    (sleep|deep_sleep|rem_sleep)_minutes: 60 480 0
    (step_count|daily_steps|steps_today): 2000 14_000 0
    (length_of_stay_days|los_days): 1 14 0
    (allele_frequency|maf|minor_allele_frequency|population_frequency): 0.001 0.49 3
    gc_content: 0.35 0.62 2
    (p_value|pvalue|adjusted_p_value|q_value): 0.0001 0.2 4
    (odds_ratio|hazard_ratio|relative_risk): 0.5 2.8 2
    (molar_mass|molecular_weight|molecular_mass|mol_weight|mw|exact_mass): 18 480 2
    atomic_number: 1 92 0
    (atomic_mass|atomic_weight): 1 238 2
    (ph|ph_value|ph_level|soil_ph|water_ph): 4.5 8.9 1
    (melting|freezing)_point(_c|): -114 320 1
    (boiling|flash)_point(_c|): 35 410 1
    (density|density_g_cm3|specific_gravity): 0.6 9 2
    (concentration|molarity|concentration_mol_l): 0.01 2 2
    purity(_percent|_pct|): 95 99.9 1
    (log_p|xlogp): -2 6 1
    (absorbance|optical_density|od600): 0.05 2 2
    half_life(_hours|): 1 48 1
  `,
  numbers: [
    [
      '(steps|step_count|steps_count|daily_steps)',
      [2000, 14_000, 0],
      /heart|calories|distance|fitness|activity|sleep|active|health/
    ],
    ['(bed_count|beds|beds_available)', [4, 480, 0], /hospital|clinic|ward/],
    [
      '(position|pos|start|end|genomic_position|start_position|end_position)',
      [10_000, 240_000_000, 0],
      /chromosome|gene|genom|allele|variant_id|rsid/
    ],
    ['(read_depth|coverage|depth)', [18, 120, 0], /variant|genom|sequenc|allele|read/]
  ]
}
