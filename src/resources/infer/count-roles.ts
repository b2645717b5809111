/** Operations that count the rows of a list: `GET /things/count`. */
import { bare } from '../../contract/bare.ts'
import type { Contract, Operation } from '../../contract/contract.ts'
import type { Schema } from '../../document/openapi.ts'
import { listAt, type Search } from '../model/bindings.ts'
import { searches } from '../model/lists.ts'
import type { Role } from '../model/model.ts'
import { outerShape, type PathInfo } from '../model/paths.ts'
import { solid } from '../model/rows-places.ts'

/** The last segments of paths that count. */
const paths = /^(\$?count|_count|total|num)$/i
/** The members of replies that hold the count. */
const members = /^(count|total|totalcount|value|result)$/

/** Finds operations without a role that count the rows of the list above them. */
export function addCountRoles(search: Search): void {
  const { contract, roles } = search
  for (const operation of contract.operations) {
    const info = search.paths.infos.get(operation) as PathInfo
    if (roles.has(operation) || !paths.test(info.noun) || !/^(GET|POST)$/.test(operation.method)) continue
    const list = listAt(search, outerShape(info.shape)) ?? searchBeside(search, info)
    const path = list && countIn(contract, operation)
    if (list !== undefined && path !== undefined)
      roles.set(operation, { ...list, operation, kind: 'count', reply: { path, row: true } })
  }
}

/** Returns the search that stands beside a count: `/{index}/_search` beside `/{index}/_count`. */
function searchBeside(search: Search, { shape }: PathInfo): Role | undefined {
  const outer = outerShape(shape)
  return [...search.paths.byShape.values()]
    .filter(({ info }) => searches.test(info.noun) && outerShape(info.shape) === outer && outer !== '')
    .map(({ info }) => listAt(search, info.shape))
    .find((one) => one !== undefined)
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
  const found = Object.keys(properties).flatMap((name): string[][] => {
    if (!members.test(bare(name))) return []
    if (isNumber(properties[name])) return [[name]]
    // Zendesk: `{ count: { value: 7 } }`.
    return isNumber(solid(contract, properties[name]).properties?.value) ? [[name, 'value']] : []
  })
  return found.length === 1 ? found[0] : undefined
}
