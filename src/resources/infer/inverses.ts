/** Relationships of JSON:API that list the rows which name the row back: `comments` of an article. */
import { keyPathOf, type Reference, type Resource } from '../model/model.ts'
import { isRelationship } from '../model/relationships.ts'

/** Lets each list of things in a row follow the relationship by which the things name the row. */
export function addInverses(all: readonly Resource[]): void {
  for (const resource of all) {
    for (const reference of resource.references) {
      const by = reference.many && isRelationship(reference.path) ? namedBy(resource, reference, all) : undefined
      if (by === undefined) continue
      reference.tied = true
      resource.told.push({ path: reference.path, of: reference.of, by, listed: reference.embeddedKey as string })
    }
  }
}

/** Returns the member by which things name a row: their owner, else the only one that could. */
function namedBy({ id }: Resource, { of }: Reference, all: readonly Resource[]): string[] | undefined {
  const target = all.find((one) => one.id === of) as Resource
  const owner = target.owners.find(({ of, property = [] }) => of === id && isRelationship(property))
  if (owner !== undefined) return owner.property
  const [only, ...others] = target.references.filter((one) => one.of === id && isRelationship(one.path))
  if (only === undefined || only.many || others.length > 0) return undefined
  return keyPathOf(only)
}
