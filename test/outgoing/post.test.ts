import { createServer } from 'node:net'
import t from 'tap'
import { post } from '../../src/outgoing/post.ts'

const sent = { method: 'POST', headers: {}, body: undefined, lookup: undefined }

t.test('a receiver that does not speak as it should is an error', async (t) => {
  const server = createServer((socket) => socket.on('error', () => {}).end('nonsense\r\n\r\n'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => server.close())
  const { port } = server.address() as { port: number }
  await t.rejects(post({ ...sent, url: `http://127.0.0.1:${port}` }))
  await t.rejects(post({ ...sent, url: `https://127.0.0.1:${port}` }))
})

t.test('an error without a message is told by its code', async (t) => {
  const lookup = (_host: string, _options: object, done: (error: Error, address: string) => void) =>
    done(Object.assign(new Error(''), { code: 'ENOTHING' }), '')
  await t.rejects(post({ ...sent, url: 'http://hooks.example', lookup: lookup as never }), { message: 'ENOTHING' })
})
