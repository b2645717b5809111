import { andThen } from '../../document/and-then.ts'
import { keep, keptFor } from '../../document/memoized.ts'
import type { MediaType } from '../../document/openapi.ts'
import { type Call, type Content, firstContent, type Source } from '../../resources/rows/source.ts'
import { writeJson } from '../../schema/meaning/json-values.ts'

/** The most errors of a media type that are kept: the seed is the request's. */
const mostKept = 50

/**
 * Errors that are asked for, from `sources`: the same for every path and query, so that each is made once. An error
 * that says its path is left to the sources that know it.
 */
export function askedErrors(sources: readonly Source[]): Source {
  const errorsOf = keptFor((_media: MediaType) => new Map<string, Content | undefined>())

  return (call) => {
    const { status, media, mediaType, insists, example, seed, operation } = call
    if (status < 400 || !insists || media === undefined || example !== undefined) return undefined
    const known = errorsOf(media)
    const key = `${status} ${mediaType} ${operation.id} ${seed}`
    if (known.has(key)) return known.get(key)
    const anywhere: Call = { ...call, path: operation.path, parameters: { path: {}, query: {} }, body: undefined }
    return andThen(firstContent(sources, anywhere), kept)

    function kept(content: Content | undefined): Content | undefined {
      const saysPath = content !== undefined && writeJson(content.value)?.includes(JSON.stringify(operation.path))
      const constant: Content | undefined = content === undefined || saysPath ? undefined : { ...content, constant: {} }
      return keep(known, mostKept, key, constant)
    }
  }
}
