/** Keys of new rows. */

import { bare } from '../../contract/bare.ts'
import { keptFor } from '../../document/memoized.ts'
import { echoes } from '../../generate/context/request-context.ts'
import { slugOf } from '../../generate/lexicon/words/makers.ts'
import { keyAt } from '../model/keys.ts'
import type { Resource, Role } from '../model/model.ts'
import { solid } from '../model/rows-places.ts'
import { keyAs } from '../rows/base.ts'
import { makeRow } from '../rows/made-files.ts'
import { newKey, type Workshop } from '../rows/making.ts'
import { nextCount, nextId } from '../rows/new-ids.ts'
import type { Row } from '../rows/row.ts'
import type { Asking } from './asking.ts'
import { levelOf } from './bodies.ts'

type Taken = (key: string) => boolean

/** Returns the key of a new row: the next number, a slug of its name, else one that fits. */
export function keyOfNew(asking: Asking, parents: string[], sent: Row, seed: string, taken: Taken): unknown {
  const { api, state, role } = asking
  const { resource } = role
  const { key } = resource
  if (key.type === 'integer') {
    let id = nextId(asking, resource, parents)
    while (taken(String(id))) id = nextId(asking, resource, parents)
    return keyAs(api, resource, String(id))
  }
  const slug = isSlug(resource) ? slugForRow(sent, taken) : undefined
  if (slug !== undefined) return slug
  const isUuid = solid(api.contract, key.schema).format === 'uuid'
  const made = isUuid ? undefined : keyMade(asking, sent, seed)
  const fits = made !== undefined && api.checker.fits(key.schema, made, 'response')
  if (fits && !taken(String(made))) return made
  const index = state.writes
  return newKey(api, resource, `${seed} key`, index, taken) ?? `${resource.noun}-${index + 1}`
}

/** Returns the key that a query says for a new row: `thingId=mine`. */
export function keyAsked({ api, call, role: { resource } }: Asking): unknown {
  const { query } = call.parameters
  const name = Object.keys(query).find((one) => bare(one) === `${resource.noun}id`)
  return name === undefined ? undefined : keyAs(api, resource, String(query[name]))
}

/** True for rows whose key is a slug. */
export const isSlug = ({ key }: Resource): boolean => bare(key.property?.at(-1) ?? '') === 'slug'

/** Returns a slug of a row's name; undefined for a row without one. */
export function slugForRow({ name, title }: Row, taken: Taken): string | undefined {
  const named = [name, title].find((one) => typeof one === 'string') as string | undefined
  const slug = slugOf(named ?? '')
  if (slug === '') return undefined
  let one = slug
  for (let n = 2; taken(one); n++) one = `${slug}-${n}`
  return one
}

/** Returns the key that follows from a row's other members: an address from a username. */
export function keyMade({ api, role, call }: Asking, known: Row, seed: string): unknown {
  const { resource } = role
  if (resource.key.property === undefined) return undefined
  const key = bare(resource.key.property.at(-1) as string)
  // An `id` in the path of a POST is another thing's.
  const echoed = Object.fromEntries(Object.entries(echoes(call)).filter(([name]) => bare(name) !== key))
  const row = makeRow(api, { resource, seed, index: 0, known: { ...echoed, ...known } })
  return keyAt(resource.key, row)
}

/** Returns the next `id` of rows whose key is another member, if the server counts it. */
export const countedId = (asking: Asking, parents: readonly string[]): number | undefined =>
  countsIds(asking.role, asking.api.contract) ? nextCount(asking, asking.role.resource, parents) : undefined

const countsIds = keptFor((role: Role, contract: Workshop['contract']): boolean => {
  const { rows, key } = role.resource
  const ids = rows.map((row) => solid(contract, row).properties?.id)
  const id = ids.find((one) => one !== undefined)
  return (
    id !== undefined &&
    key.property?.join('.') !== 'id' &&
    [solid(contract, id).type].flat().includes('integer') &&
    !levelOf(contract, role).sayable.has('id')
  )
})
