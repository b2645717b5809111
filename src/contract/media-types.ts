import { jsonOrText } from '../document/json/json-or-text.ts'
import { keptFor, memoized } from '../document/memoized.ts'
import type { Example, MediaType } from '../document/openapi.ts'
import type { Contract } from './contract.ts'
import { followed } from './resolve.ts'

/** A media type without its parameters, in lower case. */
export const essence = memoized((mediaType) => {
  const end = mediaType.search(/[;,]/)
  return (end === -1 ? mediaType : mediaType.slice(0, end)).trim().toLowerCase()
})

/** True for JSON by any name: `application/json`, `…+json` (RFC 6839), `text/json`. */
export const isJson = memoized((mediaType) => /[/+]json$/.test(essence(mediaType)))

/** True for a media type that holds a list as one row a line. */
export const isLined = memoized((mediaType) =>
  /^(text\/(csv|tab-separated-values)|(text|application)\/(x-)?(ndjson|jsonl(ines)?))$/.test(essence(mediaType))
)

/** True for a JSON Merge Patch, whose nulls remove members (RFC 7396). */
export const isMergePatch = memoized((mediaType) => essence(mediaType) === 'application/merge-patch+json')

/** The examples of a media type, for JSON and for others. */
interface Examples {
  asJson?: ReadonlyMap<string, unknown>
  asText?: ReadonlyMap<string, unknown>
}

const formsOf = keptFor((_media: MediaType): Examples => ({}))

/** Returns the document's examples for a media type: by name, `''` for the single `example`. */
export function examplesOf(
  media: MediaType | undefined,
  contract: Contract,
  mediaType = ''
): ReadonlyMap<string, unknown> {
  if (media === undefined) return none
  const examples = formsOf(media)
  const form = isJson(mediaType) ? 'asJson' : 'asText'
  examples[form] ??= examplesIn(media, contract, form === 'asJson')
  return examples[form]
}

const none: ReadonlyMap<string, unknown> = new Map()

function examplesIn(media: MediaType, contract: Contract, asJson: boolean): ReadonlyMap<string, unknown> {
  const examples = new Map<string, unknown>()
  if (media.example !== undefined) examples.set('', media.example)
  for (const [name, written] of Object.entries(media.examples ?? {})) {
    const example = followed<unknown>(contract.resolve, written)
    if (typeof example !== 'object' || example === null) continue
    const value = dataOf(example, asJson)
    if (value !== undefined) examples.set(name, value)
  }
  return examples
}

/** Returns the value of an Example Object. OpenAPI 3.2 has two: `dataValue` as data, `serializedValue` as sent. */
function dataOf({ value, dataValue = value, serializedValue }: Example, asJson: boolean): unknown {
  if (dataValue !== undefined || serializedValue === undefined) return dataValue
  return asJson ? jsonOrText(serializedValue) : serializedValue
}
