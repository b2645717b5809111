/** Lists: the page of rows that a request asks for. */

import { bare } from '../../contract/bare.ts'
import type { Contract, Operation, Parameter } from '../../contract/contract.ts'
import { Problem } from '../../contract/problem.ts'
import { keptFor } from '../../document/memoized.ts'
import type { Schema } from '../../document/openapi.ts'
import { textOf } from '../../document/places/text-of.ts'
import { shapeOf } from '../../schema/views/merged-view.ts'
import { type Members, membersOf } from '../filters/members.ts'
import { schemaOf } from '../model/body-schemas.ts'
import type { Role } from '../model/model.ts'
import { type RowsPlace, schemaAt, solid } from '../model/rows-places.ts'
import { type RowView, rowViewOf } from '../rows/views.ts'
import { type Asking, documented, documents } from '../verbs/asking.ts'
import { type EnvelopeWords, envelopeWords } from './envelope-words.ts'
import { type Page, pageOf } from './page.ts'
import { type ListQuery, listQueryOf, takenBy, zeroBased } from './query.ts'
import { filterHint, sortHint } from './select.ts'
import { type Selection, selectionOf } from './selection.ts'

/** The facts about a list that its requests share. */
export interface ListPlan {
  place: RowsPlace
  query: ListQuery
  /** The names of the parameters that leave out rows or members. */
  cuts: string[]
  /** The members of rows by the bare forms of their names, and those of their inner objects (`customeremail`). */
  members: Members
  words: EnvelopeWords
  view: RowView
  /** The most rows of a page, by the schema of the list. */
  bounded: number
  /** True where a list has to have rows. */
  demanding: boolean
  /** The names of the headers that its response declares. */
  headers: string[]
}

const plans = keptFor((role: Role, asking: Asking): ListPlan => {
  const { api, call } = asking
  const place = role.reply as RowsPlace
  const members = membersOf(api.contract, role.resource)
  const schema = call.media && schemaOf(call.media, api.contract, String(call.mediaType))
  const { query, words } = pagingOf(api.contract, role.operation, members, schema, place.path)
  const { maxItems = Number.POSITIVE_INFINITY, minItems = 0 } = { ...place.list } as Record<string, number>
  const { size, offset, page, after, before, fields } = query.asked
  const others = query.others.map(([, parameter]) => parameter)
  return {
    place,
    members,
    query,
    cuts: [size, offset, page, after, before, fields, query.backwards, ...others].flatMap((one) => one?.name ?? []),
    words,
    // Not shared, since the path of an item adds members to a row.
    view: rowViewOf(api, place.row),
    bounded: maxItems,
    demanding: minItems > 0,
    headers: Object.keys({ ...call.response.object.headers })
  }
})

/** Returns the plan of a list, made when it is first asked for. */
export const listPlanOf = (asking: Asking): ListPlan => plans(asking.role, asking)

/** Reads the parameters of a list, and the envelope of its reply, which may say what the parameters mean. */
export function pagingOf(
  contract: Contract,
  operation: Operation,
  members: Members,
  schema: Schema = true,
  path: string[]
): Pick<ListPlan, 'query' | 'words'> {
  const query = listQueryOf(contract, operation, members)
  const words = envelopeWords(contract, schema, path, query.asked)
  readTokens(contract, query, words)
  countAsReplied(contract, query, words, schema)
  return { query, words }
}

/**
 * Counts pages from 0 where the reply is a page of Spring, or says so, and rows from 1 where it is one of SCIM, unless
 * the parameter says otherwise.
 */
function countAsReplied(contract: Contract, query: ListQuery, { words }: EnvelopeWords, schema: Schema): void {
  const { page, offset } = query.asked
  const shows = (names: string[]) => names.every((name) => words.some((word) => bare(word.name) === name))
  const isOpen = ({ schema }: Parameter) => {
    const { default: first, minimum } = shapeOf(contract, schema)
    return first === undefined && minimum === undefined
  }
  const isScim = shows(['totalresults', 'startindex', 'itemsperpage'])
  if (offset !== undefined && isScim && isOpen(offset)) query.firstOffset = 1
  if (page === undefined || !isOpen(page)) return
  const isSpring = shows(['totalelements', 'numberofelements']) || shows(['totalelements', 'totalpages', 'number'])
  const number = words.find(({ tell }) => tell === 'page')
  const shown = number && schemaAt(contract, schema, [...number.holder, number.name])
  if (isSpring || zeroBased.test(textOf(solid(contract, shown).description ?? ''))) query.firstPage = 0
}

/** Takes an `offset` that is a text in the query and in replies for a cursor. */
function readTokens(contract: Contract, { asked }: ListQuery, { words }: EnvelopeWords): void {
  const { offset, after } = asked
  if (offset === undefined || after !== undefined || solid(contract, offset.schema).type !== 'string') return
  const tokens = words.filter(({ tell, types }) => /^(nextO|o)ffset$/.test(tell) && types.has('string'))
  if (tokens.length === 0) return
  for (const token of tokens) token.tell = 'nextCursor'
  asked.after = offset
  asked.offset = undefined
}

export interface Listing extends Pick<Selection, 'parentsOf' | 'untouched' | 'whole'> {
  page: Page
  plan: ListPlan
  /** True where the request asks for all rows and all members. */
  entire: boolean
  /** Names the parts of the query that could not be applied. */
  hint: string | undefined
}

/** Returns the page that a request asks for. Throws a Problem 404 if the owner of the rows is not there. */
export function listRows(asking: Asking): Listing {
  const { call } = asking
  const usual = listPlanOf(asking)
  const { query } = call.parameters
  const taken = takenBy(usual.query, query)
  const plan = taken === usual.query ? usual : { ...usual, query: taken }
  const selection = selectionOf(asking, plan.query, plan.members)
  const hint = hintOf(
    refuseCursor(asking, plan.query, selection),
    sortHint(plan.query, query, plan.members),
    filterHint(plan.query, query, plan.members)
  )
  const range = call.request?.headers.range
  const page = pageOf(selection.items, plan.query, { query, range }, selection.find, plan.bounded)
  refuseRange(asking, page)
  const entire = range === undefined && plan.cuts.every((name) => query[name] === undefined)
  const { parentsOf, untouched, whole } = selection
  return { parentsOf, untouched, whole, page, plan, entire, hint }
}

function hintOf(...hints: (string | undefined)[]): string | undefined {
  const given = hints.filter((hint) => hint !== undefined)
  return given.length === 0 ? undefined : given.join('; ')
}

/** Throws a Problem 416 for a range that begins after the last row, if the document has that status. */
function refuseRange(asking: Asking, { style, from, total, unit }: Page): void {
  if (style !== 'range' || from < total || from === 0 || !documents(asking, 416)) return
  const message = `the list has ${total} rows, and the Range begins after them`
  throw new Problem(416, message, { headers: { 'content-range': `${unit} */${total}` } })
}

/** Refuses an unknown cursor if the document has a status for that. Else returns the reason why the page is empty. */
function refuseCursor(asking: Asking, { asked, newestFirst }: ListQuery, { find }: Selection): string | undefined {
  // The oldest and the newest may be named by a number that no row has.
  if (newestFirst) return undefined
  for (const parameter of [asked.after, asked.before]) {
    const cursor = parameter === undefined ? undefined : asking.call.parameters.query[parameter.name]
    if (typeof cursor !== 'string' || /^\d*$/.test(cursor) || find(cursor) !== undefined) continue
    const message = `no page of this list has the ${parameter?.name} ${JSON.stringify(cursor)}; take one from an answer`
    const status = documented(asking, [400, 422])
    if (status === undefined) return message
    throw new Problem(status, message, { plain: true })
  }
  return undefined
}
