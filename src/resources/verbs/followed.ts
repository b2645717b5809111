/** Members that the server works out of others: the end of a stay, the total of a line. They follow a change of these. */

import { isDeepStrictEqual } from 'node:util'
import { mostNames } from '../../contract/bare.ts'
import type { Contract } from '../../contract/contract.ts'
import { keptFor, memoized } from '../../document/memoized.ts'
import type { Schema } from '../../document/openapi.ts'
import { textOf } from '../../document/places/text-of.ts'
import type { Resource } from '../model/model.ts'
import { admitsNull, solid } from '../model/rows-places.ts'
import type { GeneratorTools } from '../rows/making.ts'
import { isRow, type Row } from '../rows/row.ts'
import type { Asking } from './asking.ts'
import { type Level, levelOf } from './bodies.ts'
import { isStamped } from './times.ts'

/** Returns the schemas of the members that no request can send. */
const serversOwn = keptFor(({ rows, sayable, open, readOnly }: Level, { key }: Resource) => {
  const all = rows.flatMap(({ properties }) => Object.entries({ ...properties }))
  const own = all.filter(([name]) => readOnly.has(name) || !(open || sayable.has(name)))
  return new Map<string, Schema>(own.filter(([name]) => name !== key.property?.[0]))
})

/** Returns the descriptions of members in small letters. */
const hintsIn = keptFor(({ rows }: Level, contract: Contract) => {
  const properties = Object.assign({}, ...rows.map((row) => row.properties)) as Record<string, Schema>
  return memoized((name) => textOf(solid(contract, properties[name]).description ?? '').toLowerCase(), mostNames)
})

const formulasOf = keptFor(({ names }: Level, tools: GeneratorTools, hint: (name: string) => string) =>
  tools.formulasIn([...names.values()], hint)
)

/**
 * Returns a changed row whose members that agreed with the others before agree with them again. All members of a new
 * row agree. Of the members that requests can send, only numbers that were not sent follow.
 */
export function followed(asking: Asking, row: Row, before: Row | undefined, sent: Row): Row {
  const level = levelOf(asking.api.contract, asking.role)
  const owned = (one: Level) => serversOwn(one, asking.role.resource)
  const whole = followedIn(asking, level, { row, before, sent }, before === undefined ? new Map() : owned(level))
  const { inner } = level
  const own = inner && whole[inner.name]
  if (inner === undefined || !isRow(own)) return whole
  const [other, within] = [before?.[inner.name], sent[inner.name]].map((one) => (isRow(one) ? one : undefined))
  const change = { row: own, before: other, sent: within ?? {} }
  const settled = followedIn(asking, inner.level, change, owned(inner.level))
  return settled === own ? whole : { ...whole, [inner.name]: settled }
}

/** Returns another number in the same form; undefined for a value that is no number. */
function otherThan(value: unknown): number | string | undefined {
  if (typeof value === 'number') return value + 1
  const isNumber = typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)
  return isNumber ? value.replace(/\d/, (digit) => String((Number(digit) + 1) % 10)) : undefined
}

/** Returns the members that requests can send, if these are numbers that may be null. */
const openNumbers = keptFor(({ sayable }: Level, contract: Contract) =>
  [...sayable].flatMap(([name, schema]) => {
    const types = [solid(contract, schema).type].flat()
    return admitsNull(contract, schema) && /integer|number/.test(types.join()) ? [name] : []
  })
)

/** A row, as it was before where it is not new, and the members that the request sent. */
interface Change {
  row: Row
  before: Row | undefined
  sent: Row
}

/** `own`: the schemas of the members that follow whatever they are. */
function followedIn(
  { api }: Asking,
  level: Level,
  { row, before, sent }: Change,
  own: ReadonlyMap<string, Schema>
): Row {
  const open = openNumbers(level, api.contract).filter((name) => row[name] === null && !(name in sent))
  const numbers = before === undefined || isDeepStrictEqual(row, before) ? [] : numbersKept(row, before)
  if (open.length + numbers.length + own.size === 0) return row
  // Many agreements ask for one number, and each answer settles a whole row.
  const isDerived = memoized(decides, mostNames)
  const ruled = (name: string) => own.get(name) ?? (open.includes(name) ? level.sayable.get(name) : undefined)
  const after = settled(row, (name) => ruled(name) ?? (isDerived(name) ? level.sayable.get(name) : undefined))
  const changed = Object.keys(after).filter((name) => !isDeepStrictEqual(after[name], row[name]))
  if (changed.length === 0) return row
  const held = before && settled(before, ruled)
  const following = changed.filter((name) => isDeepStrictEqual(held?.[name], before?.[name]))
  return { ...row, ...Object.fromEntries(following.map((name) => [name, after[name]])) }

  /** Returns the numbers that requests can send, but that this one left as they were. */
  function numbersKept(whole: Row, old: Row): string[] {
    return [...level.sayable.keys()].filter(
      (name) => otherThan(whole[name]) !== undefined && whole[name] === old[name] && !(name in sent)
    )
  }

  /** True for a number that the others decide: another one in its place is put right. Bounds stay where they are. */
  function decides(name: string): boolean {
    if (!numbers.includes(name)) return false
    const old = before as Row
    const other = { ...old, [name]: otherThan(old[name]) }
    return settled(other, (one) => (one === name ? level.sayable.get(name) : undefined))[name] === old[name]
  }

  function settled(whole: Row, schemaOf: (name: string) => Schema | undefined): Row {
    const object = { ...whole }
    const hint = hintsIn(level, api.contract)
    const shape = (name: string) => solid(api.contract, own.get(name) ?? level.sayable.get(name))
    api.tools.agree({
      object,
      accepts: (name, value) => {
        const schema = schemaOf(name)
        // Verbs say what has happened, and what has not.
        const isVerbs = value === null || typeof value === 'boolean' || (before && row[name] !== before[name])
        const isTold = isVerbs || isStamped(name, whole[name])
        return schema !== undefined && !isTold && api.checker.fits(schema, value, 'response')
      },
      spares: () => false,
      hint,
      formulas: formulasOf(level, api.tools, hint),
      choices: (name) => shape(name).enum ?? []
    })
    return object
  }
}
