/**
 * Finds the things behind the operations of a document: collections with their items, and single things. The result is
 * plain data. To teach standin another shape of body see infer/places.ts, another kind of key infer/keys.ts.
 */
import type { Contract, Operation } from '../contract/contract.ts'
import type { Schema } from '../document/openapi.ts'
import { writeJson } from '../schema/json-values.ts'
import { bindingsOf, type Here, keyParameterOf, type Paths, pathsOf } from './infer/bindings.ts'
import { bodySchema, replySchema } from './infer/body-schemas.ts'
import { extensionOf } from './infer/extension.ts'
import { keyOf } from './infer/keys.ts'
import type { Kind, Model, Resource, Role } from './infer/model.ts'
import { bare, nounOf } from './infer/names.ts'
import { ownerOf, referencesOf } from './infer/owners.ts'
import { isItemPath, outerShape, type PathInfo, pathInfo } from './infer/paths.ts'
import { alike, innerOf, listPlace, only, type Place, rowPlace, solid } from './infer/places.ts'

export type { Model, Resource, Role } from './infer/model.ts'

const known = new WeakMap<Contract, Model>()

/** The model of a document, worked out once. */
export function modelOf(contract: Contract): Model {
  let model = known.get(contract)
  if (model === undefined) {
    model = infer(contract)
    known.set(contract, model)
  }
  return model
}

/** The methods that write what a path names. */
const writes = ['PUT', 'PATCH', 'DELETE']

/** A list and the path of one of its rows. */
interface Listed {
  info: PathInfo
  operation: Operation
  place: Place
  /** The shape of the item's path. */
  item: string | undefined
}

function infer(contract: Contract): Model {
  const paths = pathsOf(contract.operations)
  const unclear = new Map<Operation, string>()
  const lists = listsIn(contract, paths)
  const resources = new Map<string, Resource>()
  const byItem = grouped(lists)
  for (const [shape, { info }] of paths.byShape) {
    if (!isItemPath(info)) continue
    const resource = collectionOf(contract, paths, info, byItem.get(shape) ?? [])
    if (resource !== undefined) resources.set(shape, resource)
  }
  for (const one of byItem.get(undefined) ?? []) resources.set(one.info.shape, listOnly(contract, one))
  const roles = new Map<Operation, Role>()
  own(contract, resources, lists)
  const all = [...resources.values()]
  for (const resource of all) resource.references = referencesOf(contract, resource, all)
  addRoles(contract, paths, resources, lists, roles)
  addSingletons(contract, paths, resources, roles)
  addTwins(contract, paths, roles)
  for (const operation of contract.operations) {
    const stateless = extensionOf(contract, operation).stateless === true
    if (stateless) roles.delete(operation)
    if (!roles.has(operation)) unclear.set(operation, stateless ? 'the document says so' : whyUnclear(operation))
  }
  return { resources: new Map([...resources.values()].map((one) => [one.id, one])), roles, unclear }
}

function grouped(lists: Listed[]): Map<string | undefined, Listed[]> {
  const groups = new Map<string | undefined, Listed[]>()
  for (const list of lists) groups.set(list.item, [...(groups.get(list.item) ?? []), list])
  return groups
}

const whyUnclear = ({ method, path }: Operation): string =>
  method === 'GET'
    ? 'its reply holds no list of rows, and nothing writes what it shows'
    : `no list or item of ${path} shows what it writes`

/** Every GET whose reply holds rows, with the item that its rows have a path by. */
function listsIn(contract: Contract, paths: Paths): Listed[] {
  const lists: Listed[] = []
  for (const { info, byMethod } of paths.byShape.values()) {
    const operation = byMethod.get('GET')
    const schema = operation && replySchema(contract, operation)
    if (operation === undefined || schema === undefined) continue
    const natural = itemRow(contract, paths, `${info.shape}/{}`)
    // `/actions/{app}` lists what `/actions/{app}/{action}` shows.
    if (isItemPath(info) && natural === undefined) continue
    const place = listPlace(contract, schema, { noun: info.noun, row: natural })
    if (place === undefined || (isItemPath(info) && alike(contract, place.row, natural as Schema) < 2)) continue
    lists.push({ info, operation, place, item: itemShapeFor(contract, paths, info, place) })
  }
  return lists
}

/** The row that the path of an item shows, as far as it can be told without its list. */
function itemRow(contract: Contract, paths: Paths, shape: string): Schema | undefined {
  const here = paths.byShape.get(shape)
  const operation = here?.byMethod.get('GET') ?? here?.byMethod.get('PUT') ?? here?.byMethod.get('PATCH')
  const schema = operation && (replySchema(contract, operation) ?? bodySchema(contract, operation))
  if (here === undefined || schema === undefined) return undefined
  const list = paths.byShape.get(outerShape(shape))?.byMethod.get('GET')
  const listed = list && replySchema(contract, list)
  const rows = listed === undefined ? undefined : listPlace(contract, listed, { noun: here.info.noun })?.row
  const fits = (row: Schema | undefined) => rowPlace(contract, schema, { noun: here.info.noun, row, inArray: true })
  return (rows === undefined ? fits(undefined) : (fits(rows) ?? fits(undefined)))?.row
}

/** The path of one of a list's rows: below it, of the same noun elsewhere, or beside a list that is called like a search. */
function itemShapeFor(contract: Contract, paths: Paths, info: PathInfo, place: Place): string | undefined {
  const natural = `${info.shape}/{}`
  const there = paths.byShape.get(natural)
  const row = itemRow(contract, paths, natural)
  if (row !== undefined && alike(contract, place.row, row) > 0) return natural
  // What an item shows may be left open.
  const open = row !== undefined ? isBare(contract, row) : writes.some((method) => there?.byMethod.has(method))
  if (open) return natural
  const candidates = (paths.itemsOf.get(nounOf(info.noun)) ?? []).filter((one) => one.shape !== natural)
  const beside = paths.byShape.get(`${outerShape(info.shape)}/{}`)
  if (beside !== undefined) candidates.push(beside.info)
  const scored = candidates
    .map((one) => {
      const shown = itemRow(contract, paths, one.shape)
      return { one, score: shown === undefined ? 0 : alike(contract, place.row, shown), shown }
    })
    .filter(
      ({ score, shown }) =>
        score === 100 ||
        (shown !== undefined &&
          score >= 2 &&
          score >= Object.keys({ ...solid(contract, place.row).properties }).length * 0.6)
    )
    .sort((a, b) => b.score - a.score || a.one.parameters.length - b.one.parameters.length)
  return scored[0]?.one.shape
}

/** The collection behind the path of an item; undefined where nothing lists it and nothing writes it. */
function collectionOf(contract: Contract, paths: Paths, info: PathInfo, lists: Listed[]): Resource | undefined {
  const { byMethod } = paths.byShape.get(info.shape) as NonNullable<ReturnType<Paths['byShape']['get']>>
  const shown = itemRow(contract, paths, info.shape)
  const written = writes.some((method) => byMethod.has(method))
  const makes = paths.byShape.get(outerShape(info.shape))?.byMethod.has('POST') === true
  if (lists.length === 0 && (!(written || makes) || !byMethod.has('GET'))) return undefined
  const outer = outerShape(info.shape)
  const main =
    lists.find((list) => list.info.shape === outer) ??
    lists.find(({ info: list }) => list.parameters.length === info.parameters.length - 1) ??
    lists[0]
  const isNamed = (schema: Schema | undefined): schema is Schema => solid(contract, schema).properties !== undefined
  const rows = [shown, ...lists.map(({ place }) => place.row)].filter(isNamed)
  const row = rows[0]
  if (row === undefined) return undefined
  rows.push(...repliesOf(contract, paths, info, row).filter(isNamed))
  const operations = [...byMethod.values(), ...lists.map(({ operation }) => operation)]
  const said = Object.assign({}, ...operations.map((one) => extensionOf(contract, one)))
  const { name: parameter, schema } = keyParameterOf(info, [...byMethod.values()])
  const mapped = main?.place.holding === 'map'
  const key = keyOf(contract, main?.place.row ?? row, parameter, schema, info.noun, said.key)
  const aliases = distinct(rows).flatMap((one) => {
    if (key.property === undefined || shows(contract, one, key.property)) return []
    const path = keyOf(contract, one, parameter, schema, info.noun).property
    // A name is no other name for an id.
    const same = [parameter, `${nounOf(info.noun)}${key.property.at(-1)}`, 'id'].map(bare)
    return path !== undefined && same.includes(bare(path.at(-1) as string)) ? [path] : []
  })
  if (aliases.length > 0) key.aliases = aliases
  return {
    id: info.path,
    kind: 'collection',
    name: said.collection ?? (main?.info.shape === outer || main === undefined ? info.noun : main.info.noun),
    noun: nounOf(info.noun),
    list: main?.info.path,
    item: info.path,
    key:
      mapped && key.property !== undefined && !usualInRow(contract, main.place.row, parameter)
        ? { ...key, property: undefined, schema }
        : key,
    parents: info.parameters.slice(0, -1).map((name) => ({ parameter: name, property: undefined, of: undefined })),
    owners: [],
    rows: distinct(rows),
    inner: innerOf(contract, row),
    references: [],
    count: said.rows,
    closed: said.closed === true
  }
}

/** The rows that the replies of writes show. */
function repliesOf(contract: Contract, paths: Paths, { shape, noun }: PathInfo, row: Schema): Schema[] {
  const item = paths.byShape.get(shape)?.byMethod
  const writes = [
    paths.byShape.get(outerShape(shape))?.byMethod.get('POST'),
    ...['PUT', 'PATCH', 'POST'].map((method) => item?.get(method))
  ]
  return writes.flatMap((operation) => {
    const schema = operation && replySchema(contract, operation)
    const place = rowPlace(contract, schema, { noun, row })
    return place === undefined || alike(contract, place.row, row) < 2 ? [] : [place.row]
  })
}

/** True where a row that stands by its key shows it too, under the parameter's name. */
const usualInRow = (contract: Contract, row: Schema, parameter: string): boolean =>
  Object.keys({ ...solid(contract, row).properties }).some((name) => bare(name) === bare(parameter))

const distinct = (rows: Schema[]): Schema[] =>
  rows.filter((row, index) => rows.findIndex((other) => other === row || writeJson(other) === writeJson(row)) === index)

/** A collection that is listed, and whose rows have no path of their own. */
function listOnly(contract: Contract, { info, operation, place }: Listed): Resource {
  const said = extensionOf(contract, operation)
  return {
    id: info.path,
    kind: 'collection',
    name: said.collection ?? info.noun,
    noun: nounOf(info.noun),
    list: info.path,
    item: undefined,
    key: keyOf(contract, place.row, undefined, undefined, info.noun, said.key),
    parents: info.parameters.map((name) => ({ parameter: name, property: undefined, of: undefined })),
    owners: [],
    rows: [place.row],
    inner: innerOf(contract, place.row),
    references: [],
    count: said.rows,
    closed: said.closed === true
  }
}

/** Finds what the rows of each resource belong to. */
function own(contract: Contract, resources: Map<string, Resource>, lists: Listed[]): void {
  for (const [shape, resource] of resources) {
    const segments = shape.split('/')
    const places = segments.flatMap((segment, index) => (segment === '{}' ? [index] : []))
    resource.parents = resource.parents.map(({ parameter }, index) => {
      const outer = segments.slice(0, (places[index] as number) + 1).join('/')
      return ownerOf(contract, resource.rows, resource.inner, parameter, resources.get(outer))
    })
  }
  for (const { info, item } of lists) {
    if (item === undefined) continue
    const resource = resources.get(item) as Resource
    const { narrowing } = bindingsOf(resource, info)
    for (const parameter of narrowing) {
      const index = info.parts.findIndex(({ text, parameter: is }) => is && text === parameter)
      const outer = info.shape
        .split('/')
        .slice(0, index + 1)
        .join('/')
      const owner = ownerOf(contract, resource.rows, resource.inner, parameter, resources.get(outer))
      if (!resource.owners.some((one) => one.parameter === parameter)) resource.owners.push(owner)
    }
  }
}

function addRoles(
  contract: Contract,
  paths: Paths,
  resources: Map<string, Resource>,
  lists: Listed[],
  roles: Map<Operation, Role>
): void {
  const add = (
    operation: Operation | undefined,
    info: PathInfo,
    kind: Kind,
    resource: Resource,
    more: Partial<Role>
  ) => {
    if (operation === undefined || roles.has(operation)) return
    const { parents, key, narrowing } = bindingsOf(resource, info)
    const owners = resource.owners.filter(({ parameter }) => narrowing.includes(parameter))
    roles.set(operation, {
      operation,
      kind,
      resource,
      reply: undefined,
      body: undefined,
      parents,
      owners,
      key,
      ...more
    })
  }
  for (const { info, operation, place, item } of lists) {
    add(operation, info, 'list', resources.get(item ?? info.shape) as Resource, { reply: place })
  }
  for (const [shape, resource] of resources) {
    const item = paths.byShape.get(shape)
    const creating = new Set([
      outerShape(shape),
      ...lists.filter((list) => list.item === shape || list.info.shape === shape).map(({ info }) => info.shape)
    ])
    if (resource.item !== undefined && item !== undefined) {
      const kinds: [string, Kind][] = [
        ['GET', 'read'],
        ['PUT', 'replace'],
        ['PATCH', 'merge'],
        ['DELETE', 'delete'],
        ['POST', 'merge']
      ]
      for (const [method, kind] of kinds) {
        const operation = item.byMethod.get(method)
        const places = operation && placesOf(contract, operation, resource, true)
        if (places === undefined || (method === 'GET' && places.reply === undefined)) continue
        if (method === 'POST' && places.reply === undefined) continue
        // An object of which nothing is said is there to be parsed, not to show what is gone.
        if (method === 'DELETE' && places.reply?.bare === true) places.reply = undefined
        add(operation, item.info, kind, resource, places)
      }
      for (const below of paths.below.get(shape) ?? [])
        if (isVerb(paths, below)) addActions(contract, below, resource, add)
    }
    for (const one of creating) {
      const there = paths.byShape.get(one)
      const isList = lists.some((list) => list.info.shape === one)
      if (there === undefined || (isItemPath(there.info) && !isList)) continue
      for (const method of ['POST', 'PUT', 'PATCH']) {
        const operation = there.byMethod.get(method)
        const places = operation && placesToCreate(contract, operation, resource, one === outerShape(shape))
        if (places === undefined || !writesRow(contract, places, resource)) continue
        if (places.reply === undefined && answersList(contract, operation, resource)) continue
        if (
          method !== 'POST' &&
          (resource.key.property === undefined || !shows(contract, places.body?.row, resource.key.property))
        )
          continue
        add(
          operation,
          there.info,
          method === 'POST' ? 'create' : method === 'PUT' ? 'replace' : 'merge',
          resource,
          places
        )
      }
    }
  }
}

/** True for a search by POST: it answers rows and writes none. */
function answersList(contract: Contract, operation: Operation | undefined, { noun, rows }: Resource): boolean {
  const schema = operation && replySchema(contract, operation)
  const place = schema === undefined ? undefined : listPlace(contract, schema, { noun, row: rows[0] })
  return place !== undefined && rows.some((row) => alike(contract, place.row, row) >= 2)
}

/** Operations that share method and path with a live one, and differ from it in the query. */
function addTwins(contract: Contract, paths: Paths, roles: Map<Operation, Role>): void {
  for (const operation of contract.operations) {
    const first = paths.byShape.get(pathInfo(operation.path).shape)?.byMethod.get(operation.method)
    const role = first === undefined ? undefined : roles.get(first)
    if (role === undefined || roles.has(operation) || first?.path !== operation.path) continue
    if (role.kind === 'list' || role.resource.kind === 'singleton') continue
    const places = placesOf(contract, operation, role.resource, true)
    if (role.kind === 'read' ? places.reply !== undefined : writesRow(contract, places, role.resource))
      roles.set(operation, { ...role, operation, ...places })
  }
}

/** True for an object of which nothing is said. */
const isBare = (contract: Contract, row: Schema): boolean => {
  const { properties, anyOf, oneOf } = solid(contract, row)
  return properties === undefined && anyOf === undefined && oneOf === undefined
}

const shows = (contract: Contract, row: Schema | undefined, path: string[]): boolean => {
  let schema = row
  for (const name of path) schema = solid(contract, schema).properties?.[name]
  return schema !== undefined
}

/** True where a body says, or a reply shows, what rows of the resource have. */
function writesRow(contract: Contract, { reply, body }: Pick<Role, 'reply' | 'body'>, resource: Resource): boolean {
  const known = (place: Place | undefined) =>
    place !== undefined && resource.rows.some((row) => alike(contract, place.row, row) > 0)
  return known(reply) || known(body)
}

/** Where the row of a resource stands in what an operation takes and answers. */
function placesOf(
  contract: Contract,
  operation: Operation,
  resource: Resource,
  inArray: boolean
): Pick<Role, 'reply' | 'body'> {
  const find = (schema: Schema | undefined, whole: boolean) => {
    for (const row of resource.rows) {
      const place = rowPlace(contract, schema, { noun: resource.noun, row, inArray })
      // An object of which nothing is said shows all that rows have.
      if (place !== undefined)
        return whole && isBare(contract, place.row) && place.path.length === 0 ? { ...place, row, bare: true } : place
    }
    return undefined
  }
  const reply = replySchema(contract, operation)
  return { reply: find(reply, true), body: find(bodySchema(contract, operation), false) }
}

/** A reply with an array holds what was found, unless the request sends rows in one too, or goes to the collection itself. */
function placesToCreate(
  contract: Contract,
  operation: Operation,
  resource: Resource,
  isOwn: boolean
): Pick<Role, 'reply' | 'body'> {
  const places = placesOf(contract, operation, resource, true)
  const alone = ({ path = [] }: Partial<Place> = {}) => path.includes(only)
  const { property } = resource.key
  const answersKey = property !== undefined && shows(contract, places.reply?.row, property)
  const inArray = alone(places.reply) && (alone(places.body) || (isOwn && places.body !== undefined && answersKey))
  return inArray ? places : placesOf(contract, operation, resource, false)
}

/** A path that lists things, or is that of a collection, is no action. */
const isVerb = (paths: Paths, { info, byMethod }: Here): boolean =>
  !byMethod.has('GET') && !paths.byShape.has(`${info.shape}/{}`)

type Add = (
  operation: Operation | undefined,
  info: PathInfo,
  kind: Kind,
  resource: Resource,
  more: Partial<Role>
) => void

/** Operations on an item that are called by a verb: `POST /things/{id}/cancel`. */
function addActions(
  contract: Contract,
  { info, byMethod }: { info: PathInfo; byMethod: Map<string, Operation> },
  resource: Resource,
  add: Add
): void {
  for (const method of ['POST', 'PUT', 'PATCH']) {
    const operation = byMethod.get(method)
    if (operation === undefined) continue
    const schema = replySchema(contract, operation)
    const places = placesOf(contract, operation, resource, false)
    const same =
      places.reply !== undefined &&
      resource.rows.some(
        (row) =>
          alike(contract, row, (places.reply as Place).row) >=
          Math.min(100, Math.max(2, Object.keys({ ...solid(contract, row).properties }).length * 0.6))
      )
    const bare = schema === undefined && byMethod.size === 1 && method === 'POST'
    if (!same && !bare) continue
    const inner = { ...info, parameters: info.parameters }
    add(operation, inner, 'act', resource, { reply: same ? places.reply : undefined, action: info.noun })
  }
}

/** Things without a key that can be read and written: `/me`, `/settings`. */
function addSingletons(
  contract: Contract,
  paths: Paths,
  resources: Map<string, Resource>,
  roles: Map<Operation, Role>
): void {
  for (const { info, byMethod } of paths.byShape.values()) {
    const get = byMethod.get('GET')
    const schema = get && replySchema(contract, get)
    if (get === undefined || schema === undefined || isItemPath(info) || roles.has(get) || resources.has(info.shape))
      continue
    const writers = ['PUT', 'PATCH', 'POST']
      .flatMap((method) => byMethod.get(method) ?? [])
      .filter((one) => !roles.has(one))
    const row = rowPlace(contract, schema, { noun: info.noun })
    if (row === undefined || writers.length === 0 || solid(contract, row.row).properties === undefined) continue
    const resource: Resource = {
      id: info.path,
      kind: 'singleton',
      name: info.noun,
      noun: nounOf(info.noun),
      list: undefined,
      item: info.path,
      key: { parameter: undefined, property: undefined, type: 'string', schema: true },
      parents: info.parameters.map((parameter) => ({ parameter, property: undefined, of: undefined })),
      owners: [],
      rows: [row.row],
      inner: innerOf(contract, row.row),
      references: [],
      count: undefined,
      closed: false
    }
    const written = writers
      .map((operation) => ({ operation, places: placesOf(contract, operation, resource, false) }))
      .filter(
        ({ operation, places }) =>
          writesRow(contract, places, resource) && (operation.method !== 'POST' || places.reply !== undefined)
      )
    if (written.length === 0) continue
    resources.set(info.shape, resource)
    const more = { parents: info.parameters, owners: [], key: undefined, resource }
    roles.set(get, { ...more, operation: get, kind: 'read', reply: row, body: undefined })
    for (const { operation, places } of written) {
      roles.set(operation, { ...more, operation, kind: operation.method === 'PUT' ? 'replace' : 'merge', ...places })
    }
  }
}
