import type { Mapping } from './types.ts'

const place = 'the body stands here'

/** Writes a mapping as JSON. `jsonBody` is its body as a text of JSON, whose numbers keep all their digits. */
export function mappingText(mapping: Mapping, jsonBody?: string): string {
  if (jsonBody === undefined) return JSON.stringify(mapping, null, 2)
  // The body is last, so that no other member has the place.
  const { response, ...others } = mapping
  const text = JSON.stringify({ ...others, response: { ...response, jsonBody: place } }, null, 2)
  const at = text.lastIndexOf(JSON.stringify(place))
  const body = jsonBody.trim().replaceAll('\n', '\n    ')
  return text.slice(0, at) + body + text.slice(at + place.length + 2)
}
