/** The names and states by which a thing says that it begins or has ended. */

import { bare } from '../../contract/bare.ts'
import type { Schema } from '../../document/openapi.ts'
import { type SchemaLookup, shapeOf } from '../../schema/views/merged-view.ts'
import { solid } from '../model/rows-places.ts'
import { statesOf } from '../model/states.ts'

const ended =
  'deleted|removed|archived|discarded|destroyed|revoked|cancel+ed|returned|closed|completed|finished|ended|resolved|fulfilled|delivered|shipped|refunded|paid|approved|rejected|declined|failed|stopped|dismissed|redeemed|settled'

const endings =
  'cancel|reject|declin|refus|fail|refund|delet|remov|revo[ck]|clos|archiv|return|suspen[ds]|block|ban|void|disput|terminat'

/** Members for the time, the author or the reason of an end; a new thing has none. */
export const ends = new RegExp(
  `^(is_?)?(${ended})_?(at|on|date|time|timestamp|by)$|^(${endings})[a-z]*_?(reason|code|message|notes?|comment)$`,
  'i'
)

/** Flags that say that a thing ended. */
const flags = new RegExp(
  `^(is_?)?(${ended}|complete|done|expired|disabled|deactivated|suspended|blocked|banned|hidden)$`,
  'i'
)

/** Flags that somebody sets later. */
const marks = /^(is_?)?(pinned|starred|locked|edited|flagged|muted|favou?rited?)$/i

export const isEndFlag = (name: string): boolean => flags.test(name)

/** States that things begin in. To teach standin another, add it here. */
const opening = /^(draft|new|pending|open|opened|created|queued|todo|notstarted|submitted|requested|placed|unpaid)$/

/** Other states of things that have not ended. */
const unended = /^(active|overdue|late|inprogress|processing|running|started|ongoing|waiting|blocked|onhold|borrowed)$/

const closing = new RegExp(`^(${ended}|inactive|done|expired|overdue|late|disabled|success|succeeded|error)$`)

/** True for a state of a thing that has not ended. */
export const isOpenState = (value: unknown): boolean =>
  typeof value === 'string' && (opening.test(bare(value)) || unended.test(bare(value)))

/** Returns the value that a member of a new thing has; undefined where any does. */
export function valueAtBegin(schemas: SchemaLookup, name: string, property: Schema): unknown {
  const shape = solid(schemas, property)
  const usual = shapeOf(schemas, property).default
  if (usual !== undefined) return typeof usual === 'object' ? undefined : usual
  if (shape.type === 'boolean') return flags.test(name) || marks.test(name) ? false : undefined
  const values = statesOf(schemas, name, property)
  return values.length < 2 ? undefined : (firstState(values) ?? values[0])
}

/** Returns the first of some states in which things begin, or else in which they have not ended. */
export function firstState<Value>(values: readonly Value[]): Value | undefined {
  const is = (words: RegExp) => (value: Value) => words.test(bare(String(value)))
  return values.find(is(opening)) ?? values.find((value) => value !== null && !is(closing)(value))
}

/** Names of numbers that count what happens to a thing: `reply_count`, `num_votes`, `times_redeemed`. */
const tallies =
  /(?<!(word|character|char|line|page|byte|seat)_?)count$|^(num|number_of|times)_(?!nights|days|hours|minutes|seconds|weeks|months|years)|^(likes|views|votes|downloads|shares|plays|clicks)$/i

/** Returns the value of a member that counts or lists what new things have none of; undefined for other members. */
export function noneAtBegin(schemas: SchemaLookup, name: string, property: Schema): unknown {
  const { type, items, minimum, minItems } = solid(schemas, property)
  if (items !== undefined) return Number(minItems ?? 0) === 0 ? [] : undefined
  const isTally = [type].flat().includes('integer') && tallies.test(name)
  return isTally && Number(minimum ?? 0) <= 0 ? 0 : undefined
}
