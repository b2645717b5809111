// Runs one fuzzer for a time. usage: node fuzz/one.js NAME SEED SECONDS FILE_FOR_THE_LAST_INPUT
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'

const [name, seed, seconds, last] = process.argv.slice(2)
const { inputs, fails, stop = async () => {} } = await (await import(`./${name}.js`)).default()
const kept = JSON.parse(readFileSync(join(import.meta.dirname, 'kept', `${name}.json`), 'utf8'))
let tried = 0
const property = fc.asyncProperty(inputs, async (input) => {
  tried++
  // Written at once, since an input may keep the process busy for good.
  writeFileSync(last, JSON.stringify(input))
  const reason = await fails(input)
  if (reason !== undefined) throw new Error(reason)
})
const settings = { seed: Number(seed), numRuns: 1e9, examples: kept.map((input) => [input]) }
let found = await fc.check(property, { ...settings, interruptAfterTimeLimit: Number(seconds) * 1000 })
// The time may have been over before the input was small.
if (found.failed && found.counterexamplePath !== null && found.interrupted)
  found = await fc.check(property, { ...settings, path: found.counterexamplePath, interruptAfterTimeLimit: 20_000 })
await stop()
console.log(`${name}: ${tried} inputs, seed ${seed}`)
if (found.failed && found.counterexample !== null) {
  console.log(`${name} failed: ${found.errorInstance?.message}\n${JSON.stringify(found.counterexample[0])}`)
  process.exitCode = 1
}
