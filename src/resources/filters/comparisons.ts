/** Words by which the first or last part of a parameter's name compares. To teach standin another, add it here. */
import { bare } from '../../contract/bare.ts'

/** The comparison that the first or last words of a parameter's name ask for. */
export type Comparison =
  | 'equals'
  | 'least'
  | 'most'
  | 'above'
  | 'below'
  | 'unlike'
  | 'contains'
  | 'starts'
  | 'ends'
  | 'ended'

const compare = (words: Partial<Record<Comparison, string>>): [string, Comparison][] =>
  Object.entries(words)
    .flatMap(([word, names]) => names.split(' ').map((name): [string, Comparison] => [name, word as Comparison]))
    .sort(([one], [other]) => other.length - one.length)

/** Comparisons by words after the name of a member: `price_gte`, `due_from`, `created[lt]`. */
export const suffixes = compare({
  least: 'gte ge from min since start begin ongoing minimum atleast greaterthanorequal startdate fromdate',
  most: 'lte le to max until till end maximum atmost lessthanorequal enddate todate',
  above: 'gt after greaterthan newerthan',
  below: 'lt before lessthan olderthan',
  unlike: 'ne neq not',
  contains: 'contains like ilike icontains matches search',
  starts: 'startswith prefix istartswith beginswith',
  ends: 'endswith iendswith',
  equals: 'eq in is equals exact any anyof oneof'
})

/** Comparisons by words before the name of a member: `min_price`, `from_date`. */
export const prefixes = compare({
  least: 'min from since start minimum',
  most: 'max to until end maximum till',
  above: 'after newerthan',
  below: 'before olderthan',
  unlike: 'not exclude without',
  contains: 'search',
  equals: 'filter by with has in only'
})

/** Returns the comparison that a word alone asks for: `gte` of `created[gte]`. */
export function comparisonOf(word: string): Comparison {
  const is = ([name]: [string, Comparison]) => name === bare(word)
  return (suffixes.find(is) ?? prefixes.find(is))?.[1] ?? 'equals'
}
