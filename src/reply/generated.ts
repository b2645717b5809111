import type { Checker, Violation } from '../contract/check.ts'
import type { Contract } from '../contract/contract.ts'
import type { MediaType, Schema } from '../contract/openapi.ts'
import { pointer } from '../contract/pointer.ts'
import { singular } from './generate/singular.ts'
import { essence, isJson } from './negotiate.ts'
import { pagingOf } from './paging.ts'
import { Problem } from './problem.ts'
import type { Call, Content, Source } from './reply.ts'
import { schemaOf } from './stream.ts'

/** The generator, loaded when first used: faker costs more to import than all else that a start needs. */
export const generator = () => import('./generate.ts')

/** How many seeds are tried for a value that its schema accepts. */
const seeds = 5

/**
 * Values made from the schema of the media type: a pure function of seed, operation, status and path. Each is checked by
 * its schema; one that does not fit is told of. Where `defaults` is set, those that the schema writes are taken over. Throws a Problem 501 for a schema that no value can be made for.
 */
export function generated(contract: Contract, checker: Checker, defaults = false): Source {
  return async (call) => {
    const { media, mediaType } = call
    if (media === undefined || mediaType === undefined) return undefined
    const seed = seedOf(call)
    const schema = schemaOf(media, mediaType, contract.schemaAt)
    if (isBinary(mediaType, schema)) {
      const { binary } = await generator()
      return { value: binary(mediaType, seed), source: 'generated' }
    }
    if (schema === undefined && /[/+](json|xml)$/.test(essence(mediaType))) return { value: {}, source: 'generated' }
    return made(call, schema ?? { type: 'string' }, seed)
  }

  async function made(call: Call, schema: Schema, seed: string): Promise<Content> {
    const { generate, NoValue } = await generator()
    const ask = {
      schema: written(schema, call.mediaType as string),
      resources: contract.resources,
      ...asked(call),
      defaults
    }
    let first: { value: unknown; violations: Violation[] } | undefined
    try {
      for (let n = 0; n < seeds; n++) {
        const value = generate({ ...ask, seed: n === 0 ? seed : `${seed} ${n}` })
        const violations = checker.check(schema, value, 'response')
        if (violations.length === 0) return { value, source: 'generated' }
        first ??= { value, violations }
      }
    } catch (error) {
      if (!(error instanceof NoValue)) throw error
      throw unmade(call, error.at, error.message.slice(error.message.indexOf(': ') + 2))
    }
    return { ...(first as NonNullable<typeof first>), source: 'generated' }
  }
}

/** Where the document says what cannot be made, and why it cannot. */
function unmade({ operation, response, mediaType }: Call, at: string, reason: string): Problem {
  const place = `${pointer(response.at, 'content', mediaType as string, 'schema')}${at}`
  return new Problem(501, `${operation.id} cannot be answered: no value fits the schema at ${place}: ${reason}`)
}

/** What a value of a call is made from: another server, another day, the same value. */
export const seedOf = ({ seed, operation, status, path }: Call): string => `${seed} ${operation.id} ${status} ${path}`

const bytes =
  /^(image\/(?!svg)|audio\/|video\/|font\/|application\/(octet-stream|pdf|zip|gzip|x-gzip|x-tar|x-zip-compressed|vnd\.openxmlformats))/

/** True for bytes: by the media type, or by a schema that says so of what is neither text nor JSON. */
function isBinary(mediaType: string, schema: MediaType['schema']): boolean {
  if (bytes.test(mediaType)) return true
  if (isJson(mediaType) || /^text\/|[/+]xml$|urlencoded$/.test(essence(mediaType))) return false
  return schema === undefined || (typeof schema === 'object' && schema.format === 'binary')
}

/** Texts that are a document of their own, not words. */
const documents = /^(image\/svg\+xml|text\/(html|csv|(x-)?markdown))$/

/** A schema of such a text, which says so: the response says it by its media type. */
function written(schema: Schema, mediaType: string): Schema {
  const type = essence(mediaType)
  return documents.test(type) ? { allOf: [schema], contentMediaType: type } : schema
}

/**
 * What a body takes over from the path: each parameter under its own name and under the noun it names
 * (`organizationSlug` → `organization`), and the last one, where it ends the path, as `id`.
 */
export function echoes({ operation, parameters }: Pick<Call, 'operation' | 'parameters'>): Record<string, unknown> {
  const known: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(parameters.path)) {
    known[name] = value
    const noun = nounOf(name)
    if (noun !== undefined) known[noun] ??= value
    if (operation.path.endsWith(`{${name}}`) && /^id$|[a-z]Id$|_id$|-id$/.test(name)) known.id = value
  }
  return known
}

/** What a body takes over from the request: from its path and its query; and what it is about, by the path. */
export function asked(call: Pick<Call, 'operation' | 'parameters'>) {
  const { path, query } = call.parameters
  const noun = call.operation.path.split('/').findLast((part) => part !== '' && !part.includes('{')) ?? ''
  return {
    known: echoes(call),
    shared: shared(path),
    paging: pagingOf(query),
    subject: call.operation.path.endsWith('}') ? singular(noun) : noun
  }
}

/** What every object takes over, those of lists too: `userId`, but neither `id` nor `name`, which are the object's own. */
function shared(path: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(path).flatMap(([name, value]) => {
      const noun = nounOf(name)
      if (noun === undefined) return []
      return /(slug|name|key|code)$/i.test(name)
        ? [
            [name, value],
            [noun, value]
          ]
        : [[name, value]]
    })
  )
}

/** `organizationSlug` → `organization`, `user_id` → `user`; undefined where the name is a noun already. */
export function nounOf(name: string): string | undefined {
  return /^(.+?)[_-]?(?:Slug|Name|Id|Key|Uuid|Code|(?<=[_-])(?:slug|name|id|key|uuid|code))$/.exec(name)?.[1]
}
