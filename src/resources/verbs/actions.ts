/** Actions on a row: `POST /things/{id}/cancel`. */

import { bare } from '../../contract/bare.ts'
import { keptFor } from '../../document/memoized.ts'
import type { SchemaObject } from '../../document/openapi.ts'
import { shapeOf } from '../../schema/views/merged-view.ts'
import type { Role } from '../infer/model.ts'
import { levelsOf, solid } from '../infer/rows-places.ts'
import { rowOf } from '../rows/groups.ts'
import { isState } from '../rows/lifecycle.ts'
import { type Workshop, withValuesAt } from '../rows/making.ts'
import type { Asking, Outcome } from './asking.ts'
import { change } from './changing.ts'
import { named } from './named-row.ts'
import { momentIn, writeTime } from './times.ts'

/**
 * Answers the row of an action. If the action's name is a status of the row, or the stem of one, the row takes it, and
 * the time of that name is now.
 */
export function act(asking: Asking): Outcome {
  const found = named(asking)
  const { land, role } = asking
  const effects = effectsOf(role, land.contract)
  if (effects.length === 0) return { ...found, row: rowOf(asking, role.resource, found.parents, found.item) }
  const values = effects.map(({ path, value, time }): [string[], unknown] => [
    path,
    time === undefined ? value : momentIn(writeTime(asking), time)
  ])
  return change(asking, found, (row) => withValuesAt(row, values), {})
}

/** A member that an action changes: its new value, or the schema of a time, which is now. */
interface Effect {
  path: string[]
  value?: unknown
  time?: SchemaObject
}

const effectsOf = keptFor(foundIn)

function foundIn({ action, resource }: Role, contract: Workshop['contract']): Effect[] {
  const word = bare(action as string)
  const members = levelsOf(contract, resource.rows, resource.inner).flatMap(([outer, schema]) =>
    Object.entries({ ...solid(contract, schema).properties }).map(([name, property]) => ({ outer, name, property }))
  )
  const effects = new Map<string, Effect>()
  for (const { outer, name, property } of members) {
    const shape = solid(contract, property)
    const [, time] = /^(.+?)_?(?:at|on|date|time|timestamp)$/i.exec(name) ?? []
    const path = [...outer, name]
    const values: unknown[] = isState(name) ? (shapeOf(contract, property).enum ?? shape.enum ?? []) : []
    const value =
      values.find((one) => bare(String(one)) === word) ?? values.find((one) => isParticiple(bare(String(one)), word))
    if (value !== undefined && ![...effects.values()].some((one) => one.time === undefined))
      effects.set(path.join('.'), { path, value })
    else if (time !== undefined && isParticiple(bare(time), word) && isTime(shape))
      effects.set(path.join('.'), { path, time: shape })
  }
  return [...effects.values()]
}

const isTime = ({ type, format }: SchemaObject): boolean => {
  const types = [type].flat()
  return types.includes('integer') || (types.includes('string') && /^date/.test(String(format)))
}

/** True for `cancelled` and `canceled` of `cancel`, `paid` of `pay`, `active` of `activate`. */
function isParticiple(value: string, verb: string): boolean {
  const stem = verb.replace(/e$/, '')
  const last = verb.at(-1) as string
  const forms = [
    `${verb}ed`,
    `${stem}ed`,
    `${verb}${last}ed`,
    `${verb.replace(/y$/, 'i')}ed`,
    `${verb.replace(/y$/, 'i')}d`,
    `${stem}ing`,
    `${verb}n`,
    verb.replace(/ate$/, 'e'),
    `in${verb.replace(/^de/, '').replace(/ate$/, 'e')}`
  ]
  return forms.includes(value) || (irregular[verb] ?? []).includes(value)
}

/** States of verbs that follow no rule. To teach standin another, add it here. */
const irregular: Record<string, string[]> = {
  send: ['sent'],
  hold: ['held', 'onhold'],
  sell: ['sold'],
  freeze: ['frozen'],
  unfreeze: ['active'],
  begin: ['begun'],
  start: ['running', 'inprogress'],
  resume: ['active', 'running'],
  reopen: ['open', 'opened'],
  enable: ['active'],
  disable: ['inactive'],
  void: ['voided'],
  win: ['won'],
  lose: ['lost'],
  activate: ['active'],
  deactivate: ['inactive']
}
