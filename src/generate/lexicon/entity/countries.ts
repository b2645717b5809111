/** Facts of countries by their code (ISO 3166-1), where faker has a language for them. */

import { pairsIn } from './listed.ts'

/** A country, or a place in it. */
export interface CountryFacts {
  code3: string
  capital: string
  currency: string
  timezone: string
  latitude: number
  longitude: number
}

/** The parts of the world by the beginnings of their time zones. */
const worlds = new Map(pairsIn('Africa Africa, America Americas, Asia Asia, Europe Europe, Australia Oceania'))
export const partsOfWorld: ReadonlySet<string> = new Set(worlds.values())
export const partOfWorld = (timezone: string): string => worlds.get(timezone.split('/')[0] as string) as string

const facts = (
  code3: string,
  capital: string,
  currency: string,
  timezone: string,
  latitude: number,
  longitude: number
): CountryFacts => ({ code3, capital, currency, timezone, latitude, longitude })

// biome-ignore format: a table, a line a country
export const countries: Readonly<Record<string, CountryFacts>> = {
  AM: facts('ARM', 'Yerevan', 'AMD', 'Asia/Yerevan', 40.18, 44.51),
  AT: facts('AUT', 'Vienna', 'EUR', 'Europe/Vienna', 48.21, 16.37),
  AU: facts('AUS', 'Canberra', 'AUD', 'Australia/Sydney', -33.87, 151.21),
  AZ: facts('AZE', 'Baku', 'AZN', 'Asia/Baku', 40.41, 49.87),
  BD: facts('BGD', 'Dhaka', 'BDT', 'Asia/Dhaka', 23.81, 90.41),
  BE: facts('BEL', 'Brussels', 'EUR', 'Europe/Brussels', 50.85, 4.35),
  BR: facts('BRA', 'Brasília', 'BRL', 'America/Sao_Paulo', -23.55, -46.63),
  CA: facts('CAN', 'Ottawa', 'CAD', 'America/Toronto', 45.5, -73.57),
  CH: facts('CHE', 'Bern', 'CHF', 'Europe/Zurich', 46.95, 7.45),
  CN: facts('CHN', 'Beijing', 'CNY', 'Asia/Shanghai', 39.9, 116.41),
  CZ: facts('CZE', 'Prague', 'CZK', 'Europe/Prague', 50.09, 14.42),
  DE: facts('DEU', 'Berlin', 'EUR', 'Europe/Berlin', 52.52, 13.41),
  DK: facts('DNK', 'Copenhagen', 'DKK', 'Europe/Copenhagen', 55.68, 12.57),
  EG: facts('EGY', 'Cairo', 'EGP', 'Africa/Cairo', 30.04, 31.24),
  ES: facts('ESP', 'Madrid', 'EUR', 'Europe/Madrid', 40.42, -3.7),
  FI: facts('FIN', 'Helsinki', 'EUR', 'Europe/Helsinki', 60.17, 24.94),
  FR: facts('FRA', 'Paris', 'EUR', 'Europe/Paris', 48.86, 2.35),
  GB: facts('GBR', 'London', 'GBP', 'Europe/London', 51.51, -0.13),
  GE: facts('GEO', 'Tbilisi', 'GEL', 'Asia/Tbilisi', 41.72, 44.79),
  GH: facts('GHA', 'Accra', 'GHS', 'Africa/Accra', 5.6, -0.19),
  GR: facts('GRC', 'Athens', 'EUR', 'Europe/Athens', 37.98, 23.73),
  HK: facts('HKG', 'Hong Kong', 'HKD', 'Asia/Hong_Kong', 22.32, 114.17),
  HR: facts('HRV', 'Zagreb', 'EUR', 'Europe/Zagreb', 45.82, 15.98),
  HU: facts('HUN', 'Budapest', 'HUF', 'Europe/Budapest', 47.5, 19.04),
  ID: facts('IDN', 'Jakarta', 'IDR', 'Asia/Jakarta', -6.21, 106.85),
  IE: facts('IRL', 'Dublin', 'EUR', 'Europe/Dublin', 53.35, -6.26),
  IL: facts('ISR', 'Jerusalem', 'ILS', 'Asia/Jerusalem', 31.77, 35.21),
  IN: facts('IND', 'New Delhi', 'INR', 'Asia/Kolkata', 28.61, 77.21),
  IR: facts('IRN', 'Tehran', 'IRR', 'Asia/Tehran', 35.69, 51.39),
  IT: facts('ITA', 'Rome', 'EUR', 'Europe/Rome', 41.9, 12.5),
  JP: facts('JPN', 'Tokyo', 'JPY', 'Asia/Tokyo', 35.68, 139.69),
  KR: facts('KOR', 'Seoul', 'KRW', 'Asia/Seoul', 37.57, 126.98),
  LU: facts('LUX', 'Luxembourg', 'EUR', 'Europe/Luxembourg', 49.61, 6.13),
  LV: facts('LVA', 'Riga', 'EUR', 'Europe/Riga', 56.95, 24.11),
  MD: facts('MDA', 'Chișinău', 'MDL', 'Europe/Chisinau', 47.01, 28.86),
  MK: facts('MKD', 'Skopje', 'MKD', 'Europe/Skopje', 42.0, 21.43),
  MV: facts('MDV', 'Malé', 'MVR', 'Indian/Maldives', 4.18, 73.51),
  MX: facts('MEX', 'Mexico City', 'MXN', 'America/Mexico_City', 19.43, -99.13),
  NG: facts('NGA', 'Abuja', 'NGN', 'Africa/Lagos', 6.52, 3.38),
  NL: facts('NLD', 'Amsterdam', 'EUR', 'Europe/Amsterdam', 52.37, 4.9),
  NO: facts('NOR', 'Oslo', 'NOK', 'Europe/Oslo', 59.91, 10.75),
  NP: facts('NPL', 'Kathmandu', 'NPR', 'Asia/Kathmandu', 27.72, 85.32),
  PK: facts('PAK', 'Islamabad', 'PKR', 'Asia/Karachi', 33.68, 73.05),
  PL: facts('POL', 'Warsaw', 'PLN', 'Europe/Warsaw', 52.23, 21.01),
  PT: facts('PRT', 'Lisbon', 'EUR', 'Europe/Lisbon', 38.72, -9.14),
  RO: facts('ROU', 'Bucharest', 'RON', 'Europe/Bucharest', 44.43, 26.1),
  RS: facts('SRB', 'Belgrade', 'RSD', 'Europe/Belgrade', 44.79, 20.45),
  RU: facts('RUS', 'Moscow', 'RUB', 'Europe/Moscow', 55.76, 37.62),
  SE: facts('SWE', 'Stockholm', 'SEK', 'Europe/Stockholm', 59.33, 18.07),
  SI: facts('SVN', 'Ljubljana', 'EUR', 'Europe/Ljubljana', 46.06, 14.51),
  SK: facts('SVK', 'Bratislava', 'EUR', 'Europe/Bratislava', 48.15, 17.11),
  SN: facts('SEN', 'Dakar', 'XOF', 'Africa/Dakar', 14.72, -17.47),
  TH: facts('THA', 'Bangkok', 'THB', 'Asia/Bangkok', 13.76, 100.5),
  TR: facts('TUR', 'Ankara', 'TRY', 'Europe/Istanbul', 41.01, 28.98),
  TW: facts('TWN', 'Taipei', 'TWD', 'Asia/Taipei', 25.03, 121.57),
  UA: facts('UKR', 'Kyiv', 'UAH', 'Europe/Kyiv', 50.45, 30.52),
  US: facts('USA', 'Washington', 'USD', 'America/New_York', 40.71, -74.01),
  UZ: facts('UZB', 'Tashkent', 'UZS', 'Asia/Tashkent', 41.3, 69.24),
  VN: facts('VNM', 'Hanoi', 'VND', 'Asia/Ho_Chi_Minh', 21.03, 105.85),
  ZA: facts('ZAF', 'Pretoria', 'ZAR', 'Africa/Johannesburg', -26.2, 28.05)
}

export const regionNames = new Intl.DisplayNames(['en'], { type: 'region' })
