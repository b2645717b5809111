/** Rows below owners that they do not show: the comments of an issue. */
import { keptFor } from '../../document/memoized.ts'
import { ownerOf } from '../infer/owners.ts'
import { isUnshown, type Owner, ownerIn, type Role } from '../model/model.ts'
import { type Item, keysAt } from '../rows/row.ts'
import type { Api } from '../rows/start.ts'
import { isUnder } from '../rows/under.ts'
import type { Asking } from './asking.ts'

/** An owner that rows do not show. */
interface Unshown {
  owner: Owner
  /** The path parameter that names it; undefined where the path does not. */
  parameter?: string
  /** The path to its key in a body; undefined where bodies do not name it. */
  path?: string[]
}

const unshownIn = keptFor(({ resource, owners, body }: Role, { contract, model }: Api): Unshown[] =>
  resource.owners.filter(isUnshown).map((owner) => {
    const { parameter } = owner
    if (owners.includes(owner)) return { owner, parameter }
    if (body === undefined) return { owner }
    const { property } = ownerOf(contract, [body.row], undefined, parameter, ownerIn(model, owner))
    return property === undefined ? { owner } : { owner, path: [...body.path, ...property] }
  })
)

/** Returns a test whether rows are below the unshown owners in the path; undefined where it names none. */
export function placeOf(asking: Asking): ((parents: readonly string[], item: Item) => boolean) | undefined {
  const { role, call, api } = asking
  const { resource } = role
  const named = unshownIn(role, api).filter(({ parameter }) => parameter !== undefined)
  if (named.length === 0) return undefined
  const testsIn = keptFor((parents: readonly string[]) =>
    named.map(({ owner, parameter }) =>
      isUnder(asking, { resource, parents, owner }, String(call.parameters.path[parameter as string]))
    )
  )
  return (parents, item) => testsIn(parents).every((test) => test(item))
}

/** Returns the owners of a written row that it does not show: those that the request names, and those `before`. */
export function underSent({ role, call, api }: Asking, before?: Item['under']): Item['under'] {
  const unshown = unshownIn(role, api)
  if (unshown.length === 0) return before
  const sent = unshown.flatMap(({ owner, parameter, path }): [string, string][] => {
    const [key] = parameter === undefined ? keysAt(path && call.body, path ?? []) : [call.parameters.path[parameter]]
    return key === undefined ? [] : [[owner.parameter, String(key)]]
  })
  if (sent.length === 0) return before
  const names = new Set(sent.map(([name]) => name))
  return [...sent, ...(before ?? []).filter(([name]) => !names.has(name))]
}
