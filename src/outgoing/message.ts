/** The headers and the body of a callback: by its example, else by its schema. */
import type { Contract } from '../contract/contract.ts'
import { examplesOf, isJson } from '../contract/media-types.ts'
import { isObject } from '../document/json/is-object.ts'
import type { MediaType, Schema } from '../document/openapi.ts'
import { withGenerator } from '../generate/lazy.ts'
import { contentType, encode } from '../reply/body/encode.ts'
import type { Checker, Violation } from '../schema/validator.ts'
import { type Outbound, objectIn } from './callbacks.ts'

export interface Message {
  headers: Record<string, string>
  /** The body's value, and its bytes. */
  body: unknown
  bytes: Buffer | undefined
  violations: Violation[]
}

/** Values that a message is made from. */
export interface Making {
  contract: Contract
  checker: Checker
  seed: string
  /** Values by name that the body takes over where its schema accepts them. */
  known: Record<string, unknown>
  /** A body in place of the document's. */
  given?: unknown
}

export async function messageOf(outbound: Outbound, making: Making): Promise<Message> {
  const headers = { 'user-agent': 'standin', ...(await headersOf(outbound, making)) }
  const chosen = mediaOf(outbound, making.contract)
  const { given } = making
  if (chosen === undefined) {
    if (given === undefined) return { headers, body: undefined, bytes: undefined, violations: [] }
    const bytes = Buffer.from(JSON.stringify(given))
    return {
      headers: { 'content-type': 'application/json', ...sized(headers, bytes) },
      body: given,
      bytes,
      violations: []
    }
  }
  const [type, media] = chosen
  const body = given ?? (await bodyOf(media, type, making))
  if (body === undefined) return { headers, body, bytes: undefined, violations: [] }
  const bytes = Buffer.from(encode(body, type, media, making.contract) as string)
  const { schema } = media
  const violations = schema === undefined || !isJson(type) ? [] : making.checker.check(schema, body, 'request')
  return { headers: { 'content-type': contentType(type), ...sized(headers, bytes) }, body, bytes, violations }
}

const sized = (headers: Record<string, string>, bytes: Buffer) => ({ ...headers, 'content-length': `${bytes.length}` })

/** Returns the media type of a body, JSON before others. */
function mediaOf({ object }: Outbound, contract: Contract): [type: string, media: MediaType] | undefined {
  const { content } = objectIn(contract, object.requestBody ?? {}) ?? {}
  const types = isObject(content) ? (Object.entries(content) as [string, MediaType][]) : []
  return types.find(([type]) => isJson(type)) ?? types[0]
}

async function bodyOf(media: MediaType, type: string, making: Making): Promise<unknown> {
  for (const example of examplesOf(media, making.contract, type).values()) return example
  return media.schema === undefined ? undefined : made(media.schema, making.seed, making)
}

/** Makes a value of a schema, by the examples in it where there are some. */
const made = (schema: Schema, seed: string, { contract, known }: Making): unknown =>
  withGenerator(({ fromExamples, generate }) => {
    const ask = { schema, resources: contract.resources, seed, known, direction: 'request' as const }
    return fromExamples(ask) ?? generate(ask)
  })

async function headersOf({ parameters }: Outbound, making: Making): Promise<Record<string, string>> {
  const { contract, seed } = making
  const headers: Record<string, string> = {}
  for (const one of parameters) {
    const parameter = objectIn(contract, one)
    if (parameter?.in !== 'header' || parameter.required !== true) continue
    const name = String(parameter.name)
    const [first] = isObject(parameter.examples) ? Object.values(parameter.examples) : []
    const example = parameter.example ?? objectIn(contract, first ?? {})?.value
    const value = example ?? (await made((parameter.schema ?? {}) as Schema, `${seed} ${name}`, making))
    headers[name.toLowerCase()] = String(value).replaceAll(/[^\t\x20-\x7e]/g, '?')
  }
  return headers
}
