import { execFileSync } from 'node:child_process'
import { truncateSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { readLocal, readUrl } from '../../../src/document/references/read.ts'

const url = new URL('http://127.0.0.1/')

t.test(
  'a pipe is read where it stands for the document, and nowhere else',
  { skip: process.platform === 'win32' },
  async (t) => {
    const pipe = join(t.testdir(), 'pipe')
    execFileSync('mkfifo', [pipe])
    await t.rejects(readLocal(pipe), { message: 'it is a device or a pipe, no file' })
    const read = readLocal(pipe, { pipe: true })
    const writer = await open(pipe, 'w')
    await writer.writeFile('openapi: 3.1.0')
    await writer.close()
    t.equal(await read, 'openapi: 3.1.0')
  }
)

t.test('UTF-16 is read in both orders of bytes', async (t) => {
  const little = Buffer.from('\ufeffé: 1', 'utf16le')
  const dir = t.testdir({ little, big: Buffer.from(little).swap16() })
  for (const name of ['little', 'big']) t.equal(await readLocal(join(dir, name)), 'é: 1', name)
})

t.test('a file that is too large is not read', async (t) => {
  const file = join(t.testdir(), 'large')
  writeFileSync(file, '')
  truncateSync(file, 65 * 1024 * 1024)
  await t.rejects(readLocal(file), { message: 'it is larger than 64 MB' })
})

t.test('what the system refuses is told without the path', async (t) => {
  const file = join(t.testdir({ file: '' }), 'file')
  for (const [code, message] of [
    ['EACCES', 'permission denied'],
    ['EPERM', 'permission denied'],
    ['EIO', 'the system says EIO']
  ] as const) {
    const readFile = () => Promise.reject(Object.assign(new Error(`${code}: ${file}`), { code }))
    const promises = { ...(await import('node:fs/promises')), readFile }
    const { readLocal } = await t.mockImport<typeof import('../../../src/document/references/read.ts')>(
      '../../../src/document/references/read.ts',
      {
        'node:fs/promises': promises
      }
    )
    await t.rejects(readLocal(file), { message }, code)
  }
})

t.test('a server that fails is told by its reason', async (t) => {
  const timeout = Object.assign(new Error('aborted'), { name: 'TimeoutError' })
  const table: [error: Error, message: string][] = [
    [timeout, 'no complete answer within 10 seconds'],
    [new Error('failed', { cause: new Error('read ECONNRESET') }), 'read ECONNRESET'],
    [new Error('failed', { cause: Object.assign(new Error(''), { code: 'ECONNREFUSED' }) }), 'no server listens there'],
    [new Error('failed', { cause: Object.assign(new Error(''), { code: 'EPIPE' }) }), 'EPIPE'],
    [new Error('unknown scheme'), 'unknown scheme']
  ]
  for (const [error, message] of table) {
    const { restore } = t.intercept(globalThis, 'fetch', { value: () => Promise.reject(error) })
    await t.rejects(
      readUrl(url, () => {}),
      { message }
    )
    restore()
  }
})
