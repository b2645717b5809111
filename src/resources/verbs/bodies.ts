/** Reads rows in the bodies of requests, and merges them with the present rows. */

import { bare } from '../../contract/bare.ts'
import { keptFor } from '../../document/memoized.ts'
import type { Schema, SchemaObject } from '../../document/openapi.ts'
import { pointer } from '../../document/places/pointer.ts'
import { put } from '../../schema/meaning/json-values.ts'
import { objectMembers } from '../../schema/schema-properties.ts'
import { shapeOf } from '../../schema/views/merged-view.ts'
import { keyAt } from '../model/keys.ts'
import type { Resource, Role } from '../model/model.ts'
import { admitsNull, at, solid } from '../model/rows-places.ts'
import { isOfVerb, verbIn } from '../model/verb-forms.ts'
import { ends, noneAtBegin, valueAtBegin } from '../rows/lifecycle.ts'
import type { Workshop } from '../rows/making.ts'
import { isRow, type Row } from '../rows/row.ts'
import { withReferences } from './references-sent.ts'
import { isLater } from './times.ts'

type Contract = Workshop['contract']

/** The value of a member that the request left out: null, or one that the server makes. */
type Fill = 'null' | 'made' | undefined

/** One level of members, by the schemas of a row and of the body that writes it. */
export interface Level {
  /** The row's own schemas. */
  rows: SchemaObject[]
  /** The members that all of the row's alternatives require. */
  required: Set<string>
  /** The names of the row's members by their bare forms. */
  names: Map<string, string>
  /** The members that the body may have, by the row's names. */
  sayable: Map<string, Schema>
  /** True: the body may have members that its schema does not name. */
  open: boolean
  /** True: the body requires nothing, and so need not be whole. */
  partial: boolean
  /** True: rows may have members that none of their schemas names. */
  holds: boolean
  readOnly: Set<string>
  /** The defaults of members that the body may leave out. */
  defaults: Row
  /** The values of members that show that a row is new, such as its first state. */
  begins: Row
  /** The values of members that the request left out. */
  fills: Map<string, Fill>
  /** Values in the form that the server's own times have, by the names of their members. */
  times: Map<string, unknown>
  /** The level of the members of `attributes`. `flat`: the body has them beside the row's own. */
  inner: { name: string; level: Level; flat: boolean } | undefined
}

const levels = keptFor(({ resource, body, action }: Role, contract: Contract) =>
  read(
    contract,
    resource.rows,
    body?.row,
    resource.inner,
    (name) => action === undefined || isOfVerb(bare(name), bare(verbIn(action)))
  )
)

const unsaidLevels = keptFor(({ resource }: Role, contract: Contract) =>
  read(contract, resource.rows, undefined, resource.inner)
)

/** Returns the level of a role, worked out once. */
export const levelOf = (contract: Contract, role: Role): Level => levels(role, contract)

/** Returns the level of a write: a request without a body leaves all members to the server. */
export const levelFor = (contract: Contract, role: Role, body: unknown): Level =>
  (body === undefined ? unsaidLevels : levels)(role, contract)

/**
 * `states`: tells whether the body says how a member is to be, so that its own schema writes what rows show as
 * read-only, such as the state of a run. The body of an action says no more than `cancelReason` of `cancel`.
 */
function read(
  contract: Contract,
  schemas: Schema[],
  body: Schema | undefined,
  inner: string | undefined,
  states: (name: string) => boolean = Boolean
): Level {
  const rows = schemas.map((schema) => solid(contract, schema))
  const held = schemas.map((schema) => objectMembers(contract, schema))
  const names = new Map<string, string>()
  for (const name of held.flatMap((members) => [...members.names]))
    if (!names.has(bare(name))) names.set(bare(name), name)
  const readOnly = new Set(held.flatMap((members) => [...members.readOnly]))
  const asked = objectMembers(contract, body)
  const { properties = {}, required = [] } = solid(contract, body)
  const sayable = new Map<string, Schema>()
  for (const name of asked.names) {
    const own = names.get(bare(name)) ?? name
    if (asked.readOnly.has(name)) readOnly.add(own)
    else sayable.set(own, properties[name] ?? true)
    if (states(name) && sayable.has(own) && (!isServers(own) || required.includes(name))) readOnly.delete(own)
  }
  for (const name of readOnly) sayable.delete(name)
  const level: Level = {
    rows,
    required: new Set(schemas.flatMap((schema) => requiredIn(contract, schema))),
    names,
    sayable,
    open: body !== undefined && asked.open,
    partial: sayable.size > 1 && (solid(contract, body).required ?? []).length === 0,
    holds: held.some(({ open }) => open),
    readOnly,
    defaults: defaultsIn(contract, rows, sayable),
    begins: beginsIn(contract, rows, sayable),
    fills: new Map(),
    times: new Map(),
    inner: undefined
  }
  for (const name of rows.flatMap(({ properties }) => Object.keys({ ...properties }))) fillOf(contract, level, name)
  if (inner !== undefined) {
    const within = (schema: Schema | undefined) => solid(contract, schema).properties?.[inner]
    const deeper = schemas.map(within).filter((schema) => schema !== undefined)
    const flat = asked.names.size > 0 && within(body) === undefined
    level.inner = { name: inner, level: read(contract, deeper, flat ? body : within(body), undefined, states), flat }
  }
  return level
}

function defaultsIn(contract: Contract, rows: SchemaObject[], sayable: Map<string, Schema>): Row {
  const defaults: Row = {}
  for (const [name, schema] of sayable) {
    const own = [schema, ...rows.map(({ properties }) => properties?.[name])]
    const value = own.map((one) => shapeOf(contract, one).default).find((one) => one !== undefined)
    if (value !== undefined) defaults[name] = value
  }
  return defaults
}

function beginsIn(contract: Contract, rows: SchemaObject[], sayable: ReadonlyMap<string, Schema>): Row {
  const begins: Row = {}
  for (const [name, property] of rows.flatMap(({ properties }) => Object.entries({ ...properties }))) {
    const value =
      valueAtBegin(contract, name, property) ?? (sayable.has(name) ? undefined : noneAtBegin(contract, name, property))
    if (value !== undefined) begins[name] = value
  }
  return begins
}

/** Reads the members that a request sends, by the row's names. Leaves out members that the server sets. */
export function sentOf(contract: Contract, role: Role, body: unknown): Row {
  const sent = role.body === undefined ? body : at(body, role.body.path)
  if (!isRow(sent)) return {}
  const level = levelOf(contract, role)
  const row = named(nested(isEnvelope(sent, level) ? (Object.values(sent)[0] as Row) : sent, level), level)
  return withReferences(contract, role, row, (name) => (level.inner?.level ?? level).names.has(bare(name)))
}

/** True for an envelope that the document does not describe. */
function isEnvelope(sent: Row, level: Level): boolean {
  if (!level.open || level.sayable.size > 0) return false
  const [only, ...others] = Object.keys(sent)
  return only !== undefined && others.length === 0 && isRow(sent[only]) && !level.names.has(bare(only))
}

/** Returns what was sent with the members of `attributes` inside of these, as rows have them. */
function nested(sent: Row, { names, inner }: Level): Row {
  if (inner?.flat !== true) return sent
  const isInner = ([name]: [string, unknown]) => inner.level.names.has(bare(name)) && !names.has(bare(name))
  const members = Object.entries(sent)
  const own = members.filter((one) => !isInner(one))
  return { ...Object.fromEntries(own), [inner.name]: Object.fromEntries(members.filter(isInner)) }
}

function named(sent: Row, level: Level): Row {
  if (isNamed(sent, level)) return sent
  const row: Row = {}
  for (const [name, value] of Object.entries(sent)) {
    const own = ownName(level, name)
    if (level.inner !== undefined && own === level.inner.name && isRow(value))
      row[own] = named(value, level.inner.level)
    else if (level.sayable.has(own) || isTaken(level, own)) row[own] = value
  }
  return row
}

const ownName = ({ names }: Level, name: string): string => names.get(bare(name)) ?? name

/** Returns true if a request may have all the members that it has, by the row's names. */
function isNamed(sent: Row, level: Level): boolean {
  for (const name in sent) {
    if (name === level.inner?.name || !level.sayable.has(name) || ownName(level, name) !== name) return false
  }
  return true
}

/** True for a member that the body's schema does not name, but that the row has, or the schema admits. */
const isTaken = ({ open, names, readOnly }: Level, name: string): boolean =>
  (open || names.has(bare(name))) && !readOnly.has(name) && !isServers(name)

/** Returns the sent members that rows lack, but that are clues to others: a username, where rows have an email. */
export function hintsOf({ holds, names }: Level, sent: Row): Row {
  const hints: Row = {}
  for (const name in sent) if (!holds && !names.has(bare(name))) hints[name] = sent[name]
  return hints
}

/** True for members that servers say by themselves. */
export const isServers = (name: string): boolean =>
  /^(id|uuid)$|^(date_?)?(created|updated|modified|inserted|added)(_?(at|on|date|time))?$/i.test(name)

/** Returns the defaults of the members that a request leaves out. */
export function defaultsOf({ defaults }: Level, sent: Row): Row {
  const found: Row = {}
  for (const name in defaults) {
    const value = defaults[name]
    if (!(name in sent)) found[name] = typeof value === 'object' ? structuredClone(value) : value
  }
  return found
}

/** Returns the members that a schema requires, and that each of its alternatives does. */
function requiredIn(contract: Contract, schema: Schema, depth = 0): string[] {
  const { required = [], anyOf, oneOf } = shapeOf(contract, schema)
  const shared = [anyOf, oneOf].map((list) => {
    const parts = (Array.isArray(list) && depth < 5 ? list : []).filter(
      (part) => shapeOf(contract, part).type !== 'null'
    )
    const [first = [], ...others] = parts.map((part) => requiredIn(contract, part, depth + 1))
    return first.filter((name) => others.every((names) => names.includes(name)))
  })
  return [...required, ...shared.flat()]
}

const propertyOf = (level: Level, name: string): Schema | undefined =>
  level.rows.map(({ properties }) => properties?.[name]).find((one) => one !== undefined)

/** Makes a new row: the sent members, then defaults, then those of `made` that the server sets or the row requires. */
export function newRow(contract: Contract, level: Level, sent: Row, made: Row): Row {
  // V8 makes a hidden class for each copy by `{ ...sent }` to which a member is added.
  const row = defaultsOf(level, sent)
  for (const name in sent) put(row, name, sent[name])
  const { inner } = level
  for (const name in made) {
    const value = made[name]
    if (inner !== undefined && name === inner.name && isRow(value)) {
      row[name] = newRow(contract, inner.level, isRow(sent[name]) ? (sent[name] as Row) : {}, value)
    } else if (!(name in row)) {
      const fill = fillOf(contract, level, name)
      if (fill !== undefined) row[name] = fill === 'null' ? null : value
    }
  }
  return row
}

/** Returns the value of a member that the request left out; undefined if the row has no such member then. */
function fillOf(contract: Contract, level: Level, name: string): Fill {
  if (!level.fills.has(name)) level.fills.set(name, fillIn(contract, level, name))
  return level.fills.get(name)
}

function fillIn(contract: Contract, level: Level, name: string): Fill {
  const required = level.required.has(name)
  const silent =
    level.sayable.has(name) || (level.open && !level.readOnly.has(name) && !isServers(name) && level.sayable.size === 0)
  const property = propertyOf(level, name)
  const nullable = admitsNull(contract, property)
  const leftOut = silent || ends.test(name) || isLater(name, solid(contract, property), nullable)
  if (leftOut && nullable) return required ? 'null' : undefined
  return required || !leftOut ? 'made' : undefined
}

/**
 * PUT: replaces the members that the body may have. Keeps the others, and required ones that the request left out. If
 * the body's schema requires nothing, changes only the sent members.
 */
export function replacedRow(contract: Contract, level: Level, row: Row, sent: Row): Row {
  const { inner } = level
  if ((inner?.level ?? level).partial) return merged(contract, level, row, sent)
  const kept = Object.entries(row).filter(([name]) => {
    if (inner !== undefined && name === inner.name) return true
    return !level.sayable.has(name) || (level.required.has(name) && !admitsNull(contract, propertyOf(level, name)))
  })
  const whole: Row = { ...Object.fromEntries(kept), ...defaultsOf(level, sent), ...sent }
  for (const name of level.sayable.keys()) if (!(name in whole) && level.required.has(name)) whole[name] = null
  if (inner !== undefined && isRow(row[inner.name])) {
    const within = isRow(sent[inner.name]) ? (sent[inner.name] as Row) : {}
    whole[inner.name] = replacedRow(contract, inner.level, row[inner.name] as Row, within)
  }
  return whole
}

/** JSON Merge Patch (RFC 7396). */
export function mergePatched(target: unknown, patch: unknown): unknown {
  if (!isRow(patch)) return patch
  const whole: Row = isRow(target) ? { ...target } : {}
  for (const name in patch) {
    const value = patch[name]
    if (value === null) delete whole[name]
    else whole[name] = mergePatched(whole[name], value)
  }
  return whole
}

/**
 * PATCH: merges members; null removes a member, or stays where the member admits it. A member that rows require stays
 * as it was.
 */
export function merged(contract: Contract, level: Level, row: Row, sent: Row): Row {
  const whole = mergePatched(row, sent) as Row
  for (const name in sent) {
    if (sent[name] !== null) continue
    if (admitsNull(contract, propertyOf(level, name) ?? level.sayable.get(name))) whole[name] = null
    else if (level.required.has(name) && name in row) whole[name] = row[name]
  }
  const { inner } = level
  if (inner !== undefined && isRow(row[inner.name]) && isRow(sent[inner.name]))
    whole[inner.name] = merged(contract, inner.level, row[inner.name] as Row, sent[inner.name] as Row)
  return whole
}

/** Returns the pointer of a null that would remove a member which rows require; undefined if there is none. */
export function removalRefused(contract: Contract, level: Level, sent: Row): string | undefined {
  const name = Object.keys(sent).find(
    (one) => sent[one] === null && level.required.has(one) && !admitsNull(contract, propertyOf(level, one))
  )
  if (name !== undefined) return pointer('', name)
  const { inner } = level
  if (inner === undefined || !isRow(sent[inner.name])) return undefined
  const deeper = removalRefused(contract, inner.level, sent[inner.name] as Row)
  return deeper === undefined ? undefined : pointer('', inner.name) + deeper
}

/** Returns the key that a request names its row by, if it has one. */
export function keySent({ key }: Resource, sent: unknown): unknown {
  const value = keyAt(key, sent)
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint' ? value : undefined
}
