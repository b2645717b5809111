/** Operations that count the rows of a list, or tell more of them: `GET /things/count`, `GET /things/stats`. */
import { bare } from '../../contract/bare.ts'
import type { Contract, Operation } from '../../contract/contract.ts'
import type { Schema } from '../../document/openapi.ts'
import { listAt, type Search } from '../model/bindings.ts'
import { replySchema } from '../model/body-schemas.ts'
import { searches } from '../model/lists.ts'
import type { Role, Tally } from '../model/model.ts'
import { outerShape, type PathInfo } from '../model/paths.ts'
import { propertiesOf, solid } from '../model/rows-places.ts'
import { talliesIn } from './tallies.ts'

/** The last segments of paths that count. */
const paths = /^(\$?count|_count|total|num)$/i
/** The last segments of paths that tell several things of rows. */
const overviews = /^(stats?|statistics|summary|counts|totals|overview|metrics|aggregates?)$/i
/** The members of replies that hold the count. */
const members = /^(count|total|totalcount|value|result)$/

/** Finds operations without a role that count the rows of the list above them. */
export function addCountRoles(search: Search): void {
  const { contract, roles } = search
  for (const operation of contract.operations) {
    const info = search.paths.infos.get(operation) as PathInfo
    const isCount = paths.test(info.noun)
    if (roles.has(operation) || !/^(GET|POST)$/.test(operation.method)) continue
    if (!isCount && !overviews.test(info.noun)) continue
    const list = listAt(search, outerShape(info.shape)) ?? searchBeside(search, info)
    if (list === undefined) continue
    const tallies = isCount
      ? countIn(contract, operation)
      : talliesIn(contract, replySchema(contract, operation), list.resource)
    if (tallies.length > 0) roles.set(operation, { ...list, operation, kind: 'count', reply: undefined, tallies })
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

/** Returns the number in a reply; none if it holds several. */
function countIn(contract: Contract, { responses }: Operation): Tally[] {
  const isNumber = (schema: Schema | undefined) =>
    [solid(contract, schema).type].flat().some((type) => type === 'integer' || type === 'number')
  const [media] = responses
    .filter(({ key }) => key.startsWith('2'))
    .flatMap(({ object }): { schema?: unknown }[] => Object.values({ ...object.content }))
  const schema = media?.schema as Schema | undefined
  if (isNumber(schema)) return [{ path: [], by: 'count' }]
  const properties = propertiesOf(contract, schema)
  const found = Object.keys(properties).flatMap((name): Tally[] => {
    if (!members.test(bare(name))) return []
    if (isNumber(properties[name])) return [{ path: [name], by: 'count' }]
    // Zendesk: `{ count: { value: 7 } }`.
    const isInner = isNumber(solid(contract, properties[name]).properties?.value)
    return isInner ? [{ path: [name, 'value'], by: 'count' }] : []
  })
  return found.length === 1 ? found : []
}
