import Negotiator from 'negotiator'
import { essence } from '../contract/media-types.ts'
import { Problem } from '../contract/problem.ts'
import type { MediaType, ResponseObject } from '../document/openapi.ts'

/** What stands for a range of media types that the document gives. */
const concrete: Record<string, string> = {
  '*/*': 'application/json',
  'application/*': 'application/json',
  'text/*': 'text/plain',
  'image/*': 'image/png',
  'audio/*': 'audio/wav',
  'video/*': 'video/mp4'
}

/** A media type that a response promises: as it is sent, and its entry in the document. */
export interface Negotiated {
  mediaType: string | undefined
  media: MediaType | undefined
}

/**
 * The media type of a response by the `Accept` header's quality values (RFC 9110 section 12.5.1); the first documented
 * one where there is no preference. Throws a Problem 406 where nothing fits; but for `anyhow`, since errors are told
 * whatever is accepted.
 */
export function chooseMediaType(
  content: ResponseObject['content'],
  accept: string | undefined,
  anyhow = false
): Negotiated {
  const documented = Object.entries(content ?? {})
  const [first] = documented
  if (first === undefined) return { mediaType: undefined, media: undefined }
  if (accept === undefined || accept === '*/*') return named(first[0], first[1])
  const offers = new Map(
    documented.map(([type, media]) => [named(type, media).mediaType as string, [type, media] as const])
  )
  const names = [...offers.keys()]
  const wanted = new Negotiator({ headers: { accept } }).mediaTypes(names)[0] ?? loosely(names, accept)
  // A documented range takes whatever concrete type was asked for.
  const within = wanted === undefined ? documented.find(([type]) => fits(type, accept)) : undefined
  if (within !== undefined) return { mediaType: essence(accept), media: within[1] }
  if (wanted === undefined) {
    if (anyhow) return named(first[0], first[1])
    throw new Problem(406, `nothing here fits Accept: ${accept}; there is ${names.join(', ')}`)
  }
  const [type, media] = offers.get(wanted) as readonly [string, MediaType]
  return named(type, media)
}

/** What an operation's answer is chosen by: what the request prefers, and what it accepts where there is a choice. */
export function variesBy(content: ResponseObject['content']): string[] {
  const types = Object.keys(content ?? {})
  return types.length > 1 || types.some((type) => type.includes('*')) ? ['Accept', 'Prefer'] : ['Prefer']
}

/** Parameters aside: `application/json` finds `application/json; version=1`. */
function loosely(names: string[], accept: string): string | undefined {
  const essences = names.map(essence)
  const found = new Negotiator({ headers: { accept: accept.replaceAll(/;(?!\s*q\s*=)[^,;]*/gi, '') } }).mediaTypes(
    essences
  )[0]
  return found === undefined ? undefined : names[essences.indexOf(found)]
}

const fits = (type: string, accept: string): boolean => {
  const asked = essence(accept)
  return (
    /^[\w.+-]+\/[\w.+-]+$/.test(asked) &&
    (type === '*/*' || (type.endsWith('/*') && asked.startsWith(type.slice(0, -1))))
  )
}

const named = (type: string, media: MediaType): Negotiated => ({
  mediaType: type === '*/*' && isBytes(media) ? 'application/octet-stream' : (concrete[type] ?? type),
  media
})

const isBytes = ({ schema }: MediaType): boolean => typeof schema === 'object' && schema.format === 'binary'
