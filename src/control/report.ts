/** Reports coverage, and whether a run was clean: as data, and as tables for people. */

import type { Operation } from '../contract/contract.ts'
import { promisedFor } from '../contract/responses.ts'
import { violationText } from '../schema/validator.ts'
import type { Coverage } from './journal/coverage.ts'
import type { Counted } from './journal/failures.ts'
import type { Entry } from './journal/journal.ts'
import type { Secrets } from './journal/secrets.ts'
import type { Stub } from './stubs/stub.ts'
import { aimOf } from './stubs/stubs.ts'
import type { World } from './world.ts'

export interface OperationCoverage {
  operationId: string
  method: string
  path: string
  requests: number
  /** The number of answers by status: documented statuses, also never answered ones (0), and others. */
  statuses: Record<string, number>
  /** The parameters by name, each true if it was ever sent. */
  parameters: Record<string, boolean>
}

/** The coverage of all operations, and its sums. */
export interface CoverageReport {
  operations: OperationCoverage[]
  summary: Record<'operations' | 'statuses' | 'parameters', { touched: number; total: number }>
}

export function coverageOf(coverage: Coverage, operations: Operation[]): CoverageReport {
  const all = operations.map((operation): OperationCoverage => {
    const touched = coverage.of(operation)
    const answered = [...(touched?.statuses ?? [])]
    const given = operation.responses.map(({ key }): [string, number] => [key, 0])
    const statuses = Object.fromEntries(given)
    for (const [status, count] of answered) {
      // By the response that documents it, which may be of a range.
      const key = promisedFor(operation, status)?.response.key ?? String(status)
      statuses[key] = (statuses[key] ?? 0) + count
    }
    return {
      operationId: operation.id,
      method: operation.method,
      path: operation.path,
      requests: answered.reduce((sum, [, count]) => sum + count, 0),
      statuses,
      parameters: Object.fromEntries(
        operation.parameters.map(({ name }) => [name, touched?.parameters.has(name) ?? false])
      )
    }
  })
  const statuses = all.flatMap((one) => Object.values(one.statuses))
  const parameters = all.flatMap((one) => Object.values(one.parameters))
  return {
    operations: all,
    summary: {
      operations: { touched: all.filter(({ requests }) => requests > 0).length, total: all.length },
      statuses: { touched: statuses.filter((count) => count > 0).length, total: statuses.length },
      parameters: { touched: parameters.filter(Boolean).length, total: parameters.length }
    }
  }
}

export function coverageTable({ operations, summary }: CoverageReport): string {
  const rows = operations.map(({ operationId, method, path, requests, statuses, parameters }) => [
    String(requests),
    `${method} ${path}`,
    operationId,
    Object.entries(statuses)
      .map(([status, count]) => `${status}${count === 0 ? ' -' : ` ${count}`}`)
      .join(', '),
    Object.entries(parameters)
      .filter(([, sent]) => !sent)
      .map(([name]) => name)
      .join(', ')
  ])
  const total = Object.entries(summary).map(([what, { touched, total }]) => `${touched} of ${total} ${what}`)
  return `${table([['requests', 'operation', 'operationId', 'statuses', 'parameters never sent'], ...rows])}\n${total.join(', ')}\n`
}

/** The verdict on a run. It is clean if nothing is unmatched, nothing is invalid and no stub is unused. */
export interface Clean {
  clean: boolean
  unmatched: Problems
  invalid: Problems
  /** Stubs that no request used: their requests and what they answer. */
  unused: { id: string; name?: string; about: string }[]
}

/** A number of requests, and the first of them. */
interface Problems {
  count: number
  requests: { method: string; url: string; status: number; why: string[] }[]
}

/** Returns the verdict on a run, with the reasons. */
export function cleanOf({ failures, stubs }: World, secrets: Secrets): Clean {
  const [unmatched, invalid] = [problemsOf(failures.unmatched(), secrets), problemsOf(failures.invalid(), secrets)]
  const unused = stubs
    .all()
    .filter((stub) => stub.used === 0 && !stubs.isKept(stub))
    .map((stub) => ({
      id: stub.id,
      ...(stub.name === undefined ? {} : { name: stub.name }),
      about: describe(stub, secrets)
    }))
  return { clean: unmatched.count + invalid.count + unused.length === 0, unmatched, invalid, unused }
}

/** Describes a stub by its requests and its answer: `GET /things, which answers 503`. */
function describe(stub: Stub, secrets: Secrets): string {
  const { fault, proxy, status, patch, example } = stub.answer
  const answers =
    fault ??
    (proxy !== undefined
      ? `what ${proxy.baseUrl} answers`
      : patch !== undefined
        ? 'its usual answer, patched'
        : example !== undefined
          ? `the example ${example}`
          : (status ?? 'its usual answer'))
  return `${stub.operationId ?? secrets.url(aimOf(stub))}, which answers ${answers}`
}

const problemsOf = ({ count, first }: Counted, secrets: Secrets): Problems => ({
  count,
  requests: first.map(({ method, url, status, violations, parameters }: Entry) => ({
    method,
    url: secrets.url(url, parameters),
    status,
    why: violations.map(violationText)
  }))
})

/** Writes a verdict as a table; a clean one as one line. */
export function cleanTable({ clean, unmatched, invalid, unused }: Clean): string {
  if (clean) return 'clean: every request was matched and valid, every stub was used\n'
  const rows = [
    ...rowsOf('unmatched', unmatched, 'neither a stub nor the document answers it'),
    ...rowsOf('invalid', invalid, ''),
    ...unused.map(({ name = '', about }) => ['unused stub', about, '', name])
  ]
  return `not clean:\n${table([['what', 'request', 'status', 'why'], ...rows])}\n`
}

function rowsOf(what: string, { count, requests }: Problems, otherwise: string): string[][] {
  const rows = requests.map(({ method, url, status, why }) => [
    what,
    `${method} ${url}`,
    String(status),
    why.join('; ') || otherwise
  ])
  return count > rows.length ? [...rows, [what, `… and ${count - rows.length} more`, '', '']] : rows
}

/** Writes rows as columns, each as wide as its longest text. */
export function table(rows: string[][]): string {
  const widths = (rows[0] as string[]).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] as string).length))
  )
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] as number))
        .join('  ')
        .trimEnd()
    )
    .join('\n')
}
