import fs, { existsSync, statSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import t from 'tap'
import { makeFolder } from '../../src/document/make-folder.ts'

t.test('a folder is made with those above it, and one that is there stays', async (t) => {
  const folder = join(t.testdir({}), 'a', 'b', 'c')
  makeFolder(folder)
  makeFolder(folder)
  t.ok(statSync(folder).isDirectory())
})

t.test(
  'a folder below one that takes none is refused',
  { skip: !existsSync('/proc/self') && 'no /proc' },
  async (t) => {
    t.throws(() => makeFolder('/proc/standin/folder'), { code: 'ENOENT' })
  }
)

t.test('a folder that another process makes meanwhile will do', async (t) => {
  const folder = join(t.testdir({}), 'new')
  const { mkdirSync } = fs
  const { restore } = t.intercept(fs, 'mkdirSync', {
    value: (path: string) => {
      mkdirSync(path)
      return mkdirSync(path)
    }
  })
  syncBuiltinESMExports()
  makeFolder(folder)
  restore()
  syncBuiltinESMExports()
  t.ok(existsSync(folder))
})
