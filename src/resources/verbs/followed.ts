/** Members that the server works out of others: the end of a stay, the total of a line. They follow a change of these. */

import { isDeepStrictEqual } from 'node:util'
import { mostNames } from '../../contract/bare.ts'
import type { Contract } from '../../contract/contract.ts'
import { keptFor, memoized } from '../../document/memoized.ts'
import type { Schema } from '../../document/openapi.ts'
import { textOf } from '../../document/places/text-of.ts'
import type { Resource } from '../model/model.ts'
import { solid } from '../model/rows-places.ts'
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
 * row agree.
 */
export function followed(asking: Asking, row: Row, before?: Row): Row {
  const level = levelOf(asking.land.contract, asking.role)
  const whole = before === undefined ? row : followedIn(asking, level, row, before)
  const { inner } = level
  const own = inner && whole[inner.name]
  if (inner === undefined || !isRow(own)) return whole
  const other = before?.[inner.name]
  const within = followedIn(asking, inner.level, own, isRow(other) ? other : undefined)
  return within === own ? whole : { ...whole, [inner.name]: within }
}

function followedIn(asking: Asking, level: Level, row: Row, before: Row | undefined): Row {
  const { land, role } = asking
  const own = serversOwn(level, role.resource)
  if (own.size === 0) return row
  const after = settled(row)
  const changed = [...own.keys()].filter((name) => !isDeepStrictEqual(after[name], row[name]))
  if (changed.length === 0) return row
  const held = before && settled(before)
  const following = changed.filter((name) => isDeepStrictEqual(held?.[name], before?.[name]))
  return { ...row, ...Object.fromEntries(following.map((name) => [name, after[name]])) }

  function settled(whole: Row): Row {
    const object = { ...whole }
    const hint = hintsIn(level, land.contract)
    const shape = (name: string) => solid(land.contract, own.get(name) ?? level.sayable.get(name))
    land.tools.agree({
      object,
      accepts: (name, value) => {
        const schema = own.get(name)
        // Verbs say what has happened, and what has not.
        const isVerbs = value === null || typeof value === 'boolean' || (before && row[name] !== before[name])
        const isTold = isVerbs || isStamped(name, whole[name])
        return schema !== undefined && !isTold && land.checker.fits(schema, value, 'response')
      },
      spares: () => false,
      hint,
      formulas: formulasOf(level, land.tools, hint),
      choices: (name) => shape(name).enum ?? []
    })
    return object
  }
}
