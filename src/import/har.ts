/** HTTP archives (HAR 1.2), as browsers and proxies export them. */

import type { HeaderList } from '../control/stubs/stub-answer.ts'
import { isObject } from '../document/json/is-object.ts'
import { decodedBody } from '../request/content-encoding.ts'
import { headerOf } from '../upstream/hops.ts'
import { type Exchange, headersIn, partsOf, schemeOf, statusIn } from './exchange.ts'
import { type FormField, formDataOf } from './form-data.ts'

export const isHar = (value: unknown): boolean =>
  isObject(value) && isObject(value.log) && Array.isArray(value.log.entries)

export function readHar(value: unknown): Exchange[] {
  const { entries } = (value as { log: { entries: unknown[] } }).log
  return entries.flatMap((entry) => {
    const { request, response } = isObject(entry) ? entry : {}
    if (!isObject(request) || typeof request.url !== 'string') return []
    const { status, headers: came, content: body } = isObject(response) ? response : {}
    const [sent, headers] = [headersIn(request.headers), headersIn(came)]
    const content = isObject(body) ? body : {}
    return [
      {
        method: String(request.method).toUpperCase(),
        ...partsOf(request.url),
        sent: sentIn(request.postData),
        scheme: schemeOf(sent),
        status: statusIn(status),
        type: String(content.mimeType ?? headerOf(headers, 'content-type') ?? ''),
        requestHeaders: sent,
        headers,
        body: bodyIn(content, headers)
      }
    ]
  })
}

/** Returns the body of a request. Some files have the fields of a form only. */
function sentIn(postData: unknown): Exchange['sent'] {
  if (!isObject(postData)) return undefined
  const { mimeType, text, params } = postData
  const type = String(mimeType ?? '')
  if (typeof text === 'string') return text === '' ? undefined : { type, text }
  if (!Array.isArray(params)) return undefined
  if (/urlencoded/i.test(type)) return { type, text: `${new URLSearchParams(headersIn(params))}` }
  return /^multipart\//i.test(type) ? formDataOf(params.filter(isObject).map(fieldOf)) : undefined
}

const fieldOf = ({ name, value, fileName, contentType }: Record<string, unknown>): FormField => ({
  name: String(name),
  value: String(value ?? ''),
  file: typeof fileName === 'string' ? fileName : undefined,
  type: typeof contentType === 'string' ? contentType : undefined
})

/** Returns the body of an answer. Some files have it as it was sent, compressed. */
function bodyIn({ text, encoding, size }: Record<string, unknown>, headers: HeaderList): Buffer | undefined {
  if (typeof text !== 'string') return size === 0 ? Buffer.alloc(0) : undefined
  if (encoding !== 'base64') return Buffer.from(text)
  return decodedBody(Buffer.from(text, 'base64'), headerOf(headers, 'content-encoding') ?? '')
}
