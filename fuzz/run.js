// Looks for inputs that standin fails on: requests, calls of the control API, and documents.
// usage: npm run fuzz -- [--seed N] [--seconds S] [requests|control|documents]...
// A failure is printed in its smallest form. Add it to kept/NAME.json, and it is tried first from then on.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: String(Date.now() % 1e9) }, seconds: { type: 'string', default: '60' } }
})
const names = positionals.length > 0 ? positionals : ['requests', 'control', 'documents']
const seconds = Number(values.seconds) / names.length
const folder = mkdtempSync(join(tmpdir(), 'standin-fuzz-'))
let failed = false
for (const name of names) if (!(await fuzz(name))) failed = true
rmSync(folder, { recursive: true })
process.exitCode = failed ? 1 : 0

/** Runs one fuzzer in a process of its own, and ends it if an input keeps it busy. Resolves to true if all went well. */
async function fuzz(name) {
  const last = join(folder, name)
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'one.js'), name, values.seed, String(seconds), last],
    {
      stdio: 'inherit'
    }
  )
  let hung = false
  const timer = setTimeout(
    () => {
      hung = true
      child.kill('SIGKILL')
    },
    seconds * 1000 + 60_000
  )
  const code = await new Promise((resolve) => child.once('exit', resolve))
  clearTimeout(timer)
  if (hung || code === null) console.log(`${name}: it hangs, or ended at a signal, on\n${readFileSync(last, 'utf8')}`)
  return code === 0
}
