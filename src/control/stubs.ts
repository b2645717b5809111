/** What a test arranges for an operation, in place of its usual answer. */
export interface Stub {
  /** The status; without one, the operation's usual. */
  status?: number
  headers?: Record<string, string>
  /** Sent as JSON unless it is text or bytes; without one, what the document says for the status. */
  body?: unknown
  /** How long to wait before the reply, in milliseconds. */
  delay?: number
  /** How many requests it answers; without it, all. */
  times?: number
}

/** The stubs of a world; the newest that has answers left wins. */
export interface Stubs {
  add: (operationId: string, stub: Stub) => void
  /** The stub that answers the next request to the operation, counted as used. */
  take: (operationId: string) => Stub | undefined
  has: (operationId: string) => boolean
  clear: () => void
}

/** No stubs, ready to be given some. */
export function createStubs(): Stubs {
  const byId = new Map<string, { stub: Stub; left: number }[]>()
  return {
    add(operationId, stub) {
      const arranged = byId.get(operationId) ?? []
      byId.set(operationId, [{ stub, left: stub.times ?? Number.POSITIVE_INFINITY }, ...arranged])
    },
    take(operationId) {
      const arranged = byId.get(operationId)?.find(({ left }) => left > 0)
      if (arranged === undefined) return undefined
      arranged.left--
      return arranged.stub
    },
    has: (operationId) => byId.size > 0 && byId.has(operationId),
    clear: () => byId.clear()
  }
}
