/** Shows lists in replies: their rows, in their envelopes. */
import { isDeepStrictEqual } from 'node:util'

import { ownOrigin } from '../../contract/own-origin.ts'
import { periodIn } from '../../contract/series.ts'
import { andThen } from '../../document/and-then.ts'
import { someText } from '../../document/json/texts.ts'
import type { Schema } from '../../document/openapi.ts'
import { holdsPlaceholder } from '../../generate/shapes/placeholders.ts'
import { seriesOf } from '../infer/promised.ts'
import { filledEnvelope, listHeaders } from '../lists/envelope.ts'
import type { EnvelopeWords, Word } from '../lists/envelope-words.ts'
import { withInner } from '../lists/inner-parameters.ts'
import { type Listing, type ListPlan, listRows } from '../lists/listing.ts'
import type { PageFacts } from '../lists/page.ts'
import { urlOf } from '../lists/page-url.ts'
import { exampleOf } from '../model/examples.ts'
import { at, solid } from '../model/rows-places.ts'
import { keyAs } from '../rows/base.ts'
import { linkedRow, viewBy } from '../rows/linked.ts'
import type { Item, Row } from '../rows/row.ts'
import type { Content, Soon } from '../rows/source.ts'
import type { Asking } from '../verbs/asking.ts'
import { expanderFor } from './expanded.ts'
import { withIncluded } from './included.ts'
import { content, exampleReply, fromRest, insteadOf } from './replies.ts'
import { cutFor } from './sparse.ts'
import { withTag } from './versions.ts'

/** Answers with the page of a list that a request asks for, with the tag of what it shows. */
export const listReply = (asking: Asking): Soon<Content | undefined> =>
  andThen(pageReply(asking), (content) => content && withTag(asking, content, () => content.value))

function pageReply(given: Asking): Soon<Content | undefined> {
  const asking = withInner(given)
  const { call } = asking
  const listing = listRows(asking)
  const { plan, page, hint } = listing
  const facts = { page, url: urlOf(call) }
  const isPart = page.style === 'range' && page.items.length < page.total
  const partial = isPart ? insteadOf(call, 206) : undefined
  const declared = partial === undefined ? plan.headers : Object.keys({ ...partial.response.object.headers })
  const headers = listHeaders(declared, facts)
  // Nothing is found, and the document describes no empty list, or each period has its days.
  const isUnknown = page.items.length === 0 && (plan.demanding || isOtherPeriod(asking, listing))
  const said: Partial<Content> = hint === undefined ? { headers } : { headers, hint }
  if (isUnknown) {
    const last = (value: unknown) => lastPage(value, listing, facts)
    return andThen(fromRest(asking, call, said), (rest) =>
      rest === undefined || hasExample(asking) ? rest : { ...rest, value: last(rest.value) }
    )
  }
  const own = () => page.items.map((item) => rowIn(asking, listing, item))
  if (isExample(asking, listing))
    return andThen(
      exampleReply(asking, said, plan.place, own),
      (example) => example && withPageWords(example, plan.words, facts)
    )
  const more: Partial<Content> = partial === undefined ? said : { ...said, instead: partial }
  const rows = shownRows(asking, listing)
  return content(asking, call, plan.place, rows, more, (envelope) =>
    withIncluded(asking, filledEnvelope(envelope, plan.words, facts), call.media?.schema, plan.place, own)
  )
}

/** Tells whether a request asks for a period of a made series, which goes on before and after its rows. */
const isOtherPeriod = ({ role: { resource }, call, api }: Asking, { untouched }: Listing): boolean =>
  untouched &&
  periodIn(call.parameters.query) !== undefined &&
  seriesOf(resource, api.contract) !== undefined &&
  api.givenFor(resource, []) === undefined

/** Returns a made page behind all rows, with what an envelope says of the last one. */
function lastPage(value: unknown, { plan, page }: Listing, { url }: PageFacts): unknown {
  const items = [at(value, plan.place.path)].flat().filter((item) => item !== undefined) as Item[]
  return filledEnvelope(value, plan.words, { page: { ...page, items, total: page.from + items.length }, url })
}

const rowIn = (asking: Asking, { parentsOf }: Listing, item: Item): Row =>
  linkedRow(asking, asking.role.resource, parentsOf(item), item)

/** True for rows of the document's example, which are shown as their author wrote them, if these are all on one page. */
function isExample(asking: Asking, { untouched, whole, entire, page, plan }: Listing): boolean {
  if (!untouched || !whole || !entire || page.items.length < page.total) return false
  const { role, api } = asking
  return api.givenFor(role.resource, [])?.closed !== true && hasExample(asking) && page.total <= shownIn(asking, plan)
}

/** Returns the number of rows in the document's example of a list. */
function shownIn({ call, api }: Asking, { place }: ListPlan): number {
  const shown = at(exampleOf(api.contract, call.media, call.mediaType), place.path)
  return place.holding === 'map' ? Object.keys({ ...(shown as object) }).length : [shown].flat().length
}

/** Returns the document's example of a list for the page that it shows. Links stay where none leads to the mock. */
function withPageWords(example: Content, words: EnvelopeWords, facts: PageFacts): Content {
  const leads = (word: Word, to: string) => someText(shownAt(word), (text) => text.startsWith(to))
  const isOwn = words.words.some((word) => leads(word, ownOrigin))
  const told = words.words.filter((word) => (shownAt(word) ?? null) !== null && (isOwn || !leads(word, 'http')))
  const value = filledEnvelope(example.value, { ...words, words: told }, facts)
  return isDeepStrictEqual(value, example.value) ? example : { ...example, value, constant: undefined }

  function shownAt({ holder, name }: Word): unknown {
    return at(example.value, [...holder, name])
  }
}

/** True where the document has an example of the reply, without placeholders. */
function hasExample({ call, api }: Asking): boolean {
  const example = exampleOf(api.contract, call.media, call.mediaType)
  return example !== undefined && !holdsPlaceholder(example)
}

function shownRows(asking: Asking, listing: Listing): unknown {
  const { plan, page } = listing
  const { role, seed } = asking
  const { resource } = role
  const { holding } = plan.place
  if (holding === 'keys') return page.items.map(({ key }) => keyAs(asking.api, resource, key))
  const cut = cutFor(asking, plan.query.asked.fields)
  const expand = expanderFor(asking, plan.place)
  const views = page.items.map((item) => {
    const row = rowIn(asking, listing, item)
    const view = plan.view.of(row, () => `${seed} ${resource.id} ${item.key}`)
    return cut(expand(view, { row, parents: listing.parentsOf(item) }), resource, plan.place.row)
  })
  if (holding === 'map') return Object.fromEntries(page.items.map(({ key }, index) => [key, views[index]]))
  if (holding === 'edges') return views.map((node, index) => edge(asking, plan, page.items[index] as Item, node))
  return views
}

/** Returns a row in its element of the list, with the other members that the schema requires. */
function edge({ api, seed }: Asking, { place }: ListPlan, { key }: Item, node: unknown): unknown {
  const element = place.list?.items as Schema
  const { properties = {}, required = [] } = solid(api.contract, element)
  const shown: Row = { ...('cursor' in properties ? { cursor: key } : {}), [place.wrapper as string]: node }
  return required.every((name) => name in shown) ? shown : viewBy(api, element).once(shown, () => `${seed} ${key}`)
}
