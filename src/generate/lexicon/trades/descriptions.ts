/**
 * Makes values by the title and description of their schema (in small letters).
 */

import { iban } from '../codes/codes.ts'
import type { Range } from '../entity/range.ts'
import type { Maker, Scene } from '../entity/scene.ts'
import { formats, link } from '../forms/formats.ts'
import { knownForms } from '../forms/known-forms.ts'
import {
  agent,
  base64,
  color,
  digits,
  domain,
  email,
  fileName,
  fullName,
  hex,
  host,
  idText,
  ipv4,
  ipv6,
  jwt,
  of,
  phone,
  semver,
  slug,
  token,
  uuid,
  xml
} from '../words/makers.ts'
import { failures } from '../words/plain-words.ts'
import { dateOf, iso, timeOf, unix } from '../words/times.ts'
import { json } from './nouns.ts'
import { among } from './trade.ts'

/** An amount as a text. Where more is known of the number, that counts instead. */
export const numberText: Maker<string> = ({ entity }) => entity.amount.toFixed(2)

/** Says that a text is `true` or `false`. */
const flags =
  /^\W*((when|if|set to|when set to|true|`true`)\W+(true|if|when|for)\b|whether\b|(a )?(boolean|flag) (flag |value )?(that|to|which|indicating|whether)\b|(indicates|specifies|determines|shows|tells|defines) (whether|if)\b)/

const errorMessage =
  /^\W*(an? |the |this )?([\w-]+,? ){0,2}(error message|message (of|for|describing|about) (the|an?|this) error|description of (the|an?|this) error)\b/

/** Says that a text is a span of time. */
const howLong = /^\W*how long\b/

/** Says that an amount of money is a whole number of units of which one is worth nearly nothing. */
const tinyUnits = /\bin (the )?(g?wei|drops|satoshis?|sats|lamports|stroops|(base|atomic) units)\b/

/** Says that an amount of money is a whole number. */
const smallestUnits =
  /\bin (the )?(g?wei|drops|satoshis?|sats|lamports|stroops|(euro)?cents|pence|centimes|centavos|c[eé]ntimos|rappen|öre|øre|groszy|paisa|paise|kopecks|agorot|fils|(base|atomic) units)\b|smallest (currency )?unit|minor units?|\(cents\)/

/** Says that a text counts things: "Number of seats", but not "Number of the seat". */
export const counted = /^how many\b|^(the )?(total )?(number|count) of (?!(the|this|an?|each|your) )[\w -]*s\b/

/** Units of an amount of money that are a part of the usual ones. */
const millionths = /millionths|\bmicros\b|micro-?units/
const thousandths = /milli-?units|thousandths/
/** Says that an amount is in a unit of its own, whatever the name. */
export const smallUnits = new RegExp([smallestUnits, millionths, thousandths].map(({ source }) => source).join('|'))

/** Says a quantity by its unit, at the end: "Inflow in m³/s". */
const measured =
  /\bin (kwh?|mwh?|watts?|volts?|amperes?|amps|hz|m³(\/[sh])?|m²|m\/s|km\/h|mph|knots|[mck]?m|[kmµ]?g|[kmg]b|litres?|liters?|met(er|re)s|kilomet(er|re)s|miles|feet|inches|grams|kilograms|pounds|ounces|degrees( celsius| fahrenheit)?|celsius|fahrenheit|kelvin|percent|bar|[hk]?pa|psi|lux|db|ppm|°[cf]|(milli)?seconds|ms|minutes|hours|days|bytes|pixels|px|k?cal|calories)\s*([.,;()]|$)/

const feetAndInches = /\bin feet and inches\b/

/** Says that a text is a number. */
const numberAsText =
  /\ba number (wrapped |encoded |sent )?(in|as) a (string|text)\b|\b(as|is) (an? )?(decimal |numeric )?(text|string)\b|\b(decimal|numeric) (string|text)\b|\bbig ?decimal\b|stringified (?!json|object|array|xml)|, stringified\b|\b(formatted|encoded|given|written|represented) as an? (\w+ )?(number|integer|decimal|float)\b/

/** The first line that fits is taken. */
export const descriptions: readonly (readonly [RegExp, Maker<string>])[] = [
  [/\bjwt\b|json web token/, jwt],
  [flags, of('true', 'false')],
  [/^\W*(the |an? )?(regex|regular expression)\b/, of('^[a-z0-9-]+$', '^v\\d+$', '[A-Z]{2}', '\\d{4}-\\d{2}')],
  [errorMessage, of(...failures)],
  [/^\W*(the (person|one) )?who (?!(can|may|has|have|is|are|sees|should|must|could)\b)/, fullName],
  [howLong, of('10 minutes', '1 hour', '30 seconds', '2 days')],
  [/(?<!\bwith (?:the|this|its) )\b[ug]uid(?:v\d)?\b/, uuid],
  [/hex(adecimal)? (colou?r|code)|hex value.{1,60}colou?r|colou?r .*hex|#[0-9a-f]{6}/, color],
  [/semantic version|\bsemver\b/, semver],
  [/iso[ -]?8601 duration/, formats.duration!],
  [/\bunix (time|timestamp|epoch)|\bepoch (time|seconds)|seconds since\b/, (scene) => String(unix(scene))],
  [
    /\boffset (?:from|to|of) (?:utc|gmt)\b|\b(?:utc|gmt) offset\b/,
    of('+01:00', '-05:00', '+09:00', '+00:00', '-08:00')
  ],
  [
    /\bdate.?time\b|\biso[ -]?8601\b|\brfc[ -]?3339\b|\btimestamp\b/,
    (scene) =>
      /\bdate\b(?!.?time)/.test(scene.hint) && !/time/.test(scene.hint) ? dateOf(timeOf(scene)) : iso(timeOf(scene))
  ],
  [
    /^\s*when\b(?! (?:applicable|available|present|set|provided|needed|enabled|possible)\b)(?![^.]*,)|\b(time|moment) (at which|when|that)\b|^\s*(the )?time (\w+ ){1,3}(was|is|were|has)\b/,
    (scene) => iso(timeOf(scene))
  ],
  [
    /\b(64-bit|u?int(64|128|256)|big ?int(eger)?)\b/,
    ({ random }) => String(random.int(1_000_000, 9_007_199_254_740_991))
  ],
  [tinyUnits, ({ random }) => String(random.int(1_000_000, 900_000_000) * 1000)],
  [smallestUnits, ({ random }) => String(random.int(5, 499) * 100 - random.pick([0, 1, 50]))],
  [/base64/, base64],
  [/\bjson[- ](serialized|encoded)\b|\b(stringified|serialized) json\b/, json],
  [/\braw xml\b|^\W*(the |an )?xml (text|document|string|content|source|payload|body)\b/, xml],
  [/amount of money/, numberText],
  [numberAsText, numberText],
  [counted, numberText],
  [feetAndInches, ({ random }) => `${random.int(4, 400)}' ${random.int(0, 11)}"`],
  [measured, numberText],
  [/\bpercentile\b/, ({ random }) => String(random.int(1, 99))],
  [
    /two-?\s?letter .*\bstate\b|\bstate (code|abbreviation)\b|iso[ -]?3166-2\b.*\b(state|province|region|subdivision)\b/,
    stateCode
  ],
  [/yyyy-mm-dd(?!t)|\bdate (of|when|on which|in)\b|^(the )?date\b/, (scene) => dateOf(timeOf(scene))],
  [
    /(?<!\b(?:version|body|text|content|part|subject) of (?:the|an?|this) )\be-?mail( address)?\b(?! (template|notification|message|body|subject))/,
    email
  ],
  [/iso[ -]?4217|currency code/, ({ entity }) => entity.currency],
  [/iso[ -]?3166.*alpha-?3|three.letter country/, ({ entity }) => entity.place.code3],
  [
    /iso[ -]?3166|country code|\b(two|2)[ -]letter\b[^.]*\bcountry\b|\biso code of (the |a )?country/,
    ({ entity }) => entity.place.code
  ],
  [/iso[ -]?639|language code/, ({ entity }) => entity.place.locale.slice(0, 2)],
  [
    /bcp[ -]?47|(?<!\b(?:in|for) (?:the|this|that|its|your) (?:\S+ ){0,2})\blocale\b/,
    ({ entity }) => entity.place.locale
  ],
  [/\biana\b.*time ?zone|time ?zone (name|identifier)/, ({ entity }) => entity.place.timezone],
  [/e\.?164|phone number/, phone],
  [/\bipv6\b/, ipv6],
  [/\bip(v4)? address\b/, ipv4],
  [/\bmasked\b|\bobfuscated\b|\bredacted\b/, masked],
  [/\bmac\)? address/, formats.mac!],
  [/\biban\b/, iban],
  [/\bsha-?256\b/, hex(64)],
  [/\bsha-?1\b|commit hash/, hex(40)],
  [/\bmd5\b/, hex(32)],
  [/\bhttp[ _](?:status|response)(?:[ _]codes?)?\b/, (scene) => httpStatus(scene)],
  [/\bmime type\b|content type|media type/, of('application/json', 'image/png', 'application/pdf')],
  [/user.?agent/, agent],
  [/file ?name/, fileName],
  [
    /^(the |an? )?((globally )?unique |internal |external |public |opaque |stable |string |numeric |hash )*(ids?|identifiers?)\b(?! ?card)/,
    idText
  ],
  [
    /(?<!\b(?:on|of|at|for|by|with|in) (?:the|this|that|its) |(?<!\bur[il] )\bor (?:an? )?)\b(url|uri)\b|\blink to\b/,
    (scene) => link(scene)
  ],
  [/host ?name/, host],
  [/\btld\b|top.level domain/, of('com', 'org', 'net', 'de', 'io', 'dev')],
  [/domain name/, domain],
  [/\bslug\b/, slug],
  [
    /full name|(person|user|customer|member|author|owner|employee|contact|patient|guest)['’]?s? name|name of the (user|person|customer|member|author|owner|contact|employee|patient|guest)/,
    fullName
  ],
  [
    /^why\b|^(the |an? )?reason\b/,
    of('Requested by the customer', 'The amount does not match', 'Opened by mistake', 'Missing documents')
  ],
  [/\bapi key\b|\baccess token\b|(?<!\bof (?:the|this|a) (?:\w+ )?)\bsecret\b(?! (?:name|id|manager))/, token],
  ...knownForms.map(([, described, maker]) => [described, maker] as const)
]

const states = of('CA', 'TX', 'OR', 'NY', 'WA', 'CO', 'IL', 'GA')

/** Makes the code of the state that a city or country beside it is in, else one of the United States. */
function stateCode(scene: Scene): string {
  const isPlaced = scene.beside.some((one) => /^(city|town|locality|country|country_code)$/.test(one))
  const { stateCode: own } = scene.entity.place
  return isPlaced && /^[A-Z]{2}$/.test(own) ? own : states(scene)
}

/** Makes a status of HTTP, of an error if a text is about one. */
const httpStatus: Maker<string> = (scene) => (/\berrors?\b/.test(scene.hint) ? failed : answered)(scene)
const failed = of('400', '404', '409', '422')
const answered = of('200', '201', '404')

/** Hides all of a text but its end. */
function masked({ name, random, entity }: Scene): string {
  const end = digits(random, 4, '123456789')
  if (/mail/.test(name)) return `${entity.person.email.slice(0, 1)}***@example.com`
  if (/phone|mobile|msisdn/.test(name)) return `*** *** ${end}`
  if (/ssn|social/.test(name)) return `***-**-${end}`
  return /card|pan$/.test(name) ? `**** **** **** ${end}` : `****${end}`
}

/** Words with only one meaning. */
const single =
  /^\W*(the |an? )?(regex|regular expression)\b|^\W*(when|if|set to)\W+true\b|^\W*whether\b|^\W*(indicates|specifies|determines|shows|tells|defines) (whether|if)\b|\bjwt\b|json web token|(?<!\bwith (?:the|this|its) )\buuid(?:v\d)?\b|iso[ -]?8601|rfc[ -]?3339|yyyy-mm-dd|e\.?164|iso[ -]?4217|iso[ -]?3166|\b(two|2)[ -]letter\b|\biso code of|hex(adecimal)? colou?r|hex value.{1,60}colou?r|semantic version|unix (time|timestamp)|seconds since (the )?(unix )?epoch|base64|\bipv[46]\b|\bsha-?(1|256|512)\b|\bmd5\b|\bmasked\b|\bobfuscated\b|\bbase-?58\b|\bsolana\b|\bmac\)? address|^(the )?(tld|top.level domain)\b|64-bit|\bu?int64\b|\bbig ?int(eger)?\b|two-?\s?letter|^\s*(the )?(time|moment|date and time) (at|when|of|on|that)\b|^\s*(the )?time (\w+ ){1,3}(was|is|were|has)\b|^\s*when\b(?![^.]*,)|^why\b|\braw xml\b|\bjson[- ](serialized|encoded)\b|\b(stringified|serialized) json\b|^\W*(the )?http[ _](status|response)[ _]codes?\b/

/** Tells by its words what a text is, whatever the name says. */
export const precise = new RegExp(
  [single, numberAsText, howLong, smallestUnits, counted, measured, feetAndInches].map(({ source }) => source).join('|')
)

/** Says that a number counts from 1970, in whatever unit. */
export const sinceEpoch = /unix|epoch|\btimestamp\b|seconds since/

/** Ranges of numbers by their description. A range with a third part below 0 counts in tens, hundreds and so on. */
export const numberHints: readonly (readonly [RegExp, Range | Maker<number>])[] = [
  [sinceEpoch, unix],
  [/\b0 or 1\b|\b1 or 0\b|\b1 (if|for true|when)\b/, among(0, 1)],
  [/percentage points?\b/, [-8, 8, 1]],
  [/percent/, [1, 99, 0]],
  [/^(the )?(share|fraction|proportion) of\b/, [0.05, 0.95, 2]],
  [/\bconfidence\b(?! interval)|\bprobability\b|\blikelihood\b/, [0.5, 0.99, 3]],
  [tinyUnits, [1_000_000_000, 900_000_000_000, -3]],
  [smallestUnits, [500, 49_900, 0]],
  [millionths, [500_000, 90_000_000, -4]],
  [thousandths, [10_000, 900_000, -1]],
  [
    /(song|track|film|movie|video|episode|recording|call|podcast|clip|audio)\b.*\b(in )?(milliseconds|ms)\b/,
    [90_000, 360_000, 0]
  ],
  [/(song|track|film|movie|video|episode|recording|call|podcast|clip|audio)\b.*\b(in )?seconds\b/, [90, 3600, 0]],
  [/milliseconds|\bin ms\b|millisekunden|milissegundos|milisegundos|millisecondes/, [20, 2000, 0]],
  [
    /in seconds|number of seconds|^seconds (that|until|it|for|the|an?|to)\b|\b(in sekunden|em segundos|en segundos|en secondes|in secondi|in seconden)\b/,
    [30, 3600, 0]
  ],
  [
    /in minutes|number of minutes|^minutes (that|until|it|for|the|an?|to)\b|\b(in minuten|em minutos|en minutos|en minutes|in minuti)\b/,
    [5, 180, 0]
  ],
  [
    /in hours|number of hours|^hours (that|until|it|for|the|an?|to)\b|\b(in stunden|em horas|en horas|en heures|in ore|in uren)\b/,
    [1, 48, 0]
  ],
  [
    /in days|number of days|^days (that|until|it|for|the|an?|to)\b|\b(in tagen|em dias|en dias|en días|en jours|in giorni|in dagen)\b/,
    [1, 60, 0]
  ],
  [/\bport\b/, [1024, 9999, 0]]
]

/** Words behind a unit of time that is counted from the start of something. */
const sinceStart = '(since|from|after|into) (the )?(\\w+ ){0,2}(start|beginning|launch|boot|video|song)\\b'

/** Ranges of what the beginning of a description says, whatever the name. */
export const parts: readonly (readonly [RegExp, Range])[] = [
  [/^(the )?(utc |local |starting |ending )?hour(s)? (of (the )?day|to|at|in|\()|\bhour of (the )?day\b/, [0, 23, 0]],
  [/^(the )?minutes? (of|past) (the )?hour/, [0, 59, 0]],
  [new RegExp(`\\b(milliseconds|ms) ${sinceStart}`), [0, 90_000, 0]],
  [new RegExp(`\\bseconds ${sinceStart}`), [0, 600, 0]],
  [/\b0\s*(?:[:=-]|for|means)\s*(success|ok|no error)\b/, [0, 0, 0]],
  [/\b(in|number of) bytes\b/, [1024, 5_242_880, 0]],
  [/\bin (kb|kib|kilobytes)\b|\((kb|kib)\)/, [4, 9400, 0]],
  [/\bin (mb|mib|megabytes)\b|\((mb|mib)\)/, [1, 9400, 0]],
  [/\bin (gb|gib|gigabytes)\b|\((gb|gib)\)/, [1, 480, 0]],
  [/^(the )?number of months\b/, [1, 24, 0]],
  [/^(the )?number of weeks\b/, [1, 26, 0]],
  [/^(the )?number of years\b/, [1, 12, 0]],
  [/\bokta|\beighths of the sky/, [0, 8, 0]],
  [/\bday of (the )?week\b|^(the )?weekday\b/, [1, 6, 0]],
  [/\bday of (the )?month\b/, [1, 28, 0]],
  [/^(the )?month (of|in|number)\b/, [1, 12, 0]],
  [/^(the )?((zero|0|one|1)-based )?(index|ordinal|position) (of|in|within)\b/, [1, 9, 0]],
  [/^(the )?(epoch|era|round|slot) (index|number)\b/, [40, 900, 0]]
]
