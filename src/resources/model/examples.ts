import type { Contract, Operation } from '../../contract/contract.ts'
import { examplesOf, isJson } from '../../contract/media-types.ts'
import { chooseResponse } from '../../contract/responses.ts'
import { jsonOrText } from '../../document/json/json-or-text.ts'
import { keptForBoth } from '../../document/memoized.ts'
import type { MediaType } from '../../document/openapi.ts'

/**
 * Returns the first example that the document writes for a media type, with `$ref`s followed; undefined if it has none.
 * JSON that is written as text is parsed.
 */
export const exampleOf = (contract: Contract, media: MediaType | undefined, mediaType: string | undefined): unknown =>
  media === undefined ? undefined : exampleIn(media, mediaType, contract)

const exampleIn = keptForBoth((media: MediaType, mediaType: string | undefined, contract: Contract): unknown => {
  const [example] = examplesOf(media, contract, mediaType).values()
  return isJson(mediaType ?? '') ? parsed(example) : example
})

/** Returns the value of JSON that is written as text. */
export function parsed(example: unknown): unknown {
  return typeof example === 'string' && /^\s*[[{]/.test(example) ? jsonOrText(example) : example
}

/** True for an operation with an example of its own. */
export function hasExample(contract: Contract, operation: Operation): boolean {
  const { content = {} } = chooseResponse(operation, undefined).response.object
  return Object.entries(content).some(([type, media]) => isJson(type) && exampleOf(contract, media, type) !== undefined)
}
