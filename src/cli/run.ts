import cluster from 'node:cluster'
import { statSync } from 'node:fs'
import { type Command, commandOf } from './arguments/command.ts'
import type { FromEnvironment } from './arguments/environment.ts'
import type { Say } from './output/say.ts'
import { endWithNpm } from './parent.ts'

/**
 * Runs a command line, loads only the code that it needs, and prints errors. Resolves to the exit code: 0, or 1 if the
 * command failed or found something, or 2 for a wrong command line. Throws nothing.
 */
export async function run(args: string[], env: NodeJS.ProcessEnv, terminal: boolean, say: Say): Promise<number> {
  let environment: FromEnvironment = {}
  // Names the variable of a refused value, since the user may not know that it is set.
  const err = (reason: string) => {
    const [from] = Object.entries(environment).filter(([, value]) => reason.includes(value))
    say.err(from === undefined ? reason : `${reason} (the variable ${from.join(' says ')})`)
  }
  const blaming = { ...say, err }
  try {
    const asked = commandOf(args, env, terminal, isFile)
    if ('notices' in asked) {
      // The primary process has said them.
      if (!cluster.isWorker) for (const notice of asked.notices) say.err(notice)
      environment = asked.environment
    }
    return await command(asked, env, blaming)
  } catch (error) {
    return failed(error as Error, blaming)
  }
}

/** Prints an error in words. Resolves to the exit code. */
async function failed(error: Error, say: Say): Promise<number> {
  const { inWords } = await import('./output/messages.ts')
  say.err(inWords(error))
  return error.name === 'Usage' ? 2 : 1
}

async function command(asked: Command, env: NodeJS.ProcessEnv, say: Say): Promise<number> {
  switch (asked.name) {
    case 'mock': {
      const signals = hearSignals(env, say)
      return (await import('./commands/mock.ts')).mock(asked, signals)
    }
    case 'check':
      return (await import('./commands/check.ts')).check(asked, say)
    case 'routes':
      return (await import('./commands/routes.ts')).routes(asked, say)
    case 'generate':
      return (await import('./commands/generate.ts')).generate(asked, say)
    case 'types':
      return (await import('./commands/types.ts')).types(asked, say)
    case 'import':
      return (await import('./commands/import.ts')).importTraffic(asked, say)
    case 'infer':
      return (await import('./commands/infer.ts')).inferDocument(asked, say)
    case 'completion':
      return (await import('./commands/completion.ts')).completion(asked, say)
    case 'version':
      say.out(`${(await import('../version.ts')).version}\n`)
      return 0
    case 'help':
      say.out((await import('./arguments/help.ts')).helpText(asked.of))
      return 0
  }
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true

/**
 * Ends the process at a signal, or when npm has ended the script that runs it: with 0, or with 1 if it could not save.
 * It listens from the start, since process 1 of a container ignores signals that nobody listens for.
 */
function hearSignals(env: NodeJS.ProcessEnv, say: Say): { stop: () => Promise<void> } {
  const signals = { stop: async () => {} }
  let stopped: Promise<number> | undefined
  const end = async () => {
    stopped ??= signals.stop().then(
      () => 0,
      async (error) => failed(error, say)
    )
    process.exit(await stopped)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, end)
  endWithNpm(env, end)
  return signals
}
