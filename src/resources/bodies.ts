/** What a request says of a row, and what a row becomes by it. */
import type { Schema, SchemaObject } from '../document/openapi.ts'
import { shapeOf } from '../schema/merged-view.ts'
import { membersOf } from '../schema/schema-properties.ts'
import { ends } from './base.ts'
import type { Resource, Role } from './infer/model.ts'
import { bare } from './infer/names.ts'
import { admitsNull, at, solid } from './infer/places.ts'
import type { Workshop } from './making.ts'
import { isRow, type Row } from './rows/row.ts'

type Contract = Workshop['contract']

/** What the schemas of a row, and of what is sent for it, say of one level of its members. */
export interface Level {
  /** The row's own schemas. */
  rows: SchemaObject[]
  /** The names of the row's members by their bare forms. */
  names: Map<string, string>
  /** What the body may say, by the row's names. */
  sayable: Map<string, Schema>
  /** True where the body may say what it does not name. */
  open: boolean
  /** True where the body demands nothing, and so need not be whole. */
  partial: boolean
  /** True where rows may have members that no schema of theirs names. */
  holds: boolean
  readOnly: Set<string>
  /** The level of the members of `attributes`. */
  inner: { name: string; level: Level } | undefined
}

const levels = new WeakMap<Role, Level>()

/** The level of a role, worked out once. */
export function levelOf(contract: Contract, role: Role): Level {
  let level = levels.get(role)
  if (level === undefined) {
    level = read(contract, role.resource.rows, role.body?.row, role.resource.inner)
    levels.set(role, level)
  }
  return level
}

function read(contract: Contract, schemas: Schema[], body: Schema | undefined, inner: string | undefined): Level {
  const rows = schemas.map((schema) => solid(contract, schema))
  const names = new Map<string, string>()
  const readOnly = new Set<string>()
  for (const [name, property] of rows.flatMap(({ properties }) => Object.entries({ ...properties }))) {
    if (!names.has(bare(name))) names.set(bare(name), name)
    if (shapeOf(contract, property).readOnly === true) readOnly.add(name)
  }
  const asked = membersOf(contract, body)
  const properties = { ...solid(contract, body).properties }
  const sayable = new Map<string, Schema>()
  for (const name of asked.names) {
    const own = names.get(bare(name)) ?? name
    if (asked.readOnly.has(name)) readOnly.add(own)
    else sayable.set(own, properties[name] ?? true)
  }
  for (const name of readOnly) sayable.delete(name)
  const level: Level = {
    rows,
    names,
    sayable,
    open: body !== undefined && asked.open,
    partial: sayable.size > 1 && (solid(contract, body).required ?? []).length === 0,
    holds: schemas.some((schema) => membersOf(contract, schema).open),
    readOnly,
    inner: undefined
  }
  const within =
    inner === undefined ? undefined : (schema: Schema | undefined) => solid(contract, schema).properties?.[inner]
  if (inner !== undefined && within !== undefined) {
    const deeper = schemas.map(within).filter((schema) => schema !== undefined)
    level.inner = { name: inner, level: read(contract, deeper, within(body), undefined) }
  }
  return level
}

/** The members that a request sends, by the row's names; without those that are the server's to say. */
export function sentOf(contract: Contract, role: Role, body: unknown): Row {
  const sent = role.body === undefined ? body : at(body, role.body.path)
  if (!isRow(sent)) return {}
  const level = levelOf(contract, role)
  const [only, ...others] = Object.entries(sent)
  // An envelope that the document does not describe.
  const inside =
    only !== undefined &&
    others.length === 0 &&
    isRow(only[1]) &&
    level.open &&
    level.sayable.size === 0 &&
    !level.names.has(bare(only[0]))
  return named(inside ? (only[1] as Row) : sent, level)
}

function named(sent: Row, level: Level): Row {
  const row: Row = {}
  for (const [name, value] of Object.entries(sent)) {
    const own = level.names.get(bare(name)) ?? name
    if (level.inner !== undefined && own === level.inner.name && isRow(value))
      row[own] = named(value, level.inner.level)
    else if (level.sayable.has(own) || (level.open && !level.readOnly.has(own) && !isServers(own))) row[own] = value
  }
  return row
}

/** What was sent that rows cannot hold, and tells what they are about: a username, where rows have an email. */
export const hintsOf = (level: Level, sent: Row): Row =>
  level.holds ? {} : Object.fromEntries(Object.entries(sent).filter(([name]) => !level.names.has(bare(name))))

/** What a server says of a row by itself. */
const isServers = (name: string): boolean =>
  /^(id|uuid)$|^(date_?)?(created|updated|modified|inserted|added)(_?(at|on|date|time))?$/i.test(name)

/** What the request leaves out, where its schema or the row's has a default. */
export function defaultsOf(contract: Contract, level: Level, sent: Row): Row {
  const found: Row = {}
  for (const [name, schema] of level.sayable) {
    if (name in sent) continue
    const own = [schema, ...level.rows.map(({ properties }) => properties?.[name])]
    const value = own.map((one) => shapeOf(contract, one).default).find((one) => one !== undefined)
    if (value !== undefined) found[name] = structuredClone(value)
  }
  return found
}

const isRequired = (level: Level, name: string): boolean =>
  level.rows.some(({ required = [] }) => required.includes(name))

const propertyOf = (level: Level, name: string): Schema | undefined =>
  level.rows.map(({ properties }) => properties?.[name]).find((one) => one !== undefined)

/** A new row: what was sent, defaults, and of what was made that which the request cannot say or the row requires. */
export function newRow(contract: Contract, level: Level, sent: Row, made: Row): Row {
  const row: Row = { ...defaultsOf(contract, level, sent), ...sent }
  const { inner } = level
  for (const [name, value] of Object.entries(made)) {
    if (inner !== undefined && name === inner.name && isRow(value)) {
      row[name] = newRow(contract, inner.level, isRow(sent[name]) ? (sent[name] as Row) : {}, value)
    } else if (!(name in row)) {
      const filled = fill(contract, level, name, value)
      if (filled !== undefined) row[name] = filled
    }
  }
  return row
}

/** What a member is that nobody sent; undefined where it is left out. */
function fill(contract: Contract, level: Level, name: string, made: unknown): unknown {
  const required = isRequired(level, name)
  const silent =
    level.sayable.has(name) || (level.open && !level.readOnly.has(name) && !isServers(name) && level.sayable.size === 0)
  if ((silent || ends.test(name)) && admitsNull(contract, propertyOf(level, name))) return required ? null : undefined
  if (required) return made
  return silent || ends.test(name) ? undefined : made
}

/**
 * PUT: what the body can say is replaced, the rest is kept. What the row requires and nobody says stays. A body that
 * demands nothing says what is to change.
 */
export function replaced(contract: Contract, level: Level, row: Row, sent: Row): Row {
  const { inner } = level
  if ((inner?.level ?? level).partial) return merged(contract, level, row, sent)
  const kept = Object.entries(row).filter(([name]) => {
    if (inner !== undefined && name === inner.name) return true
    return !level.sayable.has(name) || (isRequired(level, name) && !admitsNull(contract, propertyOf(level, name)))
  })
  const whole: Row = { ...Object.fromEntries(kept), ...defaultsOf(contract, level, sent), ...sent }
  for (const name of level.sayable.keys()) if (!(name in whole) && isRequired(level, name)) whole[name] = null
  if (inner !== undefined && isRow(row[inner.name])) {
    whole[inner.name] = replaced(
      contract,
      inner.level,
      row[inner.name] as Row,
      isRow(sent[inner.name]) ? (sent[inner.name] as Row) : {}
    )
  }
  return whole
}

/** JSON Merge Patch (RFC 7396). */
export function mergePatched(target: unknown, patch: unknown): unknown {
  if (!isRow(patch)) return patch
  const whole: Row = isRow(target) ? { ...target } : {}
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete whole[name]
    else whole[name] = mergePatched(whole[name], value)
  }
  return whole
}

/** PATCH: members are merged; null removes a member, or stays where the row has to have it. */
export function merged(contract: Contract, level: Level, row: Row, sent: Row): Row {
  const whole = mergePatched(row, sent) as Row
  for (const [name, value] of Object.entries(sent)) {
    if (value === null && admitsNull(contract, propertyOf(level, name) ?? level.sayable.get(name))) whole[name] = null
  }
  return whole
}

/** The key that a request names its row by, where it may. */
export function keySent({ key }: Resource, sent: unknown): unknown {
  const value = key.property === undefined ? undefined : at(sent, key.property)
  return typeof value === 'string' || typeof value === 'number' ? value : undefined
}
