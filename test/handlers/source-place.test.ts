import { join, resolve } from 'node:path'
import t from 'tap'
import { keepMap, placeOfError } from '../../src/handlers/source-place.ts'
import { shownFile } from '../../src/resources/fixtures/files.ts'

const withStack = (...lines: string[]) => Object.assign(new Error('x'), { stack: ['Error: x', ...lines].join('\n') })

t.test('the innermost place of somebody else’s code is told', async (t) => {
  const own = resolve('src/library/words.ts')
  t.equal(
    placeOfError(
      withStack(
        '    at thing (node:internal/errors:1:2)',
        '    at other (/srv/node_modules/pkg/index.js:3:4)',
        `    at rows (${own}:5:6)`,
        '    at async default (file:///srv/handlers/getThing.ts?standin-load=4:7:8)',
        '    at /srv/handlers/outer.ts:9:10'
      )
    ),
    '/srv/handlers/getThing.ts:7:8'
  )
  t.equal(placeOfError(withStack('    at /srv/handlers/outer.ts:9:10')), '/srv/handlers/outer.ts:9:10')
  t.equal(placeOfError(withStack('    at node:internal/errors:1:2')), undefined)
  t.equal(placeOfError({ name: 'Error', message: 'no stack' }), undefined)
})

t.test('the place of a mistake of syntax is its line', async (t) => {
  const error = Object.assign(new SyntaxError('x'), { stack: 'file:///srv/a.js:3\nconst = 1\n' })
  t.equal(placeOfError(error), '/srv/a.js:3:1')
})

t.test('a compiled place is told as its author wrote it', async (t) => {
  // Line 1 of the compiled file is line 3 of `source.ts`.
  const map = { version: 3, sources: ['source.ts'], names: [], mappings: 'AAEA' }
  keepMap('/srv/a.ts', JSON.stringify(map))
  t.equal(placeOfError(withStack('    at /srv/a.ts:1:1')), '/srv/source.ts:3:1')
  keepMap('/srv/b.ts', JSON.stringify({ ...map, sources: [], mappings: '' }))
  t.equal(placeOfError(withStack('    at /srv/b.ts:1:1')), '/srv/b.ts:1:1')
})

t.test('a path below the working folder is told from there', async (t) => {
  t.equal(shownFile(join(process.cwd(), 'a/b.ts')), 'a/b.ts')
  t.equal(shownFile(resolve('..', 'b.ts')), resolve('..', 'b.ts'))
})
