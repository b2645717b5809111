/** Finds the plain word for a thing, such as a reader would use in a sentence. */

import { memoized } from '../../../document/memoized.ts'
import { singular } from './singular.ts'

/** Returns a name of a schema without its ends, which say nothing of the thing. */
export const withoutEnds: (name: string) => string = memoized((name) => name.replace(ends, ''), 2000)

/** Returns the words of a name of a schema, without its ends; undefined where they say nothing of the thing. */
export const plainNoun: (name: string) => string | undefined = memoized((name) => {
  const words = withoutEnds(name.replace(whose, '')).replace(mark, '').replace(verbs, '').split('_')
  const whole = (words.length > 3 ? words.slice(-2) : words).join('_')
  // Three letters with an `s` behind them are mostly an abbreviation.
  const noun = (/[a-z]{3}s$/.test(whole) ? singular(whole) : whole).replaceAll('_', ' ')
  return plain.test(noun) && !vague.test(noun) ? noun : undefined
}, 2000)

/** Verbs before the thing, in the name of a request. */
const verbs = /^(?:create|update|patch|add|edit|new|get|upsert|insert|replace|modify|delete|remove|fetch)_(?=.)/

/** Words behind the thing: an `attribute_in_product` is an attribute. */
export const whose = /(?<=.)_(in|of|for|on|from|by|with|per|inside|within)_.+$/

/** The letters that the names of all schemas of a document begin with: `IOrder`, `OBAccount`. */
const mark = /^(?:[a-z]{1,2}|v\d)_/

const ends =
  /(?<=.)(_(inner|tree|hierarchy|list_item|list_entry|search_result|success_response|(get|list|fetch)_(response|result|reply)|mini|single|lite|short|simple|public|full|new|brief|(hal_?)?json|create|update|post|put|patch|reply|response|request|resp|req|res|dto|schema|model|details?|summary|out|read|view|entity|compact|record|info|ref|reference|base|object|resource|data|input|output|result|attributes|properties|metadata|meta|information|body|payload|bean|descriptor|(?<!(?:http|request|response|table|page|section)_)header|args|params|vo|v\d+))+$/
/** One to three words of letters. */
const plain = /^[a-z]{3,16}(?: [a-z]{2,16}){0,2}$/
const vague =
  /^(?:(?:the|an?|this) )?(?:data|items?|results?|response|request|object|entity|resource|attributes|properties|metadata|meta|info|information|content|body|value|values|elements?|entries|entry|records?|rows?|list|details?|description|type|name|names|number|search|lookup|query|find|included|default|get|post|put|patch|create|update)\b|^[a-z]+ed$| (from|to|by|of|for|in|on|at|with)$/
