import { essence } from '../../contract/media-types.ts'
import { keptFor, memoized } from '../../document/memoized.ts'
import type { MediaType, Schema, SchemaObject } from '../../document/openapi.ts'
import { writeJson } from '../../schema/meaning/json-values.ts'
import { lifecycleOf } from './lifecycles.ts'

/** The number of events of a generated stream. */
const several = 3

/** Framings of events by media type; the first that fits is used. */
const framings: [fits: RegExp, frame: (events: unknown[]) => string[], split: (text: string) => string[]][] = [
  [/^text\/event-stream$/, (events) => events.map(serverSent), blocks],
  [/json-seq$/, (events) => events.map((one) => `\x1e${writeJson(one)}\n`), lines],
  [/^application\/((x-)?(ndjson|jsonl|jsonlines|json-lines|json-stream)|stream\+json)$/, jsonLines, lines],
  [/^text\/(x-)?(ndjson|jsonl)$/, jsonLines, lines]
]

const framingOf = memoized((mediaType) => framings.find(([fits]) => fits.test(essence(mediaType))))

/**
 * True for a media type that is a sequence of events: server-sent events, JSON lines by any name, JSON text sequences.
 */
export const isStream = (mediaType: string): boolean => framingOf(mediaType) !== undefined

/**
 * Returns the chunks of a stream, framed by the media type: one for each item of a list. Text with framing is split at
 * the ends of its events; any other value is one event.
 */
export function eventsOf(value: unknown, mediaType: string): string[] {
  const framing = framingOf(mediaType)
  if (framing === undefined) return [typeof value === 'string' ? value : writeJson(value)]
  const [, frame, split] = framing
  if (typeof value === 'string') return split(value)
  return frame(Array.isArray(value) ? value : [value])
}

/** Returns the schema of a media type's value; of a stream, that of a list of some events. */
export function mediaSchemaOf(
  media: MediaType,
  mediaType: string,
  resolve: (ref: string) => Schema
): Schema | undefined {
  return isStream(mediaType) ? listOf(media, resolve) : media.schema
}

/** Returns the schema by which a value is made: of a stream that begins and ends something, one event of each kind. */
export function madeSchemaOf(
  media: MediaType,
  mediaType: string,
  resolve: (ref: string) => Schema
): Schema | undefined {
  return (isStream(mediaType) ? wholeOf(media, resolve) : undefined) ?? mediaSchemaOf(media, mediaType, resolve)
}

/** True for a stream whose events begin and end something. */
export const isLifecycle = (media: MediaType, resolve: (ref: string) => Schema): boolean =>
  wholeOf(media, resolve) !== undefined

const wholeOf = keptFor((media: MediaType, resolve: (ref: string) => Schema): SchemaObject | undefined => {
  const kinds = lifecycleOf(eventSchema(media, resolve), resolve)
  return kinds && { type: 'array', prefixItems: kinds, minItems: kinds.length, maxItems: kinds.length }
})

const eventSchema = (media: MediaType, resolve: (ref: string) => Schema): Schema =>
  media.itemSchema ?? itemOf(media.schema, resolve) ?? media.schema ?? true

/** Made once for each media type, so that its schema is compiled once. */
const listOf = keptFor((media: MediaType, resolve: (ref: string) => Schema): SchemaObject => {
  const items = eventSchema(media, resolve)
  return { type: 'array', items, minItems: several, maxItems: several }
})

function itemOf(schema: Schema | undefined, resolve: (ref: string) => Schema): Schema | undefined {
  if (typeof schema !== 'object') return undefined
  if (schema.items !== undefined) return schema.items
  return schema.$ref === undefined ? undefined : itemOf(resolve(schema.$ref), resolve)
}

function jsonLines(events: unknown[]): string[] {
  return events.map((one) => `${writeJson(one)}\n`)
}

function lines(text: string): string[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => `${line}\n`)
}

/** Returns text as the data of one event, unless it is an event stream already. */
function blocks(text: string): string[] {
  const framed = /^(data|event|id|retry)?:/m.test(text)
  if (!framed) return [serverSent(text, 0)]
  return text
    .split(/(?:\r?\n){2,}/)
    .filter((block) => block.trim() !== '')
    .map((block) => `${block.replace(/\r?\n$/, '')}\n\n`)
}

/** An event as HTML's section on server-sent events writes it; an object with `data` says its fields itself. */
function serverSent(event: unknown, index: number): string {
  const { data, id = index + 1, event: name, retry } = isEvent(event) ? event : ({ data: event } as ServerSent)
  const text = typeof data === 'string' ? data : writeJson(data)
  return [
    `id: ${oneLine(id)}`,
    ...(typeof name === 'string' ? [`event: ${oneLine(name)}`] : []),
    ...(Number.isInteger(retry) ? [`retry: ${retry}`] : []),
    ...text.split(/\r\n|\r|\n/).map((line) => `data: ${line}`),
    '\n'
  ].join('\n')
}

interface ServerSent {
  data: unknown
  id?: unknown
  event?: unknown
  retry?: unknown
}

const fields = new Set(['data', 'id', 'event', 'retry', 'comment'])

const isEvent = (value: unknown): value is ServerSent =>
  typeof value === 'object' && value !== null && 'data' in value && Object.keys(value).every((name) => fields.has(name))

const oneLine = (value: unknown): string =>
  (typeof value === 'string' ? value : writeJson(value)).replaceAll(/[\r\n\0]/g, ' ')
