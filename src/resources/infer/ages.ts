/** The ages of resources: a thing is older than the things that belong or refer to it. */
import { addTo } from '../../document/grouped.ts'
import type { Resource } from '../model/model.ts'

/** The highest age, so that times do not lie too far in the past. */
const oldest = 3

/** Sets the age of each resource: one more than that of the resources whose rows belong or refer to its own. */
export function addAges(all: readonly Resource[]): void {
  const below = new Map<string, Resource[]>()
  for (const resource of all) {
    const { parents, owners, references } = resource
    const above = new Set([...parents, ...owners, ...references].flatMap(({ of }) => of ?? []))
    above.delete(resource.id)
    for (const id of above) addTo(below, id, resource)
  }
  const known = new Map<string, number>()
  for (const resource of all) resource.age = Math.min(oldest, ageOf(resource))

  function ageOf({ id }: Resource): number {
    const before = known.get(id)
    if (before !== undefined) return before
    // Things that refer to each other are of one age.
    known.set(id, 0)
    const age = Math.max(0, ...(below.get(id) ?? []).map((one) => ageOf(one) + 1))
    known.set(id, age)
    return age
  }
}
