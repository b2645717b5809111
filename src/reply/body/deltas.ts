/** Generated chunks of one answer, as APIs of language models stream it: their deltas add up to one text. */
import { isObject } from '../../document/json/is-object.ts'

/** The members that hold the text of a delta. */
const texts = /^(content|text|delta|arguments|partial_json|thinking|refusal|transcript)$/

/** The members that say why an answer ends: only the last chunk has one. */
const endings = /^(finish|stop)_?reason$/i

/**
 * Returns chunks that agree: each is the first one with its own piece of the text. Returns other events, and chunks
 * that would not fit the schema, as they are.
 */
export function addingUp(events: unknown[], fits: (events: unknown[]) => boolean): unknown[] {
  const [first] = events
  if (!isObject(first) || !holdsDelta(first)) return events
  const made = (ends: boolean) => events.map((_, at) => chunk(first, { at, count: events.length, ends }))
  return [made(true), made(false)].find(fits) ?? events
}

const holdsDelta = (value: unknown): boolean =>
  isObject(value)
    ? Object.entries(value).some(([name, one]) => name === 'delta' || holdsDelta(one))
    : Array.isArray(value) && value.some(holdsDelta)

/** The place of a chunk. `ends`: reasons are null before the last. */
interface Place {
  at: number
  count: number
  ends: boolean
}

function chunk(value: unknown, place: Place, name = '', inDelta = false): unknown {
  const { at, count, ends } = place
  if (typeof value === 'string' && inDelta && texts.test(name)) return piece(value, at, count)
  if (ends && endings.test(name)) return at === count - 1 ? value : null
  if (Array.isArray(value)) return value.map((one) => chunk(one, place, name, inDelta))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, chunk(one, place, key, inDelta || key === 'delta')])
  )
}

/** Returns one of `count` pieces of a text, cut between words. The pieces add up to the text. */
function piece(text: string, at: number, count: number): string {
  const words = text.split(/(?= )/)
  const from = (index: number) => Math.round((index * words.length) / count)
  return words.slice(from(at), from(at + 1)).join('')
}
