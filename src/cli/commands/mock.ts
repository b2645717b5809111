import { startServer } from '../../start.ts'
import type { Reloaded } from '../../watch.ts'
import type { MockCommand } from '../arguments/command.ts'
import { greetingOf, notesOf } from '../output/greeting.ts'
import { inColors, outputOf } from '../output/log.ts'
import { inWords } from '../output/messages.ts'

/** Serves until a signal comes. Throws if the server cannot start. */
export async function mock(
  { start, watch, log }: MockCommand,
  signals: { stop: () => Promise<void> }
): Promise<number> {
  const output = outputOf(log, inColors(process.stdout, process.env))
  const server = await startServer({
    ...start,
    ...(output.request === undefined ? {} : { log: output.request }),
    ...(watch ? { watch: report } : {})
  })
  signals.stop = async () => {
    try {
      await server.close()
    } finally {
      await output.end()
    }
  }
  output.line(`standin listening on ${server.url}`)
  if (log === 'pretty') output.line(greetingOf(server, start, performance.now()))
  else for (const note of notesOf(server)) output.error(note)
  return 0

  function report({ file, error, keepsRows = false, notices = [] }: Reloaded): void {
    if (error === undefined) output.line(`standin reloaded ${file}; rows are ${keepsRows ? 'kept' : 'as at the start'}`)
    else output.error(`standin: ${inWords(error)}\nstandin goes on with what it read before`)
    for (const notice of notices) output.error(`standin: ${notice}`)
  }
}
