import type { Contract, Operation } from '../../contract/contract.ts'
import { examplesOf, isJson } from '../../contract/media-types.ts'
import { withOwnUrls } from '../../contract/own-urls.ts'
import { chooseResponse } from '../../contract/responses.ts'
import { jsonOrText } from '../../document/json/json-or-text.ts'
import { keptFor, keptForBoth } from '../../document/memoized.ts'
import type { MediaType } from '../../document/openapi.ts'

/**
 * Returns the first example that the document writes for a media type, with `$ref`s followed; undefined if it has none.
 * JSON that is written as text is parsed.
 */
export const exampleOf = (contract: Contract, media: MediaType | undefined, mediaType: string | undefined): unknown =>
  media === undefined ? undefined : exampleIn(media, mediaType, contract)

const exampleIn = keptForBoth((media: MediaType, mediaType: string | undefined, contract: Contract): unknown => {
  const [example] = examplesOf(media, contract, mediaType).values()
  return isJson(mediaType ?? '') ? ownExample(example, contract) : example
})

/** Returns the value of an example in JSON, with links that lead to the mock. JSON may be written as text. */
export function ownExample(example: unknown, contract: Contract): unknown {
  const value = parsed(example)
  return typeof value === 'object' && value !== null ? linked(value, contract) : value
}

const linked = keptFor(withOwnUrls)

function parsed(example: unknown): unknown {
  return typeof example === 'string' && /^\s*[[{]/.test(example) ? jsonOrText(example) : example
}

/** True for an operation with an example of its own. */
export function hasExample(contract: Contract, operation: Operation): boolean {
  const { content = {} } = chooseResponse(operation, undefined).response.object
  return Object.entries(content).some(([type, media]) => isJson(type) && exampleOf(contract, media, type) !== undefined)
}
