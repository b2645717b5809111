#!/usr/bin/env node
import module from 'node:module'
import type { Say } from './commands/say.ts'
import { keepHeapSmall } from './heap.ts'
import { type Command, commandOf } from './options.ts'
import { warmNextTick } from './warm.ts'

// What Node compiled at the last start need not be compiled at this one (Node 22.8 and later).
const { enableCompileCache } = module as { enableCompileCache?: () => void }
/* c8 ignore next -- Node 20 has none */
enableCompileCache?.()

warmNextTick()
void main()

/** Reads the command line and does what it says; ends the process with an exit code that means something. */
async function main(): Promise<void> {
  const { argv, env, stdout, stderr } = process
  // Where nobody reads any more there is nobody to tell.
  for (const stream of [stdout, stderr]) stream.on('error', () => {})
  const say: Say = { out: (text) => void stdout.write(text), err: (text) => void stderr.write(`standin: ${text}\n`) }
  try {
    process.exitCode = await run(commandOf(argv.slice(2), env, stdout.isTTY === true), say)
  } catch (error) {
    const { inWords } = await import('./words.ts')
    say.err(inWords(error as Error))
    process.exitCode = (error as Error).name === 'Usage' ? 2 : 1
  }
}

/** Does a command, with no more code than it needs. Resolves to its exit code. */
async function run(command: Command, say: Say): Promise<number> {
  switch (command.name) {
    case 'mock': {
      const listening = keepHeapSmall([command.start.document].flat())
      const signals = hearSignals()
      const { mock } = await import('./commands/mock.ts')
      const code = await mock(command, signals)
      listening()
      return code
    }
    case 'check':
      return (await import('./commands/check.ts')).check(command, say)
    case 'routes':
      return (await import('./commands/routes.ts')).routes(command, say)
    case 'generate':
      return (await import('./commands/generate.ts')).generate(command, say)
    case 'version':
      say.out(`${(await import('../version.ts')).version}\n`)
      return 0
    case 'help':
      say.out((await import('./help.ts')).helpText())
      return 0
  }
}

/** Ends the process with 0 at a signal, from the start: as process 1 of a container it would hear none otherwise. */
function hearSignals(): { stop: () => Promise<void> } {
  const signals = { stop: async () => {} }
  let stopped: Promise<void> | undefined
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, async () => {
      stopped ??= signals.stop()
      await stopped
      process.exit(0)
    })
  }
  return signals
}
