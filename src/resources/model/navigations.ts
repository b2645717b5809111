/** The navigation properties of rows: answers show those that a request names. */
import type { Contract } from '../../contract/contract.ts'
import { keptForBoth } from '../../document/memoized.ts'
import type { Schema } from '../../document/openapi.ts'
import { isNavigation } from '../../schema/keywords/navigation.ts'
import { shapeOf } from '../../schema/views/merged-view.ts'
import type { Resource } from './model.ts'

export const navigationsOf = keptForBoth(
  ({ rows }: Resource, contract: Contract): ReadonlyMap<string, Schema> =>
    new Map(
      rows
        .flatMap((row) => Object.entries({ ...shapeOf(contract, row).properties }))
        .filter(([, property]) => isNavigation(property))
    )
)

/** Marks the members of rows that lead to other things where a request asks for them. */
export function markNavigations(contract: Contract, all: readonly Resource[]): void {
  for (const resource of all) {
    const navigations = navigationsOf(resource, contract)
    for (const member of [...resource.references, ...resource.lists])
      if (navigations.has(member.path[0] as string)) member.onRequest = true
  }
}
