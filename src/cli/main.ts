#!/usr/bin/env node
import module from 'node:module'
import { run } from './run.ts'

// Reuses the code that Node compiled at the last start (Node 22.8 and later).
const { enableCompileCache } = module as { enableCompileCache?: () => void }
/* c8 ignore next -- Node 20 has none */
enableCompileCache?.()

const { argv, env, stdout, stderr } = process
// Ignores the errors of a stream that nobody reads any more.
for (const stream of [stdout, stderr]) stream.on('error', () => {})
const say = {
  out: (text: string | Buffer) => void stdout.write(text),
  err: (text: string) => void stderr.write(`standin: ${text}\n`)
}
void run(argv.slice(2), env, stdout.isTTY === true, say).then((code) => {
  process.exitCode = code
})
