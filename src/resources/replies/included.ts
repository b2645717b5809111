/** The `included` rows of JSON:API: those that the relationships of a reply's rows name. */
import { bare } from '../../contract/bare.ts'
import type { Contract } from '../../contract/contract.ts'
import { keptForBoth } from '../../document/memoized.ts'
import type { Schema } from '../../document/openapi.ts'
import { shapeOf } from '../../schema/views/merged-view.ts'
import { keyAt } from '../model/keys.ts'
import { keyPathOf, type Reference, type Resource, type Role } from '../model/model.ts'
import { isRelationship } from '../model/relationships.ts'
import { alternativesOf, isSame, type RowsPlace, solid } from '../model/rows-places.ts'
import { findItem } from '../rows/groups.ts'
import { linkedRow, viewBy } from '../rows/linked.ts'
import { keysAt, type Row } from '../rows/row.ts'
import type { Asking } from '../verbs/asking.ts'
import { cutFor } from './sparse.ts'

const member = 'included'

/** The facts about the included rows of a role's reply. */
interface Plan {
  items: Schema
  required: boolean
  /** The parameter that asks for them; undefined where the operation has none. */
  parameter: string | undefined
}

/** Returns the plan of a reply; undefined where it includes nothing. */
const planOf = keptForBoth((role: Role, schema: Schema | undefined, contract: Contract): Plan | undefined => {
  const { properties, required = [] } = solid(contract, schema)
  const { items } = solid(contract, properties?.[member])
  const asked = role.operation.parameters.find((one) => one.in === 'query' && bare(one.name) === 'include')
  const isOf = role.resource.inner !== undefined && items !== undefined
  return isOf ? { items, required: required.includes(member), parameter: asked?.name } : undefined
})

/** Returns an envelope with the rows that the request asks for beside its own ones. */
export function withIncluded(
  asking: Asking,
  envelope: unknown,
  schema: Schema | undefined,
  { path }: RowsPlace,
  own: () => Row[]
): unknown {
  const plan = path.length === 1 ? planOf(asking.role, schema, asking.api.contract) : undefined
  if (plan === undefined) return envelope
  const { [member]: made, ...rest } = envelope as Row
  const asked = plan.parameter === undefined ? undefined : asking.call.parameters.query[plan.parameter]
  if (plan.parameter !== undefined && asked === undefined) return plan.required ? { ...rest, [member]: [] } : rest
  const names = asked === undefined ? undefined : String(asked).split(',')
  return { ...rest, [member]: includedBy(asking, plan, own(), names) }
}

/** Returns the rows that relationships lead to, each once; without names, those of all relationships. */
function includedBy(asking: Asking, { items }: Plan, own: Row[], names: string[] | undefined): unknown[] {
  const { resource } = asking.role
  const cut = cutFor(asking)
  const found = new Map<string, unknown>()
  const seen = new Set(own.map((row) => idOf(resource, row)))
  if (names === undefined) for (const one of relatedOf(resource)) follow(resource, own, [one.path[1] as string])
  else for (const name of names) follow(resource, own, name.trim().split('.'))
  return [...found.values()]

  function follow(from: Resource, rows: Row[], [name, ...deeper]: string[]): void {
    const reference = relatedOf(from).find(({ path }) => path[1] === name)
    if (reference === undefined) return
    const target = asking.api.model.resources.get(reference.of) as Resource
    const keys = rows.flatMap((row) => keysAt(row, keyPathOf(reference)))
    const there = [...new Set(keys)].flatMap((key) => {
      const item = findItem(asking, target, [], key)
      return item === undefined ? [] : [linkedRow(asking, target, [], item)]
    })
    for (const row of there) add(target, row)
    if (deeper.length > 0) follow(target, there, deeper)
  }

  function add(target: Resource, row: Row): void {
    const id = idOf(target, row)
    if (seen.has(id)) return
    seen.add(id)
    const schema = schemaFor(target)
    const view = viewBy(asking.api, schema).of(row, () => `${asking.seed} ${id}`)
    // A document may leave out some kinds of rows.
    if (asking.api.checker.fits(items, view, 'response')) found.set(id, cut(view, target, schema))
  }

  /** Returns the schema by which rows of a resource are included, else their own. */
  function schemaFor({ rows }: Resource): Schema {
    const all = [items, ...alternativesOf(shapeOf(asking.api.contract, items))]
    return all.find((one) => rows.some((row) => isSame(row, one))) ?? (rows[0] as Schema)
  }
}

const idOf = ({ id, key }: Resource, row: Row): string => `${id} ${keyAt(key, row)}`

const relatedOf = ({ references }: Resource): Reference[] => references.filter(({ path }) => isRelationship(path))
