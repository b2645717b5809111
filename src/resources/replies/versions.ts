/** Entity tags in replies, and 304 for clients that have the version already (RFC 9110 section 13.1.2). */

import { declares, promisedFor } from '../../contract/responses.ts'
import type { Call, Content } from '../rows/source.ts'
import type { Asking } from '../verbs/asking.ts'
import { hasTags, isKnown, tagOfValue } from '../verbs/tags.ts'

/** 304: the client has this version. */
export function unmodified(call: Call, headers: Record<string, string>): Content {
  const response = promisedFor(call.operation, 304)?.response ?? call.response
  const instead = { response, status: 304, mediaType: undefined, media: undefined }
  return { value: undefined, source: 'row', headers, instead }
}

/** Adds the tag of a value to the answer to a read, where the operation has tags. */
export function withTag(asking: Asking, content: Content, value: () => unknown): Content {
  const { call } = asking
  if (!hasTags(asking, 'if-none-match', 304) && !declares(call.response, 'etag')) return content
  const headers = { ...content.headers, etag: tagOfValue(value()) }
  return isKnown(call, headers.etag) ? unmodified(call, headers) : { ...content, headers }
}
