/** Finds lists whose values may have several words: "One of half rope, twin rope or single rope". */

import { type Named, prose, qualities, vocabularies } from './run-rules.ts'

/** A list, and what stands around it in a description. */
interface Phrases {
  values: readonly string[]
  /** True if `or` or a bar stands before the last value. */
  exclusive: boolean
  /** True for words behind the list that say that there are more values. */
  isOpen: boolean
  /** The sign that ends the list; '' at the end of the description. */
  end: string
}

/** Leads to a list, and tells which lists behind it are of values; `isNamed` for a member named as a vocabulary is. */
type Rule = readonly [cue: RegExp, listsValues: (list: Phrases, isNamed: boolean) => boolean]

const isSeveral = ({ values, exclusive }: Phrases): boolean => values.length > 2 || exclusive
/** Some value has several words: the words around a list of single words tell more (`run-rules.ts`). */
const isWorded = (list: Phrases): boolean => isSeveral(list) && list.values.some((one) => one.includes(' '))

const rules: readonly Rule[] = [
  // "e.g. third party, comprehensive"
  [
    /\b(?:e\.?\s?g\b\.?|i\.?e\b\.?|such as|like|ex\b\.?|for example|for instance|examples|including)[:,]?\s+/gi,
    () => true
  ],
  // "One of public session or private party"
  [
    new RegExp(
      `\\b(?:(?:one|any) of(?: the following)?(?: \\w+)?:|one of:?|either|(?:${qualities})(?: \\w+)?(?::| (?:are|is|include):?))\\s+`,
      'gi'
    ),
    isSeveral
  ],
  // "Can be black and white, sepia or colour", but not "Can be changed or removed later"
  [/\b(?:can|may|must) be(?: either)?:?\s+/gi, (list, isNamed) => isNamed && isWorded(list)],
  // "Material of the hull (carbon fibre, plywood, steel)", "(buy, quit, etc.)"
  [/\(/g, (list, isNamed) => list.end === ')' && (isWorded(list) || (isNamed && list.isOpen))],
  // "The grip: open hand, half crimp or pinch", "The type: savings, credit card, etc."
  [/:\s+/g, (list) => list.end !== ')' && (list.isOpen || isWorded(list))],
  // "pending review, approved or sent back"
  [/^/g, (list, isNamed) => isNamed && list.end === '' && list.exclusive && isWorded(list)]
]

/** Returns the values of the first list of phrases that a description has for a member; none if it has no such list. */
export function phrasesIn(description: string, { name }: Named): readonly string[] {
  const isNamed = vocabularies.test(name)
  for (const [cue, listsValues] of rules)
    for (const { 0: led, index } of description.matchAll(cue)) {
      const list = listFrom(description, index + led.length)
      if (list !== undefined && listsValues(list, isNamed)) return list.values
    }
  return []
}

/** The longest list, in characters. */
const longest = 200
const body = /^[^()[\]{}<>`"“”:;.\n]*(?:\.(?=\w)[^()[\]{}<>`"“”:;.\n]*)*/
/** Words behind values that say that there are more. */
const more = /,?\s*(?:\betc|\band so on|…)\s*$/
/** A value begins with no word that leads to a clause or a remark. */
const value =
  /^(?!(?:an?|the|in|on|at|of|by|for|with|without|not|no|if|as|per|from|to|only|all|any|both|once|never|usually|optional|required|when|where|which|who)\b)[\p{L}\p{N}][\p{L}\p{N} _./&’'+-]{0,30}$/u
const clause =
  /\b(?:an?|the|this|that|these|your|its?|is|are|be|if|when|which|who|whose|where|there|you|we|from|with)\b/i

/** Returns the list that begins at a place of a description; undefined if no values stand there. */
function listFrom(description: string, start: number): Phrases | undefined {
  const rest = description.slice(start, start + longest)
  const [text] = body.exec(rest) as RegExpExecArray
  const isOpen = more.test(text) || rest.startsWith('..', text.length)
  const [end = ''] = rest.slice(text.length).replace(/^\.+(?=\))/, '')
  if (!isOpen && !/^[.)\n]?$/.test(end)) return undefined
  const parts = text
    .replace(more, '')
    .trim()
    .split(/\s*[,|]\s*/)
  const [last, exclusive] = lastOf(parts.pop() as string)
  const values = [...parts, ...last].filter((one) => one !== '')
  return values.length > 1 && values.every(isValue) && !values.some((one) => prose.test(one.replaceAll(' ', '_')))
    ? { values, exclusive: exclusive || text.includes('|'), isOpen, end }
    : undefined
}

const isValue = (text: string): boolean => value.test(text) && text.split(' ').length < 4 && !clause.test(text)

/** Returns the values of the last part of a list, and whether `or` stands before the last: "twin rope or single rope". */
function lastOf(part: string): [values: string[], exclusive: boolean] {
  const [, ahead = '', word = '', behind = ''] = /^(?:(.*) )?(or|oder|ou|and|und|et) (.*)$/.exec(part) ?? []
  return word === '' ? [[part], false] : [[ahead, behind], /^o/.test(word)]
}
