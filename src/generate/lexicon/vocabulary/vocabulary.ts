/**
 * Reads the values that a description tells: "One of `a`, `b` or `c`", "always `x`", "(kg | lb)", "e.g. queued or done",
 * "prefixed with `cus_`".
 */

import { definedIn, matched, quotedValue } from './defined-values.ts'
import { phrasesIn } from './phrases.ts'
import { isBeside, isVocabulary, type Named, prose, vocabularies } from './run-rules.ts'
import { isItem, type Run, runsIn, tokensOf, unquoted } from './runs.ts'

/** Returns the values that a description lists or names as the only one; undefined if it tells none. */
export function valuesSaid(written: string, scene: Named): readonly string[] | undefined {
  const values = valuesIn(written, scene)
  return vocabularies.test(scene.name) || values?.every((one) => jsonType.test(one)) !== true ? values : undefined
}

/** A type of JSON: "Can be anything: string, number or array" lists no values. */
const jsonType = /^(?:string|number|integer|boolean|array|object|null)$/

function valuesIn(written: string, scene: Named): readonly string[] | undefined {
  const description = written
    .replaceAll(/<\/?code>/g, '`')
    .replaceAll('\\"', '"')
    .replaceAll(conditions, '')
    .replaceAll(emphasised, '`$1`')
  const isProse = prose.test(scene.name)
  const defined = isProse ? [] : definedIn(description)
  if (defined.length > 1) return defined
  const explained = explainedIn(description).filter((one) => !isBeside(one, scene))
  const phrases = isProse ? [] : phrasesIn(description, scene)
  for (const run of runsIn(tokensOf(description)))
    if (isVocabulary(run, description, scene)) return fullest(run, explained, phrases)
  if (explained.length > 1) return explained
  if (phrases.length > 1) return phrases
  const graded = isProse ? [] : gradesIn(description, scene.name)
  if (graded.length > 1) return graded
  const short = description.length < 200 ? alwaysWord.exec(description) : null
  if (prefixSaid(description) !== undefined) return undefined
  const only =
    onlyValue.exec(description) ??
    onlyThat.exec(description) ??
    lastValue.exec(description) ??
    isWord.exec(description) ??
    oneFollowing.exec(description) ??
    short
  if (only === null || isProse || derived.test(only[0]) || isConditional(description, only.index)) return undefined
  const value = unquoted(only.slice(1).find((one) => one !== undefined) as string)
  return isBeside(value, scene) ? undefined : [value]
}

/** Returns the values of a run, or those of a longer list, or of one whose last value has more words. */
function fullest({ values, quoted }: Run, explained: readonly string[], phrases: readonly string[]): readonly string[] {
  if (explained.length > values.length) return explained
  return !quoted && phrases.length >= values.length && phrases[0] === values[0] ? phrases : values
}

/** Words for a value that comes from something else: "the value is translated according to the `Accept-Language`". */
const derived = /\b(according|based|depend\w*|translated|determined|comput\w+|calculated|taken|from|by)\b/i

/** Tells whether a sentence says before a place that it holds under a condition: "If empty, the value is `none`". */
const isConditional = (text: string, end: number): boolean =>
  /\b(if|when|unless|otherwise|for \w+ only)\b[^.\n]*$/i.test(text.slice(Math.max(0, end - 200), end))

/** A word of Markdown that stands out: `*north*`; one that is always there is no value. */
const emphasised =
  /(?<![\p{L}\p{N}*])\*{1,2}(?!(?:always|only|not|must|never|and|or)\b)([\p{L}\p{N}_-]{1,30})\*{1,2}(?![\p{L}\p{N}*])/gu

/** Says when a member is there, by the values of others. */
const conditions = /\b(?:required|only (?:set|used|valid|present)) (?:if|when)\b[^.\n]*/gi

const onlyValue = new RegExp(
  `\\b(?:always|sempre|siempre|immer|toujours|altijd|constant(?:ly)?|fixed|hard-?coded|equals?|only (?:(?:[a-z]+ )?value|(?:\\w+ ){1,2}is|be(?= ?[\`"“'])|(?:ever )?(?:returns|takes|has|is))|must be|doit valoir|doit être|muss|debe ser|(?:is|^) ?set to|literal|value (?:is|will be))\\b[^.\\n\`"“']{0,40}${quotedValue}(?!\\s*(?:,|\\||or\\b|and\\b|/))`,
  'i'
)
/** `The type of this resource: "labels"`, at the end of a text that speaks of no default or form. */
const lastValue = new RegExp(
  `^(?!.*\\b(?:default|example|e\\.g|format|pattern|deprecated|see|minimum|maximum|prefix|begins?|starts?)\\b)[^\`"“']*:\\s*${quotedValue}\\s*\\.?\\s*$`,
  'i'
)
/**
 * "Currently only `upload` is supported", "currently only `upload`", "`upload` is the only supported type", "the string
 * `upload`, always".
 */
const onlyThat = new RegExp(
  `\\bonly ${quotedValue}(?: (?:is|can|may|will)\\b|\\s*\\.?\\s*$)|\\bonly ([\\w.-]{1,30}) is (?:supported|allowed|possible|accepted|permitted|valid)\\b|${quotedValue}(?: is (?:currently )?the only\\b|,? always\\s*\\.?\\s*$)`,
  'i'
)
/**
 * "Always the word invoice", "The only permitted value is 2.0", "Constant: invoice", "Fixed to invoice"; but "always
 * present" says no value.
 */
const alwaysWord =
  /(?:\b[Aa]lways(?: (?:be|is|equals?|set|has))*|\b(?:[Ff]ixed|[Hh]ard-?coded)|\bonly (?:[a-z]+ )?value|^(?:[Cc]onstant|[Ll]iteral|[Ff]ixed value|[Ee]quals))(?: to| is|:)?\s+(?:the (?:(?:literal|constant) )?(?:string|value|literal|word)\s+)?(?!(?:present|given|set|required|returned|included|provided|populated|available|there|shown|sent|unique|empty)\b)([a-z][\w-]*(?:\.[\w-]+)*|[A-Z]{2}[A-Z\d_]*|-?\d+(?:\.\d+)*)\s*\.?\s*$/

/** "One of the following values: PARENT_OF" */
const oneFollowing = /\bfollowing values?:\s+([A-Z][A-Z\d_]+)\s*\.?\s*$/

/** "Type is user." */
const isWord =
  /^(?:the )?(?:resource |object |entity )?(?:type|kind)(?: of [\w ]{1,30})? (?:is|=) (?!the\b|an?\b|not\b)([\w-]+)\.?\s*$/i

/** The letters of a scale: "from A (best) through D". */
function gradesIn(description: string, name: string): string[] {
  const ends =
    (vocabularies.test(name) ? grades : gradesThrough)
      .exec(description)
      ?.slice(1)
      .map((letter) => letter.charCodeAt(0)) ?? []
  const [first, last] = ends as [number, number]
  // All letters are those that a text may have.
  return last < first + 20 ? Array.from({ length: last - first + 1 }, (_, at) => String.fromCharCode(first + at)) : []
}
const letter = '["`“]?([A-Z])["`”]?'
const gradesBetween = (between: string): RegExp =>
  new RegExp(`(?<![\\w'’-])${letter}(?: \\([^()\\n]{1,40}\\))?(?:${between})${letter}(?![\\w'’-])`)
const grades = gradesBetween(' ?[-–] ?| to | through ')
const gradesThrough = gradesBetween(' through ')

/** Values behind "possible values are" or "either" with a remark on each: "`A` for imports, `B` for exports". */
function explainedIn(description: string): string[] {
  const [, rest = ''] = manyValues.exec(description) ?? []
  const found = tokensOf(rest).filter((token) => token.quoted && isItem(token))
  if (found.length > 1 && found[0]?.start === 0) return [...new Set(found.map(({ text }) => text))]
  const remarked = matched(/^[^,;(]*\(/.test(rest) ? rest : '', remark)
  return remarked.length > 1 ? [...new Set(remarked)] : []
}
const manyValues =
  /\b(?:(?:possible|allowed|valid|accepted|supported|permitted) values(?: are| is| include)?|either)\s*:?\s*([^\n]*)/i
/** "INTEGER (a whole number), STRING (any text)". */
const remark = /(?:^|[,;]\s*|\bor\s+)([\p{L}\p{N}_.-]{1,30})\s*\([^)]*\)/gu

/** Returns the text that every value begins with, by the description: `cus_` of "prefixed with cus_". */
export function prefixSaid(description: string): string | undefined {
  const [, ...found] = prefix.exec(description) ?? followed.exec(description) ?? begun.exec(description) ?? []
  return found.find((one) => one !== undefined) ?? capitals.exec(description)?.[1]
}
/** "`vch_` followed by ten characters", "the letter K followed by 7 digits", "PO- followed by 6" */
const followed =
  /(?:[`"“']([A-Za-z]{1,11}[_-])[`"”']|\bletters? [`"“']?([A-Z]{1,5})[`"”']?|\b([A-Z]{1,5}[-_]|[a-z]{2,10}_)),? (?:followed by|plus|and then|and an?)\b/
/** "as in `sha256:…`" */
const begun = /[`"“']([\w.:/+-]{1,12}?)(?:…|\.{3})[`"”']/
/** Capitals alone are a prefix too, but not the words for other things (`begins with CA` is one). */
const capitals =
  /\b(?:begins?|starts?|starting|beginning|prefixed) with (?:the (?:letters |prefix )?)?([A-Z]{2,5})\b(?! \w)/

/**
 * Returns the number of characters that a description says: 34 of "A 34 character string". Characters
 * that follow a prefix come on top of it.
 */
export const lengthSaid = (description: string, prefix: string): number | undefined => {
  const [, behind, said] =
    /\b(followed by |and |plus |then )?(\d{1,3})[- ](?:(?:random|alphanumeric|hex(?:adecimal)?|numeric|upper-?case|lower-?case) ){0,2}(?:char(?:acter)?s?|letters?|digits?)\b/i.exec(
      description
    ) ?? []
  return said === undefined ? undefined : Number(said) + (behind === undefined ? 0 : prefix.length)
}

const prefix =
  /\b(?:prefix(?:ed)?(?: (?:with|by|is|of(?! the )))?|(?:begins?|starts?|starting|beginning) with)\s*:?\s+(?:the (?:prefix |letters |characters )?)?(?:[`"“']([^`"”'\s]{1,12})[`"”']|([A-Za-z]{2,10}[_-])(?!\w))/i

/** Returns the one sample that a description shows: `+49 30 1234567` of "such as +49 30 1234567". */
export function sampleSaid(description: string): string | undefined {
  const match = sample.exec(description) ?? sampleName.exec(description)
  const found = match?.slice(1).find((one) => one !== undefined)
  // The number of a house, say, is not the whole sample.
  const isPart =
    /^\d+$/.test(match?.at(-1) ?? '') && /^ [a-z]/i.test(description.slice(match!.index + match![0].length))
  return isPart || found === undefined || /(…|\.{3})$/.test(found) ? undefined : unquoted(found)
}
/** In quotes, or with a digit or a sign that no word has; behind the name of the member too: `Example: "size": "M"`. */
const sample = new RegExp(
  `(?:such as|\\b(?:e\\.?\\s?g|i\\.e)\\.?,?|\\bex[.:]|for example,?|for instance,?|\\bexample|\\blike|in the form(?:at)?)\\s*:?\\s*(?:["'\`][\\w-]{1,40}["'\`]:\\s*)?(?:${quotedValue}|((?=\\S*(?:[\\d@/#+%_]|\\w\\.\\w))[^\\s,;()]+(?: [\\d()+:-]+)*[^\\s,;().](?: (?:[kmµ]?g|m?l|[kcm]m|°[CF]|k?Wh|Hz|[KMGT]i?B)\\b)?))`,
  'i'
)
/** A name alone, at the end: "Favourite jump, e.g. Lutz". */
const sampleName = /\b(?:e\.?g\.|such as|[Ff]or (?:example|instance)),? (\p{Lu}[\p{L}-]+)[.)\s]*$/u
