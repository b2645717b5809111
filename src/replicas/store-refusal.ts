/** The reasons for which a store is there and does not serve. */
import { connect } from 'node:net'
import { connect as connectByTls } from 'node:tls'

/** An error of the client of Redis. */
export type StoreError = Error & { code?: string }

/** The longest time that a server may take to say what it speaks, in milliseconds. */
const longestLook = 1000

/** Errors of Redis that pass by themselves. */
const passing =
  /^(LOADING|BUSY|UNKILLABLE|OOM|MISCONF|MASTERDOWN|CLUSTERDOWN|TRYAGAIN|NOREPLICAS)\b|max number of clients/

/** The remedies, by code and message of the error. The first that fits counts. */
const remedies: [error: RegExp, remedy: string][] = [
  [/^ (NOAUTH|WRONGPASS)|invalid password/, 'the URL names user and password: redis://USER:PASSWORD@HOST:PORT'],
  [
    /^ NOPERM|user executing the script/,
    'its user needs all commands on the keys standin:* (ACL SETUSER NAME ~standin:* +@all)'
  ],
  [/DB index/, 'the number at the end of the URL is the database: redis://HOST:PORT/0'],
  [/^ (MOVED|CROSSSLOT)/, 'it is a cluster, and standin takes a single Redis or Valkey'],
  [/^ READONLY/, 'it is a replica: name the server that it copies'],
  [/RESP type/, 'the server at that port is no Redis or Valkey'],
  [/^(UNABLE_TO|\w*SELF_SIGNED)/, 'NODE_EXTRA_CA_CERTS=ca.pem names a file with the authority to trust'],
  [/^ERR_SSL/, 'rediss:// and valkeys:// are for servers that speak TLS']
]

/** Returns true for an error on an answer that is not Redis' own. */
export const isForeign = ({ message }: StoreError): boolean => message.includes('RESP type')

/** Errors of the client and of Redis in plain words. */
const plainWords: [error: RegExp, words: string][] = [
  [/^NOAUTH /, 'NOAUTH it wants a password'],
  [/^Command timed out/, 'it does not answer'],
  [/^Reached the max retries|^Stream isn't writeable|^Connection is closed/, 'the connection was closed'],
  [/^OOM /, 'OOM its memory is full']
]

/** Returns the reason that an error names. Redis repeats commands that it does not know, a password among them. */
export function reasonOf({ message }: StoreError): string {
  const [, words] = plainWords.find(([error]) => error.test(message)) ?? []
  return words ?? message.replace(/, with args beginning with: .*|\.? script: \w+, on @.*/s, '').replace(/\.$/, '')
}

/** Returns true for an answer that waiting may mend. */
export const passes = ({ message }: StoreError): boolean => passing.test(message)

/** Returns why a store that is there does not serve, and what to do; undefined if it may not be there. */
export function refusalOf(error: StoreError): string | undefined {
  const { name, message, code = '' } = error
  const isThere =
    name === 'ReplyError' || isForeign(error) || /^(ERR_SSL|ERR_TLS|CERT_|UNABLE_TO|\w*SELF_SIGNED)/.test(code)
  if (!isThere) return undefined
  const [, remedy] = remedies.find(([error]) => error.test(`${code} ${message}`)) ?? []
  return [reasonOf(error), remedy].filter((part) => part !== undefined).join('; ')
}

/**
 * Returns the refusal of a server that speaks TLS where its URL says that it does not, or the reverse; undefined if it
 * is not that. Sends no credentials.
 */
export async function refusalOfScheme(url: URL, patience = longestLook): Promise<string | undefined> {
  const at = { host: url.hostname.replaceAll(/^\[|\]$/g, ''), port: Number(url.port || 6379) }
  const isOfTls = /^(rediss|valkeys):$/.test(url.protocol)
  const socket = isOfTls ? connect(at) : connectByTls({ ...at, rejectUnauthorized: false })
  const isOther = await new Promise<boolean>((resolve) => {
    socket.on('data', (data) => resolve(/^[+$-]/.test(String(data))))
    socket.on('secureConnect', () => resolve(true))
    socket.on('error', () => resolve(false)).on('close', () => resolve(false))
    socket.setTimeout(patience, () => resolve(false))
    socket.write('*1\r\n$4\r\nPING\r\n')
  })
  socket.destroy()
  if (!isOther) return undefined
  return isOfTls ? 'it speaks no TLS; redis:// says so' : 'it speaks TLS; rediss:// says so'
}
