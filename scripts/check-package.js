// Checks the package as a project gets it: packs it, puts it in a project beside the dependencies that it declares,
// loads each entry as an ES module, as CommonJS and in a VM as Jest does, and compiles against its types.
// usage: node scripts/check-package.js, after npm run build
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'

const root = join(import.meta.dirname, '..')
const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const project = mkdtempSync(join(tmpdir(), 'standin-'))
const tsc = join(root, 'node_modules/typescript/bin/tsc')
const resolutions = [
  ['--module', 'node16', '--moduleResolution', 'node16'],
  ['--module', 'nodenext', '--moduleResolution', 'nodenext'],
  ['--module', 'esnext', '--moduleResolution', 'bundler'],
  ['--module', 'commonjs', '--ignoreDeprecations', '6.0', '--moduleResolution', 'node10']
]
let failed = false

try {
  makeProject()
  await lint()
  for (const file of ['load.mjs', 'load.cjs', 'load-in-vm.cjs']) check(file, [file])
  for (const kind of ['module', 'commonjs']) {
    cpSync(join(project, 'use.ts'), join(project, kind, 'use.ts'))
    for (const resolution of resolutions)
      check(`types, ${kind}, ${resolution.at(-1)}`, [tsc, '--project', kind, ...resolution])
  }
} finally {
  rmSync(project, { recursive: true })
}
process.exitCode = failed ? 1 : 0

/** Puts the packed package in the project, with nothing beside it but what it declares and stubs of test runners. */
function makeProject() {
  cpSync(join(import.meta.dirname, 'check-package'), project, { recursive: true })
  const modules = join(project, 'node_modules')
  cpSync(join(project, 'runners'), modules, { recursive: true })
  for (const name of [...Object.keys(dependencies), '@types/node']) {
    mkdirSync(dirname(join(modules, name)), { recursive: true })
    symlinkSync(join(root, 'node_modules', name), join(modules, name))
  }
  const pack = ['pack', '--json', '--ignore-scripts', '--pack-destination', project]
  const [{ filename }] = JSON.parse(
    execFileSync('npm', pack, { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' })
  )
  execFileSync('tar', ['-xzf', filename], { cwd: project })
  cpSync(join(project, 'package'), join(modules, 'standin'), { recursive: true })
}

async function lint() {
  const { messages, pkg } = await publint({ pkgDir: join(project, 'node_modules/standin'), strict: true, pack: false })
  report('publint', messages.map((message) => formatMessage(message, pkg)).join('\n'))
}

/** Runs Node in the project; a check passes where that ends with 0. */
function check(name, args) {
  try {
    execFileSync(process.execPath, args, { cwd: project, encoding: 'utf8', stdio: 'pipe' })
    report(name, '')
  } catch ({ stdout, stderr }) {
    report(name, (stdout + stderr).trim())
  }
}

function report(name, problem) {
  console.log(problem === '' ? `ok      ${name}` : `failed  ${name}\n${problem}`)
  failed ||= problem !== ''
}
