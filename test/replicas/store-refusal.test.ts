import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import t, { type Test } from 'tap'
import { passes, reasonOf, refusalOf, refusalOfScheme } from '../../src/replicas/store-refusal.ts'
import { madeCredentials } from '../../src/server/https/tls.ts'

const reply = (message: string) => Object.assign(new Error(message), { name: 'ReplyError' })
const coded = (code: string, message = code) => Object.assign(new Error(message), { code })

t.test('answers of a store that does not serve are refusals, of which some pass; others are none', async (t) => {
  for (const [error, refusal] of [
    [reply('WRONGPASS invalid username-password pair or user is disabled.'), /disabled; .*redis:\/\/USER:PASSWORD@/],
    [reply('NOAUTH HELLO must be called with the client already …'), /^NOAUTH it wants a password; .*USER/],
    [reply('ERR invalid password'), /USER:PASSWORD@/],
    [reply("NOPERM this user has no permissions to run the 'time' command"), /ACL SETUSER NAME ~standin:\* \+@all/],
    [reply('ERR DB index is out of range'), /HOST:PORT\/0/],
    [reply('MOVED 3999 127.0.0.1:6381'), /cluster/],
    [reply("READONLY You can't write against a read only replica."), /name the server that it copies/],
    [reply("ERR unknown command 'X'"), /^ERR unknown command 'X'$/],
    [new Error('Unknown RESP type 72 "H". Please report this.'), /no Redis or Valkey/],
    [coded('DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate'), /NODE_EXTRA_CA_CERTS=ca.pem/],
    [coded('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), /NODE_EXTRA_CA_CERTS=ca.pem/],
    [coded('CERT_HAS_EXPIRED', 'certificate has expired'), /^certificate has expired$/],
    [coded('ERR_TLS_CERT_ALTNAME_INVALID'), /ALTNAME/],
    [coded('ERR_SSL_WRONG_VERSION_NUMBER'), /speak TLS/]
  ] as const) {
    t.match(refusalOf(error), refusal)
    t.notOk(passes(error), error.message)
  }
  for (const error of [
    reply('LOADING Redis is loading the dataset in memory'),
    reply("OOM command not allowed when used memory > 'maxmemory'."),
    reply('ERR max number of clients reached')
  ]) {
    t.equal(refusalOf(error), reasonOf(error))
    t.ok(passes(error), error.message)
  }
  for (const error of [coded('ECONNREFUSED'), coded('ENOTFOUND'), new Error('Command timed out')])
    t.equal(refusalOf(error), undefined, error.message)
})

t.test('a reason repeats no arguments of a command', async (t) => {
  const error = reply("ERR unknown command 'HELLO', with args beginning with: '3' 'AUTH' 'me' 'secret' ")
  t.equal(reasonOf(error), "ERR unknown command 'HELLO'")
  t.equal(refusalOf(error), "ERR unknown command 'HELLO'")
})

t.test('a reason is in plain words', async (t) => {
  const script = "READONLY You can't write against a read only replica. script: aee1, on @user_script:32."
  for (const [message, reason] of [
    ['Command timed out', 'it does not answer'],
    ['Reached the max retries per request limit (which is 0). Refer to "maxRet…', 'the connection was closed'],
    ["Stream isn't writeable and enableOfflineQueue options is false", 'the connection was closed'],
    ['Connection is closed.', 'the connection was closed'],
    ["OOM command not allowed when used memory > 'maxmemory'. script: aee1, on @user_script:32.", /^OOM its memory is/],
    [script, "READONLY You can't write against a read only replica"]
  ] as const) {
    t.match(reasonOf(reply(message)), reason)
  }
})

/** Listens, and returns the port. */
async function portOf(t: Test, server: Server): Promise<number> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => sockets.add(socket.on('error', () => {})))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  t.teardown(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  return (server.address() as AddressInfo).port
}

t.test('a server that speaks TLS where none was asked, or the reverse, is told from one that is silent', async (t) => {
  const tls = await portOf(
    t,
    createTlsServer(await madeCredentials('127.0.0.1')).on('tlsClientError', () => {})
  )
  t.match(await refusalOfScheme(new URL(`valkey://127.0.0.1:${tls}`)), /it speaks TLS; rediss:/)
  const plain = await portOf(
    t,
    createServer((socket) => socket.on('data', () => socket.write('-NOAUTH Authentication required.\r\n')))
  )
  t.match(await refusalOfScheme(new URL(`rediss://me:secret@127.0.0.1:${plain}`)), /it speaks no TLS; redis:/)
  t.equal(await refusalOfScheme(new URL(`redis://127.0.0.1:${plain}`)), undefined)
  const silent = await portOf(t, createServer())
  t.equal(await refusalOfScheme(new URL(`rediss://127.0.0.1:${silent}`), 5), undefined)
  const closing = await portOf(
    t,
    createServer((socket) => socket.end())
  )
  t.equal(await refusalOfScheme(new URL(`rediss://127.0.0.1:${closing}`)), undefined)
  t.equal(await refusalOfScheme(new URL('redis://[::1]:1')), undefined)
  t.equal(await refusalOfScheme(new URL('rediss://standin.invalid')), undefined)
})
