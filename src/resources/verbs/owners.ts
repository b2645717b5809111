/** Refuses requests about things whose owner or reference is known to be missing. */
import { Problem } from '../../contract/problem.ts'
import { keptFor } from '../../document/memoized.ts'
import { keyPathOf, type Owner, ownerIn, type Resource, type Role } from '../model/model.ts'
import { pathInfo } from '../model/paths.ts'
import { isMissing } from '../rows/groups.ts'
import { keysAt, type Row } from '../rows/row.ts'
import type { Api } from '../rows/start.ts'
import { type Asking, documented, pointerSent } from './asking.ts'
import { firstOf, nounIn } from './named-row.ts'

/** An owner in the path of an operation, with the parameters that name the owner's own parents. */
interface PathOwner {
  resource: Resource
  parameter: string
  above: string[]
}

const pathOwnersOf = keptFor((role: Role, { model }: Api): PathOwner[] => {
  const names = pathInfo(role.operation.path).parameters
  return ownersIn(role).flatMap((owner) => {
    const { parameter } = owner
    const resource = ownerIn(model, owner)
    const above = names.slice(0, names.indexOf(parameter))
    // The things of a name may stand deeper elsewhere: roles of clients, for `/{realm}/roles/{role}/users`.
    return resource === undefined || above.length < resource.parents.length ? [] : [{ resource, parameter, above }]
  })
})

/** Returns the owners that a path names: those that narrow a list, or that a single thing belongs to. */
const ownersIn = ({ owners, resource }: Role): Owner[] => (resource.kind === 'singleton' ? resource.parents : owners)

/** Throws a Problem 404 if an owner in the path (`/customers/7/orders`), or the client's own row, is missing. */
export function refuseMissingOwner(asking: Asking): void {
  const { role, api, call } = asking
  const { path } = call.parameters
  for (const { resource, parameter, above } of ownersIn(role).length === 0 ? [] : pathOwnersOf(role, api)) {
    const [key, ...outer] = [parameter, ...above].map((name) => String(path[name])) as [string, ...string[]]
    refuseMissing(asking, resource, outer, key)
  }
  if (role.mine !== undefined) refuseMissing(asking, role.mine.of, [], firstOf(asking, role.mine.of))
}

function refuseMissing(asking: Asking, resource: Resource, outer: string[], key: string): void {
  if (!isMissing(asking, resource, outer, key)) return
  throw new Problem(404, `there is no ${nounIn(resource)} ${JSON.stringify(key)}`, { plain: true })
}

/** A member of rows that names a thing of another collection. */
interface Named {
  path: string[]
  target: Resource
}

/** Returns the members that name things of collections which no parent groups. */
const namedBy = keptFor(({ references, parents, owners }: Resource, { model }: Api): Named[] => {
  const keys = references.filter(({ tied }) => tied !== true).map((one) => ({ path: keyPathOf(one), of: one.of }))
  const above = [...parents, ...owners].map(({ property, of }) => ({ path: property, of }))
  return [...above, ...keys].flatMap(({ path, of }) => {
    const target = ownerIn(model, { of })
    return path === undefined || target === undefined || target.parents.length > 0 ? [] : [{ path, target }]
  })
})

/**
 * Throws a Problem if a row names a missing thing, and the document has a status for that. A key that the row had
 * `before` may stay: it is history.
 */
export function refuseDangling(asking: Asking, row: Row, before: Row): void {
  const { role, api } = asking
  for (const { path, target } of namedBy(role.resource, api)) {
    const known = keysAt(before, path)
    const missing = keysAt(row, path).find((key) => !known.includes(key) && isMissing(asking, target, [], key))
    if (missing === undefined) continue
    const status = statusOf(asking)
    if (status === undefined) return
    const message = `names no ${nounIn(target)} that is there: ${JSON.stringify(missing)}`
    const at = pointerSent(asking, path)
    const violation = { in: 'body', at, message, keyword: 'reference' }
    throw new Problem(status, `body${at} ${message}`, { violations: [violation] })
  }
}

/** Returns the status for a wrong reference. 404 is used only if the path names nothing. */
const statusOf = (asking: Asking): number | undefined =>
  documented(asking, Object.keys(asking.call.parameters.path).length === 0 ? [422, 400, 409, 404] : [422, 400, 409])
