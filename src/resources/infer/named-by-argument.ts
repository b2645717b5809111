/** Operations that name a row by an argument: `/thing?id=7`, `/things.info?id=7`, `/things/by-slug/{slug}`. */
import { bare } from '../../contract/bare.ts'
import type { Contract, Operation } from '../../contract/contract.ts'
import { grouped } from '../../document/grouped.ts'
import { keptFor } from '../../document/memoized.ts'
import type { Schema } from '../../document/openapi.ts'
import { bindingsOf, collectionAt, type Search } from '../model/bindings.ts'
import { bodySchema } from '../model/body-schemas.ts'
import { isMost } from '../model/likeness.ts'
import { searches } from '../model/lists.ts'
import type { Naming, Resource, RoleKind } from '../model/model.ts'
import { keyWithin, nounOf } from '../model/names.ts'
import { isItemPath, outerShape, type PathInfo, pathInfo, withoutVerb } from '../model/paths.ts'
import { placesOf, placesToCreate, shows, writesRow } from '../model/role-places.ts'
import { alike, levelsOf, memberNames, propertiesOf, type RowsPlace, solid } from '../model/rows-places.ts'
import { nounsOf } from './counts.ts'

/** Finds the roles of operations that name a row of a collection by an argument. */
export function addNamedByArgument(search: Search): void {
  const { contract, paths, roles } = search
  for (const operation of contract.operations) {
    if (roles.has(operation)) continue
    const info = paths.infos.get(operation) as PathInfo
    const resource = resourceFor(search, operation, info)
    const kind = resource && kindOf(operation, resource)
    if (kind === undefined || resource === undefined) continue
    const shared = { operation, resource, parents: bindingsOf(resource, info).parents, owners: [], key: undefined }
    if (kind === 'create') {
      const places = placesToCreate(contract, operation, resource, true)
      if (writesRow(contract, places, resource) && showsKey(contract, places.reply, resource))
        roles.set(operation, { ...shared, kind, ...places })
      continue
    }
    const naming = namingIn(contract, operation, info, resource, kind)
    const places = placesOf(contract, operation, resource, true)
    if (naming === undefined || !fits(contract, kind, places, resource)) continue
    const reply = isRowOf(contract, places.reply, resource) ? places.reply : undefined
    const action = kind === 'act' ? { action: pathInfo(operation.path).noun } : {}
    roles.set(operation, { ...shared, kind, body: places.body, reply, naming, ...action })
  }
}

/** Returns the collection that a path is about: it stands above, at, or beside the path of the same noun. */
function resourceFor({ resources }: Search, operation: Operation, info: PathInfo): Resource | undefined {
  const outer = outerShape(info.shape)
  const fixed = isItemPath(info) ? outer : info.shape
  // `/things/by/slug/{slug}` has two words between the list and the argument.
  for (const shape of isItemPath(info) ? [outerShape(fixed), outerShape(outerShape(fixed))] : [fixed, outer]) {
    if (shape === '' || fixed.slice(shape.length).includes('{}')) continue
    const found = collectionAt(resources, shape)
    if (found !== undefined) return found
  }
  if (isItemPath(info)) return undefined
  // `/book?isbn=7` names a row of `/book/search`.
  const [searched, ...more] = searchedAt(resources).get(fixed) ?? []
  if (searched !== undefined && more.length === 0) return searched
  const { noun, shape } = withoutVerb(operation.path, operation.method)?.info ?? info
  const beside = (byNoun(resources).get(nounOf(noun)) ?? []).filter(
    (one) => outerShape(one.item === undefined ? one.shape : outerShape(one.shape)) === outerShape(shape)
  )
  return beside.length === 1 ? beside[0] : undefined
}

const byNoun = keptFor((resources: ReadonlyMap<string, Resource>) =>
  grouped(
    [...new Set(resources.values())].filter(({ kind }) => kind === 'collection'),
    ({ noun }) => noun
  )
)

/** Returns the collections that only a search lists, by the shape of the path above it. */
const searchedAt = keptFor((resources: ReadonlyMap<string, Resource>) =>
  grouped(
    [...resources.values()].filter(({ name }) => searches.test(name)),
    ({ shape }) => outerShape(shape)
  )
)

/** The kinds of operations by POST, by the verbs of their names, which may name the thing too: `updateThing`. */
const verbs: [verb: RegExp, kind: RoleKind][] = [
  [/^(update|edit|modify|patch|save|set|change)/i, 'merge'],
  [/^replace/i, 'replace'],
  [/^(delete|remove|destroy)/i, 'delete'],
  [/^(get|info|read|show|view|fetch|retrieve)/i, 'read']
]
/** Verbs of operations that name no row. */
const others = /^(list|search|find|query|all|count|import|export|bulk|batch|add|insert)/i

const byMethod: Readonly<Record<string, RoleKind>> = { GET: 'read', PUT: 'replace', PATCH: 'merge', DELETE: 'delete' }

function kindOf({ method, path }: Operation, { noun }: Resource): RoleKind | undefined {
  if (method !== 'POST') return byMethod[method]
  const info = pathInfo(path)
  const isThing = (name: string) => nounOf(name) === noun
  const found = verbs.find(([verb]) => {
    const rest = info.noun.replace(verb, '')
    return rest !== info.noun && (rest === '' || isThing(rest))
  })
  if (found !== undefined) return found[1]
  if (isItemPath(info)) return 'act'
  if (others.test(info.noun)) return undefined
  return isThing(info.noun) || /^(create|new)/i.test(info.noun) ? 'create' : 'act'
}

/** True where an operation shows, or takes, what its kind has to. */
function fits(
  contract: Contract,
  kind: RoleKind,
  { reply, body }: { reply: RowsPlace | undefined; body: RowsPlace | undefined },
  resource: Resource
): boolean {
  if (kind === 'read') return isRowOf(contract, reply, resource)
  return kind === 'delete' || kind === 'act' || body !== undefined
}

/** True for a place that shows most members of the resource's rows. */
const isRowOf = (contract: Contract, place: RowsPlace | undefined, { rows }: Resource): boolean =>
  place !== undefined &&
  place.bare !== true &&
  rows.some((row) => isMost(alike(contract, row, place.row), memberNames(contract, row).size, 1))

/** Returns the argument that names a row: a parameter of the path or the query, or a member of the body. */
function namingIn(
  contract: Contract,
  operation: Operation,
  info: PathInfo,
  resource: Resource,
  kind: RoleKind
): Naming | undefined {
  const member = (name: string): string[] | undefined => memberIn(contract, resource, name)
  const naming = (place: Naming['in'], name: string, path: string[]): Naming => ({
    in: place,
    path: [name],
    many: false,
    ...(path.join('.') === resource.key.property?.join('.') ? {} : { member: path })
  })
  if (isItemPath(info)) {
    const name = info.parameters.at(-1) as string
    const path = member(name)
    return path && naming('path', name, path)
  }
  const asked = operation.parameters.filter((one) => one.in === 'query')
  for (const { name, required } of asked) {
    const path = required || isKey(contract, resource, name) ? member(name) : undefined
    // A list may be asked for one of its rows.
    if (path !== undefined && (required || kind !== 'read')) return naming('query', name, path)
  }
  const { properties = {}, required = [] } = solid(contract, bodySchema(contract, operation))
  const isLone = (schema: Schema | undefined): boolean => {
    const { properties: members, items } = solid(contract, schema)
    return members === undefined && items === undefined
  }
  const name = Object.keys(properties).find((one) => isLone(properties[one]) && isKey(contract, resource, one))
  // `PUT /things/schedule` with an optional `id` is about something else.
  const isOwn = kind !== 'act' && (operation.method === 'POST' || nounOf(info.noun) === resource.noun)
  return name !== undefined && (required.includes(name) || isOwn)
    ? naming('body', name, resource.key.property as string[])
    : undefined
}

const showsKey = (contract: Contract, place: RowsPlace | undefined, { key }: Resource): boolean =>
  key.property !== undefined && shows(contract, place?.row, key.property)

/** True for a name of the resource's key: `id`, `thing_id` and `thingId`, and `thing` unless rows have that member. */
function isKey(contract: Contract, { key, noun, rows }: Resource, name: string): boolean {
  const own = key.property?.at(-1)
  if (own === undefined) return false
  const called = nounsOf({ noun, rows }).has(nounOf(name)) && !rows.some((row) => shows(contract, row, [name]))
  return called || keyWithin(noun, name) === keyWithin(noun, own)
}

/** Returns the path to the member that a name means: the key, or another one of that name. */
function memberIn(contract: Contract, resource: Resource, name: string): string[] | undefined {
  if (isKey(contract, resource, name)) return resource.key.property
  for (const [outer, schema] of levelsOf(contract, resource.rows, resource.inner)) {
    const own = Object.keys(propertiesOf(contract, schema)).find((one) => bare(one) === bare(name))
    if (own !== undefined && shows(contract, schema, [own])) return [...outer, own]
  }
  return undefined
}
