import { createReadStream, type Stats } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { decode } from '../places/pointer.ts'

/** Limits of reading: the size of a file or an answer, and the time that a server may take. */
const maxBytes = 64 * 1024 * 1024
const timeout = 10_000
const maxRedirects = 5

/**
 * Reads a local file, or a pipe where that is allowed (a shell's process substitution), as text. Throws an Error whose
 * message is the reason alone, such as "there is no such file".
 */
export async function readLocal(path: string, { pipe = false, write = textOf } = {}): Promise<string> {
  const stats = await stat(path).catch((error) => fail(localReason(error)))
  if (pipe && stats.isFIFO()) return readStream(createReadStream(path))
  refuseKind(stats)
  return write(await readFile(path).catch((error) => fail(localReason(error))))
}

/** Reads a stream, such as standard input, to its end. Throws an Error whose message is the reason alone. */
export async function readStream(stream: AsyncIterable<Uint8Array | string>, write = textOf): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
    size += bytes.length
    if (size > maxBytes) fail(tooBig)
    chunks.push(bytes)
  }
  return write(Buffer.concat(chunks))
}

/** Returns an address as people may see it: without the name and password in it (RFC 9110 section 4.2.4). */
export const withoutCredentials = (address: string): string => address.replace(/^(https?:\/\/)[^/?#]*@/i, '$1')

/**
 * Fetches a text by http or https; every redirect has to pass `check`, which throws its reason. A name and password in
 * the address are sent by HTTP's Basic scheme, to its server alone. Returns the text and the address that it came from
 * in the end. Throws an Error whose message is the reason alone.
 */
export async function readUrl(
  address: URL,
  check: (url: URL) => void,
  write = textOf
): Promise<{ text: string; url: URL }> {
  const signal = AbortSignal.timeout(timeout)
  let url = address
  for (let hops = 0; hops <= maxRedirects; hops++) {
    check(url)
    const headers = { accept: 'application/json, application/yaml, text/yaml, */*;q=0.5', ...credentialsOf(url) }
    const target = withoutCredentials(url.href)
    const response = await fetch(target, { redirect: 'manual', signal, headers }).catch((error) =>
      fail(fetchReason(error))
    )
    const location = response.headers.get('location')
    if (response.status >= 300 && response.status < 400 && location !== null) {
      await response.body?.cancel()
      url = withCredentialsOf(url, new URL(location, url))
    } else if (response.ok && response.body !== null) {
      const text = await readStream(response.body, write).catch((error) => fail(fetchReason(error)))
      return { text, url }
    } else {
      await response.body?.cancel()
      fail(`the server answered ${response.status}`)
    }
  }
  return fail(`more than ${maxRedirects} redirects`)
}

/** Returns an address with the name and password of another on the same server, unless it has its own. */
export function withCredentialsOf({ origin, username, password }: URL, url: URL): URL {
  if (url.origin === origin && url.username === '' && url.password === '') Object.assign(url, { username, password })
  return url
}

function credentialsOf({ username, password }: URL): { authorization?: string } {
  if (username === '' && password === '') return {}
  const text = `${decode(username)}:${decode(password)}`
  return { authorization: `Basic ${Buffer.from(text).toString('base64')}` }
}

const tooBig = `it is larger than ${maxBytes / 1024 / 1024} MB`

function fail(reason: string): never {
  throw new Error(reason)
}

function refuseKind(stats: Stats): void {
  if (stats.isDirectory()) fail('it is a folder; name the file in it')
  if (!stats.isFile()) fail('it is a device or a pipe, no file')
  if (stats.size > maxBytes) fail(tooBig)
}

// The path is left out, since a reason may end up in a reply, which shows nobody this machine's folders.
function localReason(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return 'there is no such file'
  if (error.code === 'EACCES' || error.code === 'EPERM') return 'permission denied'
  return `the system says ${error.code}`
}

function fetchReason(error: Error): string {
  if (error.name === 'TimeoutError') return `no complete answer within ${timeout / 1000} seconds`
  const { code = '', message = '' } = (error.cause ?? error) as NodeJS.ErrnoException
  return fetchReasons[code] ?? (message || code)
}

const untrusted = 'the certificate of the server is not trusted; NODE_EXTRA_CA_CERTS names a file of one that is'

/** Reasons of the system, in words of people. */
const fetchReasons: Record<string, string> = {
  ECONNREFUSED: 'no server listens there',
  ECONNRESET: 'the server broke the connection off',
  ENOTFOUND: 'there is no server of that name',
  EAI_AGAIN: 'the name of the server cannot be looked up now',
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted
}

/** Writes the bytes of a file that is no text as a `data:` URL, so that the document stays JSON. */
export const dataUrlOf = (bytes: Buffer): string => `data:;base64,${bytes.toString('base64')}`

/** YAML may be UTF-16, with a mark at its start (YAML 1.2.2, section 5.2). */
function textOf(bytes: Buffer): string {
  const mark = bytes.subarray(0, 2).toString('hex')
  if (mark !== 'fffe' && mark !== 'feff') return bytes.toString('utf8')
  return new TextDecoder(mark === 'fffe' ? 'utf-16le' : 'utf-16be').decode(bytes)
}
