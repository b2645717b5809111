import type { Contract, Operation } from '../contract/contract.ts'
import { pageOf } from '../contract/paging.ts'
import { Problem } from '../contract/problem.ts'
import type { Schema } from '../document/openapi.ts'
import { valueAt } from '../document/pointer.ts'
import { generator } from '../generate/lazy.ts'
import { echoes, nounOf } from '../generate/request-context.ts'
import { propertiesOf, shapeOf } from '../schema/merged-view.ts'
import { membersOf } from '../schema/schema-properties.ts'
import type { Collection } from './collections.ts'
import { type Fixture, type Groups, isRow, type Row, type Rows } from './fixtures.ts'
import type { Call, Content, Source } from './source.ts'

/** A request on a collection, ready to be read or written. */
interface Visit {
  call: Call
  collection: Collection
  /** The values of the path's parameters. */
  values: string[]
  rows: Row[]
  /** The highest `id` that the rows had so far, those that are gone included. */
  lastId: number
  /** The generator, where rows are generated or written; a list that says it all is answered without. */
  tools: Tools | undefined
  /** Takes the place of the rows, from now on. */
  write: (rows: Row[]) => void
}

type Tools = Awaited<ReturnType<typeof generator>>

/** A request that writes. */
interface Writing extends Visit {
  tools: Tools
}

/** What a request's body says of a row. */
interface Told {
  /** What the row takes over. */
  kept: Row
  /** What is no part of the row, but tells what it is about: a username, where rows have an email. */
  hints: Row
}

/** A deed reads and writes rows without a pause between, so that requests at the same time lose nothing of each other. */
type Deed = (visit: Writing) => Content | Promise<Content>

/** The rows that were given by hand, live: POST adds, PUT and PATCH change, DELETE removes, GET shows. */
export function liveRows(contract: Contract, fixtures: Fixture[], seed: string): Source {
  const roles = new Map<Operation, { deed: Deed; fixture: Fixture }>()
  for (const fixture of fixtures) {
    for (const operation of contract.operations) {
      const deed = deedOf(operation, fixture.collection)
      if (deed !== undefined) roles.set(operation, { deed, fixture })
    }
  }
  // Generated rows of groups that nobody wrote to, so that a list and its items need not be made again for each other.
  const untouched = new Map<string, Row[]>()

  return async (call) => {
    const role = roles.get(call.operation)
    const given = call.status >= 200 && call.status < 300 && call.example === undefined
    if (role === undefined || !given) return undefined
    const { collection, groups } = role.fixture
    const values = collection.parameters.map((name) => String(call.parameters.path[name]))
    const first = groupOf(groups, values)
    // Rows that are written out are the same in every world; those that are made are others for another seed.
    const seeded = Array.isArray(first) ? seed : call.seed
    const path = listPath(collection, values)
    const group = seeded === seed ? path : `${path} ${seeded}`
    const { changed, lastIds } = call.rows
    const reads = call.operation.method === 'GET' && (changed.has(group) || Array.isArray(first))
    const tools = reads ? undefined : await generator()
    const rows = changed.get(group) ?? rowsAtFirst(tools as Tools, collection, first, `${seeded} ${path}`)
    const lastId = Math.max(lastIds.get(group) ?? 0, highestId(rows))
    const write = (next: Row[]) => {
      changed.set(group, next)
      lastIds.set(group, Math.max(lastId, highestId(next)))
      call.rows.writes++
    }
    try {
      return await role.deed({ call, collection, values, rows, lastId, tools, write } as Writing)
    } catch (refusal) {
      // The status that was asked for is given whatever the rows say, by whoever comes next.
      if (call.insists && refusal instanceof Problem) return undefined
      throw refusal
    }
  }

  /** What the document says of a row whose key is taken: `replace`, or nothing. */
  function extension({ at }: Operation): unknown {
    return valueAt(contract.document, `${at}/x-standin-conflict`)
  }

  function deedOf(operation: Operation, collection: Collection): Deed | undefined {
    if (operation.path === collection.path) return { GET: list, POST: add }[operation.method]
    const { key } = collection
    if (key === undefined || operation.path !== `${collection.path}/{${key.parameter}}`) return undefined
    return { GET: show, PUT: replace, PATCH: merge, DELETE: remove }[operation.method]
  }

  function rowsAtFirst(tools: Tools, collection: Collection, rows: Rows, seeded: string): Row[] {
    if (Array.isArray(rows)) return rows
    const seen = untouched.get(seeded)
    if (seen !== undefined) return seen
    const made = generatedRows(tools, collection, rows.count, seeded)
    if (untouched.size >= 100) untouched.clear()
    untouched.set(seeded, made)
    return made
  }

  /** Rows that are alike in nothing that should tell them apart: by their key, digits aside. */
  function generatedRows({ generate }: Tools, collection: Collection, count: number, seeded: string): Row[] {
    const property = collection.key?.property
    const seen = new Set<string>()
    const candidate = (index: number, attempt: number) => {
      const made = `${seeded}${attempt === 0 ? '' : ` ${attempt}`}`
      const row = generate({ schema: collection.row, resources: contract.resources, seed: made, index }) as Row
      const told = String(property === undefined ? index : row[property])
      return { row, plain: /\d+$/.test(told) ? told : told.toLowerCase().replaceAll(/\d/g, '') }
    }
    return Array.from({ length: count }, (_, index) => {
      for (let attempt = 0; attempt < 20; attempt++) {
        const { row, plain } = candidate(index, attempt)
        if (!seen.has(plain)) {
          seen.add(plain)
          return row
        }
      }
      return candidate(index, 0).row
    })
  }

  function list(visit: Visit): Content | Promise<Content> {
    const { call, collection, rows } = visit
    const shown = pageOf(rows, call.parameters.query)
    if (collection.list === undefined) return { value: shown, source: 'fixture' }
    return complete(visit, { [collection.list]: shown, ...counts(call, rows.length) })
  }

  function counts({ media }: Call, count: number): Record<string, unknown> {
    const names = Object.keys(propertiesOf(contract, media?.schema))
    return Object.fromEntries(
      names.filter((name) => /^(total|count|total_?count|size)$/i.test(name)).map((name) => [name, count])
    )
  }

  function show(visit: Visit): Content | Promise<Content> {
    return present(visit, visit.rows[placeOf(visit)] as Row)
  }

  function add(visit: Writing): Content | Promise<Content> {
    const { call, collection, rows, write } = visit
    const replaces = extension(call.operation) === 'replace'
    const row = newRow(visit, toldBy(visit, true), replaces)
    const property = collection.key?.property
    const clash = property === undefined ? -1 : rows.findIndex((one) => String(one[property]) === String(row[property]))
    if (clash !== -1 && !replaces && documents(call.operation, '409')) {
      throw new Problem(409, `there is one with ${property} ${JSON.stringify(row[property as string])} already`)
    }
    write([...rows.filter((_, index) => index !== clash), row])
    return present(visit, row)
  }

  /**
   * What a request says of a row, by what the operation lets it say: the members of its body's schema that rows have.
   * What else it sends is not kept, and what only the server knows is not taken from a body that does not name it.
   */
  function toldBy(visit: Visit, defaults = false): Told {
    const { sent, schema } = bodyOf(visit)
    const asked = membersOf(contract, schema)
    const has = membersOf(contract, visit.collection.row)
    const unkept = [asked.readOnly, has.readOnly, has.writeOnly]
    const keeps = (name: string) =>
      (asked.names.has(name) || (asked.open && !isServers(name))) &&
      (has.names.has(name) || has.open) &&
      !unkept.some((names) => names.has(name))
    const said = Object.entries(defaults ? { ...defaultsOf(schema), ...sent } : sent)
    return {
      kept: Object.fromEntries(said.filter(([name]) => keeps(name))),
      hints: Object.fromEntries(said.filter(([name]) => asked.names.has(name) && !has.names.has(name)))
    }
  }

  /** A body, or what is inside of an envelope such as `{ invite: { … } }`, and the schema of that. */
  function bodyOf({ call, collection }: Visit): { sent: Row; schema: Schema | undefined } {
    const [media] = Object.values({ ...call.operation.requestBody?.content })
    const schema = media?.schema
    if (!isRow(call.body)) return { sent: {}, schema }
    const [member, ...others] = Object.entries(call.body)
    if (member === undefined || others.length > 0 || !isRow(member[1])) return { sent: call.body, schema }
    const [name, inner] = member
    const named = propertiesOf(contract, schema)
    const isEnvelope =
      !Object.hasOwn(propertiesOf(contract, collection.row), name) &&
      (Object.hasOwn(named, name) || Object.keys(named).length === 0)
    return isEnvelope ? { sent: inner, schema: named[name] } : { sent: call.body, schema }
  }

  function newRow(visit: Writing, { kept, hints }: Told, replaces: boolean): Row {
    const { call, collection, values, rows, lastId, tools } = visit
    const counts = rows.length === 0 || rows.some(({ id }) => typeof id === 'number')
    const next = lastId + 1
    const known: Row = { ...echoes(call), ...(counts ? { id: next } : {}), ...hints, ...kept }
    const path = listPath(collection, values)
    const property = collection.key?.property
    // Who is named twice is meant to have one row: what tells it from others is made of the name alone.
    if (replaces && property !== undefined && !(property in known) && Object.keys(hints).length > 0) {
      known[property] = rowFrom(tools, collection, `${seed} ${path} ${JSON.stringify(hints)}`, hints)[property]
    }
    const seeded = `${call.seed} ${path} added ${call.rows.writes}`
    const made = { ...unnamed(collection, kept), ...rowFrom(tools, collection, seeded, known, next - 1) }
    const now = new Date(Date.parse(tools.REFERENCE_DATE) + (call.rows.writes + 1) * 60_000)
      .toISOString()
      .replace('.000Z', 'Z')
    for (const name of Object.keys(propertiesOf(contract, collection.row))) {
      if (!(name in kept) && isMoment(made[name]) && /creat|updat|modif|insert|added|invited/i.test(name))
        made[name] = now
    }
    return made
  }

  function rowFrom(tools: Tools, { row }: Collection, seed: string, known: Row, index?: number): Row {
    const ask = { schema: row, resources: contract.resources, seed, known }
    return tools.generate(index === undefined ? ask : { ...ask, index }) as Row
  }

  /** Members that the row's schema does not name and does not forbid. */
  function unnamed({ row }: Collection, given: Row): Row {
    const { properties = {}, additionalProperties, unevaluatedProperties } = shapeOf(contract, row)
    if (additionalProperties === false || unevaluatedProperties === false) return {}
    return Object.fromEntries(Object.entries(given).filter(([name]) => !(name in properties)))
  }

  /** What the body says, the key, and of the rest what only the server knows: what is required, and read-only. */
  function replace(visit: Writing): Content | Promise<Content> {
    const { properties = {}, required = [] } = shapeOf(contract, visit.collection.row)
    const { property } = visit.collection.key as { property: string }
    const stays = (name: string) =>
      name === 'id' || name === property || required.includes(name) || shapeOf(contract, properties[name]).readOnly
    return change(visit, (row) => Object.fromEntries(Object.entries(row).filter(([name]) => stays(name))))
  }

  function merge(visit: Writing): Content | Promise<Content> {
    return change(visit, (row) => row)
  }

  /** What the change leaves out and the row needs is filled in, so that the list stays one that its schema allows. */
  function change(visit: Writing, kept: (row: Row) => Row): Content | Promise<Content> {
    const at = placeOf(visit)
    const { rows, collection, call, tools, write } = visit
    const row = rows[at] as Row
    // Whatever a body says of the id, the path says which row it is.
    const known = { ...kept(row), ...toldBy(visit).kept, ...('id' in row ? { id: row.id } : {}) }
    const { required = [] } = shapeOf(contract, collection.row)
    const made = rowFrom(tools, collection, `${call.seed} ${call.path} changed ${call.rows.writes}`, known)
    const told = Object.entries(made).filter(([name]) => name in known || required.includes(name))
    const whole = { ...unnamed(collection, known), ...Object.fromEntries(told) }
    write(rows.map((one, index) => (index === at ? whole : one)))
    return present(visit, whole)
  }

  function remove(visit: Writing): Content | Promise<Content> {
    const at = placeOf(visit)
    visit.write(visit.rows.filter((_, index) => index !== at))
    const { type, properties, anyOf, oneOf } = shapeOf(contract, visit.call.media?.schema)
    // An object of which nothing is said is there to be parsed, not to show what is gone.
    const bare = type === 'object' && properties === undefined && anyOf === undefined && oneOf === undefined
    return present(visit, bare ? {} : (visit.rows[at] as Row))
  }

  /** A row in the shape that the response promises: as it is, or inside an envelope such as `{ invited: { … } }`. */
  function present(visit: Visit, row: Row): Content | Promise<Content> {
    const { call, collection } = visit
    const schema = call.media?.schema
    if (schema === undefined) return { value: {}, source: 'fixture' }
    if (isSame(schema, collection.row)) return { value: row, source: 'fixture' }
    const { properties } = shapeOf(contract, schema)
    const known = echoes(call)
    return complete(visit, properties === undefined ? row : taken(schema, row, known))
  }

  function isSame(one: Schema, other: Schema): boolean {
    return (
      one === other ||
      (typeof one === 'object' && typeof other === 'object' && one.$ref !== undefined && one.$ref === other.$ref)
    )
  }

  /** The properties of a schema that the row has, in envelopes too, or else the path. */
  function taken(schema: Schema, row: Row, path: Row, depth = 0): Row {
    const properties = Object.entries(propertiesOf(contract, schema))
    return Object.fromEntries(
      properties.flatMap(([name, property]): [string, unknown][] => {
        if (name in row) return [[name, row[name]]]
        const envelope = shapeOf(contract, property).properties !== undefined
        const inner = envelope && depth < 3 ? taken(property, row, path, depth + 1) : {}
        if (Object.keys(inner).length > 0) return [[name, inner]]
        return !envelope && name in path ? [[name, path[name]]] : []
      })
    )
  }

  /** Fills up what the rows do not say; needs no generator where they say it all. */
  function complete({ call }: Visit, known: Row): Content | Promise<Content> {
    const schema = call.media?.schema as Schema
    if (whole(schema, known)) return { value: known, source: 'fixture' }
    const fill = ({ generate }: Tools): Content => {
      const ask = { schema, resources: contract.resources, seed: `${call.seed} ${call.path}`, known }
      return { value: generate(ask), source: 'fixture' }
    }
    return Promise.resolve(generator()).then(fill)
  }

  /** True where every property is known; an object that promises none is whole as it is. */
  function whole(schema: Schema, known: Row): boolean {
    const { type, properties = {} } = shapeOf(contract, schema)
    return type === 'object' && Object.keys(properties).every((name) => name in known)
  }

  function defaultsOf(body: Schema | undefined): Row {
    const properties = Object.entries(propertiesOf(contract, body))
    return Object.fromEntries(
      properties.flatMap(([name, property]) => {
        const value = shapeOf(contract, property).default
        return value === undefined ? [] : [[name, value]]
      })
    )
  }
}

/** Where the row stands that the path names; throws a Problem 404 where there is none. */
function placeOf({ call, collection, rows }: Visit): number {
  const { parameter, property } = collection.key as { parameter: string; property: string }
  const value = String(call.parameters.path[parameter])
  const at = rows.findIndex((row) => String(row[property]) === value)
  if (at === -1)
    throw new Problem(
      404,
      `there is no ${nounOf(collection.name) ?? collection.name} with ${property} ${JSON.stringify(value)}`,
      { plain: true }
    )
  return at
}

/** The group for the values of the path's parameters, outermost first; `*` where no other is named. */
function groupOf(groups: Groups, values: string[]): Rows {
  let group: Groups | undefined = groups
  for (const value of values) {
    if (Array.isArray(group) || isCount(group)) break
    const named: { [value: string]: Groups } = group
    group = Object.hasOwn(named, value) ? named[value] : named['*']
    if (group === undefined) return []
  }
  // Deeper groups than there are parameters were refused when they were read.
  return group as Rows
}

const isCount = (groups: Groups | undefined): groups is { count: number } =>
  groups !== undefined && !Array.isArray(groups) && typeof groups.count === 'number'

const listPath = (collection: Collection, values: string[]): string => {
  let at = 0
  return collection.path.replaceAll(/\{[^{}]+\}/g, () => encodeURIComponent(values[at++] as string))
}

const documents = (operation: Operation, status: string): boolean =>
  operation.responses.some(({ key }) => key === status)

const isMoment = (value: unknown): boolean => typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)

/** What a server says of a row by itself: its number, and when it was made or changed. */
const isServers = (name: string): boolean =>
  name === 'id' || /^(created|updated|modified|inserted|added|invited)(_?(at|on|date|time))?$/i.test(name)

const highestId = (rows: Row[]): number =>
  rows.reduce((highest, { id }) => (typeof id === 'number' && id > highest ? id : highest), 0)
