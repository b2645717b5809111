/** Makes answers whose list is empty. */
import type { Contract } from '../../contract/contract.ts'
import { chooseResponse } from '../../contract/responses.ts'
import type { World } from '../../control/world.ts'
import { isObject } from '../../document/json/is-object.ts'
import type { Schema } from '../../document/openapi.ts'
import { bufferOf } from '../../reply/wire.ts'
import { modelOf } from '../../resources/infer/infer.ts'
import { jsonIn } from '../../resources/model/body-schemas.ts'
import { isLeaf, listPlace, propertiesOf, solid } from '../../resources/model/rows-places.ts'
import { parseJson } from '../../schema/meaning/json-values.ts'
import { answerTo } from './answers.ts'
import type { OperationOf, PanelContext } from './context.ts'
import { firstParents, samplePath } from './places.ts'

/** Members that count the rows of a list. */
const counts =
  /^(total|count|size|total[_-]?(count|items|results|elements|pages|size)|(item|row|record|result)s?[_-]?count)$/i
/** Members that lead to the next page. */
const nexts = /^(next|has[_-]?(more|next)|next[_-]?(page|cursor|token|url|link)|cursor)$/i

/** Returns the schema of an operation's usual answer in JSON, and its status. */
export function usualSchema({ operation }: OperationOf): { status: number; schema: Schema | undefined } {
  const { status, response } = chooseResponse(operation, undefined)
  const [, media] = jsonIn(response.object.content)
  return { status, schema: media?.schema }
}

export function isList(one: OperationOf): boolean {
  const { operation, document } = one
  const { contract } = document
  const kind = operation.method === 'GET' ? (modelOf(contract).roles.get(operation)?.kind ?? 'none') : 'write'
  if (kind !== 'none') return kind === 'list'
  const { schema } = usualSchema(one)
  return schema !== undefined && (isArray(contract, schema) || hasList(contract, schema))
}

const isArray = (contract: Contract, schema: Schema): boolean =>
  solid(contract, schema).items !== undefined || (!isLeaf(schema) && solid(contract, schema).type === 'array')

const hasList = (contract: Contract, schema: Schema): boolean =>
  listPlace(contract, schema, { noun: '' }) !== undefined ||
  Object.values(propertiesOf(contract, schema)).some((one) => isArray(contract, one))

/**
 * Makes the answer of an operation whose list is empty: that of a world without the rows, else the usual answer
 * without them. Of several ways to write it, the first that fits the document.
 */
export async function emptyAnswer(panel: PanelContext, world: World, one: OperationOf): Promise<unknown> {
  const { contract, checker } = one.document
  const path = samplePath(panel, contract, world, one.operation)
  const { body } = await answerTo(panel.server, withoutRows(panel, world, one), one, { url: path, status: undefined })
  const value = parseJson(bufferOf(body).toString())
  const { schema } = usualSchema(one)
  const ways = [value, emptied(value, true), emptied(value, false)].filter(hasNone)
  const fitting = ways.find((way) => schema === undefined || checker.fits(schema, way, 'response'))
  return fitting ?? ways[0]
}

function withoutRows(panel: PanelContext, world: World, { operation, document: { contract } }: OperationOf): World {
  const role = modelOf(contract).roles.get(operation)
  if (role === undefined || role.resource.kind !== 'collection') return world
  const keeper = panel.keeper()
  const { resource } = role
  try {
    const rows = keeper.restore(structuredClone(keeper.take(world.rows)))
    const parents = firstParents(panel, contract, world, resource)
    keeper.rows(rows, { collection: resource.list as string, parents }, [])
    return { ...world, rows }
  } catch {
    // A server that is stateless keeps no rows, and a parent may be missing.
    return world
  }
}

/** Returns true for an answer whose own list, and those of its members, have no elements. */
const hasNone = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.length === 0
    : !isObject(value) || Object.values(value).every((one) => !Array.isArray(one) || one.length === 0)

/** Empties the lists of an answer, and its counts. `ends`: also the members that lead to the next page. */
function emptied(value: unknown, ends: boolean): unknown {
  if (Array.isArray(value)) return []
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => {
      if (Array.isArray(one)) return [name, []]
      if (counts.test(name) && typeof one === 'number') return [name, 0]
      if (ends && nexts.test(name)) return [name, typeof one === 'boolean' ? false : null]
      return [name, isObject(one) ? emptied(one, ends) : one]
    })
  )
}
