/** HTTP archives (HAR 1.2), as browsers and proxies export them. */
import { isObject } from '../document/json/is-object.ts'
import { type Exchange, partsOf, textOf } from './exchange.ts'

/** Returns true for the value of a HAR file. */
export const isHar = (value: unknown): boolean =>
  isObject(value) && isObject(value.log) && Array.isArray(value.log.entries)

/** Returns the exchanges of a HAR. Entries without an answer are left out. */
export function readHar(value: unknown): Exchange[] {
  const { entries } = (value as { log: { entries: unknown[] } }).log
  return entries.flatMap((entry) => {
    const { request, response } = isObject(entry) ? entry : {}
    if (!isObject(request) || !isObject(response) || !(Number(response.status) >= 100)) return []
    const content = isObject(response.content) ? response.content : {}
    const type = String(content.mimeType ?? '')
    const isBase64 = content.encoding === 'base64'
    const text = typeof content.text === 'string' ? textOf(content.text, type, isBase64) : undefined
    const { postData } = request
    return [
      {
        method: String(request.method).toUpperCase(),
        ...partsOf(String(request.url)),
        sent:
          isObject(postData) && typeof postData.text === 'string'
            ? { type: String(postData.mimeType ?? ''), text: postData.text }
            : undefined,
        bearer: hasBearer(request.headers),
        status: Number(response.status),
        type,
        text
      }
    ]
  })
}

/** Returns true for a list of headers with a bearer token, as HAR and Postman write them. */
export const hasBearer = (headers: unknown): boolean =>
  Array.isArray(headers) &&
  headers.some(
    (one) =>
      isObject(one) && /^authorization$/i.test(String(one.name ?? one.key)) && /^bearer /i.test(String(one.value))
  )
