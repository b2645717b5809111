/** Reads the numbers between which a description says that a number is. */

/** A number, with a remark on it: `1`, `1,000.5`, `0 %`, `1 (bad)`, `1 = bad`. */
const number =
  '([-−+]?\\d[\\d,]{0,20}(?:\\.\\d+)?)(?:\\s?%)?(?:\\s\\([^()\\d]{1,30}\\)|\\s(?:=|is|means)\\s[a-z]{1,15}(?: [a-z]{1,15})?)?'

/** Words before a range. */
const lead =
  '\\b(?:between|from|scale(?: of)?|(?:in the )?range(?:s|d|ing)?(?: of| from)?|values?(?: from)?|level|zwischen|entre|tussen|von|van|de)'
/** Words and signs between the ends of a range. */
const among = '(?:\\s*(?:\\.{2,3}|…|[-–—])\\s*|,?\\s+(?:and|to|through|thru|und|bis|et|y|e|à|a|en|tot)\\s+)'

const rules = [
  new RegExp(`${lead}:?\\s+${number}${among}${number}`, 'i'),
  // In brackets, or bare: but "SHA-2-256" and "3 to 20 characters" are about something else.
  new RegExp(`[([]\\s*${number}(?:${among}|,\\s*)${number}\\s*[)\\]]`, 'i'),
  new RegExp(
    `(?<![\\w.,/:$€£-]|[-–]\\s?)${number}(?:\\s*(?:\\.{2,3}|…|[–—-])\\s*|\\s+(?:to|through|bis)\\s+)${number}(?![\\w/:-]|[.,]\\d)`,
    'i'
  ),
  new RegExp(
    `\\bmin(?:imum)?(?: (?:of|is))?:?\\s+${number}(?:,| and|;)?\\s+max(?:imum)?(?: (?:of|is))?:?\\s+${number}`,
    'i'
  ),
  new RegExp(`(?:>=?|≥)\\s*${number}\\s*(?:,|and|&&)?\\s*(?:<=?|≤)\\s*${number}`, 'i'),
  new RegExp(`${number}\\s*(?:<=?|≤)\\s*[a-z]{1,12}\\s*(?:<=?|≤)\\s*${number}`, 'i')
]

/** Words behind a range that say that it counts the signs of a text. */
const lengths =
  /^[\s-]*(?:\w+ )?(?:char(?:acter)?s?|letters?|digits?|words?|bits?|decimals?|places|times|items|elements)\b/i

const highest = new RegExp(`\\bout of (?:a (?:maximum|possible|total)(?: of)? )?${number}`, 'i')

/** Returns the ends of the range that a description says: 1 and 5 of "between 1 and 5", "(1-5)", "out of 5". */
export function rangeSaid(description: string): readonly [least: number, most: number] | undefined {
  for (const rule of rules) {
    const match = rule.exec(description)
    if (match === null || lengths.test(description.slice(match.index + match[0].length))) continue
    const [low, high] = match.slice(1).map(numberOf)
    if (low! < high!) return [low!, high!]
  }
  const most = numberOf(highest.exec(description)?.[1] ?? '')
  return most > 1 ? [1, most] : undefined
}

const numberOf = (text: string): number =>
  text === '' ? Number.NaN : Number(text.replaceAll(',', '').replace('−', '-'))

const atMost = new RegExp(
  `\\b(?:at most|max(?:imum)?|(?:no|not) (?:more|greater|higher|larger) than|up to|less than|below)(?: value)?(?: of| is)?:?\\s+${number}\\s*(?:[.,;)]|$)`,
  'i'
)

/** Returns the most that a description says, without a least: 10 of "at most 10". */
export function mostSaid(description: string): number | undefined {
  const text = atMost.exec(description)?.[1]
  return text === undefined ? undefined : numberOf(text)
}

const example =
  /(?:\be\.\s?g\.|\b(?:eg|for example|for instance|example|examples|beispielsweise|por ejemplo|par exemple|per esempio|por exemplo|bijvoorbeeld)|\bz\.\s?b\.|\bp\.\s?ej\.|\bp\.\s?ex\.|\bbijv\.)[,:]?\s+[`"'“]?([-−]?\d{1,12}(?:,\d{3}(?!\d))*(?:[.,]\d{1,9})?)(?![\w/:-]|[.,]\d|,? (?:(?:or|and|oder|und|to)\b|\d))/i

/** Returns the digits of the only example that a description says: 1.050 of "Specific gravity, e.g. 1.050". */
export function exampleSaid(description: string): string | undefined {
  const digits = example.exec(description)?.[1]
  return digits
    ?.replace(/,(?=\d{3}(?!\d))/g, '')
    .replace(',', '.')
    .replace('−', '-')
}

const small = 'one two three four five six seven eight'.split(' ')
const decimals = new RegExp(
  `\\b(\\d|${small.join('|')})[ -](?:decimals?\\b|(?:decimal|fractional) (?:places?|digits?)|(?<=\\b(?:with|to) \\w+[ -])places\\b|digits (?:after|behind) (?:the|a) (?:decimal )?(?:point|comma))`,
  'i'
)

/** Returns the number of decimals that a description says: 3 of "with three decimal places". */
export function decimalsSaid(description: string): number | undefined {
  if (/\bin whole (?!number|or\b|and\b)[a-z]+|\b(?:no|without|zero) decimals?\b/i.test(description)) return 0
  const word = decimals.exec(description)?.[1]?.toLowerCase()
  return word === undefined ? undefined : Number(word) || small.indexOf(word) + 1
}

const step = /\b(?:steps|increments|multiples) of (?:one |an? )?(half|\d+(?:\.\d+)?)\b/i

/** Returns the step that a description says between numbers: 0.5 of "in steps of one half". */
export function stepSaid(description: string): number | undefined {
  const text = step.exec(description)?.[1]?.toLowerCase()
  return text === undefined ? undefined : text === 'half' ? 0.5 : Number(text) || undefined
}

/** Units as a description writes them (in small letters), and as names end in them. */
const spellings: Readonly<Record<string, string>> = {
  '°c': 'celsius',
  '°f': 'fahrenheit',
  '°': 'degrees',
  'm²': 'm2',
  'm³': 'm3',
  'm/s': 'mps',
  'km/h': 'kmh',
  '%': 'percent',
  millimetre: 'mm',
  centimetre: 'cm',
  kilometre: 'km',
  metre: 'm',
  gram: 'g',
  kilogram: 'kg'
}

/** A unit behind `in`, in brackets, or alone: "Temperature in kelvin", "Weight (kg)". */
const unit =
  /(?:\bin |\s\(|^)(?:degrees (?=[cf]))?(°[cf]?|m[²³]|m\/s|km\/h|%|[a-z]{1,5}\/[a-z]{1,3}|[a-z]{1,12}(?: per (?:second|minute|hour|day))?)(?=\s*(?:[.,;()]|$))/g

/** Returns the unit that a description (in small letters) says, as a name ends in it; undefined if it says none. */
export function unitSaid(hint: string): string | undefined {
  const word = [...hint.matchAll(unit)].at(-1)?.[1]
  if (word === undefined) return undefined
  const one = word.replace(/meter/, 'metre').replace(/(?<=metre|gram)s$/, '')
  return Object.hasOwn(spellings, one) ? spellings[one] : word.replace(/^.* (?=per )/, '').replaceAll(/[ /]/g, '_')
}
