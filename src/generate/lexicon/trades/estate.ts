/** Real estate, law, government. */

import { made } from '../words/makers.ts'
import { about, among, type Trade, text, words } from './trade.ts'

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
  texts: [
    [
      '(property|listing|home|building|unit|house|housing|dwelling|real_estate)_type',
      words('apartment, house, studio, townhouse')
    ],
    [
      '^name ^title',
      (scene) => (scene.beside.some((one) => attributes.test(one)) ? fields : estates)(scene),
      about('property')
    ],
    ['^type', words('apartment, house, studio, townhouse'), homes],
    ['(listing_type|offer_type|transaction_type|tenure|sale_type)', words('sale, rent'), homes],
    ['(tenure|ownership|ownership_type)', words('freehold, leasehold'), homes],
    ['(heating|heating_type|heating_system)', words('gas, district heating, heat pump, electric')],
    ['(parking|parking_type|garage)', words('garage, driveway, street, none'), homes],
    ['(energy_rating|epc|epc_rating|energy_certificate)', words('A, B, C, D, E')],
    ['(furnishing|furnished_status)', words('furnished, unfurnished, partly furnished')],
    ['(zoning|land_use|zoning_code)', words('R1, R2, C1, M1')],
    ['(parcel|lot|cadastral|plot|apn|title|land_registry)_(number|no|id)', made('###-###-##'), homes],
    ['(parcel_number|apn|cadastral_number|plot_number)', made('###-###-##')],
    ['(mls_number|mls_id)', made('#######')],
    ['(view|orientation|exposure)', words('south, west, garden, street'), homes],
    ['(flooring|floor_type)', words('oak, tile, laminate, carpet')],
    ['(lease_term|rental_period|lease_duration)', words('12 months, 24 months, open-ended')],
    ['^floor(_number|_level|)', words('ground floor, 1st, 2nd, 3rd'), homes],
    [
      '(case|docket|court|matter)_(number|no|file|file_number) docket case_no file_number_court',
      text((random) => `${random.int(1, 24)} C ${random.int(100, 999)}/24`)
    ],
    ['(case_name|case_title|caption)', ({ entity }) => `${entity.person.last} v. ${entity.company}`, cases],
    ['(case_type|matter_type|practice_area|legal_area|area_of_law)', words('civil, criminal, family, employment, tax')],
    ['court(_name|)', words('Berlin Regional Court, High Court of Justice, District Court Amsterdam')],
    [
      '(jurisdiction|governing_law|venue|applicable_law)',
      ({ entity }) => entity.place.country,
      /contract|case|court|agreement|law|legal|regul|permit|plaintiff|clause/
    ],
    ['jurisdiction governing_law', ({ entity }) => entity.place.country],
    ['(verdict|ruling|judgment|disposition)', words('dismissed, settled, judgment for plaintiff, acquitted')],
    [
      '(statute|legal_basis|law_reference|paragraph|article_reference|clause)',
      words('Section 823 BGB, Article 6 GDPR, 17 U.S.C. 107'),
      /case|law|legal|violation|gdpr|processing|contract|court/
    ],
    ['legal_basis lawful_basis', words('consent, contract, legal_obligation, legitimate_interest')],
    [
      '(contract_type|agreement_type|document_type)',
      words('nda, service agreement, lease, employment contract'),
      /contract|agreement|legal|signed|party/
    ],
    ['clause(_title|)', words('Limitation of liability, Confidentiality, Termination, Governing law')],
    ['(patent|trademark)_number', made('EP#######B1')],
    ['(permit|license|licence)_type', words('building, parking, event, business'), offices],
    [
      '(issuing_authority|issued_by|authority|government_agency|ministry|public_body)(_name|)',
      words('City of Berlin, Ministry of Transport, District Office North, Land Registry')
    ],
    [
      '(political_party|party)(_name|)',
      words('Green Alliance, Liberal Union, Social Democrats, Independent'),
      /election|candidate|vote|ballot|senator|parliament|mayor|bill|legislat|member/
    ],
    ['(constituency|electoral_district|precinct)(_name|)', words('District 4, North Riverside, Central Ward')],
    ['(bill|motion|law)_(number|title)', made('HB-####')],
    ['(chamber|legislature)', words('house, senate')],
    [
      '(document_type|id_type|identity_document_type|id_document_type)',
      words('passport, id_card, drivers_license, residence_permit'),
      /identity|kyc|passport|issuing|document_number|verification|nationality|id_number/
    ],
    ['(id_type|identity_document_type)', words('passport, id_card, drivers_license, residence_permit')],
    ['document_(number|no)', made('L########')]
  ],
  numbers: [
    ['(square_feet|sqft|square_footage|living_area_sqft|floor_area_sqft|area_sqft|size_sqft|sq_ft)', [480, 3600, 0]],
    [
      `
        (living_area|living_space|floor_area|area|size|usable_area|floor_space|surface|square_meters|sqm)(_m2|_sqm|
        _sq_m|)
      `,
      [28, 210, 0],
      homes
    ],
    [
      `
        (living_area|living_space|floor_area|square_meters|floor_space|sqm|area|surface|size)_(m2|sqm|sq_m)
        living_area living_space floor_area square_meters sqm
      `,
      [28, 210, 0]
    ],
    ['(lot_size|plot_size|land_area)(_m2|_sqft|)', [180, 2400, 0]],
    ['(rooms|room_count|number_of_rooms)', [1, 6, 0]],
    ['(floors|storeys|stories|floor_number|floor_count|number_of_floors|total_floors) floor', [1, 8, 0]],
    [
      `
        (price|list_price|asking_price|listing_price|sale_price|purchase_price|sold_price|estimated_value|
        appraised_value|assessed_value|market_value)
      `,
      [140_000, 980_000, 0],
      homes
    ],
    ['(rent|monthly_rent|base_rent|cold_rent|warm_rent|rent_amount|rental_price|price_per_month)', [480, 2900, 0]],
    ['(security_deposit|deposit_amount_rent|deposit)', [900, 6000, 0], homes],
    ['(hoa_fee|service_charge|utilities|additional_costs|ancillary_costs|maintenance_fee)', [80, 420, 0], homes],
    ['(price_per_sqm|price_per_m2|price_per_square_meter)', [1800, 9400, 0]],
    ['(parking_spaces|garage_spaces|parking_spots|parking_lots)', [0, 3, 0]],
    ['days_on_market', [1, 120, 0]],
    ['(construction_year|built_year|year_constructed|built_in|renovation_year|year_renovated)', [1898, 2023, 0]],
    ['(cap_rate|rental_yield)', [2.5, 7.5, 1]],
    [
      '(votes|vote_count|votes_for|votes_against|ballots|registered_voters)',
      [120, 48_000, 0],
      /election|candidate|ballot|party|bill|turnout|precinct/
    ],
    ['turnout(_percent|_pct|)', [38, 82, 1]],
    ['(vote_share|vote_percent|vote_percentage)', [2, 48, 1]],
    ['seats_won', [0, 120, 0]],
    ['(fine|fine_amount|penalty_amount|court_fee)', among(25, 50, 80, 120, 250)],
    ['sentence_months', among(6, 12, 18, 24)],
    ['(claim_value|damages|settlement_amount|amount_in_dispute)', [2000, 180_000, 0], cases]
  ]
}
