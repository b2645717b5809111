import type { Operation } from '../contract/contract.ts'
import { arranged, type StubOptions } from './arranged.ts'
import { type ReceivedRequest, receivedOf } from './journal.ts'
import { resetWorld, type World } from './world.ts'

/** What a test says to a server; the control API says the same over HTTP. */
export interface Controls {
  /** Arranges the next answers of an operation. Throws where the document has no such operation. */
  stub: (operationId: string, stub: StubOptions) => void
  /** The requests received, newest last: all, or those of an operation. Throws where there is no such operation. */
  requests: (operationId?: string) => ReceivedRequest[]
  /** Stubs, journal and rows as at the start. */
  reset: () => void
}

/** The controls of a world; the operations are asked for when they are needed, since they may be read anew. */
export function controlsOf(world: World, operations: () => Operation[]): Controls {
  const known = (operationId: string): void => {
    const ids = operations().map(({ id }) => id)
    if (!ids.includes(operationId)) {
      throw new Error(`the document has no operation "${operationId}"; it has ${ids.slice(0, 20).join(', ')}`)
    }
  }
  return {
    stub(operationId, stub) {
      known(operationId)
      world.stubs.add(arranged(operationId, stub, world.stubs))
    },
    requests(operationId) {
      if (operationId !== undefined) known(operationId)
      const entries = world.journal.entries()
      return entries.filter((entry) => operationId === undefined || entry.operation?.id === operationId).map(receivedOf)
    },
    reset: () => resetWorld(world)
  }
}
