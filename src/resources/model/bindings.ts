/** The paths of a document by their shapes, and the meaning of path parameters for a resource. */

import { bare } from '../../contract/bare.ts'
import type { Contract, Operation, Parameter } from '../../contract/contract.ts'
import { isJson } from '../../contract/media-types.ts'
import { addTo } from '../../document/grouped.ts'
import type { Resource, Role } from './model.ts'
import { nounOf, usualKeys, wordsOf } from './names.ts'
import { isItemPath, outerShape, type PathInfo, pathInfo, type Verbless, withoutVerb } from './paths.ts'

/** The operations of one path, or of several paths of one shape. */
export interface Here {
  info: PathInfo
  byMethod: Map<string, Operation>
}

export interface Paths {
  byShape: Map<string, Here>
  /** The paths that end in a parameter, by the noun before it. */
  itemsOf: Map<string, PathInfo[]>
  /** The paths of one fixed segment below the path of an item. */
  below: Map<string, Here[]>
  /** The paths of operations without their verbs. */
  infos: Map<Operation, PathInfo>
}

/** The clues to roles: the paths and resources of a document; and the roles found so far. */
export interface Search {
  contract: Contract
  paths: Paths
  /** The resources by the shapes of their paths. */
  resources: Map<string, Resource>
  roles: Map<Operation, Role>
}

/** Returns the media types of a path whose GET answers nothing but files: `/files/{id}/content`. */
export function typesOfFile(here: Here | undefined): string[] {
  const responses = here?.byMethod.get('GET')?.responses ?? []
  const types = responses.flatMap(({ key, object }) => (key.startsWith('2') ? Object.keys({ ...object.content }) : []))
  return types.some(isJson) ? [] : types
}

/** Returns the role of the list that GET shows at the paths of a shape; undefined if it shows none. */
export function listAt({ paths, roles }: Search, shape: string): Role | undefined {
  const role = roles.get(paths.byShape.get(shape)?.byMethod.get('GET') as Operation)
  return role?.kind === 'list' ? role : undefined
}

export function pathsOf(operations: readonly Operation[]): Paths {
  const paths: Paths = { byShape: new Map(), itemsOf: new Map(), below: new Map(), infos: new Map() }
  const named = verbless(operations)
  const best = new Map<string, PathInfo>()
  for (const { info } of named) {
    const other = best.get(info.shape)
    if (other === undefined || rankOf(info) < rankOf(other)) best.set(info.shape, info)
  }
  for (const { operation, info, method } of named) {
    const { shape } = info
    paths.infos.set(operation, info)
    const main = best.get(shape) as PathInfo
    let here = paths.byShape.get(shape)
    if (here === undefined) {
      here = { info: main, byMethod: new Map() }
      paths.byShape.set(shape, here)
      if (isItemPath(info)) addTo(paths.itemsOf, nounOf(info.noun), main)
      else if (thingAbove(shape).endsWith('{}')) addTo(paths.below, thingAbove(shape), here)
    }
    const other = here.byMethod.get(method)
    if (other === undefined || (other.path !== main.path && info.path === main.path))
      here.byMethod.set(method, operation)
  }
  return paths
}

/** An operation with its path and method, or those that the verb in its path stands for. */
interface Placed extends Omit<Verbless, 'verb'> {
  operation: Operation
}

/** Reads the paths of operations, without verbs where that names an item or its list, and no other operation does. */
function verbless(operations: readonly Operation[]): Placed[] {
  const plain: Placed[] = operations.map((operation) => ({
    operation,
    info: pathInfo(operation.path),
    method: operation.method
  }))
  const taken = new Set(plain.map(({ info, method }) => `${method} ${info.shape}`))
  const others = plain.map(({ operation, method }) => withoutVerb(operation.path, method))
  const items = [...plain.map(({ info }) => info), ...others.flatMap((one) => one?.info ?? [])].filter(isItemPath)
  const lists = others.flatMap((one) => (one?.verb === 'list' ? one.info : []))
  const nouns = new Set([...items, ...lists].map(({ noun }) => nounOf(noun)))
  // `/things/list` is the list of things before `/things/get` is, and `/things/create` adds to it before `/things/update`.
  for (const isFirst of [true, false]) {
    for (const [index, other] of others.entries()) {
      if (other === undefined || /^(get|update)$/.test(other.verb) === isFirst) continue
      const place = `${other.method} ${other.info.shape}`
      if (taken.has(place) || !nouns.has(nounOf(other.info.noun))) continue
      taken.add(place)
      const { info, method } = other
      plain[index] = { info, method, operation: operations[index] as Operation }
    }
  }
  return plain
}

/** Ranks the templates of one shape: `/contacts/{contactId}` names a row before `/contacts/{contactNumber}` does. */
function rankOf(info: PathInfo): number {
  const index = isItemPath(info) ? usualKeys.indexOf(wordsOf(info.parameters.at(-1) as string).at(-1) as string) : 0
  return index < 0 ? usualKeys.length : index
}

/** Returns the parameter that ends the path of an item. */
export function keyParameterOf(info: PathInfo, operations: Operation[]): Parameter {
  const name = info.parameters.at(-1) as string
  // The contract has a parameter for every name in a template, declared or not.
  return operations
    .flatMap(({ parameters }) => parameters)
    .find((one) => one.in === 'path' && one.name === name) as Parameter
}

/** The meanings of a path's parameters for a resource. */
export interface Bindings {
  /** The parameter that names each parent. */
  parents: (string | undefined)[]
  key: string | undefined
  /** The other parameters. */
  narrowing: string[]
}

/** Binds parameters by their names, else by their order: `/orgs/{org}/repos` and `/repos/{owner}/{repo}`. */
export function bindingsOf({ parents, item, shape, key, views }: Resource, info: PathInfo): Bindings {
  const itself = item !== undefined && isBelow(info, { shape })
  const view = itself ? undefined : views.map(pathInfo).find((one) => isBelow(info, one))
  const last = itself ? parents.length : (view?.parameters.length ?? 0) - 1
  const names = last < 0 ? info.parameters : info.parameters.slice(0, last)
  const left = [...names]
  const bound: (string | undefined)[] = parents.map(({ parameter }, index) => {
    if (itself) return take(left, names[index])
    return take(
      left,
      names.find((name) => left.includes(name) && bare(name) === bare(parameter))
    )
  })
  for (const [index, parameter] of bound.entries()) {
    if (parameter === undefined && left.length === bound.filter((one) => one === undefined).length)
      bound[index] = left.shift()
  }
  return {
    parents: bound,
    key: key.parameter === undefined ? undefined : info.parameters[last],
    narrowing: left
  }
}

/** Returns the collection whose list stands at a path's shape. */
export function collectionAt(resources: ReadonlyMap<string, Resource>, shape: string): Resource | undefined {
  const found = resources.get(`${shape}/{}`) ?? resources.get(shape)
  return found?.kind === 'collection' && (found.item === undefined || found.shape !== shape) ? found : undefined
}

/** Returns the resource whose row a parameter in the middle of a path names. */
export function ownerAt(
  resources: ReadonlyMap<string, Resource>,
  { parts, shape }: PathInfo,
  parameter: string
): Resource | undefined {
  const index = parts.findIndex((part) => part.parameter && part.text === parameter)
  const above = shape.split('/').slice(0, index).join('/')
  // Nothing but its list may show a thing.
  return resources.get(`${above}/{}`) ?? collectionAt(resources, above)
}

function take(from: string[], name: string | undefined): string | undefined {
  if (name !== undefined) from.splice(from.indexOf(name), 1)
  return name
}

/** True for the path of an item, and for paths below it. */
const isBelow = (info: PathInfo, item: Pick<PathInfo, 'shape'>): boolean =>
  info.shape === item.shape || info.shape.startsWith(`${item.shape}/`)

/** Returns the shape of the path above, without a segment that only says that actions follow: `actions/cancel`. */
const thingAbove = (shape: string): string => outerShape(shape).replace(/\/(actions?|commands?|transitions?)$/, '')
