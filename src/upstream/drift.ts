/** The differences between an API and its document, by the answers that were passed on. */
import type { Operation } from '../contract/contract.ts'
import { promisedFor } from '../contract/responses.ts'
import type { Schema } from '../document/openapi.ts'
import { pointer } from '../document/places/pointer.ts'
import type { Violation } from '../schema/validator.ts'
import type { Law } from './judge.ts'
import { noteMembers, type SeenMembers } from './seen-members.ts'

export interface Passed {
  method: string
  /** The path, without the query. */
  path: string
  status: number
  /** Undefined: the document has no operation for the request. */
  operation: Operation | undefined
  /** The document of the operation. */
  law: Law
  violations: Violation[]
  /** The body, where it was read, and its schema. */
  read: { value: unknown; schema: Schema } | undefined
}

/** The report of `/__admin/drift`. */
export interface DriftReport {
  /** The address of the API. */
  upstream: string
  /** The number of answers that were compared. */
  answers: number
  /** Seen in answers, and not in the document. */
  undocumented: {
    operations: { method: string; path: string; count: number; statuses: number[] }[]
    statuses: { operationId: string; status: number; count: number }[]
    members: { operationId: string; status: number; pointer: string; count: number }[]
  }
  /** Answers that break the document otherwise. `pointer` leads into the body; `*` is any item or name. */
  violations: { operationId: string; status: number; pointer: string; message: string; count: number }[]
  /** In the document, and not seen. Statuses and members are those of operations and objects that were seen. */
  unseen: {
    operations: { operationId: string; method: string; path: string }[]
    statuses: { operationId: string; status: string }[]
    members: { operationId: string; status: number; pointer: string }[]
  }
}

export interface Drift {
  note: (passed: Passed) => void
  report: () => DriftReport
  clear: () => void
}

/** The answers of one operation with one status. */
interface SeenStatus {
  count: number
  members: SeenMembers
  /** Counts by pointer and message. */
  violations: Map<string, { pointer: string; message: string; count: number }>
}

/** The most paths that the document lacks, and the most violations of one status, that are told apart. */
const [mostPaths, mostViolations] = [1000, 100]

/** Compares answers with the operations of documents. */
export function createDrift(upstream: string, operations: readonly Operation[]): Drift {
  let answers = 0
  let strangers = new Map<string, { method: string; path: string; count: number; statuses: Set<number> }>()
  let seen = new Map<Operation, Map<number, SeenStatus>>()

  function noteStranger({ method, path, status }: Passed): void {
    const shape = pathShape(path)
    const key = `${method} ${shape}`
    const known = strangers.get(key)
    if (known === undefined && strangers.size >= mostPaths) return
    const stranger = known ?? { method, path: shape, count: 0, statuses: new Set<number>() }
    stranger.count++
    stranger.statuses.add(status)
    strangers.set(key, stranger)
  }

  function statusOf(operation: Operation, status: number): SeenStatus {
    const statuses = seen.get(operation) ?? new Map<number, SeenStatus>()
    seen.set(operation, statuses)
    const before = statuses.get(status) ?? { count: 0, members: new Map(), violations: new Map() }
    statuses.set(status, before)
    return before
  }

  return {
    note(passed) {
      answers++
      const { operation, status, violations, read, law } = passed
      if (operation === undefined) return noteStranger(passed)
      const known = statusOf(operation, status)
      known.count++
      for (const { at, message, keyword } of violations) {
        // Statuses have a list of their own.
        if (keyword !== 'status') countViolation(known, at.replaceAll(/\/\d+(?=\/|$)/g, '/*'), message)
      }
      if (read !== undefined) noteMembers(known.members, read.value, read.schema, law)
    },
    report: () => ({ upstream, answers, ...reportOf(operations, seen, [...strangers.values()]) }),
    clear() {
      answers = 0
      strangers = new Map()
      seen = new Map()
    }
  }
}

function countViolation({ violations }: SeenStatus, at: string, message: string): void {
  const key = `${at} ${message}`
  const known = violations.get(key)
  if (known !== undefined) known.count++
  else if (violations.size < mostViolations) violations.set(key, { pointer: at, message, count: 1 })
}

/** Replaces the segments of a path that look like keys: numbers, UUIDs and long hexadecimal ones. */
const pathShape = (path: string): string =>
  path.replaceAll(/(?<=\/)(?:\d+|[\da-f]{8}-[\da-f-]{27}|[\da-f]{16,})(?=\/|$)/gi, '{id}')

function reportOf(
  operations: readonly Operation[],
  seen: ReadonlyMap<Operation, Map<number, SeenStatus>>,
  strangers: { method: string; path: string; count: number; statuses: Set<number> }[]
): Omit<DriftReport, 'upstream' | 'answers'> {
  const all = operations.flatMap((operation) =>
    [...(seen.get(operation) ?? [])].map(([status, known]) => ({ operation, operationId: operation.id, status, known }))
  )
  const places = all.flatMap(({ operationId, status, known }) =>
    [...known.members].map(([at, place]) => ({ operationId, status, at, place }))
  )
  return {
    undocumented: {
      operations: strangers.map((one) => ({ ...one, statuses: [...one.statuses].sort() })),
      statuses: all
        .filter(({ operation, status }) => keyOf(operation, status) === undefined)
        .map(({ operationId, status, known: { count } }) => ({ operationId, status, count })),
      members: places.flatMap(({ operationId, status, at, place }) =>
        [...place.members]
          .filter(([, { known }]) => !known)
          .map(([name, { count }]) => ({ operationId, status, pointer: pointer(at, name), count }))
      )
    },
    violations: all.flatMap(({ operationId, status, known }) =>
      [...known.violations.values()].map((one) => ({ operationId, status, ...one }))
    ),
    unseen: {
      operations: operations
        .filter((operation) => !seen.has(operation))
        .map(({ id, method, path }) => ({ operationId: id, method, path })),
      statuses: operations.flatMap((operation) => {
        const keys = new Set([...(seen.get(operation)?.keys() ?? [])].map((status) => keyOf(operation, status)))
        const missing = keys.size === 0 ? [] : operation.responses.filter(({ key }) => !keys.has(key))
        return missing.map(({ key }) => ({ operationId: operation.id, status: key }))
      }),
      members: places.flatMap(({ operationId, status, at, place }) =>
        [...place.documented]
          .filter((name) => !place.members.has(name))
          .map((name) => ({ operationId, status, pointer: pointer(at, name) }))
      )
    }
  }
}

const keyOf = (operation: Operation, status: number): string | undefined => promisedFor(operation, status)?.response.key
