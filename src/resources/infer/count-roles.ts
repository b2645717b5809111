/** Operations that count the rows of a list: `GET /things/count`. */
import { bare } from '../../contract/bare.ts'
import type { Contract, Operation } from '../../contract/contract.ts'
import type { Schema } from '../../document/openapi.ts'
import { listAt, type Search } from './bindings.ts'
import { outerShape, type PathInfo } from './paths.ts'
import { solid } from './rows-places.ts'

/** The last segments of paths that count. */
const paths = /^(\$?count|_count|total|num)$/i
/** The members of replies that hold the count. */
const members = /^(count|total|totalcount|value|result)$/

/** Finds operations without a role that count the rows of the list above them. */
export function addCountRoles(search: Search): void {
  const { contract, roles } = search
  for (const operation of contract.operations) {
    const info = search.paths.infos.get(operation) as PathInfo
    if (operation.method !== 'GET' || roles.has(operation) || !paths.test(info.noun)) continue
    const list = listAt(search, outerShape(info.shape))
    const path = list && countIn(contract, operation)
    if (list !== undefined && path !== undefined)
      roles.set(operation, { ...list, operation, kind: 'count', reply: { path, row: true } })
  }
}

/** Returns the place of the number in a reply; undefined if it holds none, or several. */
function countIn(contract: Contract, { responses }: Operation): string[] | undefined {
  const isNumber = (schema: Schema | undefined) =>
    [solid(contract, schema).type].flat().some((type) => type === 'integer' || type === 'number')
  const [media] = responses
    .filter(({ key }) => key.startsWith('2'))
    .flatMap(({ object }): { schema?: unknown }[] => Object.values({ ...object.content }))
  const schema = media?.schema as Schema | undefined
  if (isNumber(schema)) return []
  const properties: Record<string, Schema> = { ...solid(contract, schema).properties }
  const found = Object.keys(properties).filter((name) => members.test(bare(name)) && isNumber(properties[name]))
  return found.length === 1 ? found : undefined
}
