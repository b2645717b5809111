/** The times that writes leave in rows. */

import type { Contract } from '../../contract/contract.ts'
import { keptFor, memoized } from '../../document/memoized.ts'
import type { Schema, SchemaObject } from '../../document/openapi.ts'
import { snake } from '../../generate/lexicon/entity/scene.ts'
import { exits, hasHappened, isWaiting } from '../../generate/lexicon/words/stages.ts'
import { holderOf } from '../model/keys.ts'
import type { Resource } from '../model/model.ts'
import { admitsNull, propertiesOf, solid } from '../model/rows-places.ts'
import { isState } from '../model/states.ts'
import { isOpenState } from '../rows/lifecycle.ts'
import { isRow, type Row } from '../rows/row.ts'
import type { Asking } from './asking.ts'

const made =
  /^(date_?|time_?)?(creat(ed|ion)|insert(ed)?|add(ed)?|invited|registered|start(ed)?|borrowed|lent|loaned|placed|ordered|opened|issued|submitted|requested|joined|booked|posted|reserved|uploaded|enrolled|subscribed)(_?(at|on|date|time|timestamp|utc|ts))?$|^(create|insert)_?(time|date|timestamp)$|^ctime$/i
const changed =
  /^(date_?|time_?|last_?)?(updat(ed|e)|modif(ied|ication)|chang(ed|e)|edited)(_?(at|on|date|time|timestamp|utc|ts))?$|^mtime$/i

/** Counts of a row's changes. To teach standin another, add it here. */
const counts = /^_?(version|rev(ision)?|generation)(_?(number|no))?$|^(lock|resource|row)_?version$|^_?e_?tag$/i

/** Objects that hold the times of their row. */
const about = /^_?(meta(_?data)?|audit(_?info)?|timestamps|times)$/i

/** True for a member that counts the changes of its row. */
export const countsChanges = (name: string): boolean => counts.test(name)

/** When a member is stamped: as its row is made only, or with each change, which some count. */
type Stamp = 'made' | 'changed' | 'counted' | undefined

const stampOf = memoized(
  (name): Stamp =>
    changed.test(name) ? 'changed' : made.test(name) ? 'made' : counts.test(name) ? 'counted' : undefined,
  10_000
)

const later = /^(last|first)_?\w+_?(at|on|date|time)$|(ed|sent|login|seen)_?(at|on|date|time|timestamp)$/i
const foreseen = /expir|until|due|valid|next|end/i

/** True for a time of what may come after a row is made: `verified_at`, `last_login_at`. A null is none. */
export const isLater = (name: string, { format }: SchemaObject, nullable: boolean): boolean =>
  /^date/.test(String(format)) && stampOf(name) === undefined && !foreseen.test(name) && (nullable || later.test(name))

const minute = 60_000

const startOf = memoized(Date.parse)

/** Returns the moment of a write: a minute after the one before. */
export const momentOf = (start: string, writes: number): number => startOf(start) + writes * minute

/** Writes a moment in the form of the value that a member has; undefined if that is no time. */
function written(moment: number, value: unknown): unknown {
  if (typeof value === 'number') {
    if (value > 1e11 && value < 1e14) return moment
    return value > 1e8 && value < 1e11 ? Math.floor(moment / 1000) : undefined
  }
  if (typeof value !== 'string') return undefined
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return new Date(moment).toISOString().slice(0, 10)
  return /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d/.test(value)
    ? new Date(moment).toISOString().replace(/\.000Z$/, 'Z')
    : undefined
}

/** True for a member that takes the time of its row's making, whatever its value was. */
export const isStamped = (name: string, value: unknown): boolean =>
  stampOf(name) !== undefined && written(0, value) !== undefined

function after(value: unknown, moment: number): number {
  const before = typeof value === 'number' ? (value > 1e11 ? value : value * 1000) : Date.parse(String(value))
  return Number.isNaN(before) ? moment : Math.max(moment, Math.floor(before / 1000) * 1000 + minute)
}

/** Returns the next number of a version, also in a text; 1 for that of a new row. A client cannot read Kubernetes' own. */
function nextVersion(name: string, value: unknown, moment: number, isNew: boolean): unknown {
  if (/tag$/i.test(name)) return isNew || typeof value !== 'string' ? undefined : nextTag(value, moment)
  const isOpaque = typeof value === 'string' && /^resource_?version$/i.test(name)
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : isOpaque ? 0 : value
  if (!Number.isSafeInteger(number)) return undefined
  const next = isNew ? 1 : (number as number) + 1
  return typeof value === 'string' ? String(next) : next
}

/** Returns another text of a tag's form: no digit and no letter up to F stays. */
const nextTag = (tag: string, moment: number): string =>
  tag.replaceAll(/[0-9a-fA-F]/g, (one, place: number) => {
    const [first, size] = one <= '9' ? [48, 10] : one <= 'F' ? [65, 6] : [97, 6]
    const step = 1 + ((place + moment / minute) % (size - 1))
    return String.fromCharCode(first + ((one.charCodeAt(0) - first + step) % size))
  })

/**
 * Returns a row whose times and versions say that it was made, or changed, at a moment: a new row itself, else a copy.
 * Members of `sent` stay as they are.
 */
export function stamped(
  { inner, key }: Partial<Pick<Resource, 'inner' | 'key'>>,
  row: Row,
  sent: Row,
  moment: number,
  isNew: boolean
): Row {
  // Contentful and Kubernetes have their times beside the key, in `sys` and `metadata`, and SCIM in `meta`.
  const holder = key && holderOf(key)
  let whole = row
  for (const name in row) {
    const value = row[name]
    const stamp =
      name === inner || name === holder || about.test(name) ? 'within' : name in sent ? undefined : stampOf(name)
    if (stamp === undefined || (stamp === 'made' && !isNew)) continue
    const next =
      stamp === 'within'
        ? stampedWithin(value, sent[name])
        : stamp === 'counted'
          ? nextVersion(name, value, moment, isNew)
          : written(isNew ? moment : after(value, moment), value)
    if (next === undefined || next === value) continue
    if (whole === row && !isNew) whole = { ...row }
    whole[name] = next
  }
  return whole

  function stampedWithin(value: unknown, within: unknown): unknown {
    // The client's own object may be part of a new row.
    const own = isNew && isRow(value) ? { ...value } : value
    return isRow(own) ? stamped({}, own, isRow(within) ? within : {}, moment, isNew) : own
  }
}

export const writeTime = ({ api, state }: Asking): number => momentOf(api.tools.REFERENCE_DATE, state.writes + 1)

export const madeNow = (asking: Asking, row: Row, sent: Row): Row =>
  stamped(asking.role.resource, row, sent, writeTime(asking), true)

export const changedNow = (asking: Asking, row: Row, sent: Row): Row =>
  stamped(asking.role.resource, row, sent, writeTime(asking), false)

/** True for a schema of times: texts of a format, or numbers. */
export function isTime({ type, format }: SchemaObject): boolean {
  const types = [type].flat()
  return types.includes('integer') || (types.includes('string') && /^date/.test(String(format)))
}

/** Writes a moment in the form that a schema has for times: seconds where it has numbers. */
export function momentIn(moment: number, { type, format }: SchemaObject): unknown {
  const types = [type].flat()
  if (types.includes('integer') || types.includes('number')) return Math.floor(moment / 1000)
  const text = new Date(moment).toISOString()
  return format === 'date' ? text.slice(0, 10) : text.replace('.000Z', 'Z')
}

/** A member that tells when a thing came into a state: `closed_at`. */
interface StateTime {
  name: string
  /** The state as its name has it: `picked_up`. */
  event: string
  property: Schema
}

const stateTimesOf = keptFor(({ rows }: Resource, contract: Contract): StateTime[] =>
  rows
    .flatMap((schema) => Object.entries(propertiesOf(contract, schema)))
    .flatMap(([name, property]) => {
      const [, event] = /^(.+?)_(?:at|on|date|time)$/.exec(snake(name)) ?? []
      return event === undefined || !isTime(solid(contract, property)) ? [] : [{ name, event, property }]
    })
)

/** Stages that a thing need not have been in. */
const detours =
  /^(paused|on_hold|overdue|late|partial|partially_paid|returned|refunded|archived|clicked|read|seen|viewed|waitlisted)$/

/** Returns true if a thing in a state has been in another one, by the words or by the states that a document lists. */
function hasBeen(event: string, state: string, listed: readonly unknown[]): boolean | undefined {
  if (event === state) return true
  if (detours.test(event)) return undefined
  const words = listed.map((one) => snake(String(one)))
  const [own, now] = [words.indexOf(event), words.indexOf(state)]
  return (
    hasHappened(event, state) ?? (own >= 0 && own < now && !exits.test(event) && !exits.test(state) ? true : undefined)
  )
}

/**
 * Returns a changed row whose times agree with its new state: a thing that was closed has `closed_at`, and one that was
 * opened again has none. The stages before that have a time too.
 */
export function timedByState(asking: Asking, row: Row, before: Row, sent: Row): Row {
  const { role } = asking
  const { contract } = asking.api
  const states = Object.keys(row).filter((name) => isState(name) && row[name] !== before[name])
  if (states.length === 0) return row
  const whole = { ...row }
  for (const state of states) {
    const schemas = role.resource.rows.map((schema) => propertiesOf(contract, schema)[state])
    const listed = schemas.flatMap((schema) => solid(contract, schema).enum ?? [])
    const [now, old] = [row, before].map((one) => snake(String(one[state]))) as [string, string]
    for (const { name, event, property } of stateTimesOf(role.resource, contract)) {
      // A patch that is no merge sets members too.
      if (name in sent || (row[name] && row[name] !== before[name])) continue
      const has = hasBeen(event, now, listed)
      if (now === event || (has === true && row[name] === null))
        whole[name] = momentIn(writeTime(asking), solid(contract, property))
      else if (
        (has === false || old === event) &&
        (isOpenState(row[state]) || isWaiting(now)) &&
        admitsNull(contract, property)
      )
        whole[name] = null
    }
  }
  return whole
}
