/**
 * The source of rows: every operation that was inferred to show or write them answers from one world. To teach standin
 * another verb see verbs.ts; lists are in listing.ts.
 */
import type { Contract } from '../contract/contract.ts'
import { examplesOf, isJson } from '../contract/media-types.ts'
import { Problem } from '../contract/problem.ts'
import { chooseResponse, promisedFor } from '../contract/responses.ts'
import type { Schema } from '../document/openapi.ts'
import { generator } from '../generate/lazy.ts'
import { echoes } from '../generate/request-context.ts'
import type { Checker } from '../schema/validator.ts'
import type { Given } from './base.ts'
import { type Fixture, givenBy } from './fixtures.ts'
import { type Land, linked } from './groups.ts'
import { at, only, type Place, rowPlace, withAt } from './infer/places.ts'
import { type Model, modelOf, type Resource, type Role } from './infer.ts'
import { keep } from './keep.ts'
import { headersOfList, list, listBody } from './listing.ts'
import { found } from './making.ts'
import { isRow, type Row } from './rows/row.ts'
import { readSingle, writeSingle } from './singles.ts'
import { rowsFrom, stateOf } from './snapshot.ts'
import { type Call, type Content, firstContent, type Sent, type Source } from './source.ts'
import { type RowState, rowsAtStart } from './store.ts'
import {
  type Asking,
  act,
  create,
  erase,
  hasTags,
  isUnnamed,
  merge,
  type Outcome,
  read,
  replace,
  tagOf,
  tags
} from './verbs.ts'
import { viewOf } from './views.ts'

/** The most envelopes that are kept. */
const mostEnvelopes = 500

export interface LiveOptions {
  seed: string
  /** Nothing is kept. */
  stateless: boolean
  closed: boolean
  fixtures: readonly Fixture[]
  /** What is asked for what rows do not say: examples, then generated values. */
  rest: readonly Source[]
  /** The most rows of a world. */
  most: number
  /** Tells the groups of one document from those of others. */
  scope: string
}

/** Takes and gives back what a world holds. */
export interface StateKeeper {
  take: (rows: RowState) => object
  /** Throws an Error for what is no state. */
  restore: (state: unknown) => RowState
}

/** The rows behind a document's operations, as a source, and what keeps them. */
export interface Live {
  source: Source
  keeper: StateKeeper
}

export function liveRows(contract: Contract, checker: Checker, options: LiveOptions): Live {
  const { seed: usual, rest, stateless } = options
  let model: Model | undefined
  let land: Land | undefined
  let families: Map<string, string> | undefined
  const envelopes = new Map<string, unknown>()
  const isByHand = (resource: Resource): boolean =>
    options.fixtures.some(({ collection }) => collection.resource === resource)

  const keeper: StateKeeper = {
    take: (rows) => stateOf(modelOf(contract), land, options.scope, usual, rows),
    restore: (state) => rowsFrom(state, modelOf(contract), options.scope)
  }
  return { source: answered, keeper }

  function answered(call: Call): Promise<Content | undefined> | undefined {
    model ??= modelOf(contract)
    const role = model.roles.get(call.operation)
    if (role === undefined || call.status < 200 || call.status > 299 || call.example !== undefined) return undefined
    if (call.mediaType !== undefined && !isJson(call.mediaType) && call.operation.method === 'GET') return undefined
    // A stub that minds no contract answers without reading the path.
    if ([...role.parents, role.key].some((name) => name !== undefined && call.parameters.path[name] === undefined))
      return undefined
    return answeredBy(role, call)
  }

  async function answeredBy(role: Role, call: Call): Promise<Content | undefined> {
    model ??= modelOf(contract)
    land ??= await landOf(contract, checker, model, options)
    const state = stateless ? rowsAtStart() : call.rows
    const asking: Asking = { land, state, seed: call.seed, usual, call, role }
    families ??= familiesOf(model)
    const family = `${options.scope}${families.get(role.resource.id)}`
    const version = call.rows.versions.get(family)
    const sent = call.request?.headers
    // A kept answer serves a request that links and tags of the answer would be the same for.
    const fresh = (headers: Readonly<Record<string, unknown>>) =>
      ['host', 'if-none-match'].every((name) => headers[name] === sent?.[name]) &&
      call.rows.versions.get(family) === version
    try {
      const content = (await answer(asking, family)) ?? (await firstContent(rest, call))
      const source = content?.source === 'row' && isByHand(role.resource) ? 'fixture' : content?.source
      if (content === undefined) return undefined
      return { ...content, source: source as Content['source'], fresh }
    } catch (refusal) {
      // The status that was asked for is given whatever the rows say, by whoever comes next.
      if (call.insists && refusal instanceof Problem) return undefined
      throw refusal
    }
  }

  async function answer(asking: Asking, family: string): Promise<Content | undefined> {
    const { role, call } = asking
    const { resource, kind } = role
    if (resource.kind === 'singleton') {
      if (kind === 'read') return readSingle(asking)
      const body = await writeSingle(asking, rest, () => commit(asking, family))
      return body === undefined ? undefined : whole(asking, body.row)
    }
    if (kind === 'list') return listed(asking)
    if (kind === 'read') return shownItem(asking)
    if ((kind !== 'create' && isUnnamed(asking)) || sendsSeveral(asking)) return undefined
    const outcome = verbs[kind](asking)
    commit(asking, family)
    return replied(call, asking, outcome)
  }

  function commit({ state }: Asking, family: string): void {
    state.writes++
    state.versions.set(family, state.writes)
  }

  async function listed(asking: Asking): Promise<Content | undefined> {
    const { call } = asking
    const listing = list(asking)
    const headers = headersOfList(asking, listing, Object.keys({ ...call.response.object.headers }))
    const source = 'row'
    // The document's example of a list is shown as its author wrote it, until something changes it.
    if (listing.untouched && listing.unasked && isExemplary(asking)) {
      const content = await firstContent(rest, call)
      return content && { ...content, headers }
    }
    const place = listing.plan.place
    const envelope = place.path.length === 0 ? undefined : await envelopeOf(call, place)
    // Nothing is found, and the document knows no such answer.
    if (listing.page.items.length === 0 && Number(place.list?.minItems) > 0) {
      const content = await firstContent(rest, call)
      return content && { ...content, headers }
    }
    const value = listBody(asking, listing, envelope)
    const partial =
      listing.page.style === 'range' && listing.page.items.length < listing.page.total
        ? insteadOf(call, 206)
        : undefined
    return { value, source, headers, ...(partial === undefined ? {} : { instead: partial }) }
  }

  /** True where the document writes an example of what is answered. */
  function isExemplary({ call, role, land: { givenFor } }: Asking): boolean {
    const given = givenFor(role.resource, [])
    return given?.closed !== true && examplesOf(call.media, contract, call.mediaType).size > 0
  }

  async function shownItem(asking: Asking): Promise<Content | undefined> {
    const { call, role } = asking
    const outcome = read(asking)
    const headers: Record<string, string> = {}
    if (hasTags(call, 'if-none-match', 304) || declares(call, 'etag')) {
      const tag = tagOf(asking, outcome.parents, outcome.item)
      headers.etag = tag
      const known = call.request?.headers['if-none-match']
      if (known !== undefined && (known.trim() === '*' || tags(known).includes(tag))) {
        const response = promisedFor(call.operation, 304)?.response ?? call.response
        return {
          value: undefined,
          source: 'row',
          headers,
          instead: { response, status: 304, mediaType: undefined, media: undefined }
        }
      }
    }
    const place = role.reply as Place
    const view = viewed(asking, outcome.row, outcome.item.key, place)
    const example = untouchedExample(asking, outcome, place)
    if (example !== undefined) {
      const content = await firstContent(rest, call)
      return content && { ...content, headers }
    }
    return { value: await enveloped(call, place, view), source: 'row', headers }
  }

  /** The document's example of an item, where the row is that one as it was at the start. */
  function untouchedExample({ call, role, state }: Asking, { item }: Outcome, place: Place): unknown {
    if (state.groups.size > 0 && [...state.groups.values()].some((group) => group.items.get(item.key) === item))
      return undefined
    const [example] = examplesOf(call.media, contract, call.mediaType).values()
    const row = example === undefined ? undefined : at(example, place.path)
    const { property } = role.resource.key
    return isRow(row) && property !== undefined && String(at(row, property)) === item.key ? example : undefined
  }

  function viewed(asking: Asking, row: Row, key: string, place: Place): unknown {
    const { land, role, seed } = asking
    let view = land.views.get(place.row)
    if (view === undefined) {
      view = viewOf(land.workshop, place.row)
      land.views.set(place.row, view)
    }
    return view.of(linked(asking, role.resource, row), `${seed} ${role.resource.id} ${key}`, echoes(asking.call))
  }

  /** What an operation answers that wrote a row: the row where its response shows one, else what the document says. */
  async function replied(
    call: Call,
    asking: Asking,
    { row, item, status, made, gone, parents }: Outcome
  ): Promise<Content | undefined> {
    const instead = status === undefined || status === call.status || call.insists ? undefined : insteadOf(call, status)
    const given = instead === undefined ? call : { ...call, ...instead }
    const headers: Record<string, string> = {}
    if (made && declares(given, 'location')) headers.location = locationOf(asking, parents, item.key)
    if (!gone && declares(given, 'etag')) headers.etag = tagOf(asking, parents, item)
    const more = { headers, ...(instead === undefined ? {} : { instead }) }
    if (given.mediaType === undefined) return { value: undefined, source: 'row', ...more }
    const place = instead === undefined ? asking.role.reply : placeIn(asking.role, given.media?.schema)
    if (place === undefined) {
      const content = await firstContent(rest, given)
      return content && { ...content, ...more }
    }
    return { value: await enveloped(given, place, viewed(asking, row, item.key, place)), source: 'row', ...more }
  }

  async function whole({ call, role, land }: Asking, row: Row): Promise<Content | undefined> {
    if (call.mediaType === undefined) return { value: undefined, source: 'row' }
    const place = role.reply
    if (place === undefined) return firstContent(rest, call)
    const view = viewOf(land.workshop, place.row).of(row, `${call.seed} ${role.resource.id}`)
    return { value: await enveloped(call, place, view), source: 'row' }
  }

  function placeIn({ resource }: Role, schema: Schema | undefined): Place | undefined {
    for (const row of resource.rows) {
      const place = rowPlace(contract, schema, { noun: resource.noun, row })
      if (place !== undefined) return place
    }
    return undefined
  }

  async function enveloped(call: Call, place: Place, view: unknown): Promise<unknown> {
    return place.path.length === 0 ? view : withAt(await envelopeOf(call, place), place.path, view)
  }

  /** What stands around rows: the same for the same path. */
  async function envelopeOf(call: Call, place: Place): Promise<unknown> {
    const id = `${call.seed} ${call.operation.id} ${call.status} ${call.path}`
    let envelope = envelopes.get(id)
    if (envelope === undefined) {
      const content = await firstContent(rest, { ...call, parameters: { ...call.parameters, query: {} } })
      envelope = withAt(content?.value, place.path, null)
      keep(envelopes, mostEnvelopes, id, envelope)
    }
    return envelope
  }
}

/** The keeper of a server of several documents, whose states stand beside each other. */
export function keeperOfAll(keepers: StateKeeper[]): StateKeeper {
  const [only] = keepers
  if (only !== undefined && keepers.length === 1) return only
  return {
    take: (rows) => ({ documents: keepers.map((keeper) => keeper.take(rows)) }),
    restore(state) {
      const { documents } = state as { documents?: unknown[] }
      if (!Array.isArray(documents)) throw new Error('a server of several documents keeps { documents: [state, …] }')
      const all = keepers.map((keeper, index) => keeper.restore(documents[index] ?? {}))
      const whole = rowsAtStart()
      for (const { groups, singles, lastIds, writes, size } of all) {
        for (const [id, group] of groups) whole.groups.set(id, group)
        for (const [id, single] of singles) whole.singles.set(id, single)
        for (const [id, last] of lastIds) whole.lastIds.set(id, last)
        whole.writes = Math.max(whole.writes, writes)
        whole.size += size
      }
      return whole
    }
  }
}

/** True where an array of the body holds another number of rows than one. */
function sendsSeveral({ call, role }: Asking): boolean {
  const { path = [] } = role.body ?? {}
  const index = path.indexOf(only)
  const rows = index < 0 ? undefined : at(call.body, path.slice(0, index))
  return Array.isArray(rows) && rows.length !== 1
}

type Verb = (asking: Asking) => Outcome
const verbs: Record<'create' | 'replace' | 'merge' | 'delete' | 'act', Verb> = {
  create,
  replace,
  merge,
  delete: erase,
  act
}

const declares = ({ response }: Pick<Call, 'response'>, name: string): boolean =>
  Object.keys({ ...response.object.headers }).some((one) => one.toLowerCase() === name)

/** The response of another status, in JSON where it has that; undefined where none is documented. */
function insteadOf({ operation }: Call, status: number): Content['instead'] {
  const response = operation.responses.find(({ key }) => key === String(status))
  if (response === undefined) return undefined
  const types = Object.entries({ ...response.object.content })
  const [mediaType, media] = types.find(([type]) => isJson(type)) ?? types[0] ?? []
  return { response, status, mediaType, media }
}

/** The URL of a row, as the request named the server. */
function locationOf({ call, role }: Asking, parents: readonly string[], key: string): string {
  const { origin, prefix } = call.request as Sent
  const { item } = role.resource
  if (item === undefined) return `${origin}${prefix}${call.path}/${encodeURIComponent(key)}`
  const values = [...parents, key]
  let index = 0
  const path = item.replace(/^\//, '').replaceAll(/\{[^{}]+\}/g, () => encodeURIComponent(values[index++] as string))
  return `${origin}${prefix}${path}`
}

async function landOf(
  contract: Contract,
  checker: Checker,
  model: Model,
  { fixtures, closed, scope, most }: LiveOptions
): Promise<Land> {
  const tools = await generator()
  const workshop = { contract, checker, tools }
  const roles = [...model.roles.values()]
  return { contract, checker, model, workshop, closed, scope, most, bases: new Map(), views: new Map(), givenFor }

  function givenFor(resource: Resource, parents: string[]): Given | undefined {
    const fixture = fixtures.find((one) => one.collection.resource === resource)
    if (fixture !== undefined) return givenBy(fixture, parents)
    const lists = roles.filter((role) => role.resource === resource && role.kind === 'list')
    const items = roles.filter((role) => role.resource === resource && role.kind === 'read')
    const listed = lists.flatMap((role) => rowsIn(role)).slice(0, 1000)
    const shown = items.flatMap((role) => rowsIn(role))
    const { property } = resource.key
    const keyOf = (row: Row) => (property === undefined ? undefined : at(row, property))
    const patterns = new Map(
      shown.flatMap((row): [string, Row][] => (keyOf(row) === undefined ? [] : [[String(keyOf(row)), row]]))
    )
    const rows = listed.map((row) => ({ ...row, ...patterns.get(String(keyOf(row))) }))
    if (rows.length === 0 && shown.length === 0) return undefined
    return { rows, patterns, pattern: shown[0], closed: closed || resource.closed, exact: rows.length > 0 }
  }

  /** The rows that the document writes in the examples of an operation. */
  function rowsIn({ operation, reply }: Role): Row[] {
    const { response } = chooseResponse(operation, undefined)
    const [type, media] = Object.entries({ ...response.object.content }).find(([one]) => isJson(one)) ?? []
    if (media === undefined || reply === undefined) return []
    const [example] = examplesOf(media, contract, type).values()
    const shown = example === undefined ? undefined : at(example, reply.path)
    const rows =
      reply.holding === undefined
        ? [shown]
        : reply.holding === 'edges'
          ? [shown].flat().map((one) => at(one, ['node']))
          : reply.holding === 'map' && isRow(shown)
            ? Object.values(shown)
            : [shown].flat()
    return rows.filter(isRow).map((row) => mend(row, reply.row))
  }

  function mend(row: Row, schema: Schema): Row {
    if (checker.check(schema, row, 'response').length === 0) return row
    const ask = { schema, resources: contract.resources, seed: 'example', example: row }
    const whole = found(tools, () => tools.fromExamples(ask))
    return isRow(whole) && checker.check(schema, whole, 'response').length === 0 ? whole : row
  }
}

/** Resources that show each other's rows are one family: a write to one makes the others' answers stale. */
function familiesOf({ resources }: Model): Map<string, string> {
  const family = new Map([...resources.keys()].map((id) => [id, id]))
  const find = (id: string): string => {
    let root = id
    while (family.get(root) !== root) root = family.get(root) as string
    return root
  }
  for (const { id, parents, owners, references } of resources.values()) {
    for (const { of } of [...parents, ...owners, ...references]) if (of !== undefined) family.set(find(of), find(id))
  }
  return new Map([...resources.keys()].map((id) => [id, find(id)]))
}
