/**
 * Finds the words of a member that has no `enum`, where another part of the document lists them: a query parameter that
 * filters by it, a request that sets it, or a schema that is named for it.
 */

import { addTo } from '../../document/grouped.ts'
import { keptFor, memoized } from '../../document/memoized.ts'
import { list, pairs } from '../../schema/meaning/json-values.ts'
import type { Resources } from '../../schema/meaning/schema-resources.ts'
import { snake } from '../lexicon/entity/scene.ts'
import { plainNoun } from '../lexicon/words/plain-noun.ts'
import { singular } from '../lexicon/words/singular.ts'

/** A list of words, and the thing whose member has them. */
interface WordList {
  noun: string
  words: readonly string[]
}

/** Returns the words for a member of an object, both by their plain names; undefined where none are listed. */
export function wordsElsewhere(resources: Resources, name: string, subject: string): readonly string[] | undefined {
  const known = wordListsIn(resources)
  const noun = nounOf(subject)
  const lists = known.get(name) ?? []
  const own = lists.filter((one) => one.noun === noun)
  return sameOf(own) ?? sameOf(known.get(`${noun}_${name}`) ?? []) ?? (general.test(name) ? undefined : sameOf(lists))
}

/** Names that mean something else in each thing. */
const general =
  /^(type|kind|status|state|mode|role|name|label|title|level|category|class|group|code|value|key|field|action|method|event|unit|scope|source|target|format|result|reason|priority|order|direction|period|interval|size|version|stage|phase|step|model|view|by|q|query|search|filter|id)$/

/** Names of parameters that say how a list is shown, not what its things have. */
const ofTheList =
  /^(sort|order|dir|direction|include|expand|fields?|format|view|select|embed|group|interval)([_A-Z-]|$)/

/** Returns the words of lists, if all have the same. */
function sameOf([first, ...others]: readonly WordList[]): readonly string[] | undefined {
  const isSame = (one: WordList) => one.words.join('\n') === first?.words.join('\n')
  return first !== undefined && others.every(isSame) ? first.words : undefined
}

/** Returns the noun of a schema or a path: `order` for `create_order_request`, `order_list_item` and `orders`. */
const nounOf = memoized((name) => {
  const bare = name.replace(verbs, '').replace(parts, '')
  return singular(plainNoun(bare)?.replaceAll(' ', '_') ?? bare)
}, 1000)
const verbs = /^(create|update|patch|add|edit|new|get|list|search|find|upsert|insert|replace|modify|save|set)_(?=.)/
const parts = /(?<=.)_(list_item|item|entry|row|page|list|create|update|patch|form|params|payload|body)$/

const wordListsIn = keptFor(({ document, target }: Resources): ReadonlyMap<string, WordList[]> => {
  const known = new Map<string, WordList[]>()
  const resolved = (value: unknown): Record<string, unknown> => {
    const { $ref } = Object(value) as { $ref?: unknown }
    return Object(typeof $ref === 'string' ? target($ref, document)?.schema : value) as Record<string, unknown>
  }
  // Most members have no list, so their names and nouns are not read.
  const add = (title: string, nounOfThing: () => string, schema: unknown) => {
    const { items, enum: own } = resolved(schema)
    const listed = own ?? (items === undefined ? undefined : resolved(items).enum)
    const words = list(listed).filter((one) => typeof one === 'string' && one !== '') as string[]
    if (words.length < 2) return
    addTo(known, snake(title), { noun: nounOfThing(), words })
  }
  const { components, paths } = Object(document.root) as Record<string, unknown>
  for (const [title, schema] of pairs(Object(components).schemas)) {
    add(title, () => '', schema)
    for (const part of [schema, ...list(Object(schema).allOf)])
      for (const [member, own] of pairs(Object(part).properties)) add(member, () => nounOf(snake(title)), own)
  }
  for (const [path, item] of pairs(paths)) {
    const noun = () => nounOf(snake(path.split('/').findLast((part) => part !== '' && !part.includes('{')) ?? ''))
    for (const operation of [item, ...pairs(item).map(([, one]) => one)])
      for (const one of list(Object(operation).parameters)) {
        const { name, in: place, schema } = resolved(one)
        if (place === 'query' && typeof name === 'string' && !ofTheList.test(name)) add(name, noun, schema)
      }
  }
  return known
})
