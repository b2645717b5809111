import type { Contract } from '../../contract/contract.ts'
import { essence, isJson } from '../../contract/media-types.ts'
import { Problem } from '../../contract/problem.ts'
import { isObject } from '../../document/json/is-object.ts'
import { keptFor, memoized } from '../../document/memoized.ts'
import type { MediaType, Schema, SchemaObject } from '../../document/openapi.ts'
import { pointer } from '../../document/places/pointer.ts'
import { fileTypeOf } from '../../generate/binary/file-types.ts'
import { asked } from '../../generate/context/request-context.ts'
import { type Generator, withGenerator } from '../../generate/lazy.ts'
import { successWords } from '../../generate/success-words.ts'
import type { Call, Content, Source } from '../../resources/rows/source.ts'
import { writeJson } from '../../schema/meaning/json-values.ts'
import type { Checker } from '../../schema/validator.ts'
import { isFile, partTypesOf } from '../body/part-types.ts'
import { madeSchemaOf } from '../body/stream.ts'
import { withStatus } from '../errors/error-status.ts'
import { languagesOf } from '../negotiate-language.ts'
import { loginTokens } from './login-tokens.ts'
import { withSent } from './sent-members.ts'

/**
 * Returns the source of generated values. A value depends only on schema, seed, operation, status and path. One that
 * does not fit has `violations`. `defaults`: the schema's defaults are taken over. Throws a Problem 501 for a schema
 * that admits no value.
 */
export function generated(contract: Contract, checker: Checker, defaults = false): Source {
  /** The last value of each media type: other requests than GET are repeated, and remembered nowhere else. */
  const last = new WeakMap<MediaType, { question: string; content: Content }>()

  return (call) => {
    const { media, mediaType } = call
    if (media === undefined || mediaType === undefined) return undefined
    const kind = geoKind(call, mediaType) ?? kindsOf(media, contract)(mediaType)
    if (kind === 'bytes') return withGenerator((loaded) => file(loaded, call, mediaType))
    if (kind === 'object') return { value: {}, source: 'generated' }
    return withGenerator((loaded) => {
      if (call.operation.method === 'GET') return made(loaded, call, kind)
      const question = `${callSeed(call)} ${writeJson([mediaType, call.parameters.query, languagesOf(call)])}`
      const known = last.get(media)
      const content = known?.question === question ? known.content : { ...made(loaded, call, kind), constant: {} }
      if (content !== known?.content) last.set(media, { question, content })
      return withSent(content, call, kind.schema, contract, checker)
    })
  }

  /** A file of a type that cannot be made is sent as what it is: some bytes. */
  function file({ binary }: Generator, call: Call, mediaType: string): Content {
    const value = binary(mediaType, callSeed(call))
    if (fileTypeOf(mediaType) !== undefined) return { value, source: 'generated' }
    return { value, source: 'generated', instead: { ...call, mediaType: 'application/octet-stream' } }
  }

  function made({ binary, generateSurely, NoValue }: Generator, call: Call, kind: Exclude<Kind, string>): Content {
    const { known, shared, paging, period, subject, hint } = asked(call)
    const tokens = loginTokens(contract, call)
    const words = call.status < 300 ? successWords(contract, kind.schema) : undefined
    const ask = {
      schema: kind.described,
      resources: contract.resources,
      seed: callSeed(call),
      known: tokens === undefined && words === undefined ? known : { ...words, ...tokens, ...known },
      shared: tokens === undefined ? shared : { ...tokens, ...shared },
      paging,
      period,
      links: call.parameters.path,
      path: call.operation.path,
      hint: [hint, textIn(call.response.object.description)].join('. '),
      subject,
      languages: languagesOf(call),
      defaults
    }
    try {
      const { value, sure } = generateSurely(ask)
      const violations = sure ? [] : checker.check(kind.schema, value, 'response')
      const content: Content = { value: withFiles(withItsStatus(call, value)), source: 'generated' }
      if (violations.length > 0) content.violations = violations
      return content
    } catch (error) {
      if (!(error instanceof NoValue)) throw error
      throw unmade(contract, call, error.at, error.message.slice(error.message.indexOf(': ') + 2))
    }

    /** The parts of a multipart body that are files have bytes of their types. */
    function withFiles(value: unknown): unknown {
      if (!/^multipart\//i.test(call.mediaType as string) || !isObject(value)) return value
      const typeOf = partTypesOf(call.media, contract.schemaAt)
      const file = (name: string, part: unknown): unknown => {
        if (Array.isArray(part)) return part.map((one) => file(name, one))
        const type = typeOf(name, part)
        return typeof part === 'string' && isFile(type) ? binary(type, `${callSeed(call)} ${name}`) : part
      }
      return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, file(name, part)]))
    }
  }

  function withItsStatus(call: Call, value: unknown): unknown {
    return withStatus(value, call, contract, checker, false)
  }
}

/**
 * The kind of a value: bytes, an object without a schema, or a value of a schema. `described` is the schema, with the
 * media type where that matters.
 */
type Kind = 'bytes' | 'object' | { schema: Schema; described: Schema }

/** Worked out once for each media type, so that the generator knows a schema again. */
const kindsOf = keptFor((media: MediaType, contract: Contract) =>
  memoized((mediaType) => kindBy(madeSchemaOf(media, mediaType, contract.schemaAt), mediaType))
)

function kindBy(schema: Schema | undefined, mediaType: string): Kind {
  if (isBinary(mediaType, schema)) return 'bytes'
  if (schema === undefined && isJson(mediaType)) return 'object'
  const known = schema ?? { type: 'string' }
  return { schema: known, described: describedBy(known, mediaType) }
}

const coordinates = { type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2 }
const feature: SchemaObject = objectOf({
  type: { const: 'Feature' },
  geometry: objectOf({ type: { const: 'Point' }, coordinates }),
  properties: objectOf({ name: { type: 'string' } })
})
const features = objectOf({
  type: { const: 'FeatureCollection' },
  features: { type: 'array', items: feature, minItems: 3, maxItems: 3 }
})

function objectOf(properties: Record<string, Schema>): SchemaObject {
  return { type: 'object', properties, required: Object.keys(properties) }
}

/** Returns the kind of GeoJSON (RFC 7946) whose members the document leaves open: one feature of a path, or several. */
function geoKind({ media, operation }: Call, mediaType: string): Exclude<Kind, string> | undefined {
  if (essence(mediaType) !== 'application/geo+json') return undefined
  const { type = 'object', ...others } = Object(media?.schema ?? {}) as SchemaObject
  if (type !== 'object' || Object.keys(others).length > 0) return undefined
  const schema = operation.path.endsWith('}') ? feature : features
  return { schema, described: schema }
}

/** Makes the refusal of a schema that admits nothing: its place in the document and the reason. */
function unmade({ describe }: Contract, { operation, response, mediaType }: Call, at: string, reason: string): Problem {
  const place = describe(`${pointer(response.at, 'content', mediaType as string, 'schema')}${at}`)
  return new Problem(501, `${operation.id} cannot be answered: no value fits the schema at ${place}: ${reason}`)
}

/** Returns the seed of a call's value: another server on another day makes the same. */
export const callSeed = ({ seed, operation, status, path }: Call): string => `${seed} ${operation.id} ${status} ${path}`

/** Pictures, sounds, films and fonts; an SVG is a text. */
const neverText = /^(image\/(?!svg)|audio\/|video\/|font\/)/

const isDocument = (mediaType: string): boolean => fileTypeOf(mediaType)?.kind === 'document'

/** True for bytes: by the media type, or by a schema that says so of what is neither text nor JSON. */
function isBinary(mediaType: string, schema: MediaType['schema']): boolean {
  if (fileTypeOf(mediaType)?.kind === 'bytes' || neverText.test(mediaType)) return true
  if (isJson(mediaType) || /^(text|multipart)\/|[/+]xml$|urlencoded$/.test(essence(mediaType))) return false
  return schema === undefined || (typeof schema === 'object' && schema.format === 'binary')
}

/** A schema of a text with a grammar of its own, which says so: the response says it by its media type. */
function describedBy(schema: Schema, mediaType: string): Schema {
  return isDocument(mediaType) ? { allOf: [schema], contentMediaType: essence(mediaType) } : schema
}

/** Returns a text; undefined for any other value of a document, which may have no text at all. */
const textIn = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
