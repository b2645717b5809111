/** Chooses the stub that answers a request among the candidates. */
import { keptFor } from '../../document/memoized.ts'
import type { RowState } from '../../resources/rows/store.ts'
import type { RequestView } from '../matching/request-view.ts'
import type { Scenarios } from './scenarios.ts'
import type { Stub } from './stub.ts'
import { narrowed } from './stub-index.ts'

/** The parts of a world that decide whether a stub answers. */
export interface Circumstances {
  scenarios: Scenarios
  seed: string
  rows: Pick<RowState, 'writes'>
}

/** Returns true if a stub's scenario is in the state that the stub wants. */
export const isInState = ({ scenario }: Stub, scenarios: Scenarios): boolean =>
  scenario?.required === undefined || scenarios.state(scenario.name) === scenario.required

/** Returns the candidate that answers a request, without using it up. */
export function chooseStub(
  candidates: readonly Stub[],
  view: RequestView,
  { scenarios, seed, rows }: Circumstances
): Stub | undefined {
  return narrowed(candidates, view).find(
    (stub) =>
      stub.left > 0 &&
      (!stub.untilWritten || rows.writes === 0) &&
      isInState(stub, scenarios) &&
      stub.request.conditions.every(({ test }) => test(view)) &&
      drawnFor(stub, view, seed) > 0
  )
}

/** Numbers drawn for a request: once, however often stubs are asked. */
const drawnOf = keptFor((_view: RequestView) => new Map<Stub, number>())

/** Returns 0 if a stub that fails now and then lets a request pass, else the seconds until it lets one pass again. */
export function drawnFor(stub: Stub, view: RequestView, seed: string): number {
  const { share, limit } = stub
  if (share === undefined && limit === undefined) return 1
  const known = drawnOf(view)
  const before = known.get(stub)
  if (before !== undefined) return before
  const now = share?.(seed, view.method, view.url) === false ? 0 : (limit?.(performance.now()) ?? 1)
  known.set(stub, now)
  return now
}

/** Returns true for a stub whose answers depend on the requests before. */
export const isCounted = ({ left, scenario, share, limit, answer }: Stub): boolean =>
  left !== Number.POSITIVE_INFINITY ||
  scenario?.next !== undefined ||
  share !== undefined ||
  limit !== undefined ||
  answer.template !== undefined

/** Returns the candidate that answers a request, and uses it up. It never waits, so no other request comes between. */
export function takeStub(
  candidates: readonly Stub[],
  view: RequestView,
  circumstances: Circumstances
): Stub | undefined {
  const { scenarios } = circumstances
  const stub = chooseStub(candidates, view, circumstances)
  if (stub === undefined) return undefined
  stub.left--
  stub.used++
  if (stub.scenario?.next !== undefined) scenarios.move(stub.scenario.name, stub.scenario.next)
  return stub
}
