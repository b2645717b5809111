import Negotiator from 'negotiator'
import { essence, isJson } from '../contract/media-types.ts'
import { Problem } from '../contract/problem.ts'
import { keptFor, memoized } from '../document/memoized.ts'
import type { MediaType, ResponseObject } from '../document/openapi.ts'
import { fileTypeOf, usualTypes } from '../generate/binary/file-types.ts'

/** The type that is sent for a range of media types that the document has. */
const concrete: Record<string, string> = {
  '*/*': 'application/json',
  'application/*': 'application/json',
  'multipart/*': 'multipart/mixed',
  ...usualTypes
}

/** A media type that a response promises: as it is sent, and its entry in the document. */
export interface Negotiated {
  mediaType: string | undefined
  media: MediaType | undefined
}

/** A type that a response may have; `range` is how the document writes it. */
interface Offer {
  mediaType: string
  media: MediaType
  range: string
}

/**
 * Chooses the media type of a response by the `Accept` header (RFC 9110, section 12.5.1). Without one it is JSON
 * where that is documented, since many clients that send no `Accept` read nothing else. Throws a Problem 406 where
 * nothing fits, unless `anyhow`: errors are sent whatever is accepted.
 */
export function chooseMediaType(
  content: ResponseObject['content'],
  accept: string | undefined,
  anyhow = false
): Negotiated {
  const offers = content === undefined ? [] : offersOf(content)
  const [usual] = offers
  if (content === undefined || usual === undefined) return { mediaType: undefined, media: undefined }
  if (accept === undefined || accept.trim() === '') return offers.find(({ mediaType }) => isJson(mediaType)) ?? usual
  if (accept === '*/*') return usual
  const found = acceptableIn(content)(accept)
  if (found !== undefined) return found
  if (anyhow) return usual
  const names = offers.map(({ mediaType }) => mediaType).join(', ')
  throw new Problem(406, `nothing here fits Accept: ${accept}; there is ${names}`)
}

/** Returns the documented type that an `Accept` header asks for by name; undefined for none, and for any type. */
export function typeAskedFor(content: NonNullable<ResponseObject['content']>, accept = ''): Negotiated | undefined {
  return /^\s*(\*\/\*)?\s*$/.test(accept) ? undefined : acceptableIn(content)(accept)
}

/** Returns the types of a response, worked out when they are first asked for. */
const offersOf = keptFor((content: NonNullable<ResponseObject['content']>) =>
  Object.entries(content).map(([type, media]) => named(type, media))
)

/** Returns a function from an `Accept` header to the preferred type. It remembers, since clients repeat the header. */
const acceptableIn = keptFor(
  (content: NonNullable<ResponseObject['content']>): ((accept: string) => Offer | undefined) => {
    const offers = offersOf(content)
    return memoized((accept) => {
      const accepted = acceptedBy(accept)
      const within = Object.entries(content).flatMap(([range, media]) => typesWithin(range, media, accepted))
      return byLetter([...offers, ...within], accept) ?? loosely(offers, accept) ?? asJson(offers, accepted)
    }, mostAccepted)
  }
)

const mostAccepted = 50

/**
 * Returns the request headers that choose an answer, for `Vary`: `Prefer`, and `Accept` if there are several types.
 */
export function variesBy(content: ResponseObject['content']): readonly string[] {
  if (content === undefined) return byPreference
  const offers = offersOf(content)
  return offers.length > 1 || offers.some(({ range }) => range.includes('*')) ? byTypeToo : byPreference
}

const byPreference: readonly string[] = ['Prefer']
const byTypeToo: readonly string[] = ['Accept', 'Prefer']

/** The types that a request accepts, by descending quality, without parameters. */
const acceptedBy = (accept: string): string[] => new Negotiator({ headers: { accept } }).mediaTypes().map(essence)

/** Parameters count: `text/plain;format=flowed` is another type than `text/plain`. */
function byLetter(offers: Offer[], accept: string): Offer | undefined {
  const [found] = new Negotiator({ headers: { accept } }).mediaTypes(offers.map(({ mediaType }) => mediaType))
  return offers.find(({ mediaType }) => mediaType === found)
}

/** Parameters aside: `application/json;charset=utf-8` finds `application/json`. */
function loosely(offers: Offer[], accept: string): Offer | undefined {
  const bare = accept.replaceAll(/;\s*(?!q\s*=)[\w!#$%&'*+.^`|~-]+\s*=\s*("(?:[^"\\]|\\.)*"|[^\s,;]*)/gi, '')
  const [found] = new Negotiator({ headers: { accept: bare } }).mediaTypes(
    offers.map(({ mediaType }) => essence(mediaType))
  )
  return found === undefined ? undefined : offers.find(({ mediaType }) => essence(mediaType) === found)
}

/** Finds JSON by another name than the accepted one: octokit accepts `application/vnd.github.v3+json`. */
function asJson(offers: Offer[], accepted: string[]): Offer | undefined {
  return accepted.some(isJson) ? offers.find(({ mediaType }) => isJson(mediaType)) : undefined
}

/** The accepted types of a documented range that can be made. */
function typesWithin(range: string, media: MediaType, accepted: string[]): Offer[] {
  if (!range.endsWith('/*')) return []
  const known = accepted.map((type) => concrete[type] ?? type)
  const types = known.filter((type) => range === '*/*' || type.startsWith(range.slice(0, -1)))
  return types.filter((type) => canBeMade(type, media)).map((mediaType) => ({ mediaType, media, range }))
}

/** Types that hold members and items. */
const structured = /[/+](?<!^image\/svg\+|xhtml\+)(json|xml)$|^text\/(csv|plain)$|^application\/x-www-form-urlencoded$/

/** Returns true if a value of a schema can be sent as bytes of a type, not only under its name. */
function canBeMade(type: string, { schema }: MediaType): boolean {
  if (structured.test(type)) return true
  const isText = schema === undefined || schema === true || (typeof schema === 'object' && schema.type === 'string')
  return fileTypeOf(type) !== undefined && (isText || isBytes({ schema }))
}

const named = (type: string, media: MediaType): Offer => ({
  range: type,
  mediaType: type === '*/*' && isBytes(media) ? 'application/octet-stream' : (concrete[type] ?? type),
  media
})

const isBytes = ({ schema }: MediaType): boolean => typeof schema === 'object' && schema.format === 'binary'
