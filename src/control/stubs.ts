import type { Answer } from './answer.ts'
import type { Condition, RequestPattern } from './matching/request-pattern.ts'
import type { RequestView } from './matching/request-view.ts'
import type { Scenarios, Step } from './scenarios.ts'

/** A stub mapping: as the control API shows it, and what it was compiled to. */
export interface Stub {
  id: string
  name: string | undefined
  mapping: Record<string, unknown>
  request: RequestPattern
  answer: Answer
  /** The lowest goes first. */
  priority: number
  scenario: Step | undefined
  /** The operation that it answers, where it names one in place of a URL. */
  operationId: string | undefined
  /** The path parameters of the operation that it asks for. */
  parameters: string[]
  /** It answers before credentials and request are checked. */
  always: boolean
  /** It may send what the document forbids. */
  outsideContract: boolean
  /** How many requests it may still answer. */
  left: number
  /** How many it has answered. */
  used: number
  /** Tells which requests are among those that it answers, where that is a share of them. */
  share: ((seed: string, method: string, url: string) => boolean) | undefined
  /** Tells in how many seconds there is room again, where it answers those beyond a limit. */
  limit: ((now: number) => number) | undefined
}

/** The parts of a world that decide whether a stub answers. */
export interface Circumstances {
  scenarios: Scenarios
  seed: string
}

/** The stubs of a world. Of those that match, the one with the lowest priority answers, then the newest. */
export interface Stubs {
  size: () => number
  /** Newest first. */
  all: () => Stub[]
  get: (id: string) => Stub | undefined
  add: (...stubs: Stub[]) => void
  /** Puts a stub in the place of the one with its id. */
  replace: (stub: Stub) => void
  remove: (gone: (stub: Stub) => boolean) => void
  /** Takes away all stubs, but for those that are kept: they begin anew. */
  clear: () => void
  /** Lets the stubs that there are now outlive `clear`, each as it is now. */
  keep: () => void
  isKept: (stub: Stub) => boolean
  /** Returns the stubs that may answer a request, by operation, method and URL. The first is asked first. */
  candidates: (method: string, url: string, operationId?: string) => readonly Stub[]
  /** An id that nobody has. */
  nextId: () => string
}

/** Requests whose candidates are remembered; then all are forgotten. */
const mostRemembered = 5000
const longestRemembered = 2000
const none: readonly Stub[] = []

/**
 * No stubs, ready to be given some; those that `arise` answer too, are not shown, and begin anew when all others are
 * cleared. `tell` is called at each change.
 */
export function createStubs(
  scenarios: Scenarios,
  arise: () => readonly Stub[] = () => [],
  tell: () => void = () => {}
): Stubs {
  let standing = arise()
  let newestFirst: Stub[] = []
  let kept: Stub[] = []
  let ids = 0
  const byId = new Map<string, Stub>()
  const remembered = new Map<string, readonly Stub[]>()
  let filed: Files | undefined

  function changed(next: Stub[]): void {
    newestFirst = next
    filed = undefined
    remembered.clear()
    scenarios.keep(new Set(next.flatMap(({ scenario }) => scenario?.name ?? [])))
    tell()
  }

  return {
    size: () => newestFirst.length,
    all: () => newestFirst,
    get: (id) => byId.get(id),
    add(...stubs) {
      for (const stub of stubs) byId.set(stub.id, stub)
      changed([...stubs.toReversed(), ...newestFirst])
    },
    replace(stub) {
      byId.set(stub.id, stub)
      changed(newestFirst.map((one) => (one.id === stub.id ? stub : one)))
    },
    remove(gone) {
      const kept = newestFirst.filter((stub) => !gone(stub))
      if (kept.length === newestFirst.length) return
      byId.clear()
      for (const stub of kept) byId.set(stub.id, stub)
      changed(kept)
    },
    clear() {
      byId.clear()
      standing = arise()
      for (const stub of kept) byId.set(stub.id, { ...stub })
      changed(kept.map(({ id }) => byId.get(id) as Stub))
    },
    keep() {
      kept = newestFirst.map((stub) => ({ ...stub }))
    },
    isKept: ({ id }) => kept.some((stub) => stub.id === id),
    candidates(method, url, operationId) {
      if (newestFirst.length + standing.length === 0) return none
      const asked = operationId === undefined ? `${method} ${url}` : `${method} ${url} ${operationId}`
      const known = remembered.get(asked)
      if (known !== undefined) return known
      filed ??= filesOf([...newestFirst, ...standing])
      const found = find(filed, method, url, operationId)
      if (asked.length <= longestRemembered) {
        if (remembered.size >= mostRemembered) remembered.clear()
        remembered.set(asked, found)
      }
      return found
    },
    nextId() {
      for (;;) {
        const id = uuidOf(ids++)
        if (!byId.has(id)) return id
      }
    }
  }
}

/** A UUID for a number, the same in each run. */
export const uuidOf = (number: number): string => `57a4d140-0000-4000-8000-${number.toString(16).padStart(12, '0')}`

/** Stubs by what they are found by, each with its rank: the lower goes first. */
interface Files {
  rank: Map<Stub, number>
  exact: Map<string, Stub[]>
  rest: Stub[]
}

const keyOf = ({ operationId, request: { url } }: Stub): string | undefined =>
  operationId !== undefined
    ? `operation ${operationId}`
    : url === undefined || url.kind === 'any'
      ? undefined
      : `${url.kind} ${url.expected}`

function filesOf(newestFirst: Stub[]): Files {
  const ordered = newestFirst.toSorted((one, other) => one.priority - other.priority)
  const files: Files = { rank: new Map(ordered.map((stub, rank) => [stub, rank])), exact: new Map(), rest: [] }
  for (const stub of ordered) {
    const key = keyOf(stub)
    const list = key === undefined ? files.rest : files.exact.get(key)
    if (list === undefined) files.exact.set(key as string, [stub])
    else list.push(stub)
  }
  return files
}

function find({ rank, exact, rest }: Files, method: string, sent: string, operationId?: string): readonly Stub[] {
  const url = sent.replace(/^https?:\/\/[^/?]*/i, '')
  const at = url.indexOf('?')
  const path = at === -1 ? url : url.slice(0, at)
  const keys = [
    `url ${url}`,
    `path ${path}`,
    ...(operationId === undefined ? [] : [`operation ${operationId}`, 'operation *'])
  ]
  const found = [...keys.flatMap((key) => exact.get(key) ?? []), ...rest].filter(
    ({ request }) =>
      (request.method === undefined || request.method === method) &&
      (request.url === undefined || request.url.test(url, path))
  )
  return found.length === 0 ? none : found.sort((one, other) => (rank.get(one) as number) - (rank.get(other) as number))
}

/** Method and URL of what a stub takes, for people. */
export const aimOf = ({ request: { method, url } }: Stub): string => `${method ?? 'ANY'} ${url?.expected ?? 'any URL'}`

/** True where a stub's scenario is as the stub wants it. */
export const isInState = ({ scenario }: Stub, scenarios: Scenarios): boolean =>
  scenario?.required === undefined || scenarios.state(scenario.name) === scenario.required

/** The candidate that answers a request, and is not used by that. */
export function chosen(
  candidates: readonly Stub[],
  view: RequestView,
  { scenarios, seed }: Circumstances
): Stub | undefined {
  return candidates.find(
    (stub) =>
      stub.left > 0 &&
      isInState(stub, scenarios) &&
      stub.request.conditions.every(({ test }: Condition) => test(view)) &&
      drawnFor(stub, view, seed) > 0
  )
}

/** Numbers drawn for a request: once, however often it is asked which stub answers. */
const drawn = new WeakMap<RequestView, Map<Stub, number>>()

/** 0 where a stub that fails now and then lets a request pass; else after how many seconds it lets one pass again. */
export function drawnFor(stub: Stub, view: RequestView, seed: string): number {
  const { share, limit } = stub
  if (share === undefined && limit === undefined) return 1
  const known = drawn.get(view) ?? new Map<Stub, number>()
  drawn.set(view, known)
  const before = known.get(stub)
  if (before !== undefined) return before
  const now = share?.(seed, view.method, view.url) === false ? 0 : (limit?.(performance.now()) ?? 1)
  known.set(stub, now)
  return now
}

/** The candidate that answers a request, counted as used and its scenario moved: in one step, so that no other comes between. */
export function take(candidates: readonly Stub[], view: RequestView, circumstances: Circumstances): Stub | undefined {
  const { scenarios } = circumstances
  const stub = chosen(candidates, view, circumstances)
  if (stub === undefined) return undefined
  stub.left--
  stub.used++
  if (stub.scenario?.next !== undefined) scenarios.move(stub.scenario.name, stub.scenario.next)
  return stub
}

/** The states that the stubs of a scenario name. */
export function statesOf(steps: Step[]): string[] {
  return [...new Set(steps.flatMap(({ required, next }) => [required, next]).filter((state) => state !== undefined))]
}
