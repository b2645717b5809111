/** Makes the fixtures of a document from exchanges: rows of collections, and whole replies. */
import type { Contract, Operation } from '../contract/contract.ts'
import { promisedFor } from '../contract/responses.ts'
import { isBodiless } from '../contract/statuses.ts'
import { secretsOf } from '../control/journal/secrets.ts'
import type { HeaderList } from '../control/stubs/stub-answer.ts'
import { credentialsIn, type Hidden } from '../record/cleaned.ts'
import { isTooDeepToKeep, type Kept, keptBodyOf } from '../record/kept.ts'
import { createRecording } from '../record/recording.ts'
import { pathReader } from '../request/path-values.ts'
import { decodedValues } from '../request/percent.ts'
import { type Checker, violationText } from '../schema/validator.ts'
import type { DocumentContext } from '../server/exchange/context.ts'
import { routesOf } from '../server/routing/routes.ts'
import { type BodyJudgement, judge, type Law } from '../upstream/judge.ts'
import { type Exchange, mainOrigin, nameOf, noAnswer } from './exchange.ts'
import { variableIn } from './path-templates.ts'

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
export async function fixturesFrom(
  exchanges: readonly Exchange[],
  contract: Contract,
  checker: Checker
): Promise<FixturesMade> {
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
          ? await take(operation, exchange)
          : `${exchange.origin} is not the API`
    if (reason === undefined) continue
    const note = `left out ${nameOf(exchange)}: ${reason}`
    left.set(note, (left.get(note) ?? 0) + 1)
  }
  const files = recording.files()
  const lines = [...left].map(([note, count]) => (count === 1 ? note : `${note} (${count} times)`))
  return { files, notes: [...lines, ...recording.notes], kept: recording.kept, hidden }

  /** Takes an answer over. Returns the reason why it is left out; undefined for one that is kept, or says nothing. */
  async function take(operation: Operation, exchange: Exchange): Promise<string | undefined> {
    const { status, type, body, path } = exchange
    const isBare = isBodiless(status) || (status >= 300 && status < 400)
    if (status < 200) return noAnswer
    if (isBare && promisedFor(operation, status) === undefined) return undefined
    const bytes = body ?? (isBare ? Buffer.alloc(0) : undefined)
    if (bytes === undefined) return 'its body is not in the file'
    if (isTooDeepToKeep(bytes, type)) return 'its body nests too deep to keep'
    const judgement = await judged(operation, exchange, bytes, { contract, checker })
    if ('wrong' in judgement) return judgement.wrong
    const values = pathReader(operation, checker)(path)
    recording.take({
      ...exchange,
      server: exchange.origin,
      sent: isComparable(exchange) ? exchange.sent : 'unread',
      operation,
      contract,
      parameters: decodedValues(values),
      body: keptBodyOf(bytes, type),
      read: judgement.read,
      size: bytes.length
    })
    return undefined
  }
}

/** Returns true if requests can be compared with a recorded one, which may have a variable in place of a value. */
const isComparable = ({ path, sent }: Exchange): boolean =>
  !path.split('/').some((one) => variableIn(one) !== undefined) &&
  (sent === undefined || !isTooDeepToKeep(Buffer.from(sent.text), sent.type))

/**
 * Judges an answer. Its headers are not judged, since a file may lack some; its body stands in the file unpacked.
 * Returns the reason why it does not fit the document, or its body as the document reads it.
 */
async function judged(
  operation: Operation,
  { status, type }: Exchange,
  body: Buffer,
  law: Law
): Promise<{ wrong: string } | { read: BodyJudgement['read'] }> {
  const headers: HeaderList = [['content-type', type || 'application/octet-stream']]
  const head = { status, headers, hasBody: body.length > 0, conditional: false }
  const { violations, checkBody } = judge(operation, head, law)
  const found = await checkBody?.(body)
  const [violation] = [...violations, ...(found?.violations ?? [])]
  if (violation !== undefined) return { wrong: `it breaks the document: ${violationText(violation)}` }
  return { read: found?.read }
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
