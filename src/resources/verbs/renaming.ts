/** Changes that give a row another key: `slug` in a PATCH of a page, `new_name` in that of a label. */
import { bare } from '../../contract/bare.ts'
import { Problem } from '../../contract/problem.ts'
import { keptFor } from '../../document/memoized.ts'
import type { Model, Resource } from '../model/model.ts'
import { solid } from '../model/rows-places.ts'
import { openGroup } from '../rows/groups.ts'
import type { Row } from '../rows/row.ts'
import { type Asking, documented } from './asking.ts'
import { levelOf } from './bodies.ts'
import { aNoun, type Named } from './named-row.ts'

/** True for rows whose key a client may change: a name of their own, under which no other rows stand. */
const isRenamable = keptFor((resource: Resource, { resources, roles }: Model): boolean => {
  const { id, key } = resource
  const word = bare(key.property?.at(-1) ?? 'id')
  const isName = key.type === 'string' && key.property?.length === 1 && key.last !== true && key.other === undefined
  const stands = [...resources.values()].some((one) => [...one.parents, ...one.owners].some(({ of }) => of === id))
  const joins = [...roles.values()].some(
    ({ membership, resource: one }) => membership !== undefined && one === resource
  )
  return isName && !stands && !joins && !/(id|key|sha|hash|token)$/.test(word)
})

/** A new key of a row, and the member of the request that says it. */
interface Renamed {
  key: string
  by: string
}

/**
 * Returns the new key that a change says for its row; undefined for one that says none. Throws a Problem if another row
 * has it and the document knows that answer.
 */
export function newKeyIn(asking: Asking, { parents, item }: Named, sent: Row): Renamed | undefined {
  const { role, api } = asking
  const { resource } = role
  if (role.kind === 'act' || role.key === undefined || !isRenamable(resource, api.model)) return undefined
  const { sayable } = levelOf(api.contract, role)
  const name = resource.key.property?.[0] as string
  const by = Object.keys(sent).find((one) => sayable.has(one) && (one === name || bare(one) === `new${bare(name)}`))
  const key = by === undefined ? undefined : sent[by]
  if (by === undefined || typeof key !== 'string' || key === '' || key === item.key) return undefined
  if (solid(api.contract, resource.key.schema).format === 'uuid') return undefined
  if (!openGroup(asking, resource, parents).items.has(key)) return { key, by }
  const status = documented(asking, [409, 422])
  if (status === undefined) return undefined
  throw new Problem(status, `there is ${aNoun(resource)} with ${name} ${JSON.stringify(key)} already`)
}
