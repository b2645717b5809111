import type { Contract } from '../../contract/contract.ts'
import { examplesOf, isJson } from '../../contract/media-types.ts'
import { Problem } from '../../contract/problem.ts'
import { andThen } from '../../document/and-then.ts'
import { keptFor } from '../../document/memoized.ts'
import type { MediaType, Schema } from '../../document/openapi.ts'
import { asked } from '../../generate/context/request-context.ts'
import { withGenerator } from '../../generate/lazy.ts'
import { ownExample } from '../../resources/model/examples.ts'
import type { Call, Content, Source } from '../../resources/rows/source.ts'
import type { Checker, Violation } from '../../schema/validator.ts'
import { takes, wantedBy } from '../../schema/views/schema-types.ts'
import { isFile } from '../body/part-types.ts'
import { mediaSchemaOf } from '../body/stream.ts'
import { isForeign, withStatus } from '../errors/error-status.ts'
import { countsAnotherStatus } from '../errors/identity.ts'
import { asMeant, isTemplate, mend } from '../mend.ts'
import { callSeed } from './generated.ts'
import { withSent } from './sent-members.ts'

/**
 * Returns the source of the document's examples: the one that the request names, else the first of the media type,
 * else one made of the examples in the schema. An example that does not fit its schema keeps the parts that fit, gets
 * generated values for the others, and reports its violations. It stays as written if the request names it, or if no
 * value fits. Throws a Problem 404 for a name that the document does not have.
 */
export function examples(contract: Contract, checker: Checker): Source {
  // The first example of a media type by status and type, if it is sent unchanged.
  const unchanged = keptFor((_media: MediaType) => new Map<string, Content>())

  return (call) => {
    const { operation, media, mediaType, status, example } = call
    const known =
      example === undefined && media !== undefined ? unchanged(media).get(`${status} ${mediaType}`) : undefined
    if (known !== undefined) return known
    const written = examplesOf(media, contract, mediaType)
    if (example !== undefined) {
      if (written.has(example)) return given(call, written.get(example))
      const names = [...written.keys()].filter((name) => name !== '')
      throw new Problem(
        404,
        `${operation.id} has no example "${example}" for this response; there is ${names.length > 0 ? names.join(', ') : 'none'}`
      )
    }
    for (const value of written.values()) return first(call, given(call, value))
    return fromSchema(call)
  }

  function first(call: Call, content: Content): Content | Promise<Content> {
    const { status, media, mediaType, response } = call
    const { value, violations } = content
    if (violations !== undefined || isTemplate(value, media?.schema)) {
      return andThen(mended(call, content, violations ?? []), (one) => withItsStatus(call, one, true))
    }
    if (status >= 400 && (countsAnotherStatus(value, status) || isForeign(value, response, status)))
      return withItsStatus(call, content, true)
    const constant: Content = { ...content, constant: {} }
    unchanged(media as MediaType).set(`${status} ${mediaType}`, constant)
    return constant
  }

  function given({ media, mediaType }: Call, value: unknown): Content {
    // Only JSON is written in documents as the value that it stands for; others may be written as their text.
    if (mediaType === undefined || !isJson(mediaType))
      return { value: bytesOf(value, mediaType) ?? value, source: 'example' }
    const schema = media?.schema
    if (schema === undefined) return { value: ownExample(value, contract), source: 'example' }
    const isText = takes(wantedBy(schema, contract.schemaAt), 'string')
    return meant(schema, isText ? value : ownExample(value, contract))
  }

  function meant(schema: Schema, value: unknown): Content {
    return { source: 'example', ...asMeant(value, schema, checker) }
  }

  function mended(call: Call, content: Content, violations: Violation[]): Content | Promise<Content> {
    const schema = call.media?.schema as Schema
    const asked = { seed: callSeed(call), links: call.parameters.path, path: call.operation.path }
    return andThen(mend(content.value, schema, asked, contract, checker, violations), (mended) => {
      const left = new Set(mended.violations.map(placeOf))
      const completed = violations.filter((one) => lacking.has(one.keyword) && !left.has(placeOf(one)))
      return { ...content, value: mended.value, completed }
    })
  }

  function withItsStatus(call: Call, content: Content, written: boolean): Content {
    return { ...content, value: withStatus(content.value, call, contract, checker, written) }
  }

  function fromSchema(call: Call): Content | undefined | Promise<Content | undefined> {
    const { media, mediaType } = call
    if (media === undefined || mediaType === undefined) return undefined
    const schema = mediaSchemaOf(media, mediaType, contract.schemaAt)
    if (schema === undefined) return undefined
    return withGenerator(({ fromExamples }) => {
      try {
        const value = fromExamples({
          schema,
          resources: contract.resources,
          seed: callSeed(call),
          links: call.parameters.path,
          path: call.operation.path,
          ...asked(call)
        })
        if (value === undefined) return undefined
        const own = isJson(mediaType) ? meant(schema, value) : given(call, value)
        const content = withItsStatus(call, own, typeof value === 'string')
        return withSent(content, call, schema, contract, checker)
      } catch {
        // The generator, which is asked next, says why there is none.
        return undefined
      }
    })
  }
}

/** Keywords that a value breaks by lacking something. */
const lacking = new Set(['required', 'dependentRequired', 'minItems', 'minProperties', 'contains'])

const placeOf = ({ at, keyword }: Violation): string => `${keyword} ${at}`

/** Returns the bytes of an example that stands for them as a `data:` URL; `externalValue` is read so. */
function bytesOf(value: unknown, mediaType: string | undefined): Buffer | undefined {
  if (typeof value !== 'string' || mediaType === undefined || !isFile(mediaType)) return undefined
  const [start] = /^data:[^,]{0,200};base64,/i.exec(value) ?? []
  return start === undefined ? undefined : Buffer.from(value.slice(start.length), 'base64')
}
