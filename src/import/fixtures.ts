/** Makes the fixtures of a document from exchanges: rows of collections, and whole replies. */
import type { Contract, Operation } from '../contract/contract.ts'
import { essence, isJson } from '../contract/media-types.ts'
import { promisedFor } from '../contract/responses.ts'
import { secretsOf } from '../control/secrets.ts'
import { credentialsIn, type Hidden } from '../record/cleaned.ts'
import { type Kept, keptBodyOf } from '../record/kept.ts'
import { createRecording } from '../record/recording.ts'
import { pathReader } from '../request/path-values.ts'
import { lenient } from '../request/percent.ts'
import { parseJson } from '../schema/meaning/json-values.ts'
import { type Checker, violationText } from '../schema/validator.ts'
import type { DocumentContext } from '../server/context.ts'
import { routesOf } from '../server/routes.ts'
import { type Exchange, mainOrigin, nameOf } from './exchange.ts'

/** Files by their names, and what was left out. */
export interface FixturesMade {
  files: Map<string, string>
  /** A line for each reason, with how often it was met. */
  notes: string[]
  /** The answers that a mock with these files should repeat. */
  kept: readonly Kept[]
  hidden: Hidden
}

/** Makes fixtures. The mock begins where the recording began. */
export function fixturesFrom(exchanges: readonly Exchange[], contract: Contract, checker: Checker): FixturesMade {
  const routes = routesOf([{ contract, prefix: undefined } as DocumentContext])
  const operationOf = ({ method, path }: Exchange) => routes.find(method, path)?.operations[0]
  const isOwn = originsOf(exchanges, contract, (exchange) => operationOf(exchange) !== undefined)
  const { isSecret } = secretsOf(Object.values(contract.securitySchemes))
  const credentials = exchanges.flatMap(({ requestHeaders, headers }) =>
    credentialsIn([...requestHeaders, ...headers].flat(), isSecret)
  )
  const hidden: Hidden = { isSecret, values: new Set(credentials) }
  const recording = createRecording(hidden)
  const left = new Map<string, number>()
  for (const exchange of exchanges) {
    const operation = operationOf(exchange)
    const reason =
      operation === undefined
        ? 'the document has no such operation'
        : isOwn(exchange.origin)
          ? take(operation, exchange)
          : `${exchange.origin} is not the API`
    if (reason === undefined) continue
    const note = `left out ${nameOf(exchange)}: ${reason}`
    left.set(note, (left.get(note) ?? 0) + 1)
  }
  const files = recording.files()
  const lines = [...left].map(([note, count]) => (count === 1 ? note : `${note} (${count} times)`))
  return { files, notes: [...lines, ...recording.notes], kept: recording.kept, hidden }

  /** Takes an answer over. Returns the reason why it is left out; undefined for one that is kept, or says nothing. */
  function take(operation: Operation, exchange: Exchange): string | undefined {
    const { status, type, body, path } = exchange
    const isBare = status === 204 || (status >= 300 && status < 400)
    if (status < 200 || (isBare && promisedFor(operation, status) === undefined)) return undefined
    const bytes = body ?? (isBare ? Buffer.alloc(0) : undefined)
    if (bytes === undefined) return 'its body is not in the file'
    const wrong = breach(operation, exchange, bytes, checker)
    if (wrong !== undefined) return wrong
    const values = pathReader(operation, checker)(path)
    const parameters = Object.entries(values).map(([name, value]) => [name, lenient(String(value), decodeURIComponent)])
    recording.take({
      ...exchange,
      operation,
      contract,
      parameters: Object.fromEntries(parameters),
      body: keptBodyOf(bytes, type),
      size: bytes.length
    })
    return undefined
  }
}

/** Returns why an answer does not fit the document. */
function breach(operation: Operation, { status, type }: Exchange, body: Buffer, checker: Checker): string | undefined {
  const { id } = operation
  const promised = promisedFor(operation, status)
  if (promised === undefined) return `${id} documents no response ${status}`
  const { content } = promised.response.object
  if (body.length === 0) return undefined
  const media = Object.entries(content ?? {}).find(([name]) => essence(name) === essence(type))?.[1]
  if (content !== undefined && media === undefined) return `${id} documents no ${essence(type)} for ${status}`
  if (!isJson(type)) return undefined
  try {
    const [violation] = checker.check(media?.schema ?? true, parseJson(body.toString()), 'response')
    return violation && `it breaks the document: ${violationText(violation)}`
  } catch {
    return 'it is no JSON'
  }
}

/**
 * Returns a test of the API's origins: those of the document's servers if one of them is there, else the origin with
 * the most requests to operations.
 */
function originsOf(
  exchanges: readonly Exchange[],
  { document }: Contract,
  isKnown: (exchange: Exchange) => boolean
): (origin: string) => boolean {
  const servers = new Set((document.servers ?? []).map(({ url }) => (URL.canParse(url) ? new URL(url).origin : '')))
  if (exchanges.some(({ origin }) => origin !== '' && servers.has(origin))) return (origin) => servers.has(origin)
  const main = mainOrigin(exchanges.filter(isKnown))
  return (origin) => main === undefined || origin === main
}
