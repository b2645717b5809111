/** Real estate, law, government. */

import { made } from '../words/makers.ts'
import { about, type Trade, text, words } from './trade.ts'

const homes = about(
  'property|real_estate|apartment|house|listing|flat|home|unit|building|rental',
  'bedrooms|bathrooms|square_feet|sqft|living_area|rent|listing_price'
)
const cases = about(
  'case|court_case|lawsuit|matter|trial|docket|filing|judgment',
  'plaintiff|defendant|court|judge|docket_number'
)
const offices = about(
  'permit|licen[cs]e|government_office|agency|election|ballot|census|passport|application',
  'jurisdiction|issuing_authority'
)

const estates = words('Sea View Apartment, Mill Cottage, Harbour Loft')
/** Members of a property that is one of a thing, not a house. */
const attributes = /^(value|values|key|data_type|default|default_value|required)$/
const fields = words('color, size, material, weight')

export const estate: Trade = {
  contexts: { homes, offices, cases },
  words: `
    (property|listing|home|building|unit|house|housing|dwelling|real_estate)_type: apartment, house, studio, townhouse
    ^type @homes: apartment, house, studio, townhouse
    (listing_type|offer_type|transaction_type|tenure|sale_type) @homes: sale, rent
    (tenure|ownership|ownership_type) @homes: freehold, leasehold
    (heating|heating_type|heating_system): gas, district heating, heat pump, electric
    (cooling|cooling_type|air_conditioning) @homes: central air, split units, none
    (roof|foundation|construction)(_type|_materials|) @homes: brick, concrete, timber, tile
    features @homes: balcony, garden, fitted kitchen, lift, cellar
    (parking|parking_type|garage) @homes: garage, driveway, street, none
    (energy_rating|epc|epc_rating|energy_certificate): A, B, C, D, E
    (furnishing|furnished_status): furnished, unfurnished, partly furnished
    (zoning|land_use|zoning_code): R1, R2, C1, M1
    (view|orientation|exposure) @homes: south, west, garden, street
    (flooring|floor_type): oak, tile, laminate, carpet
    (lease_term|rental_period|lease_duration): 12 months, 24 months, open-ended
    ^floor(_number|_level|) @homes: ground floor, 1st, 2nd, 3rd
    (case_type|matter_type|practice_area|legal_area|area_of_law): civil, criminal, family, employment, tax
    court(_name|): Berlin Regional Court, High Court of Justice, District Court Amsterdam
    (verdict|ruling|judgment|disposition): dismissed, settled, judgment for plaintiff, acquitted
    legal_basis lawful_basis: consent, contract, legal_obligation, legitimate_interest
    clause(_title|): Limitation of liability, Confidentiality, Termination, Governing law
    (permit|license|licence)_type @offices: building, parking, event, business
    (issuing_authority|issued_by|authority|government_agency|ministry|public_body)(_name|): City of Berlin,
      Ministry of Transport, District Office North, Land Registry
    (constituency|electoral_district|precinct)(_name|): District 4, North Riverside, Central Ward
    (chamber|legislature): house, senate
    (id_type|identity_document_type): passport, id_card, drivers_license, residence_permit
  `,
  texts: [
    [
      '^name ^title',
      (scene) => (scene.beside.some((one) => attributes.test(one)) ? fields : estates)(scene),
      about('property')
    ],
    ['(parcel|lot|cadastral|plot|apn|title|land_registry)_(number|no|id)', made('###-###-##'), homes],
    ['(parcel_number|apn|cadastral_number|plot_number)', made('###-###-##')],
    ['(mls_number|mls_id)', made('#######')],
    [
      '(case|docket|court|matter)_(number|no|file|file_number) docket case_no file_number_court',
      text((random) => `${random.int(1, 24)} C ${random.int(100, 999)}/24`)
    ],
    ['(case_name|case_title|caption)', ({ entity }) => `${entity.person.last} v. ${entity.company}`, cases],
    [
      '(jurisdiction|governing_law|venue|applicable_law)',
      ({ entity }) => entity.place.country,
      /contract|case|court|agreement|law|legal|regul|permit|plaintiff|clause/
    ],
    ['jurisdiction governing_law', ({ entity }) => entity.place.country],
    [
      '(statute|legal_basis|law_reference|paragraph|article_reference|clause)',
      words('Section 823 BGB, Article 6 GDPR, 17 U.S.C. 107'),
      /case|law|legal|violation|gdpr|processing|contract|court/
    ],
    [
      '(contract_type|agreement_type|document_type)',
      words('nda, service agreement, lease, employment contract'),
      /contract|agreement|legal|signed|party/
    ],
    ['(patent|trademark)_number', made('EP#######B1')],
    [
      '(political_party|party)(_name|)',
      words('Green Alliance, Liberal Union, Social Democrats, Independent'),
      /election|candidate|vote|ballot|senator|parliament|mayor|bill|legislat|member/
    ],
    ['(bill|motion|law)_(number|title)', made('HB-####')],
    [
      '(document_type|id_type|identity_document_type|id_document_type)',
      words('passport, id_card, drivers_license, residence_permit'),
      /identity|kyc|passport|issuing|document_number|verification|nationality|id_number/
    ],
    ['document_(number|no)', made('L########')]
  ],
  ranges: `
    (square_feet|sqft|square_footage|living_area_sqft|floor_area_sqft|area_sqft|size_sqft|sq_ft): 480 3600 0
    (living_area|living_space|floor_area|area|size|usable_area|floor_space|surface|square_meters|sqm)(_m2|_sqm|_sq_m|)
      @homes: 28 210 0
    (living_area|living_space|floor_area|square_meters|floor_space|sqm|area|surface|size)_(m2|sqm|sq_m) living_area
      living_space floor_area square_meters sqm: 28 210 0
    (lot_size|plot_size|land_area)(_m2|_sqft|): 180 2400 0
    (rooms|room_count|number_of_rooms): 1 6 0
    (floors|storeys|stories|floor_number|floor_count|number_of_floors|total_floors) floor: 1 8 0
    (price|list_price|asking_price|listing_price|sale_price|purchase_price|sold_price|estimated_value|appraised_value|
      assessed_value|market_value) @homes: 140_000 980_000 0
    (rent|monthly_rent|base_rent|cold_rent|warm_rent|rent_amount|rental_price|price_per_month): 480 2900 0
    (security_deposit|deposit_amount_rent|deposit) @homes: 900 6000 0
    (hoa_fee|service_charge|utilities|additional_costs|ancillary_costs|maintenance_fee) @homes: 80 420 0
    (price_per_sqm|price_per_m2|price_per_square_meter): 1800 9400 0
    (parking_spaces|garage_spaces|parking_spots|parking_lots|fireplaces|garages): 0 3 0
    days_on_market: 1 120 0
    (construction_year|built_year|year_constructed|built_in|renovation_year|year_renovated): 1898 2023 0
    (cap_rate|rental_yield): 2.5 7.5 1
    turnout(_percent|_pct|): 38 82 1
    (vote_share|vote_percent|vote_percentage): 2 48 1
    seats_won: 0 120 0
    (fine|fine_amount|penalty_amount|court_fee): 25, 50, 80, 120, 250
    sentence_months: 6, 12, 18, 24
    (claim_value|damages|settlement_amount|amount_in_dispute) @cases: 2000 180_000 0
  `,
  numbers: [
    [
      '(votes|vote_count|votes_for|votes_against|ballots|registered_voters)',
      [120, 48_000, 0],
      /election|candidate|ballot|party|bill|turnout|precinct/
    ]
  ]
}
