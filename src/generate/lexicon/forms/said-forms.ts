/** Forms that a description writes out: `yyyyMMdd`, `DD/MM/YYYY HH:mm`, `projects/{project}/topics/{topic}`. */

import type { Maker } from '../entity/scene.ts'
import { capitals, decimal, digits, hexadecimal, slug, uuid } from '../words/makers.ts'
import { iso, timeOf } from '../words/times.ts'
import { formOf } from './forms.ts'

/** Returns the maker of the form that a description of a member writes out; undefined if it writes none. */
export const saidForm = (description: string, name: string): Maker<string> | undefined => {
  const [written] = dateWritten.exec(description.replace(letters, '$1')) ?? []
  if (written !== undefined && /y{4}/i.test(written)) return (scene) => inForm(iso(timeOf(scene)), written)
  const [clock] = clockWritten.exec(description) ?? []
  if (clock !== undefined) return formOf(clock.split(':').length > 2 ? '05:30:00' : '05:30', name)
  const length = digitsWritten.exec(description)?.[1]
  if (length !== undefined) return ({ random }) => digits(random, Number(length), '123456789')
  const signs = (signsTemplate.exec(description) ?? groupsTemplate.exec(description))?.[1]
  if (signs !== undefined) return (scene) => inSigns(signs, scene)
  const template = templateWritten.exec(description)?.[1]
  return template === undefined ? undefined : (scene) => filledIn(template, scene)
}

/** Letters that stay as they are in a form: `yyyy-MM-dd'T'HH:mm`. */
const letters = /'([TZ])'/g

/** Words for small numbers. */
const counts =
  'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' '
  )
const kinds = 'hex(?:adecimal)?|alphanumeric|alpha-numeric|numeric|upper-?case|lower-?case|random'
const signsCounted = (count: string): string =>
  `(\\d{1,3}|${count}|${counts.join('|')})[ -]((?:(?:${kinds}),? ){0,2})(digit|letter|char(?:acter)?)s?(?:[ -](${kinds}))?\\b`
const signsWritten = new RegExp(
  `(?<!\\b(?:to|most|least|than|and|or|min|minimum|max|maximum|with)(?: of)? |[\\d.–-])\\b${signsCounted('one')}(?!s? (?:after|behind|or|at most|maximum))`,
  'i'
)
/** Further signs behind those: "two letters, a hyphen and six digits". */
const signsBehind = new RegExp(
  `^,?(?: an? (hyphen|dash),?)?(?: (?:and|then|and then|plus|followed by))? ${signsCounted('one|an?')}`,
  'i'
)

/** Signs that a description counts: "24 hex characters", "a six-digit code", "two letters and six digits". */
export interface Signs {
  /** Matches texts of as many such signs. */
  all: RegExp
  length: number
  make: Maker<string>
}

/** Returns the signs that a description counts; undefined if it counts none, or says not which they are. */
export function saidSigns(description: string): Signs | undefined {
  const [, size, unit] = hexBytes.exec(description) ?? []
  if (size !== undefined) return signsOf([String(Math.ceil(Number(size) * (unit === 'bit' ? 0.25 : 2))), 'hex'])
  const first = signsWritten.exec(description)
  let found = first && signsOf(first.slice(1))
  for (let rest = description.slice(endOf(first)); found; ) {
    const next = signsBehind.exec(rest)
    const more = next && signsOf(next.slice(2))
    if (!more) return found
    found = inRow(found, next[1] === undefined ? '' : '-', more)
    rest = rest.slice(endOf(next))
  }
  return undefined
}

const hexBytes = /\b(\d{1,3})[- ]?(byte|bit)s?\b[^.\n]{0,40}\bhex/i

const endOf = (match: RegExpExecArray | null): number => (match === null ? 0 : match.index + match[0].length)

/** Returns as many signs as the parts of a match say. */
function signsOf([count = '', before = '', noun = '', behind = '']: readonly (string | undefined)[]):
  | Signs
  | undefined {
  const kind = `${before} ${noun} ${behind}`.toLowerCase()
  const signs = alphabets.find(([rule]) => rule.test(kind))?.[1]
  if (signs === undefined) return undefined
  const length = Number(count) || counts.indexOf(count.toLowerCase()) + 2
  return { all: new RegExp(`^[${signs}]{${length}}$`), length, make: ({ random }) => digits(random, length, signs) }
}

const inRow = (one: Signs, gap: string, other: Signs): Signs => ({
  all: new RegExp(one.all.source.slice(0, -1) + gap + other.all.source.slice(1)),
  length: one.length + gap.length + other.length,
  make: (scene) => one.make(scene) + gap + other.make(scene)
})

/** Returns how a description says that a code is written: without hyphens, in capitals, in base64, as long; undefined if it does not. */
export function spellingSaid(description: string): ((text: string) => string) | undefined {
  const isBare = /\bwithout (?:any |the )?(?:dash|hyphen|space|separator|dot|colon)/i.test(description)
  const [first = '', other] = description.match(/(?<!\b(?:one|an?) )\b(?:upper|lower)(?=[- ]?case\b)/gi) ?? []
  const letters = other === undefined ? first.toLowerCase() : ''
  const length = Number(/(?<!\d)(\d{1,3})[- ]char(?:acter)?s?\b/i.exec(description)?.[1])
  const isSafe = /\burl-?safe\b|\b(?:no|without) padding\b|\bunpadded\b/i.test(description)
  const isEncoded = /\bbase-?64\b/i.test(description)
  if (!isBare && letters === '' && !(length > 0) && !isEncoded && !isSafe) return undefined
  return (text) => {
    if (isEncoded && /^(?:[\da-f]{8}){4,}$/.test(text)) return Buffer.from(text, 'hex').toString('base64')
    if (isEncoded && !/^[\w+/=-]*$/.test(text)) return Buffer.from(text).toString('base64')
    if (isSafe && base64Text.test(text)) return Buffer.from(text, 'base64').toString('base64url')
    if (!/^[\w. :-]+$/.test(text)) return text
    const bare = isBare ? text.replace(/[. :-]/g, '') : text
    const written = machineText.test(bare) ? bare.slice(0, length || undefined) : bare
    return letters === 'upper' ? written.toUpperCase() : letters === 'lower' ? written.toLowerCase() : written
  }
}
const base64Text = /^[A-Za-z\d+/]{16,}={0,2}$/
/** Long texts without words, which can be cut. */
const machineText = /^(?=\D*\d)[A-Za-z\d]{16,}$/

const alphabets: readonly (readonly [kind: RegExp, signs: string])[] = [
  [/hex/, hexadecimal],
  [/alpha/, `${capitals}${decimal}`],
  [/digit|numeric/, decimal],
  [/lower.*letter/, capitals.toLowerCase()],
  [/letter/, capitals]
]

/** The letters for year, month and day in any order, and for a time of day behind them. */
const dateWritten =
  /(?<![\w/-])(?:(?:yyyy|YYYY|MM|mm|dd|DD)[-/. ]?){2,3}(?:[ T_-]?(?:HH|hh)[:.]?(?:mm|MM|ii)(?:[:.]?(?:ss|SS)(?:[.]?(?:SSS|fff))?)?(?:Z{1,5}|X{1,3})?)?(?![\w/])/

/** The letters for a time of day, or for the hours and minutes that something takes. */
const clockWritten = /(?<![\w:.-])(?:HH|hh):(?:MM|mm)(?::(?:SS|ss))?(?![\w:.-])|\b(?:12|24)[- ]?h(?:our)? clock\b/

/** Writes a time in a form of letters. */
function inForm(time: string, form: string): string {
  const [year, month, day, hour, minute, second] = time.split(/\D/) as [string, string, string, string, string, string]
  const at = form.search(/[hH]{2}/)
  const [date, clock] = at < 0 ? [form, ''] : [form.slice(0, at), form.slice(at)]
  return (
    date.replace(/y{4}/i, year).replace(/mm/i, month).replace(/dd/i, day) +
    clock
      .replace(/Z+$|X+$/, 'Z')
      .replace(/SSS(?=Z?$)|fff/, '000')
      .replace(/hh/i, hour)
      .replace(/mm|ii/i, minute)
      .replace(/ss/i, second)
  )
}

/** A number of digits and nothing else: "digits (9)". */
const digitsWritten = /^\s*(?:numeric|digits?)\s*\((\d{1,2})\)/i

/** A text with words in braces, behind a word that says that it is a form: `projects/{project}`, `projects/*`, `urn:box:<uuid>`. */
const templateWritten =
  /\b(?:format(?:ted)?|form|pattern|structure)\b[^.`"'{}<>\n]{0,40}?[:\s][`"']?((?=\S{1,120}(?:[{<]\w|\/\*))[\w.-]{1,40}[/:_#-](?:[\w./:#-]|\{\w{1,40}\}|<\w{1,40}>|\*){1,80}(?<![./:#-]))/i

/** Signs that stand for digits, letters or a year, behind a word that says that they are a form: `DRN-######`. */
const signsTemplate =
  /\b(?:[Ff]ormat(?:ted)?|[Ff]orm|[Pp]attern|[Ll]ike)\b[^.\n]{0,24}?[\s:`"'(]((?=[^\s`"')]{0,24}?(?:#{2}|N{3}|X{3}|9{4}))[A-Z\d#][A-Z\d#/_.-]{2,23}[A-Z\d#])(?![\w#])/

/** Groups of signs, which are nothing else: `XXXXX-XXXXX`. */
const groupsTemplate = /(?<![\w-])((?:X{2,8}-){1,7}X{2,8})(?![\w-])/

const inSigns = (template: string, scene: Parameters<Maker<string>>[0]): string =>
  template.replace(/YYYY|(?<![A-Z])(?:XX+|[9#N]{2,})/g, (run) =>
    run === 'YYYY'
      ? iso(timeOf(scene)).slice(0, 4)
      : digits(scene.random, run.length, run.startsWith('X') ? capitals : '123456789')
  )

const filledIn = (template: string, scene: Parameters<Maker<string>>[0]): string =>
  template.replace(/[{<](\w+)[}>]|\*/g, (_, word = '') =>
    /^uuid$/i.test(word)
      ? uuid(scene)
      : /(^|_)(id|number)$|[a-z]I[dD]$/.test(word)
        ? digits(scene.random, 6, '123456789')
        : slug(scene)
  )
