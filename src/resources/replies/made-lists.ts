/** Lists that were made for one answer, with no rows behind them: their envelopes agree with the request and the items. */

import { bare } from '../../contract/bare.ts'
import type { Contract, Operation } from '../../contract/contract.ts'
import { isJson } from '../../contract/media-types.ts'
import { asks } from '../../contract/paging.ts'
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
import { at, listPlace, propertiesOf, type RowsPlace, solid, withAt } from '../model/rows-places.ts'
import { type Item, isRow } from '../rows/row.ts'
import type { Call, Content, Source } from '../rows/source.ts'

/** The facts about a list that its requests share. */
type Plan = Pick<ListPlan, 'place' | 'query' | 'words'>

/** Returns a source whose lists tell about their pages. `isBeside`: lists of rows are left to those. */
export function pagedLists(contract: Contract, source: Source, isBeside: boolean): Source {
  return (call) => {
    const plan = planFor(call)
    if (plan === undefined) return source(call)
    return andThen(source(unpaged(call, plan)), (content) =>
      content?.source === 'generated' ? withPage(call, content, plan) : content
    )
  }

  function planFor({ operation, status, media, mediaType, request }: Call): Plan | undefined {
    if (operation.method !== 'GET' || status < 200 || status > 299) return undefined
    if (media === undefined || mediaType === undefined || !isJson(mediaType) || request === undefined) return undefined
    if (isBeside && modelOf(contract).roles.get(operation)?.kind === 'list') return undefined
    return planOf(media, operation, contract)
  }
}

const planOf = keptForBoth((media: MediaType, operation: Operation, contract: Contract): Plan | undefined => {
  const noun = nounOf(operation.path.split('/').findLast((part) => part !== '' && !part.includes('{')) ?? '')
  const schema = media.schema ?? true
  const rows = modelOf(contract).roles.get(operation)?.reply ?? listPlace(contract, schema, { noun })
  const place = rows ?? placeOfWords(contract, operation, schema)
  if (place?.holding === undefined || place.holding === 'map') return undefined
  const members = membersOf(contract, { rows: [place.row as Schema], inner: undefined })
  return { place, ...pagingOf(contract, operation, members, media.schema, place.path) }
})

/** Returns the only list of a body whose request asks for a page: one of words or numbers. */
function placeOfWords(contract: Contract, { parameters }: Operation, schema: Schema): RowsPlace | undefined {
  if (!parameters.some(({ name }) => /^(size|page|offset|after)$/.test(asks.get(bare(name)) ?? ''))) return undefined
  const [place, ...others] = Object.entries({ '': schema, ...propertiesOf(contract, schema) }).flatMap(
    ([name, property]): RowsPlace[] => {
      const list = solid(contract, property)
      const { items: row } = list
      return row === undefined ? [] : [{ path: name === '' ? [] : [name], holding: 'array', row, list }]
    }
  )
  return others.length === 0 ? place : undefined
}

/** Returns a call that asks for all pages at once: all of them show one list. */
function unpaged(call: Call, { query: { asked, backwards } }: Plan): Call {
  const { size, offset, page, after, before } = asked
  const names = new Set([size, offset, page, after, before, backwards].map((one) => one?.name))
  const query = Object.fromEntries(Object.entries(call.parameters.query).filter(([name]) => !names.has(name)))
  return { ...call, parameters: { ...call.parameters, query } }
}

/** Stands for each item of the pages before. */
const none: Item = { key: '', ordinal: 0, row: undefined }

/** The most items that are counted before a page of a made list. */
const mostBefore = 10_000

/** Cuts the list down to the page that a request asks for, and fills the envelope in. */
function withPage(call: Call, content: Content, { place, query, words }: Plan): Content {
  const made = at(content.value, place.path)
  if (!Array.isArray(made)) return content
  const items = made.map(
    (item, ordinal): Item => ({ key: String(keyIn(item) ?? ordinal + 1), ordinal, row: undefined })
  )
  const find = (cursor: string) => {
    const index = items.findIndex(({ key }) => key === cursor)
    return index < 0 ? undefined : { index: index + 1, found: true }
  }
  const asked = { query: call.parameters.query, range: call.request?.headers.range }
  const cut = (all: readonly Item[]) => pageOf(all, query, asked, find, Number.POSITIVE_INFINITY)
  const first = cut(items)
  const least = Number(place.list?.minItems ?? 0)
  // A page that has to have items stands before the end: the made ones come after those of the pages before.
  const isBeyond = first.items.length < least && /^(page|offset)$/.test(first.style) && first.from <= mostBefore
  const page = isBeyond ? cut([...Array<Item>(first.from).fill(none), ...items]) : first
  let names = false
  const url = urlOf(call)
  const facts: PageFacts = {
    page,
    url: (change) => {
      names = true
      return url(change)
    }
  }
  const shown = page.items.map(({ ordinal }) => made[ordinal])
  // A list that has to have items shows all of them rather than too few.
  const list = shown.length < least ? made : shown
  const value = filledEnvelope(withAt(content.value, place.path, list), words, facts)
  const headers = { ...content.headers, ...listHeaders(Object.keys({ ...call.response.object.headers }), facts) }
  const host = call.request?.headers.host
  return { ...content, value, headers, ...(names ? { fresh: (sent: { host?: unknown }) => sent.host === host } : {}) }
}

function keyIn(item: unknown): unknown {
  if (!isRow(item)) return undefined
  const key = item.cursor ?? item.id
  return typeof key === 'string' || typeof key === 'number' ? key : undefined
}
