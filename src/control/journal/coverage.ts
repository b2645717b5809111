import type { Operation } from '../../contract/contract.ts'

/** Counts the statuses and parameters of requests in all worlds, since the start or `clear`. A reset keeps them. */
export interface Coverage {
  /** Counts an answer of an operation, or several. */
  count: (operation: Operation, status: number, times?: number) => void
  /** Notes the parameters that a request brought, by name. */
  note: (operation: Operation, parameters: Iterable<string>) => void
  of: (operation: Operation) => Touched | undefined
  clear: () => void | Promise<void>
}

/** The statuses and parameters of an operation that requests have touched. */
export interface Touched {
  statuses: Map<number, number>
  parameters: Set<string>
}

/** Nothing touched yet. */
export function createCoverage(): Coverage {
  const operations = new Map<Operation, Touched>()

  function touch(operation: Operation): Touched {
    let touched = operations.get(operation)
    if (touched === undefined) {
      touched = { statuses: new Map(), parameters: new Set() }
      operations.set(operation, touched)
    }
    return touched
  }

  return {
    count(operation, status, times = 1) {
      const { statuses } = touch(operation)
      statuses.set(status, (statuses.get(status) ?? 0) + times)
    },
    note(operation, names) {
      const { parameters } = touch(operation)
      for (const name of names) parameters.add(name)
    },
    of: (operation) => operations.get(operation),
    clear: () => operations.clear()
  }
}
