import type { Contract } from '../contract/contract.ts'
import { examplesOf } from '../contract/media-types.ts'
import type { MediaType } from '../document/openapi.ts'

const known = new WeakMap<MediaType, Map<string | undefined, unknown>>()

/** Returns the first example that the document writes for a media type, `$ref`s followed; undefined where it has none. */
export function exampleOf(contract: Contract, media: MediaType | undefined, mediaType: string | undefined): unknown {
  if (media === undefined) return undefined
  let byType = known.get(media)
  if (byType === undefined) {
    byType = new Map()
    known.set(media, byType)
  }
  if (!byType.has(mediaType)) byType.set(mediaType, examplesOf(media, contract, mediaType).values().next().value)
  return byType.get(mediaType)
}
