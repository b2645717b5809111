/** Finds the thing that a description says its value is. */

import { memoized } from '../../document/memoized.ts'
import { snake } from './entity/scene.ts'
import { singular } from './words/singular.ts'

/**
 * Returns the words before the first preposition or sign of a description, as a name: `zip_code` of "The zip code in
 * which the parcel was scanned.", `hash` of "Hash of the avatar image"; empty if it begins otherwise.
 */
export const headOf: (description: string) => string = memoized(
  (description) => {
    const found = snake(head.exec(ofThing(description.replace(tags, ' ').trim()))?.[1] ?? '').replace(ends, '')
    return remarks.test(found) ? '' : found
  },
  2000,
  500
)
/** Words behind a noun that say nothing of it: "The notes field". */
const ends = /(?<=[a-z])_(?:field|string|property|parameter|attribute)$/
/** Tags of HTML. */
export const tags = /<[^<>]*>/g

/** Remarks at the start of a description: "Required. 150 characters or fewer." */
const remarks =
  /^(required|optional|deprecated|mandatory|unique|read_?only|write_?only|nullable|internal|note|default|when|while|if|for|after|before|by)$/

/** Verbs that a description begins with, in place of a noun: "Contains the zip code". */
const verbs =
  'returns?|contains?|specifies|represents|indicates|shows|says|holds|stores|replaces|overrides|restricts|sets|defines|determines|describes|identifies|provides|controls|limits'
/** Words before a noun, at the start of a description. */
const start = `(?:(?:the|an?|this|its|his|her|their|your|optional|required|unique|current|full|human[- ]readable|${verbs})\\s+(?:is\\s+)?){0,3}`
/** Words and signs behind a noun. */
const prepositions =
  'of|that|which|whose|who|for|in|on|to|at|by|from|with|before|after|during|about|used|where|when|under|behind|as|like|is|are|was|has|have|will|this|the|an?|and|or|if|it|they'
const signs = '[.,:;()[\\]–—\\n]|-\\s|$'

/** A deed done to the thing, at the end: "Actual character typed". */
const participle =
  '(?:\\s+(?:(?:allowed|permitted|supported|accepted|used)(?=\\s)|\\p{L}{2,}ed(?=\\s*(?:[.,;:(\\n]|$))|\\p{L}+[^e\\W]ed(?=\\s+(?:as|at|by|for|from|in|on|to|with|that|which)\\s)|(?:available|visible)(?=\\s*(?:[.,;:(\\n]|$)|\\s+(?:in|on|to|for|at)\\s)|\\p{L}{3,}ing(?=\\s+(?:the|an?|this)\\s)))?'

/** Words before what a list is of. */
const lists = '(?:list|array|collection|set)s?\\s+of'
export const isOfList = (description: string): boolean => listed.test(description)
const listed = new RegExp(`^\\s*${start}${lists}\\b`, 'iu')

const head = new RegExp(
  `^${start}(?:${lists}\\s+(?:(?:the|all|available)\\s+){0,2})?((?!(?:${verbs})\\b)[\\p{L}\\p{N}][\\p{L}\\p{N}'’/-]*(?:\\s+[\\p{L}\\p{N}][\\p{L}\\p{N}'’/-]*){0,3}?)${participle}\\s*(?:(?<=\\s)(?:${prepositions})\\b|${signs})`,
  'iu'
)

/** Writes "The dog's call name" as "call name of the dog". */
const ofThing = (text: string): string => text.replace(possessive, '$2 of the $1')
const possessive = new RegExp(
  `^(?:the|an?|this)\\s+(\\p{L}+(?: \\p{L}+)?)['’]s?\\s+(\\p{L}+(?: \\p{L}+){0,2}?)(?=\\s(?:${prepositions})\\b|\\s*(?:${signs}))`,
  'iu'
)

/**
 * Returns the noun behind `of` or `for`, as a name: `engine` of "Name of the engine", `source` of "List of sources that
 * matched"; empty if the description says none.
 */
export const thingOf: (description: string) => string = memoized(
  (description) => singular(snake(thing.exec(ofThing(description.trim()))?.[1] ?? '')),
  2000,
  500
)

/** Words before the noun of a thing. */
const determiners = 'the|an?|this|that|each|all|any|every|your|its|their|one|given|current|selected|available|specific'

const thing = new RegExp(
  `^${start}(?:[\\w-]+\\s+){1,2}?(?:of|for)\\s+(?:(?:${determiners})\\s+){0,2}(\\p{L}[\\p{L}\\p{N}-]*(?:\\s+\\p{L}[\\p{L}\\p{N}-]*){0,2}?)\\s*(?:(?<=\\s)(?:${prepositions}|\\p{L}+ed|\\p{L}+ing)\\b|${signs})`,
  'iu'
)
