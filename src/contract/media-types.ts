import type { Example, MediaType, Referable } from '../document/openapi.ts'
import type { Contract } from './contract.ts'

/** A media type without its parameters, in lower case. */
export function essence(mediaType: string): string {
  const end = mediaType.search(/[;,]/)
  return (end === -1 ? mediaType : mediaType.slice(0, end)).trim().toLowerCase()
}

/** True for JSON by any name: `application/json`, `…+json` (RFC 6839), `text/json`. */
export function isJson(mediaType: string): boolean {
  return /[/+]json$/.test(essence(mediaType))
}

/** Returns the example itself; nothing if its reference leads nowhere, which the document's findings tell. */
function resolved(contract: Contract, example: Referable<Example>): unknown {
  try {
    return contract.resolve(example).value
  } catch {
    return undefined
  }
}

/** Returns the document's examples for a media type: by name, `''` for the single `example`. */
export function examplesOf(media: MediaType | undefined, contract: Contract, mediaType?: string): Map<string, unknown> {
  const examples = new Map<string, unknown>()
  if (media === undefined) return examples
  if (media.example !== undefined) examples.set('', media.example)
  for (const [name, written] of Object.entries(media.examples ?? {})) {
    const example = resolved(contract, written)
    if (typeof example !== 'object' || example === null) continue
    const value = dataOf(example, mediaType)
    if (value !== undefined) examples.set(name, value)
  }
  return examples
}

/** The value of an Example Object; as OpenAPI 3.2 tells it apart, the data or what is sent for them. */
function dataOf({ value, dataValue = value, serializedValue }: Example, mediaType: string | undefined): unknown {
  if (dataValue !== undefined || serializedValue === undefined) return dataValue
  if (mediaType === undefined || !isJson(mediaType)) return serializedValue
  try {
    return JSON.parse(serializedValue)
  } catch {
    return serializedValue
  }
}
