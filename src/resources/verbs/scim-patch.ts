/** The PATCH of SCIM (RFC 7644 section 3.5.2) on rows: `{schemas, Operations: [{op, path, value}]}`. */
import { isDeepStrictEqual } from 'node:util'
import { bare } from '../../contract/bare.ts'
import { Problem } from '../../contract/problem.ts'
import type { Schema } from '../../document/openapi.ts'
import { put } from '../../schema/meaning/json-values.ts'
import { expressionOf } from '../filters/expressions.ts'
import { propertiesOf, solid } from '../model/rows-places.ts'
import { isRow, type Row } from '../rows/row.ts'
import type { Asking } from './asking.ts'
import { levelOf } from './bodies.ts'
import { firstOf, patchedBy, shownSchema } from './json-patch.ts'
import { type ScimPath, scimPathOf } from './scim-path.ts'

/** A change of one member: `value` is undefined to remove it. */
interface Change {
  op: 'add' | 'replace' | 'remove'
  value: unknown
}

/** A thing whose members are changed, and its schema. */
interface Place {
  thing: Row
  schema: Schema | undefined
}

const patchOp = /^urn:ietf:params:scim:api:messages:2\.0:PatchOp$/i

/** Returns the operations of a SCIM patch; undefined for another body. */
export function scimStepsOf(asking: Asking, body: unknown): unknown[] | undefined {
  if (!isRow(body)) return undefined
  const { schemas } = body
  const says = Array.isArray(schemas) && schemas.some((one) => patchOp.test(String(one)))
  const isOwn = levelOf(asking.api.contract, asking.role).names.has('operations')
  const steps = Object.entries(body).find(([name]) => bare(name) === 'operations')?.[1]
  if (!says && (isOwn || !Array.isArray(steps) || !steps.every((step) => isRow(step) && 'op' in step))) return undefined
  return Array.isArray(steps) ? steps : refuse(asking, 'a SCIM patch needs `Operations`, a list')
}

/** Patches a row as its item shows it. Throws a Problem 400 if an operation cannot be read or done. */
export const scimPatched = (asking: Asking, parents: string[], row: Row, steps: unknown[]): Row =>
  patchedBy(asking, parents, row, [400, 422], (whole) => {
    for (const [index, step] of steps.entries()) {
      const why = taken(asking, { thing: whole.row, schema: shownSchema(asking) }, step)
      if (why !== undefined) refuse(asking, `operation ${index} of the patch cannot be done: ${why}`)
    }
  })

function refuse(asking: Asking, message: string): never {
  throw new Problem(firstOf(asking, [400, 422]), message)
}

/** Takes one operation. Returns the reason why it cannot be done; undefined if it is done. */
function taken(asking: Asking, place: Place, step: unknown): string | undefined {
  const { op: verb, path, value } = membersOf(step)
  const op = String(verb).toLowerCase()
  if (op !== 'add' && op !== 'replace' && op !== 'remove') return 'its `op` is add, replace or remove'
  if (op !== 'remove' && value === undefined) return `to ${op}, it needs a \`value\``
  if (path !== undefined && path !== null && path !== '') {
    const read = typeof path === 'string' ? pathIn(asking, place, path) : undefined
    return read === undefined
      ? `the path ${JSON.stringify(path)} is not read`
      : changeAt(asking, place, read, { op, value })
  }
  if (op === 'remove') return 'to remove, it needs a `path`'
  if (!isRow(value)) return 'without a `path`, its `value` is an object'
  for (const [name, inner] of Object.entries(value)) {
    const why = changeAt(asking, place, pathIn(asking, place, name) ?? { name }, { op, value: inner })
    if (why !== undefined) return why
  }
  return undefined
}

/** Returns the members of an operation, whose names may have any case. */
function membersOf(step: unknown): { op?: unknown; path?: unknown; value?: unknown } {
  const entries = isRow(step) ? Object.entries(step) : []
  return Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), value]))
}

/** Returns the place that a path names. A member that has the path as its name comes first, such as an extension. */
function pathIn(asking: Asking, place: Place, path: string): ScimPath | undefined {
  const own = ownName(asking, place, path)
  return own === undefined ? scimPathOf(path) : { name: own }
}

function changeAt(asking: Asking, place: Place, path: ScimPath, change: Change): string | undefined {
  const { contract } = asking.api
  if (path.extension !== undefined) {
    const name = ownName(asking, place, path.extension) ?? path.extension
    return changeAt(asking, opened(asking, place, name), { ...path, extension: undefined }, change)
  }
  const { filter, sub } = path
  const { thing } = place
  const name = ownName(asking, place, path.name) ?? path.name
  const present = valueIn(thing, name)
  const isOwn = place.schema === shownSchema(asking)
  if (isOwn && levelOf(contract, asking.role).readOnly.has(name))
    return sub === undefined && isDeepStrictEqual(present, change.value) ? undefined : `${name} is read-only`
  if (filter !== undefined) return changeItems(asking, place, name, { filter, sub }, change)
  if (sub === undefined) set(asking, place, name, change)
  else if (Array.isArray(present)) {
    for (const item of present.filter(isRow))
      setIn(asking, { thing: item, schema: itemsOf(asking, place, name) }, sub, change)
  } else if (isRow(present) || change.op !== 'remove') setIn(asking, opened(asking, place, name), sub, change)
  return undefined
}

function changeItems(
  asking: Asking,
  place: Place,
  name: string,
  { filter, sub }: { filter: string; sub: string | undefined },
  change: Change
): string | undefined {
  const schema = itemsOf(asking, place, name)
  const present = valueIn(place.thing, name)
  const items: unknown[] = Array.isArray(present) ? present : []
  // A list of texts is filtered by `value`.
  const things = items.map((item) => (isRow(item) ? item : { value: item }))
  const names = [...namesIn(asking, { thing: {}, schema }), ...things.flatMap(Object.keys), 'value']
  const test = expressionOf(filter, new Map(names.toReversed().map((one) => [bare(one), [one]])))
  if (test === undefined) return `the filter ${JSON.stringify(filter)} is not read`
  const isTaken = items.map((_, index) => test(things[index] as Row))
  if (!isTaken.includes(true)) {
    const made = change.op === 'add' ? thingBy(filter) : undefined
    if (made === undefined) return `no item of ${name} fits ${filter}`
    if (sub !== undefined) setIn(asking, { thing: made, schema }, sub, change)
    put(place.thing, name, [...items, sub === undefined && isRow(change.value) ? { ...made, ...change.value } : made])
    return undefined
  }
  if (sub !== undefined) {
    for (const [index, item] of items.entries())
      if (isTaken[index] && isRow(item)) setIn(asking, { thing: item, schema }, sub, change)
    return undefined
  }
  const { op, value } = change
  const left =
    op === 'remove'
      ? items.filter((_, index) => !isTaken[index])
      : items.map((item, index) => {
          if (!isTaken[index]) return item
          return op === 'add' && isRow(item) && isRow(value) ? { ...item, ...value } : value
        })
  put(place.thing, name, left)
  return undefined
}

/** Returns the item that a filter such as `type eq "work"` describes; undefined for another filter. */
function thingBy(filter: string): Row | undefined {
  const [, name, value] = /^\s*(\w+)\s+eq\s+"([^"\\]*)"\s*$/i.exec(filter) ?? []
  return name === undefined ? undefined : { [name]: value }
}

const setIn = (asking: Asking, place: Place, name: string, change: Change): void =>
  set(asking, place, ownName(asking, place, name) ?? name, change)

/** Adds, replaces or removes a member. */
function set(asking: Asking, place: Place, name: string, { op, value }: Change): void {
  const { thing } = place
  const present = valueIn(thing, name)
  const isList = Array.isArray(present) || itemsOf(asking, place, name) !== undefined
  if (op === 'remove' || value === null) {
    const items = op === 'remove' && value !== undefined && value !== null ? [value].flat() : undefined
    if (items === undefined || !Array.isArray(present)) delete thing[name]
    else
      put(
        thing,
        name,
        present.filter((item) => !items.some((one) => isSame(item, one)))
      )
  } else if (isList) {
    const before = op === 'add' && Array.isArray(present) ? present : []
    const added = [value].flat().filter((one) => !before.some((item) => isDeepStrictEqual(item, one)))
    put(thing, name, [...before, ...added])
  } else if (isRow(present) && isRow(value)) {
    const inner = opened(asking, place, name)
    for (const [own, one] of Object.entries(value)) setIn(asking, inner, own, { op, value: one })
  } else put(thing, name, value)
}

/** True for an item that an operation removes by its value: by all members that the operation names. */
const isSame = (item: unknown, one: unknown): boolean =>
  isRow(item) && isRow(one)
    ? Object.entries(one).every(([name, value]) => isDeepStrictEqual(item[name], value))
    : isDeepStrictEqual(item, one)

/** Returns the object in a member, which is made if it is missing. */
function opened(asking: Asking, place: Place, name: string): Place {
  if (!isRow(valueIn(place.thing, name))) put(place.thing, name, {})
  return { thing: place.thing[name] as Row, schema: valueIn(describedIn(asking, place), name) }
}

/** Returns the schema of the items of a list; undefined for a member that is no list. */
const itemsOf = (asking: Asking, place: Place, name: string): Schema | undefined =>
  solid(asking.api.contract, valueIn(describedIn(asking, place), name)).items

const describedIn = ({ api }: Asking, { schema }: Place) => propertiesOf(api.contract, schema)

const namesIn = (asking: Asking, place: Place): string[] => [
  ...Object.keys(place.thing),
  ...Object.keys(describedIn(asking, place))
]

/** Returns the name of a member by a name in any case; undefined where there is no such member. */
const ownName = (asking: Asking, place: Place, name: string): string | undefined =>
  namesIn(asking, place).find((one) => one.toLowerCase() === name.toLowerCase())

/** Returns the value of a member, which is the thing's own. */
const valueIn = <Value>(thing: Record<string, Value>, name: string): Value | undefined =>
  Object.hasOwn(thing, name) ? thing[name] : undefined
