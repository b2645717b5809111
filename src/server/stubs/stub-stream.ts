/** Streams of events in the answers of stubs. */
import { isUtf8 } from 'node:buffer'
import type { Operation } from '../../contract/contract.ts'
import { contentFor } from '../../contract/responses.ts'
import type { HeaderList, StubAnswer, StubReply } from '../../control/stubs/stub-answer.ts'
import { keptFor } from '../../document/memoized.ts'
import type { ResponseObject } from '../../document/openapi.ts'
import { contentType } from '../../reply/body/encode.ts'
import { eventsOf, isStream } from '../../reply/body/stream.ts'
import { chooseMediaType } from '../../reply/negotiate.ts'
import { parseJson } from '../../schema/meaning/json-values.ts'
import { acceptedOf, streamIn } from '../answer/answer.ts'
import type { Exchange } from '../exchange/exchange.ts'
import type { OperationPlan } from '../exchange/operation-plan.ts'
import { isEmpty, typeIn } from '../exchange/own-answer.ts'

/**
 * Returns a stub's answer with its events apart, if it has the media type of a stream. Text and bytes stay as they are
 * unless the stub or the request says how a stream is sent.
 */
export function asStream(
  exchange: Exchange,
  plan: OperationPlan | undefined,
  said: StubReply,
  answer: StubAnswer
): StubReply {
  const isOwn = (answer.body ?? answer.bodyFile) !== undefined
  if (!isOwn || (!answer.isValue && isEmpty(exchange.stream))) return said
  const { headers } = said
  const body = said.body as string | Buffer
  const type = answer.isUntyped ? promisedType(exchange, plan, said.status, answer) : typeIn(headers)
  if (type === undefined || !isStream(type) || (Buffer.isBuffer(body) && !isUtf8(body))) return said
  const text = String(body)
  const events = eventsOf(answer.isValue ? parseJson(text) : text, type)
  return { ...said, headers: answer.isUntyped ? withType(headers, type) : headers, body: events }
}

/** Returns the media type that the document has for an answer; that of a stream if the stub says how one is sent. */
function promisedType(
  exchange: Exchange,
  plan: OperationPlan | undefined,
  status: number,
  { stream }: StubAnswer
): string | undefined {
  if (plan === undefined) return stream && 'text/event-stream'
  const content = streamingContent(plan.operation, status)
  if (content === undefined || stream !== undefined) return content && streamIn(content)
  return chooseMediaType(content, acceptedOf(exchange, content, exchange.body), true).mediaType
}

/** The contents of each operation by status, looked up for every answer of a stub; undefined without a stream. */
const contentsOf = keptFor((_operation: Operation) => new Map<number, ResponseObject['content']>())

function streamingContent(operation: Operation, status: number): ResponseObject['content'] {
  const known = contentsOf(operation)
  if (known.has(status)) return known.get(status)
  const content = contentFor(operation, status)
  const streaming = content !== undefined && streamIn(content) !== undefined ? content : undefined
  known.set(status, streaming)
  return streaming
}

const withType = (headers: HeaderList, type: string): HeaderList => [
  ...headers.filter((header) => !isType(header)),
  ['Content-Type', contentType(type)]
]

const isType = ([name]: HeaderList[number]): boolean => name.toLowerCase() === 'content-type'
