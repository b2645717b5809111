/** Codes of business: banks, taxes, trade, goods, works, journeys. */

import * as codes from '../codes/codes.ts'
import * as ids from '../codes/ids.ts'
import { decimal, digits, hex, made, of, uuid } from '../words/makers.ts'
import { type FormRow, joined, letters, year } from './form-row.ts'

export const business: readonly FormRow[] = [
  ['iban(s) iban_number', /\biban\b|international bank account/, codes.iban],
  ['bic_code bic swift_code swift bic_swift swift_bic', /\bbic\b|\bswift code\b|\biso 9362\b/, codes.bic],
  [
    'routing_(number|no|code) aba_(number|routing|code|routing_number) ^aba ^rtn',
    /\brouting (transit )?number\b|\baba (routing|number|code)\b/,
    codes.routing
  ],
  [
    'currency_(num|numeric|numeric_code) numeric_currency(_code|) iso_4217_numeric',
    /\biso[ -]?4217 numeric\b|\bnumeric (iso 4217|currency)/,
    of('978', '840', '826', '756', '392', '752')
  ],
  ['sort_code', /\bsort code\b/, made('20-##-##')],
  ['bsb(_number|_code|)', /\bbsb\b/, made('0##-###')],
  ['ifsc(_code|)', /\bifsc\b/, made('HDFC0######')],
  ['clabe', /\bclabe\b/, made('0##############' + '###')],
  ['isin(s) isin_code', /\bisin\b|securities identification number/, codes.isin],
  ['cusip(s)', /\bcusip\b/, codes.cusip],
  ['sedol', /\bsedol\b/, codes.sedol],
  ['figi', /\bfigi\b/, joined('BBG00', letters(6, 'BCDFGHJKLMNPQRSTVWXYZ0123456789'), made('#'))],
  ['wkn', /\bwkn\b|wertpapierkennnummer/, joined(of('71', '84', '51', '85'), made('####'))],
  ['lei lei_code legal_entity_identifier', /\blei\b|legal entity identifier/, codes.lei],
  [
    'mic(_code|) exchange_mic',
    /\bmarket identifier code\b|\biso 10383\b/,
    of('XNAS', 'XNYS', 'XETR', 'XLON', 'XPAR', 'XAMS')
  ],
  [
    'ticker ticker_symbol stock_symbol stock_ticker',
    /\b(ticker|stock) symbol\b|\bticker\b/,
    of('AAPL', 'SAP', 'ASML', 'MSFT', 'NVDA', 'SIE', 'NESN', 'SHEL')
  ],
  [
    'mcc(s) mcc_code merchant_category_code',
    /\bmcc\b|\bmerchant category\b|\bcategory code of the merchant\b/,
    of('5411', '5812', '5999', '4111', '5732', '7011', '5541', '8011')
  ],
  ['duns(_number|) d_u_n_s', /\bd-?u-?n-?s\b/, made('#########')],
  [
    'ein ein_number employer_identification_number federal_tax_id',
    /\bemployer identification number\b|\bein\b/,
    made('12-#######')
  ],
  ['eori(_number|)', /\beori\b/, codes.vat],
  [
    'vat_(id|number|no|reg_no) vat_registration_number vatin uid_number',
    /\bvat (id|identification|registration|number)\b/,
    codes.vat
  ],
  [
    'tax_id tax_number tax_no tax_identifier taxpayer_id tax_identification_number',
    /\btax (id|number|identification)\b/,
    codes.vat
  ],
  ['naics(_code|)', /\bnaics\b/, of('541511', '722511', '445110', '236115', '621111')],
  ['^sic sic_code', /\bsic code\b|standard industrial classification/, of('7372', '5812', '2834', '6022')],
  ['nace(_code|)', /\bnace\b/, of('62.01', '56.10', '47.11', '41.20')],
  [
    'hs_code hs_tariff_code tariff_code harmoni(s|z)ed_code commodity_code hts_code',
    /\bhs code\b|harmoni[sz]ed system|\btariff (code|number)\b/,
    of('8471.30', '6109.10', '8517.12', '9403.60', '0901.21')
  ],
  ['incoterm(s) incoterm_code', /\bincoterms?\b/, of('DAP', 'FOB', 'EXW', 'CIF', 'DDP', 'FCA')],
  [
    `
      credit_card_(number|no|num) card_(number|no|num) pan_(number|no|num) cc_(number|no|num) ^credit_card ^pan
      ^primary_account_number
    `,
    /\bcard number\b|\bprimary account number\b/,
    codes.card
  ],
  ['cvv cvc cvv_2 card_security_code cvc_2', /\bcv[vc]2?\b|card (verification|security) (code|value)/, made('###')],
  ['ssn ssn_number social_security_number', /\bsocial security number\b|\bssn\b/, made('9##-##-####')],
  ['^nino national_insurance_number', /\bnational insurance number\b/, made('QQ ## ## ## C')]
]

export const goods: readonly FormRow[] = [
  [
    'ean(_13|_code|) gtin_13 barcode bar_code ean_gtin jan_code article_ean',
    /\bean(-?13)?\b|\bgtin-?13\b|\bbar ?code (number|of|value)\b|european article number/,
    codes.ean13
  ],
  ['ean_8 gtin_8', /\bean-?8\b/, codes.ean8],
  ['upc(_a|_code|) gtin_12', /\bupc\b|universal product code/, codes.upc],
  ['gtin gtin_14 itf_14', /\bgtin(-?14)?\b|global trade item number/, codes.gtin14],
  ['isbn(_13|_number|)', /\bisbn(?!-?10)(-?13)?\b/, codes.isbn],
  ['isbn_10', /\bisbn-?10\b/, codes.isbn10],
  ['issn e_issn p_issn print_issn', /\bissn\b/, codes.issn],
  ['asin', /\basin\b/, ids.upperId(8, 'B0')],
  ['imei(s) imei_number imei_1 imei_2', /\bimei\b/, codes.imei],
  ['imsi', /\bimsi\b/, made('26201##########')],
  ['iccid sim_number sim_serial sim_id sim_card_number', /\biccid\b|\bsim (card )?(serial )?number\b/, codes.iccid],
  ['meid', /\bmeid\b/, letters(14, '0123456789ABCDEF')],
  [
    'vin vin_number vin_code vehicle_identification_number chassis_number',
    /\bvin\b|vehicle identification number/,
    codes.vin
  ],
  ['eui_64 dev_eui app_eui join_eui device_eui', /\b(dev|app|join)?eui(-?64)?\b/, letters(16, '0123456789ABCDEF')],
  [
    'container_number freight_container_number',
    /\biso 6346\b|\b(freight|shipping) container (number|id)\b/,
    codes.container
  ],
  ['imo imo_number', /\bimo (ship )?(identification )?number\b/, codes.imo],
  ['mmsi', /\bmmsi\b/, made('211######')],
  ['awb awb_number air_waybill(_number|)', /\bair waybill\b|\bawb\b/, codes.airWaybill],
  ['un_locode locode port_code', /\bun\/?locode\b/, of('DEHAM', 'NLRTM', 'CNSHA', 'USLAX', 'SGSIN', 'BEANR')],
  ['bill_of_lading bl_number bol_number', /\bbill of lading\b/, made('MAEU#########')],
  ['tracking_(number|no|code|id)', /\btracking (number|code)\b/, made('1Z###@@#########')],
  ['un_number', /\bun number\b|dangerous goods/, of('UN1203', 'UN1993', 'UN3480', 'UN1950')],
  [
    'isrc(s) isrc_code',
    /\bisrc\b|standard recording code/,
    joined(of('US', 'DE', 'GB', 'FR'), letters(3), made('#######'))
  ],
  ['iswc', /\biswc\b|musical work code/, ({ random }) => iswc(digits(random, 9, decimal))],
  ['imdb_id imdb(_code|)', /\bimdb\b/, ids.numericId(7, 'tt')],
  ['youtube_id youtube_video_id yt_id', /\byoutube (video )?id\b/, ids.base62(11)],
  ['spotify_id', /\bspotify id\b/, ids.base62(22)],
  ['mbid musicbrainz_id', /\bmusicbrainz\b/, uuid],
  ['wikidata_id ^qid', /\bwikidata\b/, ids.numericId(6, 'Q')],
  ['oclc(_number|)', /\boclc\b/, ids.numericId(9)],
  ['lccn', /\blccn\b|library of congress control/, joined(year, made('######'))],
  [
    'dewey dewey_decimal(_number|) ddc call_number',
    /\bdewey\b|\bcall number\b/,
    of('823.914', '005.133', '914.304', '641.5', '523.1')
  ]
]

/** The check digit of an ISWC counts the T as one, and each digit by its place. */
const iswc = (front: string): string => {
  const sum = [...front].reduce((total, digit, i) => total + Number(digit) * (i + 1), 1)
  return `T-${front.match(/.{3}/g)!.join('.')}-${(10 - (sum % 10)) % 10}`
}

export const travel: readonly FormRow[] = [
  [
    `
      (carrier|airline)_iata(_code|) airline_code iata_airline carrier_code marketing_carrier operating_carrier
      validating_carrier
    `,
    /\biata\b.*\b(airline|carrier)\b|\b(airline|carrier)('s)? (iata )?code\b/,
    of('LH', 'BA', 'AF', 'KL', 'U2', 'DL', 'SK', 'TP')
  ],
  ['icao_airline airline_icao', /\bicao\b.*\bairline\b/, of('DLH', 'BAW', 'AFR', 'KLM')],
  [
    'iata iata_code airport airport_code airport_iata iata_airport',
    /\biata\b|\bairport code\b/,
    of('BER', 'LHR', 'CDG', 'AMS', 'JFK', 'FRA', 'LIS', 'CPH')
  ],
  ['icao icao_code airport_icao', /\bicao\b/, of('EDDB', 'EGLL', 'LFPG', 'EHAM', 'KJFK', 'EDDF')],
  ['icao_24 hex_ident mode_s', /\bicao ?24\b|\bmode s\b/, hex(6)],
  ['flight_number flight_no flight', /\bflight number\b/, joined(of('LH', 'BA', 'AF', 'KL', 'SK'), made('####'))],
  ['call_sign', /\bcall ?sign\b/, joined(of('DLH', 'BAW', 'AFR', 'KLM'), made('###'))],
  ['tail_number aircraft_registration', /\btail number\b|\baircraft registration\b/, made('D-A@@@')],
  ['squawk', /\bsquawk\b/, letters(4, '01234567')],
  [
    'pnr pnr_code record_locator booking_locator',
    /\bpnr\b|\brecord locator\b|\bbooking reference\b/,
    letters(6, 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789')
  ],
  ['fare_basis(_code|)', /\bfare basis\b/, joined(letters(1, 'YMBHQVW'), of('LOW', 'FLX', 'RTN', 'OWB'), made('#'))],
  ['booking_class fare_class', /\b(booking|fare) class\b/, letters(1, 'YMBHQVWJCF')],
  ['e_ticket_number ticket_number_airline', /\be-?ticket number\b/, made('220##########')],
  ['passport_(number|no) passport', /\bpassport number\b/, made('C@@######')]
]
