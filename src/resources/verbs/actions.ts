/** Actions on a row: `POST /things/{id}/cancel`. */
import { shapeOf } from '../../schema/views/merged-view.ts'
import type { Role } from '../infer/model.ts'
import { bare } from '../infer/names.ts'
import { solid } from '../infer/places.ts'
import { rowOf } from '../rows/groups.ts'
import { placed, type Workshop } from '../rows/making.ts'
import type { Asking, Outcome } from './asking.ts'
import { change } from './changing.ts'
import { named } from './named-row.ts'

/** Answers the row of an action. If the action's name is a status of the row, or the stem of one, the row takes it. */
export function act(asking: Asking): Outcome {
  const found = named(asking)
  const { land, role } = asking
  const status = statusOf(land.contract, role)
  if (status === undefined) return { ...found, row: rowOf(asking, role.resource, found.parents, found.item) }
  const { name, value } = status
  const { inner } = role.resource
  return change(
    asking,
    found,
    (row) => placed(row, [[inner === undefined || name in row ? [name] : [inner, name], value]]),
    {}
  )
}

interface Status {
  name: string
  value: unknown
}

const statuses = new WeakMap<Role, Status | undefined>()

/** Returns the member that an action changes, and its new value; undefined if the action changes none. */
function statusOf(contract: Workshop['contract'], role: Role): Status | undefined {
  if (!statuses.has(role)) statuses.set(role, foundIn(contract, role))
  return statuses.get(role)
}

function foundIn(contract: Workshop['contract'], { action, resource }: Role): Status | undefined {
  const word = bare(action as string)
  const { inner, rows } = resource
  const levels = rows.flatMap((row) => {
    const whole = solid(contract, row)
    return inner === undefined ? [whole] : [whole, solid(contract, whole.properties?.[inner])]
  })
  for (const [name, property] of levels.flatMap(({ properties }) => Object.entries({ ...properties }))) {
    if (!/(status|state|phase|stage)$/i.test(name)) continue
    const values = shapeOf(contract, property).enum ?? solid(contract, property).enum ?? []
    const value =
      values.find((one) => bare(String(one)) === word) ?? values.find((one) => isParticiple(bare(String(one)), word))
    if (value !== undefined) return { name, value }
  }
  return undefined
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
