#!/usr/bin/env node
import module from 'node:module'
import { Unreadable } from '../contract/yaml.ts'
import { version } from '../version.ts'
import { commandOf, helpText, type Mock, Usage } from './options.ts'

// What Node compiled at the last start need not be compiled at this one (Node 22.8 and later).
if ('enableCompileCache' in module) (module.enableCompileCache as () => void)()

void main()

/** Reads the command line and does what it says; ends the process with an exit code that means something. */
async function main(): Promise<void> {
  const { argv, env, stdout } = process
  try {
    const command = commandOf(argv.slice(2), env, stdout.isTTY === true)
    if (command.name === 'help') stdout.write(helpText())
    else if (command.name === 'version') stdout.write(`${version}\n`)
    else await mock(command)
  } catch (error) {
    process.stderr.write(`standin: ${inWords(error as NodeJS.ErrnoException)}\n`)
    process.exitCode = error instanceof Usage ? 2 : 1
  }
}

async function mock({ start, watch, log }: Mock): Promise<void> {
  const [{ startStandin }, { greetingOf }, { outputOf }] = await Promise.all([
    import('../standin.ts'),
    import('./greeting.ts'),
    import('./log.ts')
  ])
  const colors = process.stdout.isTTY === true && (process.env.NO_COLOR ?? '') === ''
  const output = outputOf(log, colors)
  const server = await startStandin({
    ...start,
    ...(output.request === undefined ? {} : { log: output.request }),
    ...(watch ? { watch: told } : {})
  })
  output.line(`standin listening on ${server.url}`)
  if (log === 'pretty') output.line(greetingOf(server, performance.now()))
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, async () => {
      await server.close()
      await output.end()
      process.exit(0)
    })
  }

  function told({ file, error }: { file: string; error?: Error }): void {
    if (error === undefined) output.line(`standin reloaded ${file}`)
    else process.stderr.write(`standin: ${error.message}\nstandin goes on with what it read before\n`)
  }
}

/** One paragraph that says what is wrong and what to do. */
function inWords(error: NodeJS.ErrnoException & { port?: number; address?: string }): string {
  if (error instanceof Usage) return `${error.message}\nstandin --help lists the options`
  if (error instanceof Unreadable) return error.message
  if (error.code === 'EADDRINUSE') {
    return `port ${error.port} is in use: end what listens there, or take another with --port (0 takes a free one)`
  }
  if (error.code === 'EACCES' && error.syscall === 'listen')
    return `port ${error.port} is not allowed: take one above 1023 with --port`
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return `cannot listen on ${error.address ?? 'that host'}: --host takes an address of this machine`
  return `could not start: ${error.message}`
}
