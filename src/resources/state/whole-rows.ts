/** Completes the rows that a test writes. */
import type { Schema } from '../../document/openapi.ts'
import { collectionsOf } from '../fixtures/collections.ts'
import { keyAt, keyed } from '../model/keys.ts'
import { isNested, keyPathOf, type Resource } from '../model/model.ts'
import { at } from '../model/rows-places.ts'
import { agreedAsMade } from '../rows/agreed.ts'
import { alive, keyAs } from '../rows/base.ts'
import type { Session } from '../rows/groups.ts'
import { linked } from '../rows/linked.ts'
import { makeRow } from '../rows/made-files.ts'
import { filledIn, newKey, withValuesAt } from '../rows/making.ts'
import { nextId, noteId } from '../rows/new-ids.ts'
import { referring } from '../rows/referring.ts'
import type { Item, Row } from '../rows/row.ts'
import { groupName, parentTies } from '../rows/start.ts'
import { underAll } from '../rows/under.ts'
import { isSlug, slugForRow } from '../verbs/new-keys.ts'
import { refuseUnknown } from './unknown-members.ts'

/**
 * Returns rows that are written by hand, with members that they leave out at any depth: those of the things that they
 * refer to, others made. Throws an Error for a row that does not fit its schema or has a member that no schema names, and
 * for two with one key.
 */
export function wholeItems(
  session: Session,
  resource: Resource,
  parents: readonly string[],
  rows: readonly Row[]
): Item[] {
  const { api } = session
  const { property } = resource.key
  for (const [ordinal, row] of rows.entries()) refuseUnknown(api, resource, row, ordinal)
  const schema = schemaOf(api, resource)
  const keys = rows.map((row) => keyAt(resource.key, row))
  const taken = new Set(keys.flatMap((key) => (key === undefined || key === null ? [] : [String(key)])))
  for (const key of keys) noteId(session, resource, parents, key)
  const seen = new Map<string, number>()
  return rows.map((given, ordinal): Item => {
    const seed = `${session.seed} ${groupName(session, resource, parents).replaceAll('\n', ' ')} set ${ordinal}`
    const value = keys[ordinal] ?? keyFor(session, resource, parents, given, seed, taken)
    const ties = parentTies(session, resource, parents)
    const own = property === undefined ? [] : [...keyed(resource.key, value), ...itself(resource, given, value)]
    const known = withValuesAt(given, [...ties, ...own])
    const made = makeRow(api, { resource, seed, index: ordinal, known })
    const living = referring(session, resource, parents, { ...alive(api, resource, made), ...known }, known, ordinal)
    const row = completed(session, resource, parents, schema, agreedAsMade(resource, living, known), seed)
    const [violation] = api.checker.check(schema, linked(session, resource, parents, row), 'response')
    if (violation !== undefined) throw new Error(`/${ordinal}${violation.at}: ${violation.message}`)
    const key = property === undefined ? `\0${ordinal}` : String(value)
    const first = seen.get(key)
    if (first !== undefined) throw new Error(`/${ordinal}: the key ${JSON.stringify(key)} is that of /${first} too`)
    seen.set(key, ordinal)
    return { key, ordinal, row, ...underAll(resource) }
  })
}

/** Returns the members by which a row that names none above it names itself, as rows at the start do. */
const itself = ({ references }: Resource, given: Row, key: unknown): [string[], unknown][] =>
  references
    .filter(({ path, root }) => root === 'itself' && at(given, path) === undefined)
    .map((reference) => [keyPathOf(reference), key])

/** Returns the schema of a resource's rows: that of its list, else the fullest. */
export const schemaOf = ({ contract }: Session['api'], resource: Resource): Schema =>
  collectionsOf(contract).find((one) => one.resource === resource)?.row ?? (resource.rows[0] as Schema)

/** Makes the members that the objects inside a row lack, unless it has them of the things that it refers to. */
function completed(
  session: Session,
  resource: Resource,
  parents: readonly string[],
  schema: Schema,
  row: Row,
  seed: string
): Row {
  const whole = linked(session, resource, parents, row)
  return session.api.checker.fits(schema, whole, 'response') ? row : filledIn(session.api, schema, whole, seed)
}

/** Returns a key that no row has: the first number that is free, or a key that fits. */
export function keyFor(
  session: Session,
  resource: Resource,
  parents: readonly string[],
  given: Row,
  seed: string,
  taken: Set<string>
): unknown {
  const isTaken = (text: string) => taken.has(text)
  // Numbers go on over all groups, as they do for rows that are added.
  const nested = isNested(resource)
  let value: unknown
  if (resource.key.type === 'integer') {
    let id = 0
    do id = nested ? nextId(session, resource, parents) : id + 1
    while (isTaken(String(id)))
    value = keyAs(session.api, resource, String(id))
  } else if (isSlug(resource)) value = slugForRow(given, isTaken)
  value ??= newKey(session.api, resource, `${seed} key`, taken.size, isTaken) ?? String(taken.size + 1)
  taken.add(String(value))
  return value
}
