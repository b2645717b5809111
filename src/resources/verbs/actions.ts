/** Actions on a row: `POST /things/{id}/cancel`. */

import { bare } from '../../contract/bare.ts'
import { keptFor } from '../../document/memoized.ts'
import type { SchemaObject } from '../../document/openapi.ts'
import { snake } from '../../generate/lexicon/scene.ts'
import { shapeOf } from '../../schema/views/merged-view.ts'
import type { Role } from '../infer/model.ts'
import { at, levelsOf, solid } from '../infer/rows-places.ts'
import { rowOf } from '../rows/groups.ts'
import { isState } from '../rows/lifecycle.ts'
import { type Workshop, withValuesAt } from '../rows/making.ts'
import type { Asking, Outcome } from './asking.ts'
import { levelOf, merged, sentToAction } from './bodies.ts'
import { change } from './changing.ts'
import { named } from './named-row.ts'
import { momentIn, writeTime } from './times.ts'

/**
 * Answers the row of an action. The row takes the sent members that it has. If the action's name is a status of the
 * row, or the stem of one, the row takes it, and the time of that name is now.
 */
export function act(asking: Asking): Outcome {
  const found = named(asking)
  const { land, role, call } = asking
  const { contract } = land
  const sent = sentToAction(contract, role, call.body)
  const effects = effectsOf(role, contract).filter(
    ({ path, time }) => time === undefined || at(sent, path) === undefined
  )
  if (effects.length === 0 && Object.keys(sent).length === 0)
    return { ...found, row: rowOf(asking, role.resource, found.parents, found.item) }
  const values = effects.map(({ path, value, time }): [string[], unknown] => [
    path,
    time === undefined ? value : momentIn(writeTime(asking), time)
  ])
  return change(
    asking,
    found,
    (row) => withValuesAt(merged(contract, levelOf(contract, role), row, sent), values),
    sent
  )
}

/** A member that an action changes: its new value, or the schema of a time, which is now. */
interface Effect {
  path: string[]
  value?: unknown
  time?: SchemaObject
}

const effectsOf = keptFor(foundIn)

function foundIn({ action, resource }: Role, contract: Workshop['contract']): Effect[] {
  const verb = action as string
  const word = bare(verb)
  const members = levelsOf(contract, resource.rows, resource.inner).flatMap(([outer, schema]) =>
    Object.entries({ ...solid(contract, schema).properties }).map(([name, property]) => ({ outer, name, property }))
  )
  const effects = new Map<string, Effect>()
  for (const { outer, name, property } of members) {
    const shape = solid(contract, property)
    const [, time] = /^(.+?)_?(?:at|on|date|time|timestamp)$/i.exec(name) ?? []
    const path = [...outer, name]
    const values: unknown[] = isState(name) ? (shapeOf(contract, property).enum ?? shape.enum ?? []) : []
    const value = values.find((one) => bare(String(one)) === word) ?? values.find((one) => isDone(String(one), verb))
    if (value !== undefined && ![...effects.values()].some((one) => one.time === undefined))
      effects.set(path.join('.'), { path, value })
    else if (time !== undefined && isDone(time, verb) && isTime(shape))
      effects.set(path.join('.'), { path, time: shape })
  }
  return [...effects.values()]
}

const isTime = ({ type, format }: SchemaObject): boolean => {
  const types = [type].flat()
  return types.includes('integer') || (types.includes('string') && /^date/.test(String(format)))
}

/** True for the participle of a verb: `cancelled` of `cancel`, `checked_in` of `check_in`. */
function isDone(value: string, verb: string): boolean {
  const [done, word] = [bare(value), bare(verb)]
  return ['', particleOf(value), particleOf(verb)].some(
    (particle) =>
      done.endsWith(particle) &&
      word.endsWith(particle) &&
      isParticiple(done.slice(0, done.length - particle.length), word.slice(0, word.length - particle.length))
  )
}

/** Returns the words after the first one, without signs: `in` of `check_in`. */
const particleOf = (name: string): string => bare(snake(name).replace(/^_*[^_]*/, ''))

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
