/** The members of JSON answers, beside those that a document names. */
import { keptFor } from '../document/memoized.ts'
import type { Schema } from '../document/openapi.ts'
import { pointer } from '../document/places/pointer.ts'
import { type ObjectMembers, objectMembers } from '../schema/schema-properties.ts'
import { itemSchema, propertySchema, wantedBy } from '../schema/views/schema-types.ts'
import type { Law } from './judge.ts'

/** The members seen at one place of the answers with one status, the items of a list taken together. */
export interface SeenAt {
  documented: Set<string>
  /** The number of times that each member was seen; `known` if the document names it. */
  members: Map<string, { count: number; known: boolean }>
}

export type SeenMembers = Map<string, SeenAt>

/** The most places, the most members at one of them, and the deepest place that are told apart. */
const [mostPlaces, mostMembers, deepest] = [500, 500, 20]

export function noteMembers(seen: SeenMembers, value: unknown, schema: Schema, law: Law, at = '', depth = 0): void {
  if (typeof value !== 'object' || value === null || depth > deepest) return
  const wanted = wantedBy(schema, law.checker.schemaOrAny)
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      noteMembers(seen, item, itemSchema(wanted, index), law, `${at}/*`, depth + 1)
    }
    return
  }
  const named = typeof schema === 'object' ? namedBy(schema, law) : undefined
  const known = (name: string) => named?.names.has(name) === true
  const place = named === undefined || named.open ? undefined : placeAt(seen, at, named)
  for (const [name, member] of Object.entries(value as object)) {
    if (place !== undefined) count(place, name, known(name))
    // The names of a map are data, so they are taken together.
    const inner = known(name) || place !== undefined ? pointer(at, name) : `${at}/*`
    noteMembers(seen, member, propertySchema(wanted, name), law, inner, depth + 1)
  }
}

const namedBy = keptFor((schema: Schema & object, { contract }: Law): ObjectMembers => objectMembers(contract, schema))

function placeAt(seen: SeenMembers, at: string, { names, writeOnly }: ObjectMembers): SeenAt | undefined {
  const before = seen.get(at)
  if (before !== undefined || seen.size >= mostPlaces) return before
  const place: SeenAt = { documented: new Set([...names].filter((name) => !writeOnly.has(name))), members: new Map() }
  seen.set(at, place)
  return place
}

function count({ members }: SeenAt, name: string, known: boolean): void {
  const before = members.get(name)
  if (before !== undefined) before.count++
  else if (members.size < mostMembers) members.set(name, { count: 1, known })
}
