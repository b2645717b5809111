/** Places that go together: a city, its country, streets that could be there, its money, its time. */
export interface Spot {
  city: string
  state: string
  stateCode: string
  country: string
  code: string
  code3: string
  capital: string
  /** `#` stands for a digit, `@` for a capital letter. */
  zip: string
  streets: readonly string[]
  latitude: number
  longitude: number
  timezone: string
  currency: string
  locale: string
  phone: string
}

const american = [
  '{n} Maple Street',
  '{n} Washington Avenue',
  '{n} Lincoln Boulevard',
  '{n} Park Avenue',
  '{n} Cedar Lane'
]
const british = ['{n} High Street', '{n} Church Road', '{n} Station Road', '{n} Victoria Terrace', '{n} Mill Lane']
const german = ['Lindenstraße {n}', 'Hauptstraße {n}', 'Gartenweg {n}', 'Goethestraße {n}', 'Bahnhofstraße {n}']
const french = ['{n} rue Victor Hugo', '{n} avenue de la République', '{n} rue des Lilas', '{n} boulevard Voltaire']
const spanish = ['Calle Mayor {n}', 'Avenida de la Constitución {n}', 'Calle del Sol {n}', 'Paseo de la Reforma {n}']

const spot = (
  [city, state, stateCode]: readonly [string, string, string],
  [country, code, code3, capital]: readonly [string, string, string, string],
  zip: string,
  streets: readonly string[],
  [latitude, longitude]: readonly [number, number],
  [timezone, currency, locale, phone]: readonly [string, string, string, string]
): Spot => ({
  city,
  state,
  stateCode,
  country,
  code,
  code3,
  capital,
  zip,
  streets,
  latitude,
  longitude,
  timezone,
  currency,
  locale,
  phone
})

const us = ['United States', 'US', 'USA', 'Washington'] as const
const uk = ['United Kingdom', 'GB', 'GBR', 'London'] as const
const de = ['Germany', 'DE', 'DEU', 'Berlin'] as const

/** To let people live elsewhere too, add a line here. */
export const spots: readonly Spot[] = [
  spot(
    ['Portland', 'Oregon', 'OR'],
    us,
    '972##',
    american,
    [45.5152, -122.6784],
    ['America/Los_Angeles', 'USD', 'en-US', '+1503555####']
  ),
  spot(
    ['London', 'England', 'ENG'],
    uk,
    'SW# #AA',
    british,
    [51.5074, -0.1278],
    ['Europe/London', 'GBP', 'en-GB', '+44207946####']
  ),
  spot(
    ['Berlin', 'Berlin', 'BE'],
    de,
    '10###',
    german,
    [52.52, 13.405],
    ['Europe/Berlin', 'EUR', 'de-DE', '+493023125###']
  ),
  spot(
    ['Lyon', 'Auvergne-Rhône-Alpes', 'ARA'],
    ['France', 'FR', 'FRA', 'Paris'],
    '6900#',
    french,
    [45.764, 4.8357],
    ['Europe/Paris', 'EUR', 'fr-FR', '+33465712###']
  ),
  spot(
    ['Austin', 'Texas', 'TX'],
    us,
    '787##',
    american,
    [30.2672, -97.7431],
    ['America/Chicago', 'USD', 'en-US', '+1512555####']
  ),
  spot(
    ['Toronto', 'Ontario', 'ON'],
    ['Canada', 'CA', 'CAN', 'Ottawa'],
    'M#V #K#',
    american,
    [43.6532, -79.3832],
    ['America/Toronto', 'CAD', 'en-CA', '+1416555####']
  ),
  spot(
    ['Madrid', 'Madrid', 'MD'],
    ['Spain', 'ES', 'ESP', 'Madrid'],
    '280##',
    spanish,
    [40.4168, -3.7038],
    ['Europe/Madrid', 'EUR', 'es-ES', '+3491117####']
  ),
  spot(
    ['Sydney', 'New South Wales', 'NSW'],
    ['Australia', 'AU', 'AUS', 'Canberra'],
    '20##',
    british,
    [-33.8688, 151.2093],
    ['Australia/Sydney', 'AUD', 'en-AU', '+612555####']
  ),
  spot(
    ['Amsterdam', 'North Holland', 'NH'],
    ['Netherlands', 'NL', 'NLD', 'Amsterdam'],
    '10## @@',
    ['Keizersgracht {n}', 'Damstraat {n}', 'Kerkstraat {n}'],
    [52.3676, 4.9041],
    ['Europe/Amsterdam', 'EUR', 'nl-NL', '+312051####']
  ),
  spot(
    ['Dublin', 'Leinster', 'L'],
    ['Ireland', 'IE', 'IRL', 'Dublin'],
    'D0# @###',
    british,
    [53.3498, -6.2603],
    ['Europe/Dublin', 'EUR', 'en-IE', '+3531555####']
  ),
  spot(
    ['Stockholm', 'Stockholm County', 'AB'],
    ['Sweden', 'SE', 'SWE', 'Stockholm'],
    '11# ##',
    ['Storgatan {n}', 'Kungsgatan {n}', 'Skolgatan {n}'],
    [59.3293, 18.0686],
    ['Europe/Stockholm', 'SEK', 'sv-SE', '+46850555###']
  ),
  spot(
    ['Milan', 'Lombardy', 'MI'],
    ['Italy', 'IT', 'ITA', 'Rome'],
    '201##',
    ['Via Roma {n}', 'Via Garibaldi {n}', 'Corso Italia {n}'],
    [45.4642, 9.19],
    ['Europe/Rome', 'EUR', 'it-IT', '+3902555####']
  ),
  spot(
    ['Osaka', 'Osaka', '27'],
    ['Japan', 'JP', 'JPN', 'Tokyo'],
    '530-00##',
    ['{n} Midosuji Street', '{n} Umeda Avenue'],
    [34.6937, 135.5023],
    ['Asia/Tokyo', 'JPY', 'ja-JP', '+81665550###']
  ),
  spot(
    ['Munich', 'Bavaria', 'BY'],
    de,
    '803##',
    german,
    [48.1351, 11.582],
    ['Europe/Berlin', 'EUR', 'de-DE', '+498912345##']
  ),
  spot(
    ['Boston', 'Massachusetts', 'MA'],
    us,
    '021##',
    american,
    [42.3601, -71.0589],
    ['America/New_York', 'USD', 'en-US', '+1617555####']
  ),
  spot(
    ['Copenhagen', 'Capital Region', '84'],
    ['Denmark', 'DK', 'DNK', 'Copenhagen'],
    '21##',
    ['Nørregade {n}', 'Vestergade {n}', 'Skovvej {n}'],
    [55.6761, 12.5683],
    ['Europe/Copenhagen', 'DKK', 'da-DK', '+4535555###']
  ),
  spot(
    ['Leeds', 'England', 'ENG'],
    uk,
    'LS# #DY',
    british,
    [53.8008, -1.5491],
    ['Europe/London', 'GBP', 'en-GB', '+44113496####']
  ),
  spot(
    ['Lisbon', 'Lisbon', '11'],
    ['Portugal', 'PT', 'PRT', 'Lisbon'],
    '1100-###',
    ['Rua Augusta {n}', 'Rua das Flores {n}'],
    [38.7223, -9.1393],
    ['Europe/Lisbon', 'EUR', 'pt-PT', '+35121555####']
  ),
  spot(
    ['Vienna', 'Vienna', '9'],
    ['Austria', 'AT', 'AUT', 'Vienna'],
    '10#0',
    german,
    [48.2082, 16.3738],
    ['Europe/Vienna', 'EUR', 'de-AT', '+431555####']
  ),
  spot(
    ['Bengaluru', 'Karnataka', 'KA'],
    ['India', 'IN', 'IND', 'New Delhi'],
    '5600##',
    ['{n} Residency Road', '{n} Lavelle Road', '{n} Church Street'],
    [12.9716, 77.5946],
    ['Asia/Kolkata', 'INR', 'en-IN', '+91805550###']
  ),
  spot(
    ['Monterrey', 'Nuevo León', 'NL'],
    ['Mexico', 'MX', 'MEX', 'Mexico City'],
    '640##',
    spanish,
    [25.6866, -100.3161],
    ['America/Monterrey', 'MXN', 'es-MX', '+5281555###']
  ),
  spot(
    ['Curitiba', 'Paraná', 'PR'],
    ['Brazil', 'BR', 'BRA', 'Brasília'],
    '80###-###',
    ['Rua das Palmeiras {n}', 'Rua São Paulo {n}'],
    [-25.4284, -49.2733],
    ['America/Sao_Paulo', 'BRL', 'pt-BR', '+5541555####']
  )
]
