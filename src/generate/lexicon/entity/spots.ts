/** Places that go together: a city, its country, streets that could be there, its money, its time. */

import { type CountryFacts, countries, regionNames } from './countries.ts'
import { listed } from './listed.ts'

export interface Spot extends CountryFacts {
  city: string
  state: string
  stateCode: string
  country: string
  code: string
  /** `#` stands for a digit, `@` for a capital letter. */
  zip: string
  streets: readonly string[]
  locale: string
  phone: string
}

const streets: Readonly<Record<string, readonly string[]>> = {
  american: listed('{n} Maple Street, {n} Washington Avenue, {n} Lincoln Boulevard, {n} Park Avenue, {n} Cedar Lane'),
  british: listed('{n} High Street, {n} Church Road, {n} Station Road, {n} Victoria Terrace, {n} Mill Lane'),
  german: listed('Lindenstraße {n}, Hauptstraße {n}, Gartenweg {n}, Goethestraße {n}, Bahnhofstraße {n}'),
  french: listed('{n} rue Victor Hugo, {n} avenue de la République, {n} rue des Lilas, {n} boulevard Voltaire'),
  spanish: listed('Calle Mayor {n}, Avenida de la Constitución {n}, Calle del Sol {n}, Paseo de la Reforma {n}'),
  dutch: listed('Keizersgracht {n}, Damstraat {n}, Kerkstraat {n}'),
  swedish: listed('Storgatan {n}, Kungsgatan {n}, Skolgatan {n}'),
  italian: listed('Via Roma {n}, Via Garibaldi {n}, Corso Italia {n}'),
  japanese: listed('{n} Midosuji Street, {n} Umeda Avenue'),
  danish: listed('Nørregade {n}, Vestergade {n}, Skovvej {n}'),
  portuguese: listed('Rua Augusta {n}, Rua das Flores {n}'),
  indian: listed('{n} Residency Road, {n} Lavelle Road, {n} Church Street'),
  brazilian: listed('Rua das Palmeiras {n}, Rua São Paulo {n}')
}

/** City, state and its code, country, postcode, streets, latitude and longitude, time zone, locale, phone. */
const table = `
Portland, Oregon, OR, US, 972##, american, 45.5152, -122.6784, America/Los_Angeles, en-US, +1503555####
London, England, ENG, GB, SW# #AA, british, 51.5074, -0.1278, Europe/London, en-GB, +44207946####
Berlin, Berlin, BE, DE, 10###, german, 52.52, 13.405, Europe/Berlin, de-DE, +493023125###
Lyon, Auvergne-Rhône-Alpes, ARA, FR, 6900#, french, 45.764, 4.8357, Europe/Paris, fr-FR, +33465712###
Austin, Texas, TX, US, 787##, american, 30.2672, -97.7431, America/Chicago, en-US, +1512555####
Toronto, Ontario, ON, CA, M#V #K#, american, 43.6532, -79.3832, America/Toronto, en-CA, +1416555####
Madrid, Madrid, MD, ES, 280##, spanish, 40.4168, -3.7038, Europe/Madrid, es-ES, +3491117####
Sydney, New South Wales, NSW, AU, 20##, british, -33.8688, 151.2093, Australia/Sydney, en-AU, +612555####
Amsterdam, North Holland, NH, NL, 10## @@, dutch, 52.3676, 4.9041, Europe/Amsterdam, nl-NL, +312051####
Dublin, Leinster, L, IE, D0# @###, british, 53.3498, -6.2603, Europe/Dublin, en-IE, +3531555####
Stockholm, Stockholm County, AB, SE, 11# ##, swedish, 59.3293, 18.0686, Europe/Stockholm, sv-SE, +46850555###
Milan, Lombardy, MI, IT, 201##, italian, 45.4642, 9.19, Europe/Rome, it-IT, +3902555####
Osaka, Osaka, 27, JP, 530-00##, japanese, 34.6937, 135.5023, Asia/Tokyo, ja-JP, +81665550###
Munich, Bavaria, BY, DE, 803##, german, 48.1351, 11.582, Europe/Berlin, de-DE, +498912345##
Boston, Massachusetts, MA, US, 021##, american, 42.3601, -71.0589, America/New_York, en-US, +1617555####
Copenhagen, Capital Region, 84, DK, 21##, danish, 55.6761, 12.5683, Europe/Copenhagen, da-DK, +4535555###
Leeds, England, ENG, GB, LS# #DY, british, 53.8008, -1.5491, Europe/London, en-GB, +44113496####
Lisbon, Lisbon, 11, PT, 1100-###, portuguese, 38.7223, -9.1393, Europe/Lisbon, pt-PT, +35121555####
Vienna, Vienna, 9, AT, 10#0, german, 48.2082, 16.3738, Europe/Vienna, de-AT, +431555####
Bengaluru, Karnataka, KA, IN, 5600##, indian, 12.9716, 77.5946, Asia/Kolkata, en-IN, +91805550###
Monterrey, Nuevo León, NL, MX, 640##, spanish, 25.6866, -100.3161, America/Monterrey, es-MX, +5281555###
Curitiba, Paraná, PR, BR, 80###-###, brazilian, -25.4284, -49.2733, America/Sao_Paulo, pt-BR, +5541555####
`

/** To let people live elsewhere too, add a line to the table. */
export const spots: readonly Spot[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const [city = '', state = '', stateCode = '', code = '', zip = '', style = '', ...rest] = listed(line)
    const [latitude, longitude, timezone = '', locale = '', phone = ''] = rest
    return {
      ...countries[code]!,
      ...{ city, state, stateCode, code, zip, timezone, locale, phone },
      country: regionNames.of(code) as string,
      streets: streets[style]!,
      latitude: Number(latitude),
      longitude: Number(longitude)
    }
  })
