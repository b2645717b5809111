/** The recordings: answers of another server that become stubs. */
import type { Entry } from '../../control/journal/journal.ts'
import { ControlProblem, codes, problemAt } from '../../control/matching/control-problem.ts'
import type { Members } from '../../control/matching/fields.ts'
import type { World } from '../../control/world.ts'
import { stubOf } from '../mapping.ts'
import { type RecordSpec, recordSpecOf } from '../record-spec.ts'
import { countCut, recordedMappings } from '../recorded.ts'
import { type ApiCall, type ApiRoute, jsonOf, jsonOr, type RouteReply } from './call.ts'
import { persist } from './mappings.ts'

export const recordingRoutes: ApiRoute[] = [
  ['POST', '/recordings/start', start],
  ['POST', '/recordings/stop', stop],
  ['GET', '/recordings/status', ({ world }) => ({ body: { status: recordings.get(world)?.status ?? 'NeverStarted' } })],
  ['POST', '/recordings/snapshot', (call) => keep(call, recordSpecOf(jsonOr(call, {})), call.world.journal.entries())]
]

interface Recording {
  status: 'Recording' | 'Stopped'
  spec: RecordSpec
  /** The stub that sends all requests on. */
  stubId: string
  /** The first entry that belongs to the recording. */
  from: number
}

/** The last recording of each world. */
const recordings = new WeakMap<World, Recording>()

/** Sends all requests on from now on. A recording that runs goes on, as in WireMock. */
function start(call: ApiCall): RouteReply {
  const { world } = call
  const spec = recordSpecOf(jsonOf(call))
  if (spec.target === undefined) {
    throw problemAt('/targetBaseUrl', 'a recording wants the targetBaseUrl of the server that is recorded')
  }
  if (recordings.get(world)?.status === 'Recording') return {}
  const stubId = world.stubs.nextId()
  const response = { proxyBaseUrl: spec.target }
  world.stubs.add(stubOf({ response, metadata: { standin: { always: true } } }, stubId))
  const from = (world.journal.entries().at(-1)?.id ?? -1) + 1
  recordings.set(world, { status: 'Recording', spec, stubId, from })
  return {}
}

function stop(call: ApiCall): RouteReply {
  const { world } = call
  const recording = recordings.get(world)
  if (recording?.status !== 'Recording') {
    throw new ControlProblem(400, [{ code: codes.notRecording, title: 'Not currently recording.' }])
  }
  const { stubId, spec, from } = recording
  recordings.set(world, { ...recording, status: 'Stopped' })
  world.stubs.remove(({ id }) => id === stubId)
  return keep(
    call,
    spec,
    world.journal.entries().filter(({ id }) => id >= from)
  )
}

/** Adds stubs for answers, and shows them, the newest first. */
function keep(call: ApiCall, spec: RecordSpec, entries: Entry[]): RouteReply {
  const { world, checkStub } = call
  const { stubs, journal } = world
  const mappings = recordedMappings(entries, spec, () => stubs.nextId())
  const made = mappings.map((mapping: Members) => stubOf(mapping, mapping.id as string))
  for (const stub of made) checkStub(stub)
  stubs.add(...made)
  persist(call, made.toReversed())
  const shown = made.toReversed().map(({ mapping }) => mapping)
  const dropped = journal.dropped()
  const cut = countCut(entries, spec)
  // WireMock's clients know no fields for these.
  const headers: Record<string, string> = {
    ...(dropped === 0 ? {} : { 'standin-journal-dropped': String(dropped) }),
    ...(cut === 0 ? {} : { 'standin-reason': `${cut} answers were too long for the journal, and are no stubs` })
  }
  return { headers, body: spec.idsOnly ? { ids: shown.map(({ id }) => id) } : { mappings: shown } }
}
