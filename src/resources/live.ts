/** The source of rows: the operations that show or write rows answer from one world. */

import type { Contract } from '../contract/contract.ts'
import { isJson, isLined } from '../contract/media-types.ts'
import { Problem } from '../contract/problem.ts'
import { keptFor } from '../document/memoized.ts'
import { generator, withGenerator } from '../generate/lazy.ts'
import type { Checker } from '../schema/validator.ts'
import { type ApiOptions, createApi } from './api.ts'
import { modelOf, type Role } from './infer/infer.ts'
import { countReply } from './replies/counts.ts'
import { listReply } from './replies/list-replies.ts'
import { partReply } from './replies/parts.ts'
import { relationshipReply } from './replies/relationships.ts'
import { itemReply, outcomeReply } from './replies/replies.ts'
import { partsOf, severalReply } from './replies/several.ts'
import { singleReply } from './replies/singles.ts'
import { tableReply } from './replies/tables.ts'
import { tombstone } from './replies/tombstones.ts'
import type { GeneratorTools } from './rows/making.ts'
import { type Call, type Content, firstContent, type Soon, type Source } from './rows/source.ts'
import type { Api } from './rows/start.ts'
import { rowsAtStart } from './rows/store.ts'
import { type DocumentKeeper, keeperOf } from './state/keeper.ts'
import { type Asking, commit } from './verbs/asking.ts'
import { refuseDeep } from './verbs/depth.ts'
import { keyNamed } from './verbs/named-row.ts'
import { reorder, reorders } from './verbs/reordering.ts'
import { verbs } from './verbs/verbs.ts'

export interface LiveOptions extends ApiOptions {
  /** The server's own seed. */
  seed: string
  /** True: no write is kept. */
  stateless: boolean
  /** The prefix of the document's paths; '' unless it is set. */
  prefix?: string | undefined
}

/** The rows behind a document's operations, as a source, and their keeper. */
export interface Live {
  source: Source
  keeper: DocumentKeeper
}

export function liveRows(contract: Contract, checker: Checker, options: LiveOptions): Live {
  const { seed: usual, stateless, scope, prefix } = options
  const untouched = rowsAtStart()
  let api: Api | undefined
  const keeper = keeperOf(contract, {
    known: () => api,
    api: () => apiWith(generator() as GeneratorTools),
    scope,
    seed: usual,
    stateless,
    prefix
  })
  return { source, keeper }

  function apiWith(tools: GeneratorTools): Api {
    api ??= createApi(contract, checker, modelOf(contract), tools, options)
    return api
  }

  function source(call: Call): Soon<Content | undefined> {
    const role = modelOf(contract).roles.get(call.operation)
    if (role === undefined || !isOfRows(role, call)) return undefined
    if (call.missing !== undefined) throw call.missing
    if (api !== undefined) return answered(api, role, call)
    return withGenerator((tools) => answered(apiWith(tools), role, call))
  }

  function answered(api: Api, role: Role, call: Call): Soon<Content | undefined> {
    const reads = /^(list|count|read|related)$/.test(role.kind)
    const state = stateless ? (reads ? untouched : rowsAtStart()) : call.rows
    const asking: Asking = { api, state, seed: call.seed, usual, call, role }
    const fresh = reads ? freshness(asking) : undefined
    try {
      if (!reads) refuseDeep(asking)
      const content = answerOf(asking) ?? firstContent(api.rest, call)
      return content instanceof Promise
        ? markedLater(asking, content, fresh)
        : content && markedContent(asking, content, fresh)
    } catch (refusal) {
      return refused(call, refusal)
    }
  }
}

/** Leaves a status that the request asked for to the next source, whatever the rows say. Throws any other refusal. */
function refused({ insists }: Call, refusal: unknown): undefined {
  if (insists && refusal instanceof Problem) return undefined
  throw refusal
}

async function markedLater(
  asking: Asking,
  soon: Promise<Content | undefined>,
  fresh: Content['fresh']
): Promise<Content | undefined> {
  try {
    const content = await soon
    return content && markedContent(asking, content, fresh)
  } catch (refusal) {
    return refused(asking.call, refusal)
  }
}

/** True for a call that rows may answer: a success, with values for all path parameters. */
function isOfRows({ kind, resource, parents, key }: Role, call: Call): boolean {
  const { status, example, mediaType, parameters } = call
  if (status < 200 || status > 299 || example !== undefined) return false
  // Calls for one row pass, whatever the media type: a deleted thing has no picture either.
  const isWhole = kind === 'list' || (kind === 'read' && resource.kind === 'singleton')
  const isTable = kind === 'list' && isLined(String(mediaType))
  if (isWhole && mediaType !== undefined && !isJson(mediaType) && !isTable) return false
  // A stub outside the contract answers without reading the path.
  const isRead = (name: string | undefined) => name === undefined || parameters.path[name] !== undefined
  return isRead(key) && parents.every(isRead)
}

/** Answers a request from the rows. Returns undefined to leave it to the other sources. */
function answerOf(asking: Asking): Soon<Content | undefined> {
  const { kind, resource, naming, part } = asking.role
  if (resource.kind === 'singleton') return singleReply(asking)
  if (part !== undefined) return partReply(asking, part)
  // No row has the value that the argument names.
  if (naming?.many === false && keyNamed(asking) === undefined) return undefined
  if (kind === 'list') return isLined(String(asking.call.mediaType)) ? tableReply(asking) : listReply(asking)
  if (kind === 'count') return countReply(asking)
  if (kind === 'read') return tombstone(asking) ?? itemReply(asking)
  if (kind === 'related' || kind === 'relate') return relationshipReply(asking)
  if (reorders(asking.role)) {
    reorder(asking)
    return asking.role.reply === undefined ? undefined : listReply({ ...asking, role: wholeList(asking.role) })
  }
  const parts = partsOf(asking)
  if (parts !== undefined) return severalReply(asking, parts, verbs[kind])
  if (kind !== 'create' && keyNamed(asking) === undefined) return undefined
  const outcome = verbs[kind](asking)
  commit(asking, resource)
  return outcomeReply(asking, outcome)
}

/** The list whose rows an operation puts in order, without the argument that names these. */
const wholeList = keptFor(({ naming: _named, ...list }: Role): Role => list)

/** Adds to a content the test of its freshness, and the source `fixture` if its rows were written by hand. */
function markedContent({ api, role }: Asking, content: Content, fresh: Content['fresh']): Content {
  // Other sources may return the same object to several requests, so it is copied.
  const own = content.source === 'row' ? content : { ...content }
  if (content.source === 'row' && api.byHand.has(role.resource)) own.source = 'fixture'
  if (fresh !== undefined) own.fresh = fresh
  return own
}

/** The headers that an answer of rows depends on: those that links are made from, and the version that a client has. */
const told = ['host', 'if-none-match', 'forwarded', 'x-forwarded-host', 'x-forwarded-proto']

/**
 * Returns a test whether an answer may be sent again. The next request must have the same headers among those that
 * matter, and no row of the family may have been written.
 */
function freshness({ api, role, call }: Asking): NonNullable<Content['fresh']> {
  const { versions } = call.rows
  const family = api.families.get(role.resource.id) as string
  const version = versions.get(family)
  // Only these values, so that a remembered answer keeps no request in memory.
  const sent = told.map((name) => call.request?.headers[name])
  return (headers) => versions.get(family) === version && told.every((name, index) => headers[name] === sent[index])
}
