/** Places that exist: keys of parents and of rows, for paths to try. */
import type { Contract, Operation, Parameter } from '../../contract/contract.ts'
import type { World } from '../../control/world.ts'
import { percentEncoded } from '../../document/url.ts'
import { modelOf, type Resource } from '../../resources/infer/infer.ts'
import { keyAt } from '../../resources/model/keys.ts'
import { ownerIn } from '../../resources/model/model.ts'
import type { Row } from '../../resources/rows/row.ts'
import { sampleOf } from '../pages/samples.ts'
import type { PanelContext } from './context.ts'

const mostOffered = 50

/** Returns the keys of a parent that rows are grouped by, after the parents before it. */
export function keysOfParent(
  panel: PanelContext,
  contract: Contract,
  world: World,
  resource: Resource,
  before: readonly string[]
): string[] {
  const parent = resource.parents[before.length]
  const owner = parent && ownerIn(modelOf(contract), parent)
  if (owner === undefined || owner.kind !== 'collection' || owner.parents.length !== before.length) return []
  return keysOf(owner, rowsIn(panel, world, owner, before)).slice(0, mostOffered)
}

/** Returns parents whose rows can be shown: those of the fixtures, else the first ones that there are. */
export function firstParents(panel: PanelContext, contract: Contract, world: World, resource: Resource): string[] {
  const sample = resource.list === undefined ? undefined : panel.samples.get(resource.list)
  if (sample !== undefined) return valuesIn(resource.list as string, sample)
  const parents: string[] = []
  for (const { parameter } of resource.parents) {
    const [key] = keysOfParent(panel, contract, world, resource, parents)
    parents.push(key ?? sampleText(contract, parameter))
  }
  return parents
}

/** Returns the path of an operation, filled in with keys that there are. */
export function samplePath(panel: PanelContext, contract: Contract, world: World, operation: Operation): string {
  const role = modelOf(contract).roles.get(operation)
  const parents = role === undefined ? [] : firstParents(panel, contract, world, role.resource)
  const known = new Map<string | undefined, string>(
    role?.parents.map((name, index) => [name, parents[index] as string])
  )
  if (role?.key !== undefined) {
    const [key] = keysOf(role.resource, rowsIn(panel, world, role.resource, parents))
    if (key !== undefined) known.set(role.key, key)
  }
  return operation.path.replaceAll(/\{([^{}]+)\}/g, (_, name: string) =>
    percentEncoded(known.get(name) ?? sampleText(contract, name, operation))
  )
}

function rowsIn({ keeper }: PanelContext, world: World, { list, name }: Resource, parents: readonly string[]): Row[] {
  try {
    return keeper().rows(world.rows, { collection: list ?? name, parents })
  } catch {
    // There is no such parent.
    return []
  }
}

const keysOf = ({ key }: Resource, rows: readonly Row[]): string[] =>
  rows
    .map((row) => keyAt(key, row))
    .filter((one) => one !== undefined && one !== null)
    .map(String)

/** Returns the values that stand in a path at the places of a template's parameters. */
function valuesIn(template: string, path: string): string[] {
  const segments = path.split('/')
  return template
    .split('/')
    .flatMap((part, at) => (/^\{.*\}$/.test(part) ? decodeURIComponent(segments[at] as string) : []))
}

function sampleText(
  contract: Contract,
  name: string,
  { parameters }: Pick<Operation, 'parameters'> = { parameters: [] }
) {
  const declared = parameters.find((one) => one.in === 'path' && one.name === name)
  return sampleOf(declared ?? ({ name, object: {}, schema: {} } as unknown as Parameter), contract)
}
