/** Shows single rows in replies, each by the schema of its operation. */

import type { Contract, Operation } from '../../contract/contract.ts'
import { isJson } from '../../contract/media-types.ts'
import { declares } from '../../contract/responses.ts'
import { andThen } from '../../document/and-then.ts'
import { keep, keptForBoth } from '../../document/memoized.ts'
import type { MediaType, Schema } from '../../document/openapi.ts'
import { percentEncoded } from '../../document/url.ts'
import { echoes, plainQuery } from '../../generate/context/request-context.ts'
import { successWords } from '../../generate/success-words.ts'
import { writeJson } from '../../schema/meaning/json-values.ts'
import { schemaOf } from '../model/body-schemas.ts'
import { exampleOf } from '../model/examples.ts'
import { keyAt } from '../model/keys.ts'
import { isTally, type Role } from '../model/model.ts'
import { rowPlace } from '../model/row-place.ts'
import { at, type RowsPlace, solid, withAt } from '../model/rows-places.ts'
import { numberIn } from '../rows/base.ts'
import { writtenGroup } from '../rows/groups.ts'
import { linked, viewBy } from '../rows/linked.ts'
import { withValuesAt } from '../rows/making.ts'
import { isRow, type Row } from '../rows/row.ts'
import { type Call, type Content, firstContent, type RequestParts, type Soon } from '../rows/source.ts'
import type { Asking, Outcome } from '../verbs/asking.ts'
import { membersOf, refuseOther } from '../verbs/memberships.ts'
import { isPhantom, readRow } from '../verbs/named-row.ts'
import { refuseMissingOwner } from '../verbs/owners.ts'
import { hasTags, isKnown, tagOf } from '../verbs/tags.ts'
import { fileContent } from '../verbs/uploads.ts'
import { expanderFor } from './expanded.ts'
import { withIncluded } from './included.ts'
import { withOwnMembers } from './own-members.ts'
import { cutFor } from './sparse.ts'
import { told } from './telling.ts'
import { unmodified } from './versions.ts'

const mostEnvelopes = 500

/** Answers with the row that a path names. */
export function itemReply(asking: Asking): Soon<Content | undefined> {
  const { call, role } = asking
  const outcome = readRow(asking)
  const members = membersOf(asking)
  if (members !== undefined && !isPhantom(asking, outcome.parents, outcome.item)) {
    refuseMissingOwner(asking)
    refuseOther(asking, members, outcome.item.key)
  }
  const headers: Record<string, string> = {}
  if (hasTags(asking, 'if-none-match', 304) || declares(call.response, 'etag')) {
    headers.etag = tagOf(asking, outcome.parents, outcome.item)
    if (isKnown(call, headers.etag)) return unmodified(call, headers)
  }
  const place = role.reply
  // The thing is there, and is shown as a picture or a text.
  const isShown = place !== undefined && call.mediaType !== undefined && isJson(call.mediaType)
  const file = isShown ? undefined : fileContent(asking, outcome)
  if (file !== undefined) return { ...file, headers: { ...file.headers, ...headers } }
  if (!isShown) return fromRest(asking, call, { headers })
  const { parents, row } = outcome
  if (isExample(asking, outcome, place))
    return exampleReply(asking, { headers }, place, () => [linked(asking, role.resource, parents, row)])
  const view = cutView(asking, viewed(asking, outcome, place, false), outcome, place)
  return content(asking, call, place, view, { headers }, filler(asking, call, place, outcome, view))
}

/** True for a row at the start that the document shows as its example. */
function isExample(asking: Asking, { parents, item }: Outcome, place: RowsPlace): boolean {
  const { call, role, api } = asking
  const example = exampleOf(api.contract, call.media, call.mediaType)
  if (example === undefined) return false
  const group = writtenGroup(asking, role.resource, parents)
  if (group?.items.get(item.key) === item) return false
  const row = at(example, place.path)
  const { property } = role.resource.key
  return isRow(row) && property !== undefined && String(at(row, property)) === item.key
}

/** Answers with the document's example of rows, which count the rows of others as they are. */
export const exampleReply = (
  asking: Asking,
  more: Partial<Content>,
  { path }: RowsPlace,
  rows: () => Row[]
): Soon<Content | undefined> =>
  andThen(fromRest(asking, asking.call, more), (example) => {
    const tallies = asking.role.resource.told.filter(isTally)
    if (example === undefined || tallies.length === 0) return example
    const shown = at(example.value, path)
    const all = [shown].flat() as Row[]
    const now = rows()
    if (now.length !== all.length) return example
    const counted = all.map((one, index) => {
      const values = tallies.map(({ path }): [string[], unknown] => [path, at(now[index], path)])
      return withValuesAt(
        one,
        values.filter(([path, value]) => value !== undefined && at(one, path) !== undefined)
      )
    })
    return {
      ...example,
      value: withAt(example.value, path, Array.isArray(shown) ? counted : counted[0]),
      constant: undefined
    }
  })

/** Answers an operation that wrote a row: with the row if its response shows one, else with the other sources. */
export function outcomeReply(asking: Asking, outcome: Outcome): Soon<Content | undefined> {
  const { call, role, api } = asking
  const { item, status, made, gone, parents } = outcome
  const instead = insteadFor(call, status)
  const given = instead === undefined ? call : { ...call, ...instead }
  const headers: Record<string, string> = {}
  if (made && declares(given.response, 'location')) headers.location = locationOf(asking, parents, item.key)
  if (!gone && declares(given.response, 'etag')) headers.etag = tagOf(asking, parents, item)
  const more: Partial<Content> = instead === undefined ? { headers } : { headers, instead }
  const { media, mediaType } = given
  if (mediaType === undefined) return { value: undefined, source: 'row', ...more }
  const place =
    instead === undefined ? role.reply : placeIn(role, media && schemaOf(media, api.contract, mediaType), api.contract)
  if (place === undefined) {
    const key = made && isJson(mediaType) ? keyAlone(asking, given, item.key) : undefined
    if (key !== undefined) return { value: key, source: 'row', ...more }
    const rest = fromRest(asking, given, more)
    return role.membership === undefined ? rest : andThen(rest, (found) => found && told(role, found, 1))
  }
  const view = cutView(asking, viewed(asking, outcome, place, true), outcome, place)
  return content(asking, given, place, view, more, filler(asking, given, place, outcome, view))
}

/** Returns the key of a new row for a reply that is no more than that: a text without an example, or a number. */
function keyAlone({ api: { contract, checker } }: Asking, { media, mediaType }: Call, key: string): unknown {
  const schema = media?.schema ?? true
  const { type, example, examples = example } = solid(contract, schema)
  const value = type === 'string' ? key : type === 'integer' || type === 'number' ? numberIn(key) : undefined
  const isOpen = value !== undefined && (examples ?? exampleOf(contract, media, mediaType)) === undefined
  return isOpen && checker.fits(schema, value, 'response') ? value : undefined
}

/** Returns a function that adds what an envelope says of its row: the rows that it includes, and its key. */
const filler =
  (asking: Asking, { media }: Call, place: RowsPlace, { parents, row, item }: Outcome, view: unknown) =>
  (envelope: unknown) =>
    withKey(
      asking,
      withIncluded(asking, envelope, media?.schema, place, () => [linked(asking, asking.role.resource, parents, row)]),
      item.key,
      view
    )

/** Puts the key of a row into the `id` of its envelope: `{ id: 7, result: { name } }`. */
function withKey({ role: { resource } }: Asking, envelope: unknown, key: string, view: unknown): unknown {
  if (!isRow(envelope) || !('id' in envelope)) return envelope
  const shown = keyAt(resource.key, view)
  // Another kind of `id` is that of the answer.
  if (shown !== undefined && typeof shown !== typeof envelope.id) return envelope
  return { ...envelope, id: typeof envelope.id === 'string' ? key : (numberIn(key) ?? envelope.id) }
}

/** The row of a resource in a response that is not the operation's usual one. */
const placeIn = keptForBoth(({ resource }: Role, schema: Schema | undefined, contract: Contract) => {
  const { rows, noun } = resource
  return rows.map((row) => rowPlace(contract, schema, { noun, row })).find((place) => place !== undefined)
})

/** Shows a row as the schema of a place has it. `isNew`: the request wrote it. */
export function viewed(
  asking: Asking,
  { parents, row, item: { key } }: Outcome,
  { row: schema }: RowsPlace,
  isNew: boolean
): unknown {
  const { role, seed, call, api } = asking
  const { id } = role.resource
  const known = linked(asking, role.resource, parents, row)
  const words = isNew ? successWords(api.contract, schema) : undefined
  const whole = words === undefined ? known : { ...words, ...known }
  const seeded = () => `${seed} ${id} ${key}`
  const view = viewBy(api, schema)
  const show = isNew ? view.once : view.of
  const shown = show(whole, seeded, () => echoes(call))
  return withOwnMembers(asking, schema, shown, seeded)
}

/** Returns the view of a row with the things that a request asks for, cut to the members that it asks for. */
const cutView = (asking: Asking, view: unknown, outcome: Outcome, place: RowsPlace): unknown =>
  cutFor(asking)(expanderFor(asking, place)(view, outcome), asking.role.resource, place.row)

/** Answers with the content of the other sources. */
export const fromRest = ({ api }: Asking, call: Call, more: Partial<Content>): Soon<Content | undefined> =>
  andThen(firstContent(api.rest, call), (content) => content && { ...content, ...more })

/** The content that shows rows in their envelope, which `around` may fill in. */
export const content = (
  asking: Asking,
  call: Call,
  place: RowsPlace,
  view: unknown,
  more: Partial<Content>,
  around = (envelope: unknown) => envelope
): Soon<Content> =>
  place.path.length === 0
    ? { value: view, source: 'row', ...more }
    : andThen(envelopeOf(asking, call, place), (envelope) => ({
        value: withAt(around(envelope), place.path, view),
        source: 'row',
        ...more
      }))

/** Returns the names of the query's parameters that the envelope of a reply repeats. */
const repeated = keptForBoth(({ parameters }: Operation, media: MediaType, contract: Contract): string[] => {
  const { properties = {} } = solid(contract, media.schema)
  return parameters.flatMap(({ name, in: place }) =>
    place === 'query' && Object.hasOwn(properties, name) ? [name] : []
  )
})

/** Returns the envelope of rows: the same for the same path, and what it repeats of the query. */
function envelopeOf({ api }: Asking, call: Call, place: RowsPlace): Soon<unknown> {
  const { query: asked } = call.parameters
  const names = repeated(call.operation, call.media as MediaType, api.contract)
  const sent = names.filter((name) => asked[name] !== undefined)
  const query = plainQuery(Object.fromEntries(sent.map((name) => [name, asked[name]])))
  const id = `${call.seed} ${call.operation.id} ${call.status} ${call.path} ${sent.length === 0 ? '' : writeJson(query)}`
  const envelope = api.envelopes.get(id)
  if (envelope !== undefined) return envelope
  const unasked = { ...call, parameters: { ...call.parameters, query } }
  return andThen(firstContent(api.rest, unasked), (content) => {
    return keep(api.envelopes, mostEnvelopes, id, withAt(content?.value, place.path, null))
  })
}

/** Returns the response of a status that a write has; undefined for the usual one, or if the request asks for another. */
export const insteadFor = (call: Call, status: number | undefined): Content['instead'] =>
  status === undefined || status === call.status || call.insists ? undefined : insteadOf(call, status)

/** The response of another status, in JSON where it has that; undefined where the status is not documented. */
export function insteadOf({ operation }: Call, status: number): Content['instead'] {
  const response = operation.responses.find(({ key }) => key === String(status))
  if (response === undefined) return undefined
  const types = Object.entries({ ...response.object.content })
  const [mediaType, media] = types.find(([type]) => isJson(type)) ?? types[0] ?? []
  return { response, status, mediaType, media }
}

/** The URL of a row, at the server as the request names it. */
function locationOf({ call, role }: Asking, parents: readonly string[], key: string): string {
  const { origin, prefix } = call.request as RequestParts
  const { item } = role.resource
  if (item === undefined) return `${origin}${prefix}${call.path}/${percentEncoded(key)}`
  const values = [...parents, key]
  let index = 0
  const path = item.replace(/^\//, '').replaceAll(/\{[^{}]+\}/g, () => percentEncoded(values[index++] as string))
  return `${origin}${prefix}${path}`
}
