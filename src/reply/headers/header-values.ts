/** Values of standard header fields (ETag, Location, Retry-After …) that a document declares without an example. */

import { createHash } from 'node:crypto'
import type { Contract, Operation } from '../../contract/contract.ts'
import { essence } from '../../contract/media-types.ts'
import { keptFor } from '../../document/memoized.ts'
import type { Schema } from '../../document/openapi.ts'
import { percentEncoded } from '../../document/url.ts'
import { extensionOf } from '../../generate/binary/file-extensions.ts'
import { writeJson } from '../../schema/meaning/json-values.ts'
import { type AddressPlace, addressed } from './own-addresses.ts'

/** The answer that a header is made for. */
export interface About extends AddressPlace {
  /** The value of the body, undefined where there is none. */
  value: unknown
  /** The day that generated values are made on. */
  today: Date
  /** Returns the first value that a schema of a request admits, else a made one. */
  fitting: (name: string, schema: Schema, values: unknown[]) => unknown
  /** The fields that were made before, by lower-case name, in the order of their names. */
  before: Record<string, string | string[]>
}

type Make = (about: About) => unknown[]

const days = ({ today }: About, count: number): string =>
  new Date(today.getTime() + count * 24 * 3600 * 1000).toUTCString()

/** Returns a short hash: the same each time, and hard to guess. */
const digest = (...parts: unknown[]): string => createHash('sha256').update(writeJson(parts)).digest('hex').slice(0, 16)

/** Returns an opaque tag of the representation that is sent (RFC 9110 section 8.8.3). */
const tag = ({ call, value }: About): string => digest(call.operation.id, call.path, call.mediaType, value)

const token = ({ call }: About): string => digest(call.seed, call.operation.id, call.path)

/** Members that are keys of a created thing, the likeliest first. */
const keys = ['id', 'uuid', 'slug', 'key', 'name']

/** Returns the key of a body, else a token, as a parameter of the path that it leads to takes it. */
function keyIn(about: About, name: string, to: Operation | undefined): string {
  const made = (about.value ?? {}) as Record<string, unknown>
  const own = keys.map((key) => made[key]).find((one) => /^(string|number)$/.test(typeof one)) ?? token(about)
  const schema = to?.parameters.find((one) => one.in === 'path' && one.name === name)?.schema ?? true
  return percentEncoded(String(about.fitting(name, schema, [own, String(own)])))
}

function madeAt(about: About): string {
  const { path, call, contract } = about
  if (call.status === 202) return polledAt(about)
  if (call.status !== 201) return path
  const [above, under] = [call.operation.path, path].map((one) => one.replace(/\/$/, '')) as [string, string]
  const item = readsOf(contract).find(
    (one) => one.path.startsWith(`${above}/{`) && one.path.lastIndexOf('/') === above.length
  )
  return `${under}/${keyIn(about, item?.path.slice(above.length + 2, -1) ?? 'id', item)}`
}

/** The end of paths where clients ask how far the work of a request is. */
const ofWork = /\/(async_?)?(operation|job|task|statuse?|result)s?\/\{[^{}]+\}$/i

const readsOf = keptFor(({ operations }: Contract): Operation[] => operations.filter(({ method }) => method === 'GET'))

/** Returns the path of the work that a request began; the request's own where the document has none. */
function polledAt(about: About): string {
  const { call, contract, path } = about
  const polled = readsOf(contract).find((one) => ofWork.test(one.path))
  const known = call.parameters.path
  return (
    polled?.path.replaceAll(/\{([^{}]+)\}/g, (_, name: string) =>
      Object.hasOwn(known, name) ? percentEncoded(String(known[name])) : keyIn(about, name, polled)
    ) ?? path
  )
}

/** An address in all its spellings. */
function addresses(path: string, about: About): string[] {
  const address = addressed(path, about)
  return [address, absolute(address)]
}

/** An address as a whole, for schemas that want one. */
const absolute = (reference: string): string => new URL(reference, 'http://localhost').href

function fileName({ call }: About): string {
  const segments = call.operation.path.split('/').filter((segment) => /^[\w-]+$/.test(segment))
  const type = essence(call.mediaType ?? 'application/octet-stream')
  return `${segments.at(-1) ?? 'file'}.${extensionOf(type)}`
}

/** Limits of requests in a window. */
const limits: Make = () => [1000, 100, 10, 1].flatMap((count) => [count, String(count)])

/** Returns one less than the limit, since this request counts. */
const left =
  (of: string): Make =>
  ({ before }) => {
    const limit = Number(before[of] ?? 1000)
    return [limit - 1, String(limit - 1), limit, String(limit)]
  }

const seconds: Make = () => [60, '60']

const methodsAt = ({ path }: Operation, { operations }: Contract): string =>
  operations
    .filter((one) => one.path === path)
    .map(({ method }) => method)
    .join(', ')

/** Returns the fields that HTTP demands with a status (RFC 9110 section 15), for answers that say nothing of them. */
export function demandedHeaders(status: number, operation: Operation, contract: Contract) {
  // Clients would wait for the other protocol, which standin does not speak.
  if (status === 101) return { upgrade: 'websocket', connection: 'close' }
  if (status === 401) return { 'www-authenticate': 'Bearer' }
  if (status === 405) return { allow: methodsAt(operation, contract) }
  if (status === 407) return { 'proxy-authenticate': 'Basic realm="standin"' }
  return status === 426 ? { upgrade: 'websocket' } : undefined
}

/**
 * The values of fields, the likeliest first. The first that the schema admits is sent. To teach standin another field,
 * add a line here.
 */
const fields: Record<string, Make> = {
  // RFC 9110
  location: (about) => addresses(madeAt(about), about),
  'operation-location': (about) => addresses(polledAt(about), about),
  'azure-asyncoperation': (about) => addresses(polledAt(about), about),
  'content-location': (about) => addresses(about.path, about),
  etag: (about) => [`"${tag(about)}"`, `W/"${tag(about)}"`],
  'last-modified': (about) => [days(about, -1)],
  'retry-after': (about) => [...seconds(about), days(about, 1)],
  'accept-ranges': () => ['none', 'bytes'],
  'content-language': () => ['en'],
  'www-authenticate': () => ['Bearer', 'Bearer realm="standin"'],
  'proxy-authenticate': () => ['Basic realm="standin"'],
  allow: ({ call, contract }) => [methodsAt(call.operation, contract)],
  vary: () => ['Accept'],
  // RFC 9111
  'cache-control': () => ['no-cache', 'max-age=3600'],
  pragma: () => ['no-cache'],
  age: () => [0, '0'],
  expires: (about) => [days(about, 1)],
  // RFC 8594, RFC 6266, RFC 8288, RFC 6797, RFC 6265
  sunset: (about) => [days(about, 365)],
  'content-disposition': (about) => [`attachment; filename="${fileName(about)}"`],
  link: ({ path }) => [`<${path}?page=2>; rel="next"`],
  'strict-transport-security': () => ['max-age=31536000'],
  'set-cookie': (about) => {
    const schemes = Object.values(about.contract.securitySchemes)
    const name = schemes.find((scheme) => scheme.type === 'apiKey' && scheme.in === 'cookie')?.name ?? 'session'
    return [`${name}=${token(about)}; Path=/`, `${name}=${token(about)}`]
  },
  // By the order of names, the remaining number comes after its limit.
  'ratelimit-limit': limits,
  'ratelimit-remaining': left('ratelimit-limit'),
  'ratelimit-reset': seconds,
  'x-ratelimit-limit': limits,
  'x-ratelimit-remaining': left('x-ratelimit-limit'),
  'x-rate-limit-limit': limits,
  'x-rate-limit-remaining': left('x-rate-limit-limit')
}

/** Returns the values that a field may have; none for a field that is not standard. */
export const valuesOf = (name: string, about: About): unknown[] =>
  Object.hasOwn(fields, name) ? (fields[name] as Make)(about) : []
