/** Refuses members that rows written by hand have, and that the document does not know. */
import { meantBy } from '../../document/nearest.ts'
import type { Schema } from '../../document/openapi.ts'
import { pointer } from '../../document/places/pointer.ts'
import { objectMembers } from '../../schema/schema-properties.ts'
import { type Model, type Resource, rolesOf } from '../model/model.ts'
import { solid } from '../model/rows-places.ts'
import { isRow, type Row } from '../rows/row.ts'
import type { Api } from '../rows/start.ts'

type Contract = Api['contract']

/** Throws an Error for a member that no schema of a resource's rows has, in replies or in requests. */
export function refuseUnknown({ contract, model }: Api, resource: Resource, row: Row, ordinal: number): void {
  const unknown = unknownIn(contract, schemasOf(model, resource), row, '')
  if (unknown === undefined) return
  const meant = unknown.meant === undefined ? '' : `; did you mean ${JSON.stringify(unknown.meant)}?`
  throw new Error(`/${ordinal}${unknown.at}: ${resource.name} have no such member${meant}`)
}

/** Returns the schemas of a resource's rows: those of replies, and those of requests, which may say more. */
const schemasOf = (model: Model, resource: Resource): Schema[] => [
  ...resource.rows,
  ...(['create', 'replace', 'merge'] as const).flatMap((kind) =>
    rolesOf(model, resource, kind).flatMap(({ body }) => (body === undefined ? [] : [body.row]))
  )
]

interface Unknown {
  at: string
  /** The member that was meant, perhaps. */
  meant: string | undefined
}

function unknownIn(contract: Contract, schemas: Schema[], value: unknown, at: string): Unknown | undefined {
  if (Array.isArray(value)) {
    const items = present(schemas.map((schema) => solid(contract, schema).items))
    return firstOf(value.entries(), ([index, one]) => unknownIn(contract, items, one, pointer(at, index)))
  }
  if (!isRow(value)) return undefined
  const members = schemas.map((schema) => objectMembers(contract, schema))
  if (schemas.length === 0 || members.some(({ open }) => open)) return undefined
  const names = new Set(members.flatMap((one) => [...one.names]))
  return firstOf(Object.entries(value), ([name, inner]) => {
    if (!names.has(name)) return { at: pointer(at, name), meant: meantBy(name, [...names]) }
    const deeper = present(schemas.map((schema) => solid(contract, schema).properties?.[name]))
    return unknownIn(contract, deeper, inner, pointer(at, name))
  })
}

const present = (schemas: (Schema | undefined)[]): Schema[] => schemas.filter((schema) => schema !== undefined)

function firstOf<One, Found>(all: Iterable<One>, find: (one: One) => Found | undefined): Found | undefined {
  for (const one of all) {
    const found = find(one)
    if (found !== undefined) return found
  }
  return undefined
}
