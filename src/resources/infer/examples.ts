import type { Contract } from '../../contract/contract.ts'
import { examplesOf, isJson } from '../../contract/media-types.ts'
import { keptFor } from '../../document/memoized.ts'
import type { MediaType } from '../../document/openapi.ts'

const firstByType = keptFor((_media: MediaType) => new Map<string | undefined, unknown>())

/**
 * Returns the first example that the document writes for a media type, with `$ref`s followed; undefined if it has none.
 * JSON that is written as text is parsed.
 */
export function exampleOf(contract: Contract, media: MediaType | undefined, mediaType: string | undefined): unknown {
  if (media === undefined) return undefined
  const byType = firstByType(media)
  if (!byType.has(mediaType)) {
    const [example] = examplesOf(media, contract, mediaType).values()
    byType.set(mediaType, isJson(mediaType ?? '') ? parsed(example) : example)
  }
  return byType.get(mediaType)
}

function parsed(example: unknown): unknown {
  if (typeof example !== 'string' || !/^\s*[[{]/.test(example)) return example
  try {
    return JSON.parse(example)
  } catch {
    return example
  }
}
