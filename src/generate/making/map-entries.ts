/** Adds members that no schema names: as many as are required, and two or three if the object is a map. */

import { isObject } from '../../document/json/is-object.ts'
import { keptForBoth } from '../../document/memoized.ts'
import { pairs, put } from '../../schema/meaning/json-values.ts'
import { NoValue } from '../../schema/meaning/no-value.ts'
import { isSchemaObject } from '../../schema/meaning/schema.ts'
import { alone, failure, lean, orElse, recursive } from '../context/context.ts'
import { below, random } from '../lexicon/entity/random.ts'
import { keysFor } from '../lexicon/words/map-keys.ts'
import { singular } from '../lexicon/words/singular.ts'
import { linkLists } from '../links/link-lists.ts'
import type { Shape } from '../shapes/shape.ts'
import { parse, write } from '../texts/pattern-strings.ts'
import { type Making, memberValue } from './member-value.ts'
import { hasParts, hidden, memberOf, memberRules } from './members.ts'

/** The most characters of a name by a pattern, beyond its shortest form. */
const spareLength = 60
const longestName = 1000

export function addEntries(making: Making): void {
  const { context, shape, at, n, result, members } = making
  const { object, derived } = shape
  derived.patterns ??= patternsOf(shape)
  derived.open ??= isOpen(shape)
  const empty = !isSchemaObject(at.example) && members.mandatory + members.optional === 0
  const { nodes, soft } = context.effort
  const map = empty && (derived.patterns.length > 0 || derived.open) && !lean(context, n) && nodes <= soft
  let has = Object.keys(result).length
  if (!map && has >= object.min) return
  const stream = random(below(at.seed, 'keys'))
  const keys = keysOf(shape, at.name)
  const goal = Math.min(object.max, Math.max(object.min, map ? Math.min(keys.length, stream.int(2, 3)) : 0))
  const isFree = map && object.names.length + derived.patterns.length === 0 && !shape.examples.some(isObject)
  // The key of a link says where it leads.
  const thing = linkLists.test(at.name) ? at.name : singular(at.name)
  const first = stream.int(0, keys.length - 1)
  let last: NoValue | undefined
  for (let i = 0; i < goal * 3 + 24 && has < goal; i++) {
    const name = keyOf(making, i, keys, first)
    if (name === undefined || Object.hasOwn(result, name)) continue
    const rules = memberRules(context, shape, name)
    const member = memberOf(context, shape, name, rules, false)
    if (member.barred || member.excluded || hidden(context, rules)) continue
    if (has >= object.min && recursive(context, rules, at)) break
    try {
      const entry = thing !== at.name && rules.some(hasParts) ? { ...member, plain: thing } : member
      const value = memberValue({ ...making, at: { ...at, turn: at.turn + i } }, entry, alone)
      const key = (isFree && keyIn(value, name)) || name
      if (!Object.hasOwn(result, key)) has++
      put(result, key, value)
    } catch (error) {
      if (!(error instanceof NoValue) || error.final) throw error
      last = error
    }
  }
  if (has >= object.min) return
  if (!context.effort.thrifty || has === 0) throw last ?? failure(`no ${object.min} properties were found`, at)
  context.misfits++
}

/** Returns the words for keys, which it looks up once for all maps of one name: those of an example first. */
const keysOf = keptForBoth((shape: Shape, name: string) => {
  const shown = Object.keys(shape.examples.find(isObject) ?? {}).filter((key) => !/^additionalProp\d/.test(key))
  return shown.length > 0 ? shown : keysFor(`${name} ${shape.hint}`)
})

/** Returns the key that an entry has itself: things are mapped by their ids. */
function keyIn(value: unknown, name: string): string | undefined {
  const id = isObject(value) ? value.id : undefined
  return /^[a-z]+(_\w+)?$/.test(name) && (typeof id === 'string' || typeof id === 'number') ? String(id) : undefined
}

function patternsOf({ object }: Shape): string[] {
  return object.parts
    .flatMap(({ schema }) => pairs(schema.patternProperties))
    .filter(([, rule]) => rule !== false)
    .map(([pattern]) => pattern)
}

/** Tells whether a schema describes members without naming them. */
function isOpen({ object }: Shape): boolean {
  return object.parts.some(({ schema }) =>
    [schema.additionalProperties, schema.unevaluatedProperties].some(
      (rule) => isSchemaObject(rule) && Object.keys(rule).length > 0
    )
  )
}

/** Returns the i-th name to try: by the schema of names, by a pattern, or a word. */
function keyOf({ context, shape, at }: Making, i: number, keys: readonly string[], first: number): string | undefined {
  const seed = below(below(at.seed, 'key'), i)
  const { names } = shape.object
  const patterns = shape.derived.patterns!
  if (names.length > 0 && i % 2 === 0) {
    const { plans } = context
    const rules = plans.intern([...names, plans.textual])
    const place = { ...at, seed, name: 'key', turn: i / 2, depth: at.depth + 1 }
    return orElse(undefined, () => context.valueOf(rules, place) as string)
  }
  const word = keys[(first + i) % keys.length]!
  const key = i < keys.length ? word : `${word}_${i}`
  const pattern = patterns.length > 0 && i % 3 !== 2 ? parse(patterns[i % patterns.length]!) : undefined
  if (pattern !== undefined) {
    const room = Math.min(pattern.least + spareLength, longestName)
    const name = write(pattern, { random: random(seed), stretch: 4, wide: false, room })
    // A pattern without an end, such as ^x-, is followed by a word.
    return pattern.anchored[1] ? name || undefined : name + key
  }
  return key
}
