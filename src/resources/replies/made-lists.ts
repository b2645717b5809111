/** Lists that were made for one answer, with no rows behind them: their envelopes agree with the request and the items. */

import type { Contract, Operation } from '../../contract/contract.ts'
import { isJson } from '../../contract/media-types.ts'
import { andThen } from '../../document/and-then.ts'
import { keptForBoth } from '../../document/memoized.ts'
import type { MediaType, Schema } from '../../document/openapi.ts'
import { membersOf } from '../filters/members.ts'
import { modelOf } from '../infer/infer.ts'
import { filledEnvelope, listHeaders } from '../lists/envelope.ts'
import { type ListPlan, pagingOf } from '../lists/listing.ts'
import { type PageFacts, pageOf } from '../lists/page.ts'
import { urlOf } from '../lists/page-url.ts'
import { nounOf } from '../model/names.ts'
import { at, listPlace } from '../model/rows-places.ts'
import { hashOf } from '../rows/making.ts'
import { type Item, isRow } from '../rows/row.ts'
import type { Call, Content, Source } from '../rows/source.ts'

/** The facts about a list that its requests share. */
type Plan = Pick<ListPlan, 'place' | 'query' | 'words'>

/** Returns a source whose lists tell about their pages. `isBeside`: lists of rows are left to those. */
export function pagedLists(contract: Contract, source: Source, isBeside: boolean): Source {
  return (call) => andThen(source(call), (content) => content && paged(call, content))

  function paged(call: Call, content: Content): Content {
    const { operation, status, media, mediaType, request } = call
    if (operation.method !== 'GET' || status < 200 || status > 299 || content.source !== 'generated') return content
    if (media === undefined || mediaType === undefined || !isJson(mediaType) || request === undefined) return content
    if (isBeside && modelOf(contract).roles.get(operation)?.kind === 'list') return content
    const plan = planOf(media, operation, contract)
    return plan === undefined ? content : withPage(call, content, plan)
  }
}

const planOf = keptForBoth((media: MediaType, operation: Operation, contract: Contract): Plan | undefined => {
  const noun = nounOf(operation.path.split('/').findLast((part) => part !== '' && !part.includes('{')) ?? '')
  const place = modelOf(contract).roles.get(operation)?.reply ?? listPlace(contract, media.schema ?? true, { noun })
  if (place?.holding === undefined || place.holding === 'map') return undefined
  const members = membersOf(contract, { rows: [place.row as Schema], inner: undefined })
  return { place, ...pagingOf(contract, operation, members, media.schema, place.path) }
})

/** The most items of a made list, and so its last offset. */
const most = 10_000

let known: readonly Item[] | undefined

/** Returns the items that stand around the made ones, which are the same in all lists. */
function filler(): readonly Item[] {
  known ??= Array.from({ length: most }, (_, index) => itemOf(index, undefined))
  return known
}

const itemOf = (ordinal: number, key: unknown): Item => ({ key: String(key ?? ordinal + 1), ordinal, row: undefined })

/** Fills the envelope in as that of a page of a longer list, if the page is full. */
function withPage(call: Call, content: Content, plan: Plan): Content {
  const items = at(content.value, plan.place.path)
  if (!Array.isArray(items)) return content
  const asked = { query: call.parameters.query, range: call.request?.headers.range }
  const find = () => ({ index: items.length, found: true })
  const all = filler()
  const { from, size } = pageOf(all, plan.query, asked, find, Number.POSITIVE_INFINITY)
  const isFull = items.length >= size && size > 0
  const more = isFull ? 1 + (hashOf(`${call.seed} ${call.operation.id}`) % (3 * size)) : 0
  const shown = items.map((item, index) => itemOf(from + index, keyIn(item)))
  const list = [...all.slice(0, from), ...shown, ...all.slice(0, more)]
  const page = pageOf(list, plan.query, asked, find, Number.POSITIVE_INFINITY)
  let names = false
  const url = urlOf(call)
  const facts: PageFacts = {
    page,
    url: (change) => {
      names = true
      return url(change)
    }
  }
  const value = filledEnvelope(content.value, plan.words, facts)
  const headers = { ...content.headers, ...listHeaders(Object.keys({ ...call.response.object.headers }), facts) }
  const host = call.request?.headers.host
  return { ...content, value, headers, ...(names ? { fresh: (sent: { host?: unknown }) => sent.host === host } : {}) }
}

/** Returns the cursor or key of an item. */
function keyIn(item: unknown): unknown {
  if (!isRow(item)) return undefined
  const key = item.cursor ?? item.id
  return typeof key === 'string' || typeof key === 'number' ? key : undefined
}
