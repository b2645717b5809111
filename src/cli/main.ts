#!/usr/bin/env node
import module from 'node:module'
import { run } from './run.ts'
import { warmNextTick } from './warm.ts'

// What Node compiled at the last start need not be compiled at this one (Node 22.8 and later).
const { enableCompileCache } = module as { enableCompileCache?: () => void }
/* c8 ignore next -- Node 20 has none */
enableCompileCache?.()

warmNextTick()

const { argv, env, stdout, stderr } = process
// Where nobody reads any more there is nobody to tell.
for (const stream of [stdout, stderr]) stream.on('error', () => {})
const say = {
  out: (text: string | Buffer) => void stdout.write(text),
  err: (text: string) => void stderr.write(`standin: ${text}\n`)
}
void run(argv.slice(2), env, stdout.isTTY === true, say).then((code) => {
  process.exitCode = code
})
