/**
 * Reads the values that a description tells: "One of `a`, `b` or `c`", "always `x`", "(kg | lb)", "e.g. queued or done",
 * "prefixed with `cus_`".
 */

import { definedIn, matched, quotedValue } from './defined-values.ts'
import { type Scene, snake } from './entity/scene.ts'

interface Token {
  quoted: boolean
  text: string
  start: number
  end: number
}

/** A value in quotes, a word (`user.created`, `kg/lb`), or a sign. */
const tokens =
  /`([^`\n]+)`|"([^"\n]+)"|[“«] ?([^”»\n]+?) ?[”»]|(?<!\w)'([^'\n]+)'(?!\w)|([\p{L}\p{N}_@#$*](?:[\p{L}\p{N}_@#$*.:/+-]*[\p{L}\p{N}_*+])?)|(\n|\S)/gu

const tokensOf = (text: string): Token[] =>
  [...text.matchAll(tokens)].map(({ 0: whole, 1: a, 2: b, 3: c, 4: d, index }) => {
    const value = (a && unquoted(a)) ?? b ?? c ?? d
    return { quoted: value !== undefined, text: value ?? whole, start: index, end: index + whole.length }
  })

interface Run {
  values: string[]
  quoted: boolean
  /**
   * True if `or` or a bar stands between the values, slashes between three, or a remark behind one: they exclude each
   * other.
   */
  exclusive: boolean
  start: number
  end: number
}

/** A member, as far as it says whether it holds words of a vocabulary. */
type Named = Pick<Scene, 'name' | 'beside'>

/** Returns the values that a description lists or names as the only one; undefined if it tells none. */
export function valuesSaid(written: string, scene: Named): readonly string[] | undefined {
  const description = written
    .replaceAll(/<\/?code>/g, '`')
    .replaceAll('\\"', '"')
    .replaceAll(conditions, '')
    .replaceAll(emphasised, '`$1`')
  const isProse = prose.test(scene.name)
  const defined = isProse ? [] : definedIn(description)
  if (defined.length > 1) return defined
  const explained = explainedIn(description).filter((one) => !isBeside(one, scene))
  for (const run of runsIn(tokensOf(description)))
    if (isVocabulary(run, description, scene, isProse))
      return run.values.length < explained.length ? explained : wholeValues(run, description)
  if (explained.length > 1) return explained
  const bracketed = isProse ? [] : bracketedIn(description, scene.name)
  if (bracketed.length > 1) return bracketed
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

/** Tells whether a word is the name of a member beside: "Equal to `header` if that is still". */
const isBeside = (word: string, { beside }: Named): boolean => beside.includes(snake(word))

/** Returns the values of a list, whose last one may have two words: "bakery, produce or prepared meals". */
function wholeValues({ values, quoted, start, end }: Run, text: string): readonly string[] {
  const second = quoted || !samples.test(text.slice(0, start)) ? undefined : secondWord.exec(text.slice(end))?.[1]
  return second === undefined ? values : [...values.slice(0, -1), `${values.at(-1)} ${second}`]
}
const secondWord = /^ (?!etc\b)(\p{Ll}{3,})\s*(?:[.)]|$)/u

/** Words for a value that comes from something else: "the value is translated according to the `Accept-Language`". */
const derived = /\b(according|based|depend\w*|translated|determined|comput\w+|calculated|taken|from|by)\b/i

/** Tells whether a sentence says before a place that it holds under a condition: "If empty, the value is `none`". */
const isConditional = (text: string, end: number): boolean =>
  /\b(if|when|unless|otherwise|for \w+ only)\b[^.\n]*$/i.test(text.slice(Math.max(0, end - 200), end))

/** Returns a text without quotes around it, which authors write within back quotes. */
const unquoted = (text: string): string => text.replace(/^(["'])(.+)\1$/, '$2')

/** A word of Markdown that stands out: `*north*`; one that is always there is no value. */
const emphasised =
  /(?<![\p{L}\p{N}*])\*{1,2}(?!(?:always|only|not|must|never|and|or)\b)([\p{L}\p{N}_-]{1,30})\*{1,2}(?![\p{L}\p{N}*])/gu

/** Says when a member is there, by the values of others. */
const conditions = /\b(?:required|only (?:set|used|valid|present)) (?:if|when)\b[^.\n]*/gi

/** Names of texts that people write or machines make, for which a list in the description seldom is a vocabulary. */
const prose =
  /(^|_)(id|uuid|name|title|descriptions?|message|text|body|content|comment|notes?|url|uri|link|email|phone|address|password|token|data|value|template|html|path|number|key|query|filter|expression|payload|secret)$/
/** Names of names. */
const titles = /(^|_)(name|title|label)$/
/** Names of words of a vocabulary. */
export const vocabularies =
  /(^|_)(type|kind|object|status|state|event|action|command|mode|role|scope|category|class|level|severity|priority|urgency|units?|format|method|protocol|provider|resource|visibility|access|permission|privacy|appearance|theme|channel|source|reason|phase|stage|step|operation|direction|orientation|interval|frequency|period|plan|tier|gender|trigger|strategy|policy|engine|platform|vendor|manufacturer|make|variant|environment|region|size|grade|result|outcome|decision|verdict|conclusion|availability|condition|side|origin|section|style|layout|alignment|position|encoding|algorithm|scheme|brand|network|medium|media|store|relation(ship)?|intent|purpose|cause|effect)$/

const onlyValue = new RegExp(
  `\\b(?:always|sempre|siempre|immer|toujours|altijd|constant(?:ly)?|fixed|hard-?coded|equals?|only (?:(?:[a-z]+ )?value|be(?= ?[\`"“'])|(?:ever )?(?:returns|takes|has|is))|must be|doit valoir|doit être|muss|debe ser|(?:is|^) ?set to|literal|value (?:is|will be))\\b[^.\\n\`"“']{0,40}${quotedValue}(?!\\s*(?:,|\\||or\\b|and\\b|/))`,
  'i'
)
/** `The type of this resource: "labels"`, at the end of a text that speaks of no default or form. */
const lastValue = new RegExp(
  `^(?!.*\\b(?:default|example|e\\.g|format|pattern|deprecated|see|minimum|maximum|prefix|begins?|starts?)\\b)[^\`"“']*:\\s*${quotedValue}\\s*\\.?\\s*$`,
  'i'
)
/** "Currently only `upload` is supported", "`upload` is the only supported type", "the string `upload`, always". */
const onlyThat = new RegExp(
  `\\bonly ${quotedValue} (?:is|can|may|will)\\b|${quotedValue}(?: is (?:currently )?the only\\b|,? always\\s*\\.?\\s*$)`,
  'i'
)
/**
 * "Always the word invoice", "The only permitted value is 2.0", "Constant: invoice", "Fixed to invoice"; but "always
 * present" says no value.
 */
const alwaysWord =
  /(?:\b[Aa]lways(?: (?:be|is|equals?|set|has))*|\b(?:[Ff]ixed|[Hh]ard-?coded)|\bonly (?:[a-z]+ )?value|^(?:[Cc]onstant|[Ll]iteral|[Ff]ixed value|[Ee]quals))(?: to| is|:)?\s+(?:the (?:string|value|literal|word)\s+)?(?!(?:present|given|set|required|returned|included|provided|populated|available|there|shown|sent|unique|empty)\b)([a-z][\w-]*(?:\.[\w-]+)*|[A-Z]{2}[A-Z\d_]*|-?\d+(?:\.\d+)*)\s*\.?\s*$/

/** "One of the following values: PARENT_OF" */
const oneFollowing = /\bfollowing values?:\s+([A-Z][A-Z\d_]+)\s*\.?\s*$/

/** "Type is user." */
const isWord =
  /^(?:the )?(?:resource |object |entity )?(?:type|kind)(?: of [\w ]{1,30})? (?:is|=) (?!the\b|an?\b|not\b)([\w-]+)\.?\s*$/i

/** Values of several words in brackets: "(e.g. Waypoint, Race Mark, etc)". */
function bracketedIn(description: string, name: string): string[] {
  const [, list = ''] =
    bracketed.exec(description) ??
    ended.exec(description) ??
    unfinished.exec(description) ??
    (vocabularies.test(name) ? andSoOn.exec(description) : null) ??
    []
  const found = list.split(/,\s*(?:and |or )?|\s+or\s+/).filter((one) => !/^(etc\.?|\.+|…)?$/.test(one))
  return found.every(
    (one) =>
      /^[\p{L}\p{N}][\p{L}\p{N} _./&-]{0,30}$/u.test(one) && one.split(' ').length < 4 && !/^with(out)? /.test(one)
  )
    ? found
    : []
}
const bracketed =
  /\((?:e\.?\s?g\.?|i\.?e\.?|such as|for example|for instance|like|ex\.?)[:,]?\s+([^()`"“{}<>]{5,160})\)/i

/** "The text for the status. For example: Available, Sold out." */
const ended = /\b(?:for example|for instance|examples|e\.g\.):\s+(\p{Lu}[^()`"“{}<>:;.]{3,120})\.?\s*$/iu

/** "(buy, quit, etc.)" of a name that has words of a vocabulary. */
const andSoOn = /\(([^()`"“{}<>:;.]{3,100}),?\s+etc\.?\)/

/** "i.e., savings, credit card, loan, etc." Without the flag `i`, since letters of all scripts take long with it. */
const unfinished =
  /(?:\b(?:[Ee]\.g\.|[Ii]\.e\.|[Ss]uch as|[Ff]or example|[Ii]ncluding)|:)[:,]?\s+((?:[\p{L}\p{N}][\p{L}\p{N} _&-]{0,30},\s*){2,12})(?:and )?(?:etc\b|\.{2}|…)/u

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

function* runsIn(tokens: readonly Token[]): Generator<Run> {
  for (let from = 0; from < tokens.length; ) {
    const found = itemsFrom(tokens, from)
    const run = runOf(found)
    if (run !== undefined) yield run
    from = found.next
  }
}

/** Values that follow one another, and the place behind them. */
interface Items {
  items: Token[]
  exclusive: boolean
  /** True if a remark in brackets stands behind one of them. */
  explained: boolean
  /** The place in the text behind the last of them and its remark. */
  end: number
  next: number
}

/** Returns the values that begin at a token, each behind the next by a comma, a bar, a slash, `or` or `and`. */
function itemsFrom(tokens: readonly Token[], from: number): Items {
  const first = tokens[from] as Token
  const found: Items = { items: [], exclusive: false, explained: false, end: first.end, next: from + 1 }
  if (!isItem(first)) return found
  let last = false
  for (let at = from; ; ) {
    const behind = behindRemark(tokens, at + 1)
    found.items.push(tokens[at] as Token)
    found.explained ||= behind > at + 1
    found.end = (tokens[behind - 1] as Token).end
    let next = behind
    while (next < tokens.length && isBetween(tokens[next] as Token, first.quoted)) next++
    const signs = tokens.slice(behind, next).map(({ text }) => text.toLowerCase())
    const item = tokens[next]
    // Behind `or` stands the last value: "open or closed, by the date".
    if (
      next === behind ||
      item === undefined ||
      item.quoted !== first.quoted ||
      !isItem(item) ||
      (last && signs[0] === ',')
    )
      // Brackets behind one word alone may hold the list.
      return found.items.length > 1
        ? { ...found, next }
        : { ...found, explained: false, end: first.end, next: from + 1 }
    found.exclusive ||=
      signs.some((sign) => /^(or|ou|oder|o|[|→])$/.test(sign)) || (signs.includes('/') && found.items.length > 1)
    last = signs.some((sign) => /^\w/.test(sign))
    at = next
  }
}

/** The most words of a remark on a value. */
const longestRemark = 12

/** Returns the place behind a remark on a value, where another value may follow: "A (adult), B (child)". */
function behindRemark(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.text !== '(') return at
  for (let end = at + 1; end <= at + longestRemark && end < tokens.length; end++) {
    const token = tokens[end] as Token
    if (token.text === ')') return end + 1
    if (isBetween(token) || /^[(\n]$/.test(token.text)) return at
  }
  return at
}

function runOf({ items, exclusive, explained, end }: Items): Run | undefined {
  const [first] = items
  if (first === undefined) return undefined
  const { quoted, start } = first
  const values = [...new Set(items.map(({ text }) => text))]
  if (values.length > 1) return { values, quoted, exclusive: exclusive || explained, start, end }
  // `light/dark/system` is one word.
  const parts = first.text.split('/')
  const isSlashed = !quoted && parts.length > 1 && parts.every((part) => /^[\p{L}\p{N}_-]{1,20}$/u.test(part))
  return isSlashed ? { values: parts, quoted: false, exclusive: true, start, end } : undefined
}

const isItem = ({ quoted, text }: Token): boolean =>
  quoted
    ? /^[^{}<>()&:][^{}<>()&]{0,60}$/.test(text) && text.split(' ').length < 4
    : /^[\p{L}\p{N}_.:/+-]{1,40}$/u.test(text) &&
      /[\p{L}\p{N}]/u.test(text) &&
      (/^A$|^[A-Z]{4,}$/.test(text) || !fillers.test(text))
const fillers =
  /^(the|an?|or|and|of|is|are|to|if|by|for|with|this|that|it|its|not|null|none|be|as|at|from|etc|otherwise)$/i
/** `o` and `y` are words of Spanish only between quotes. */
const isBetween = ({ quoted, text }: Token, inQuotes = false): boolean =>
  !quoted && (inQuotes ? /^([,|/→oy]|or|and|oder|und|ou|et)$/i : /^([,|/→]|or|and|oder|und|ou|et)$/i).test(text)

/** Parts of the form of a date: `DD/MM/YYYY`. */
const dateLetters = /^(?:d{1,2}|m{1,3}|y{2,4}|h{1,2}|s{1,2})$/i

const qualities =
  'possible|allowed|valid|accepted|acceptable|supported|permitted|available|known|current|legal|recogni[sz]ed|expected'
/** Words before values that name all of them. */
const lists = new RegExp(
  `(?:${[
    // "One of", "any of the following modes", "one among these".
    '(?:one|any|which) (?:of|among|out of|from)(?: (?:the following|these)(?: [a-z]+)?)?(?:\\s*\\([^)]*\\))?',
    'either',
    // "Allowed values are", "known types:".
    `(?:${qualities})\\s+(?:[a-z]+\\s+)?(?:are|is|include)`,
    `(?:${qualities})(?:\\s+[a-z]+)?\\s*:`,
    'values?(?: (?:are|is|include|can be|may be|from)(?: among)?)?',
    '(?:following|two|three|four|five|six|\\d) (?:values|modes|states|types|kinds|levels|options)(?: (?:exist|are possible))?\\s*:',
    'erlaubt sind|zulässig sind|options?|choices|enum(?:eration of)?|accepts|(?:restricted|limited) to',
    '(?:choose|select|pick|chosen|selected)(?: one)?(?: (?:from|of|between))?',
    // German, French, Spanish, Portuguese, Dutch and Italian.
    '(?:mögliche|erlaubte|zulässige|gültige) werte|valeurs? (?:possibles?|autorisées?|admises?)',
    'valor(?:es)? (?:posibles?|possíve(?:l|is)|permitidos?|válidos?)|valori (?:possibili|ammessi)',
    '(?:mogelijke|toegestane|geldige) waarden|eine[rs]? (?:von|der folgenden)|un[oa] de|een van|l.une? d(?:e|es)|entweder'
  ].join('|')})\\s*:?\\s*[([{<]?\\s*(?:the )?$`,
  'i'
)
/** Words before states: "Indicates whether the project is currently active or completed". */
const whether = /\bwhether (?:the|this|an?|it)(?: [\w-]+){0,4} (?:is|are|was|has been)(?: currently)?\s*$/i
/** Words before samples. */
const samples =
  /(?:such as|\b(?:e\.?\s?g|i\.?e)\.?,?|for example,?|for instance,?|examples?(?: (?:include|are))?|\bex)\s*(?::\s*)?(?:\(\s*)?$/i
const mayBe = /\b(?:(?:can|may|could|must|will) (?:either )?be|p[uo]ede? ser|peut être|kann|kan):?\s*$/i
/** Words and signs behind a list that is not complete. */
const open = /^\s*(?:,\s*)?(?:etc\b|\.{2}|…|and so on\b)/i
/** Words before quoted names that are no values. */
const others =
  /\b(if|when|unless|fields?|propert(?:y|ies)|parameters?|headers?|(?<!\b(?:can|may|to|who) )see|instead|unlike|combination|between|requires?|endpoints?|methods?|together|derived|concatenat\w+)\b[^.\n]*$/i

/** "A4, A5 and A6 are supported", "`low` and `high` are the only levels". */
const areListed = new RegExp(
  `^ (?:are|is)(?: all)?(?: the)?(?: only)? (?:${qualities}|values|options|choices|levels)\\b`
)

/** A bracket behind a list, at the end of a clause. */
const closed = /^\s*[)\]}>]\s*([.;,\n]|$)/

/** Tells whether the words around a run say that it lists values. */
function isVocabulary(
  { values, quoted, exclusive, start, end }: Run,
  text: string,
  scene: Named,
  isProse: boolean
): boolean {
  const { name } = scene
  if (values.some((one) => isBeside(one, scene)) || values.every((one) => dateLetters.test(one))) return false
  // The point of "e.g." ends no sentence, so cues are looked for in a piece of the text.
  const cue = text.slice(Math.max(0, start - 90), start).replace(/[`"“']$/, '')
  const after = text.slice(end)
  const isOpen = values.length > 1 && open.test(after)
  const ends = isOpen || (values.length > 2 && after.startsWith(' (')) || /^\s*([.)\]}>;\n/|,]|$)/.test(after)
  const isList = quoted || exclusive || ends
  if (lists.test(cue)) return isList && (quoted || ends || !/\beither\s*$/i.test(cue))
  if (whether.test(cue)) return exclusive && ends && vocabularies.test(name)
  if (!isProse && /\bonly\s*$/i.test(cue) && areListed.test(after)) return true
  // Capitals say that samples of a name are names: "such as Mr, Ms or Dr".
  if (isProse)
    return titles.test(name) && samples.test(cue) && ends && exclusive && values.every((one) => /^\p{Lu}/u.test(one))
  // `image/png` is one value where it is a sample.
  if (samples.test(cue)) return isList && !text.slice(start, end).includes(values.slice(0, 2).join('/'))
  const ahead = text.slice(0, start)
  const before = ahead.slice(Math.max(ahead.lastIndexOf('.'), ahead.lastIndexOf('\n')) + 1).replace(/^\s*When\b/, '')
  if (areListed.test(after) && !others.test(before)) return true
  if (mayBe.test(cue)) return quoted || (ends && (values.length > 2 || values.every((one) => /^\p{Lu}{2}/u.test(one))))
  // Names of makes are samples: "like Apple, Dell, etc."
  if (isOpen && /\blike\s*$/.test(cue)) return vocabularies.test(name) && values.every((one) => /^\p{Lu}/u.test(one))
  if (quoted && exclusive && /\(\s*$/.test(cue) && /^\s*\)/.test(after)) return true
  if (others.test(before)) return false
  const isEither = exclusive || (values.length > 2 && values.every((one) => /^\p{Lu}[\p{Lu}\d_-]+$/u.test(one)))
  const isNamed = vocabularies.test(name) && (quoted || values.length > 2)
  const isPair = vocabularies.test(name) && values.every((one) => /^\p{Lu}/u.test(one))
  if (/[([{<]\s*$/.test(cue))
    return (isEither || isNamed || isPair || quoted || /[[{<]\s*$/.test(cue)) && closed.test(after)
  if (/(?::|\s[–—-]|\b(?:list|set|array) of)\s*$/.test(cue)) return ends && (quoted || isEither || isNamed || isOpen)
  if (quoted)
    return (
      vocabularies.test(name) || (exclusive && ends && (/[,;]\s*$|\b(?:is|are)\s*$/i.test(cue) || before.trim() === ''))
    )
  // A capital at the start alone begins a sentence.
  const isSentence = /^\p{Lu}\p{Ll}/u.test(values[0] as string) && values.slice(1).every((one) => /^\p{Ll}/u.test(one))
  if (before.trim() !== '') return false
  if ((isOpen && values.length > 2) || (isPair && /^\p{Lu}{2}/u.test(values[0] as string) && /^\W*$/.test(after)))
    return true
  // Three words and nothing else are no sentence: "Battery, overhead or hybrid".
  if (isSentence) return exclusive && values.length > 2 && /^\W*$/.test(after)
  return (exclusive || isNamed) && ends
}

/** Returns the text that every value begins with, by the description: `cus_` of "prefixed with cus_". */
export function prefixSaid(description: string): string | undefined {
  const [, quoted, bare] = prefix.exec(description) ?? followed.exec(description) ?? begun.exec(description) ?? []
  return quoted ?? bare ?? capitals.exec(description)?.[1]
}
/** "`vch_` followed by ten characters" */
const followed = /[`"“']([A-Za-z]{1,11}[_-])[`"”'],? followed by\b/i
/** "as in `sha256:…`" */
const begun = /[`"“']([\w.:/+-]{1,12}?)(?:…|\.{3})[`"”']/
/** Capitals alone are a prefix too, but not the words for other things (`begins with CA` is one). */
const capitals =
  /\b(?:begins?|starts?|starting|beginning|prefixed) with (?:the (?:letters |prefix )?)?([A-Z]{2,5})\b(?! \w)/

/**
 * Returns the number of characters that a description says: 34 of "A 34 character string". What follows the prefix comes
 * on top of it.
 */
export const lengthSaid = (description: string, prefix: string): number | undefined => {
  const [, behind, said] =
    /\b(followed by |and |plus |then )?(\d{1,3})[- ](?:random )?(?:char(?:acter)?s?|letters?|digits?)\b/i.exec(
      description
    ) ?? []
  return said === undefined ? undefined : Number(said) + (behind === undefined ? 0 : prefix.length)
}

const prefix =
  /\b(?:prefix(?:ed)?(?: (?:with|by|is|of(?! the )))?|(?:begins?|starts?|starting|beginning) with)\s*:?\s+(?:the (?:prefix |letters |characters )?)?(?:[`"“']([^`"”'\s]{1,12})[`"”']|([A-Za-z]{2,10}[_-])(?!\w))/i

/** Returns the one sample that a description shows: `+49 30 1234567` of "such as +49 30 1234567". */
export function sampleSaid(description: string): string | undefined {
  const match = sample.exec(description)
  const found = match?.slice(1).find((one) => one !== undefined)
  // The number of a house, say, is not the whole sample.
  const isPart = /^\d+$/.test(found ?? '') && /^ [a-z]/i.test(description.slice(match!.index + match![0].length))
  return isPart || found === undefined || /(…|\.{3})$/.test(found) ? undefined : unquoted(found)
}
/** In quotes, or with a digit or a sign that no word has; behind the name of the member too: `Example: "size": "M"`. */
const sample = new RegExp(
  `(?:such as|\\b(?:e\\.?\\s?g|i\\.e)\\.?,?|\\bex[.:]|for example,?|for instance,?|\\bexample|\\blike|in the form)\\s*:?\\s*(?:["'\`][\\w-]{1,40}["'\`]:\\s*)?(?:${quotedValue}|((?=\\S*(?:[\\d@/#+%_]|\\w\\.\\w))[^\\s,;()]+(?: [\\d()+:-]+)*[^\\s,;().](?: (?:[kmµ]?g|m?l|[kcm]m|°[CF]|k?Wh|Hz|[KMGT]i?B)\\b)?))`,
  'i'
)
