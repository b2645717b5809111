/** Finds the stubs that may answer a request by operation, method and URL. */
import { keep } from '../../document/memoized.ts'
import { splitUrl, withoutOrigin } from '../../document/url.ts'
import type { Stub } from './stub.ts'

/** Returns the candidates for a request. The first is asked first. */
export type StubTable = (method: string, url: string, operationId?: string) => readonly Stub[]

/** The most requests whose candidates are remembered; then all are forgotten. */
const mostRemembered = 5000
const longestRemembered = 2000
const none: readonly Stub[] = []

/** Returns a table of stubs, which come newest first. */
export function createStubTable(newestFirst: Stub[]): StubTable {
  if (newestFirst.length === 0) return () => none
  const files = filesOf(newestFirst)
  const remembered = new Map<string, readonly Stub[]>()
  return (method, url, operationId) => {
    const asked = operationId === undefined ? `${method} ${url}` : `${method} ${url} ${operationId}`
    const known = remembered.get(asked)
    if (known !== undefined) return known
    const found = find(files, method, url, operationId)
    if (asked.length > longestRemembered) return found
    return keep(remembered, mostRemembered, asked, found)
  }
}

/** Stubs by operation or exact URL, each with its rank. The lowest rank is asked first. */
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
  const url = withoutOrigin(sent)
  const { path } = splitUrl(url)
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
