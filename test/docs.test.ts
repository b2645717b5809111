import { readdirSync } from 'node:fs'
import { mkdir, stat, symlink } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import t from 'tap'
import type { Option } from '../src/cli/arguments/arguments.ts'
import { options } from '../src/cli/arguments/options.ts'
import { isShown, pageText, runPage } from './fixtures/page.ts'

const root = resolve(import.meta.dirname, '..')
const pages = [
  'README.md',
  ...readdirSync(join(root, 'docs')).flatMap((name) => (name.endsWith('.md') ? `docs/${name}` : []))
]

t.jobs = 2
for (const name of pages) {
  t.test(`the commands and snippets of ${name} run as it shows`, async (t) => {
    const folder = t.testdir()
    await symlink(join(root, 'examples'), join(folder, 'examples'))
    await mkdir(join(root, '.tap'), { recursive: true })
    for (const { block, shown, printed, exitCode } of await runPage(await pageText(name), folder)) {
      const at = `${name}:${block.line}`
      if (shown === undefined) t.equal(exitCode, 0, `${at} ends well\n${printed}`)
      else t.ok(isShown(shown, printed), `${at} prints what is shown`, { shown, printed })
    }
  })

  t.test(`the links of ${name} lead somewhere`, async (t) => {
    const markdown = await pageText(name)
    const targets = [...markdown.matchAll(/\]\((?!https?:)([^)\s#]*)(#[^)\s]*)?\)|src="(?!https?:)([^"]+)"/g)]
    for (const [, path = '', anchor = '', image] of targets) {
      const file = join(name, '..', image ?? path)
      const text = path === '' && image === undefined ? markdown : await pageText(file).catch(() => undefined)
      t.not(text, undefined, `${file} is there`)
      if (anchor !== '') t.ok(anchorsOf(text ?? '').has(anchor), `${file} has ${anchor}`)
    }
  })
}

t.test('README is at most 150 lines long', async (t) => {
  t.ok((await pageText('README.md')).trimEnd().split('\n').length <= 150)
})

/** The anchors of headings, as GitHub makes them. */
function anchorsOf(markdown: string): Set<string> {
  const headings = markdown.matchAll(/^#+ (.+)$/gm)
  return new Set(
    Array.from(
      headings,
      ([, heading]) =>
        `#${(heading as string)
          .toLowerCase()
          .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
          .replaceAll(' ', '-')}`
    )
  )
}

t.test('the files that How it works names are there', async (t) => {
  const named = [...(await pageText('docs/how-it-works.md')).matchAll(/`([\w./-]+(?:\.ts|\/))`/g)]
  for (const [, path] of named) {
    const inSource = /^(test|bench)\//.test(path as string) ? (path as string) : `src/${path}`
    const there = await stat(join(root, inSource)).catch(() => stat(join(root, 'src/server', path as string)))
    t.ok(there.isFile() || there.isDirectory(), path as string)
  }
})

t.test('every option stands in the page of the command line', async (t) => {
  const page = await pageText('docs/command-line.md')
  for (const [name, { no, help }] of Object.entries<Option>(options)) {
    const asInPrism = help === false || /Prism/.test(help)
    if (!asInPrism) t.ok(page.includes(no ? `--no-${name}` : `--${name}`), name)
  }
})
