/** Codes of science and medicine. */

import * as codes from '../codes/codes.ts'
import * as ids from '../codes/ids.ts'
import { made, of } from '../words/makers.ts'
import { type FormRow, joined, letters, lower, year } from './form-row.ts'

export const science: readonly FormRow[] = [
  [
    'doi(s) doi_url',
    /\bdoi\b|digital object identifier/,
    joined('10.5555/', lower(letters(5)), '.', year, '.', made('####'))
  ],
  ['orcid orcid_id', /\borcid\b/, codes.orcid],
  ['isni', /\bisni\b/, (scene) => codes.orcid(scene).replaceAll('-', '')],
  ['arxiv_id arxiv', /\barxiv\b/, joined('24', of('01', '03', '06', '11'), '.', made('#####'))],
  ['pmid pubmed_id', /\bpubmed\b|\bpmid\b/, ids.numericId(8)],
  ['pmcid pmc_id', /\bpmcid\b|pubmed central/, ids.numericId(7, 'PMC')],
  [
    'ror ror_id',
    /\bror\b/,
    joined('https://ror.org/0', lower(letters(6, 'ABCDEFGHJKMNPQRSTVWXYZ0123456789')), made('##'))
  ],
  [
    'nct_id nct_number trial_registration clinical_trial_id',
    /\bclinicaltrials\b|\bnct (id|number)\b/,
    made('NCT0#######')
  ],
  [
    'icd icd_(10|code|10_code|10_cm) icd_10_cm_code diagnosis_code diagnoses_code',
    /\bicd-?10\b|\bicd code\b|\bdiagnosis code\b/,
    of('E11.9', 'I10', 'J45.909', 'M54.5', 'F32.1', 'K21.9', 'N39.0', 'R51')
  ],
  ['icd_11(_code|)', /\bicd-?11\b/, of('5A11', 'BA00', 'CA23', 'ME84.2')],
  ['icd_9(_code|)', /\bicd-?9\b/, of('250.00', '401.9', '493.90', '724.2')],
  ['loinc(_code|_number|)', /\bloinc\b/, of('2339-0', '718-7', '4548-4', '2160-0', '2951-2', '8867-4', '8480-6')],
  [
    'snomed(_ct|_code|_id|_ct_code|) sct_id',
    /\bsnomed\b/,
    of('38341003', '73211009', '195967001', '44054006', '22298006', '84114007')
  ],
  [
    'cpt cpt_code procedure_code',
    /\bcpt\b|\bprocedure code\b/,
    of('99213', '99214', '85025', '93000', '71046', '80053')
  ],
  ['hcpcs(_code|)', /\bhcpcs\b/, of('J1885', 'G0463', 'A0425', 'E0601')],
  ['drg drg_code', /\bdrg\b|diagnosis.related group/, of('470', '291', '194', '392')],
  ['atc atc_code', /\batc\b|anatomical therapeutic/, of('A10BA02', 'C09AA05', 'N02BE01', 'J01CA04', 'R03AC02')],
  ['ndc ndc_code ndc_number national_drug_code', /\bndc\b|national drug code/, made('0###-####-0#')],
  ['rx_norm rxcui rx_norm_code', /\brx(norm|cui)\b/, of('860975', '314076', '197361', '308182')],
  ['pzn', /\bpzn\b|pharmazentralnummer/, made('0#######')],
  ['npi npi_number provider_npi', /\bnpi\b|national provider identifier/, codes.npi],
  ['dea_number', /\bdea number\b/, made('B@#######')],
  ['mrn medical_record_number', /\bmedical record number\b|\bmrn\b/, made('MRN-#######')],
  ['nhs_number', /\bnhs number\b/, made('943 476 ####')],
  ['cas cas_(number|no|rn|registry_number)', /\bcas (registry )?(number|no)\b/, codes.cas],
  ['inchi_key', /\binchi ?key\b/, joined(letters(14), '-', letters(8), 'SA-N')],
  [
    'inchi',
    /\binchi\b/,
    of('InChI=1S/C2H6O/c1-2-3/h3H,2H2,1H3', 'InChI=1S/H2O/h1H2', 'InChI=1S/C6H6/c1-2-4-6-5-3-1/h1-6H')
  ],
  [
    'smiles canonical_smiles isomeric_smiles',
    /\bsmiles\b/,
    of('CCO', 'CC(=O)OC1=CC=CC=C1C(=O)O', 'CN1C=NC2=C1C(=O)N(C(=O)N2C)C', 'C1=CC=CC=C1')
  ],
  [
    'molecular_formula chemical_formula formula',
    /\b(molecular|chemical) formula\b/,
    of('C2H6O', 'C9H8O4', 'C8H10N4O2', 'H2O', 'NaCl', 'C6H12O6')
  ],
  ['ec_number enzyme_number', /\bec number\b/, of('1.1.1.1', '3.4.21.4', '2.7.11.1')],
  [
    'gene gene_symbol gene_name hgnc_symbol',
    /\bgene (symbol|name)\b|\bhgnc symbol\b/,
    of('BRCA1', 'TP53', 'EGFR', 'CFTR', 'APOE', 'MTHFR')
  ],
  ['^rs_id rsid dbsnp_id snp_id', /\brs ?id\b|\bdbsnp\b/, ids.numericId(7, 'rs')],
  ['ensembl_id ensembl_gene_id gene_id', /\bensembl\b/, made('ENSG00000######')],
  ['uniprot(_id|_accession|)', /\buniprot\b/, made('P#####')],
  ['refseq transcript_id', /\brefseq\b/, made('NM_00####.#')],
  ['pdb_id', /\bpdb id\b|protein data bank/, joined(made('#'), letters(1), made('#'), letters(1))],
  ['hgvs hgvs_c', /\bhgvs\b/, of('c.76A>T', 'c.5266dupC', 'c.1521_1523delCTT')],
  ['hpo_id hpo_term', /\bhpo\b|human phenotype/, made('HP:000####')],
  ['omim omim_id', /\bomim\b/, made('6#####')],
  ['dna_sequence nucleotide_sequence', /\b(dna|nucleotide) sequence\b/, letters(60, 'ACGT')],
  [
    'protein_sequence amino_acid_sequence',
    /\b(protein|amino acid) sequence\b/,
    joined('M', letters(59, 'ACDEFGHIKLMNPQRSTVWY'))
  ],
  ['chromosome', /\bchromosome\b/, of('1', '7', '13', '17', 'X')],
  ['genotype', /\bgenotype\b/, of('A/G', 'C/C', 'C/T', 'G/G')],
  ['spectral_type spectral_class', /\bspectral (type|class)\b/, of('G2V', 'K1III', 'M1Ia', 'A0V', 'B8Ia')]
]
