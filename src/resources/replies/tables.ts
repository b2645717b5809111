/** Lists as tables and as lines of JSON: the rows of the same list as JSON. */
import { isJson } from '../../contract/media-types.ts'
import { chooseResponse } from '../../contract/responses.ts'
import { andThen } from '../../document/and-then.ts'
import { exampleOf } from '../model/examples.ts'
import { at, solid } from '../model/rows-places.ts'
import type { Content, Soon } from '../rows/source.ts'
import type { Asking } from '../verbs/asking.ts'
import { listReply } from './list-replies.ts'

/** Answers with the rows of a list, where the response leaves open what its lines hold; undefined where it does not. */
export function tableReply(asking: Asking): Soon<Content | undefined> {
  const { call, role, api } = asking
  const { contract, checker } = api
  const list = role.exports ?? role
  const response = role.exports === undefined ? call.response : chooseResponse(list.operation, undefined).response
  const json = Object.entries({ ...response.object.content }).find(([type]) => isJson(type))
  if (json === undefined || exampleOf(contract, call.media, call.mediaType) !== undefined) return undefined
  const asJson = { ...call, operation: list.operation, response, mediaType: json[0], media: json[1] }
  return andThen(listReply({ ...asking, role: list, call: asJson }), (content) => {
    const rows = at(content?.value, list.reply?.path as string[])
    const schema = call.media?.schema ?? true
    const isOpen =
      solid(contract, schema).type === 'string' ||
      [rows, ...[rows].flat()].some((one) => checker.fits(schema, one, 'response'))
    return Array.isArray(rows) && isOpen
      ? { ...content, source: 'row' as const, value: rows, instead: call }
      : undefined
  })
}
