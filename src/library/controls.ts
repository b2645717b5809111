/** The library's words for a server in the same process. */
import type { Operation } from '../contract/contract.ts'
import { isOver, type SentCallback } from '../control/callback.ts'
import { type Entry, type ReceivedRequest, type Room, receivedOf } from '../control/journal/journal.ts'
import type { Secrets } from '../control/journal/secrets.ts'
import { requestPatternOf, takesRequest } from '../control/matching/request-pattern.ts'
import { requestViewOf } from '../control/matching/request-view.ts'
import { noOperation, operationNamed } from '../control/operation-names.ts'
import { cleanOf, cleanTable, coverageOf } from '../control/report.ts'
import type { CheckStub, Stub } from '../control/stubs/stub.ts'
import { forgetReplies, resetWorld, type World } from '../control/world.ts'
import { noName, type Worlds, worldUrl } from '../control/worlds.ts'
import { isObject } from '../document/json/is-object.ts'
import type { HandlerFunction, Handlers } from '../handlers/handler.ts'
import type { StateKeeper } from '../resources/state/keeper.ts'
import type { WorldState } from '../resources/state/snapshot.ts'
import { issuerOf } from '../tokens/issuer.ts'
import type { MappingsFolder } from '../wiremock/files/mappings-folder.ts'
import { mappingId, stubOf } from '../wiremock/mapping.ts'
import type { HandlersFor } from './api-types.ts'
import { coded, StandinError } from './errors.ts'
import type { Arranged } from './shorthand.ts'
import { journalTable, type RequestSelection, verify } from './verify.ts'
import { whenFound } from './waiting.ts'
import type { WebhookOptions } from './webhook-options.ts'
import { controlWords, type Which, type Words, type WorldWords } from './words.ts'
import { restore, stateOfWorld } from './world-state.ts'

export type { Pattern, Times, Which } from './words.ts'

/** The controls of a server in the test's own process. */
export interface Controls<Api = unknown> extends Words<Api, 'now'>, LocalWords<Api> {
  world: (name: string) => WorldControls<Api>
}
/** The controls of a named world. */
export interface WorldControls<Api = unknown> extends WorldWords<Api, 'now'>, LocalWords<Api> {
  world: (name: string) => WorldControls<Api>
}

/** The words that only the server's own process has. */
interface LocalWords<Api> {
  /** Puts in functions that answer operations, until a reset. Stubs win over them. Throws for an unknown operation. */
  handle: (handlers: HandlersFor<Api>) => void
}

/** The documents, as controls need them. Each use asks for them again, since a reload replaces them. */
export interface Documents {
  operations: () => Operation[]
  checkStub: CheckStub
  /** Returns the folder of stubs that was named, if any. */
  folder: () => MappingsFolder | undefined
  /** Leaves credentials out of what tests are shown. */
  secrets: () => Secrets
  /** Sends a webhook of a document. Throws an Error for an unknown name. */
  webhook: (world: World, name: string, options: WebhookOptions) => Promise<SentCallback>
  /** Returns the names of all callbacks and webhooks. */
  callbackNames: () => string[]
  /** Takes, restores and shows rows. */
  keeper: () => StateKeeper
}

/** Returns the controls of a server, for its main world; `url` is where it listens. */
export const controlsOf = (worlds: Worlds, documents: () => Documents, url = ''): Controls =>
  controlsIn(() => worlds.main, worlds, documents, url)

/**
 * Returns the controls of a world. Each use asks for the world again: if it has ended, a new one is made. `room` bounds
 * the bodies of requests.
 */
export function controlsIn(
  world: () => World,
  worlds: Worlds,
  documents: () => Documents,
  url = '',
  room?: Room
): Controls {
  const origin = url === '' ? 'http://localhost' : url
  const secrets = () => documents().secrets()
  const select = (which: Which) => selectionOf(which, documents().operations())
  const selected = (which: Which | undefined) => (which === undefined ? everything : select(which))

  const words = controlWords<'now'>({
    known: (target) => void (typeof target === 'string' && operationIdOf(target, documents().operations())),
    put(arranged) {
      const { stubs } = world()
      const made = coded('ERR_STANDIN_STUB', () => arranged().map((one) => checked(one, stubs.nextId())))
      // The newest stub answers first, so the first is added last.
      stubs.add(...made.toReversed())
      return (made[0] as Stub).id
    },
    requests: (which) => receivedNow(selected(which)),
    async received(which, { count, timeout }) {
      const selection = selected(which)
      // Entries are shown once all have come, since that reads their bodies.
      const isThere = () => entriesTo(selection).length >= count || undefined
      const found = await whenFound(world(), isThere, timeout)
      if (found === undefined)
        verify(world().journal, selection, { atLeast: count }, secrets(), `within ${timeout} ms `)
      return receivedNow(selection)
    },
    token: (request = {}) => issuerOf(worlds, undefined).issue(origin, request),
    callbacks: () => callbacksNow(undefined),
    async callback(name, { count, timeout }) {
      const names = documents().callbackNames()
      if (!names.includes(name)) {
        const there = [...new Set(names)].slice(0, 20).join(', ') || 'none'
        const detail = `the document has no callback or webhook ${JSON.stringify(name)}; it has ${there}`
        throw new StandinError('ERR_STANDIN_OPTION', detail)
      }
      const look = () => {
        const over = callbacksNow(name).filter(isOver)
        return over.length >= count ? over.at(-1) : undefined
      }
      const found = await whenFound(world(), look, timeout)
      if (found !== undefined) return found
      throw new StandinError('ERR_STANDIN_VERIFY', noCallback(name, count, timeout, callbacksNow(undefined)))
    },
    webhook: (name, options) => coded('ERR_STANDIN_OPTION', () => documents().webhook(world(), name, options)),
    unstub: (id) => world().stubs.remove((one) => one.id === id),
    keepStubs: () => world().stubs.keep(),
    verify: (which, times = { atLeast: 1 }) => verify(world().journal, select(which), times, secrets()),
    assertClean() {
      const clean = cleanOf(world(), secrets())
      if (!clean.clean) throw new StandinError('ERR_STANDIN_NOT_CLEAN', cleanTable(clean))
    },
    clean: () => cleanOf(world(), secrets()),
    journal: () => journalTable(world().journal.entries(), secrets()),
    coverage: () => coverageOf(worlds.coverage, documents().operations()),
    rowsIn: (collection, parents, set) =>
      coded('ERR_STANDIN_ROWS', () =>
        documents().keeper().rows(world().rows, { collection, parents, origin }, structuredClone(set))
      ),
    state: () => documents().keeper().shown(stateOfWorld(world(), documents().keeper()), origin) as WorldState,
    restore: (state) =>
      coded('ERR_STANDIN_STATE', () => restore(world(), documents().keeper(), structuredClone(state), origin)),
    world: (name) => controlsOfWorld(name, worlds, documents, url),
    reset: () => resetWorld(world())
  })
  return { ...words, handle } as Controls

  function callbacksNow(name: string | undefined): SentCallback[] {
    const wanted = world().callbacks.filter((one) => name === undefined || one.name === name)
    return wanted.map((one) => ({ ...one, url: secrets().url(one.url) }))
  }

  function entriesTo({ takes }: RequestSelection): Entry[] {
    return world().journal.entries().filter(takes)
  }

  function receivedNow(selection: RequestSelection): ReceivedRequest[] {
    return entriesTo(selection).map((entry) => receivedOf(entry, secrets(), room))
  }

  function checked({ mapping, handler }: Arranged, freeId: string): Stub {
    const stub = stubOf(mapping, mappingId(mapping) ?? freeId)
    documents().checkStub(stub)
    stub.answer.handler = handler
    return stub
  }

  function handle(handlers: Handlers): void {
    const { handlers: known } = world()
    const named = Object.entries(handlers).map(([name, handler]): [string, HandlerFunction] => {
      if (typeof handler !== 'function') {
        const detail = `the handler of ${name} is a function, not ${JSON.stringify(handler)}`
        throw new StandinError('ERR_STANDIN_STUB', detail)
      }
      return [operationIdOf(name, documents().operations()), handler]
    })
    for (const [id, handler] of named) known.set(id, handler)
    forgetReplies(world())
  }
}

/** Says that callbacks did not come, and which came. */
function noCallback(name: string, count: number, timeout: number, all: SentCallback[]): string {
  const lines = all.map(
    (one) => `${one.name}: ${one.method} ${one.url} ${one.error ?? one.status ?? 'without an answer yet'}`
  )
  const came = lines.length === 0 ? 'none was sent' : `these were:\n${lines.slice(-20).join('\n')}`
  return `within ${timeout} ms expected ${count === 1 ? 'a callback' : `${count} callbacks`} ${name}; ${came}`
}

function controlsOfWorld(name: string, worlds: Worlds, documents: () => Documents, url: string): WorldControls {
  const named = () => {
    const world = worlds.named(name)
    if (world === undefined) throw new StandinError('ERR_STANDIN_WORLD', noName(name))
    return world
  }
  named()
  return {
    ...controlsIn(named, worlds, documents, url),
    name,
    url: worldUrl(url, name),
    headers: { 'standin-world': name },
    end: () => void worlds.remove(name)
  }
}

/** Returns the id of a named operation; `*` names all. Throws for an unknown name. */
function operationIdOf(name: string, operations: Operation[]): string {
  if (name === '*') return name
  const operation = operationNamed(name, operations)
  if (operation === undefined) throw new StandinError('ERR_STANDIN_OPERATION', noOperation(name, operations))
  return operation.id
}

const everything: RequestSelection = { which: 'the server', takes: () => true, pattern: undefined, operationId: '*' }

function selectionOf(which: Which, operations: Operation[]): RequestSelection {
  if (typeof which !== 'string') {
    if (!isObject(which)) {
      const detail = `name an operation, or give a request pattern such as { urlPath: '/things' }, not ${JSON.stringify(which)}`
      throw new StandinError('ERR_STANDIN_PATTERN', detail)
    }
    const pattern = coded('ERR_STANDIN_PATTERN', () => requestPatternOf(which, ''))
    return { which, takes: (entry) => takesRequest(pattern, requestViewOf(entry)), pattern, operationId: undefined }
  }
  const operationId = operationIdOf(which, operations)
  const takes: RequestSelection['takes'] = ({ operation }) =>
    operation !== undefined && (operationId === '*' || operation.id === operationId)
  return { which, takes, pattern: undefined, operationId }
}
