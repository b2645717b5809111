import cluster from 'node:cluster'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { type OpenLog, startServer } from '../../start.ts'
import { newTokenKey } from '../../token-key.ts'
import type { DriftReport } from '../../upstream/drift.ts'
import { driftText } from '../../upstream/drift-text.ts'
import type { Reloaded } from '../../watch.ts'
import type { MockCommand } from '../arguments/command.ts'
import { authorityLines, greetingOf, notesOf } from '../output/greeting.ts'
import { inColors, outputOf } from '../output/log.ts'
import { inWords, plain } from '../output/messages.ts'

/** The variable that holds the key of workers, or names its file. */
const keyVariable = 'TOKEN_KEY_OF_STANDIN'
/** The variable that holds the port of workers. */
const portVariable = 'PORT_OF_STANDIN'

/** Serves until a signal comes. Throws if the server cannot start. */
export async function mock(command: MockCommand, signals: { stop: () => Promise<void> }): Promise<number> {
  const { workers } = command
  if (workers === 1 || cluster.isWorker) return serve(command, signals)
  const { startWorkers } = await import('../../replicas/primary.ts')
  // All workers sign by one key, so that each knows the others' tokens.
  process.env[keyVariable] = command.start.tokenKey ?? newTokenKey()
  // Workers that begin once all others have ended would take another free port.
  if (command.start.port === 0) process.env[portVariable] = await freePort(command.start.host)
  const primary = startWorkers(cluster, workers)
  signals.stop = primary.close
  return primary.ended
}

async function freePort(host: string | undefined): Promise<string> {
  const server = createServer().listen(0, host)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return String(port)
}

async function serve(
  { start, watch, log, store, workers }: MockCommand,
  signals: { stop: () => Promise<void> }
): Promise<number> {
  const output = outputOf(log, inColors(process.stdout, process.env))
  const worker = workers === 1 ? undefined : await joinedWorker()
  const { [keyVariable]: tokenKey, [portVariable]: port } = process.env
  const server = await startServer(
    {
      ...start,
      ...(tokenKey === undefined ? {} : { tokenKey }),
      ...(port === undefined ? {} : { port: Number(port) }),
      ...(output.request === undefined ? {} : { log: output.request }),
      ...(watch ? { watch: report } : {})
    },
    store === undefined ? worker && (async () => worker.log) : inStore(store)
  ).catch((error) => {
    worker?.leave()
    throw error
  })
  signals.stop = async () => {
    try {
      await server.close()
      if (log !== 'silent') showDrift(server.drift())
      for (const note of server.recorded()) output.error(plain(`standin: ${note}`))
    } finally {
      await output.end()
    }
  }
  await worker?.listening()
  output.line(`standin listening on ${server.url}`)
  if (log === 'pretty') output.line(greetingOf(server, start, performance.now()))
  else for (const note of notesOf(server)) output.error(note)
  if (log === 'json') authorityLines(server).forEach(output.line)
  return 0

  function showDrift(drift: DriftReport | undefined): void {
    if (drift !== undefined) output.line(log === 'json' ? JSON.stringify({ drift }) : plain(driftText(drift)))
  }

  function report({ file, error, keepsRows = false, notices = [] }: Reloaded): void {
    if (error === undefined) output.line(`standin reloaded ${file}; rows are ${keepsRows ? 'kept' : 'as at the start'}`)
    else output.error(`standin: ${inWords(error)}\nstandin goes on with what it read before`)
    for (const notice of notices) output.error(`standin: ${notice}`)
  }

  function inStore(url: string): OpenLog {
    return async (scope) => {
      const { redisLog } = await import('../../replicas/redis-log.ts')
      // One of the workers speaks for all.
      const tell = (line: string) => worker?.isFirst === false || output.error(`standin: ${line}`)
      const shared = await redisLog(url, scope, tell)
      return worker?.log.port === undefined ? shared : { ...shared, port: worker.log.port }
    }
  }
}

async function joinedWorker() {
  const [{ joinPrimary }, { seatVariable }] = await Promise.all([
    import('../../replicas/worker-log.ts'),
    import('../../replicas/primary.ts')
  ])
  process.on('disconnect', () => process.exit(1))
  const seat = JSON.parse(process.env[seatVariable] as string)
  const worker = await joinPrimary(
    seat,
    { send: (message) => void process.send?.(message) },
    (hear) => void process.on('message', hear)
  )
  // The channel to the primary would keep a process running that has nothing else to do.
  return { ...worker, isFirst: seat.index === 1, leave: () => process.channel?.unref() }
}
