/** The order of events that begin and end something: `message_start`, `content_block_delta`, `message_stop`. */
import { isObject } from '../../document/json/is-object.ts'
import type { Schema } from '../../document/openapi.ts'

type Resolve = (ref: string) => Schema

/** The most kinds of events that a made stream shows one each of. */
const mostKinds = 12

type Phase = 'begin' | 'middle' | 'end' | 'failure'

/** The phases other than the middle, by the ends of their names. */
const phases: [RegExp, Phase][] = [
  [/(?:^|[._-])(?:start|started|created|added|opened|begin)$/, 'begin'],
  [/(?:^|[._-])(?:stop|stopped|end|ended|done|completed|finished|closed)$/, 'end'],
  [/(?:^|[._-])(?:error|failed|failure|incomplete|cancell?ed|aborted)$/, 'failure']
]

interface Kind {
  schema: Schema
  /** The thing that begins, goes on or ends: `content_block`. */
  subject: string
  phase: Phase
}

/**
 * Returns the schemas of a stream's events in the order in which they come, for alternatives that are told apart by a
 * constant `type`, of which some begin and some end a thing. Returns undefined for other events.
 */
export function lifecycleOf(items: Schema, resolve: Resolve): Schema[] | undefined {
  const { oneOf, anyOf } = objectOf(items, resolve)
  const alternatives = oneOf ?? anyOf
  if (!Array.isArray(alternatives) || alternatives.length < 2 || alternatives.length > mostKinds) return undefined
  const kinds = alternatives.map((schema) => kindOf(schema, resolve))
  if (!isLifecycle(kinds)) return undefined
  const begins = kinds.filter(({ phase }) => phase === 'begin')
  // The first to begin is the last to end. A name that goes on from another is inside of it.
  begins.sort((one, other) => Number(isInside(one, other)) - Number(isInside(other, one)))
  const known = new Set(begins.map(({ subject }) => subject))
  const of = (wanted: string, phase: Phase) => kinds.filter((kind) => kind.subject === wanted && kind.phase === phase)
  const strangers = kinds.filter(({ subject, phase }) => !known.has(subject) && phase !== 'failure')
  const inner = begins.toReversed().flatMap(({ subject }) => [...of(subject, 'middle'), ...of(subject, 'end')])
  return [...begins, ...strangers, ...inner].map(({ schema }) => schema)
}

const isLifecycle = (kinds: (Kind | undefined)[]): kinds is Kind[] =>
  kinds.every((kind) => kind !== undefined) &&
  kinds.some(
    ({ subject, phase }) => phase === 'begin' && kinds.some((one) => one.subject === subject && one.phase === 'end')
  )

const isInside = ({ subject: one }: Kind, { subject: other }: Kind): boolean =>
  one.length > other.length && one.startsWith(other)

function kindOf(schema: Schema, resolve: Resolve): Kind | undefined {
  const type = objectOf(objectOf(schema, resolve).properties?.type ?? true, resolve)
  const name: unknown = type.const ?? (type.enum?.length === 1 ? type.enum[0] : undefined)
  if (typeof name !== 'string') return undefined
  const [ending, phase] = phases.find(([one]) => one.test(name)) ?? []
  // `content_block_delta` goes on with `content_block`.
  const subject = name.replace(ending ?? /[._-][a-z]+$/, '')
  return { schema, subject, phase: phase ?? 'middle' }
}

const objectOf = (schema: Schema, resolve: Resolve) => {
  const found = isObject(schema) && schema.$ref !== undefined ? resolve(schema.$ref) : schema
  return typeof found === 'object' ? found : {}
}

/** Names events for their `type`, as clients of such streams want them in the field `event`. */
export const named = (events: unknown[]): unknown[] =>
  events.map((one) => (isObject(one) && typeof one.type === 'string' ? { event: one.type, data: one } : one))
