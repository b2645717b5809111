/** The query of operations that show no page of a list, but count its rows or remove them. */
import type { Contract } from '../../contract/contract.ts'
import { keptFor } from '../../document/memoized.ts'
import { type Members, membersOf } from '../filters/members.ts'
import type { Role } from '../model/model.ts'
import { type ListQuery, listQueryOf } from './query.ts'

/** Returns the parameters of an operation that select rows, and the members that these have; worked out once. */
export const plainQueryOf = keptFor(
  ({ operation, resource }: Role, contract: Contract): { members: Members; query: ListQuery } => {
    const members = membersOf(contract, resource)
    return { members, query: listQueryOf(contract, operation, members) }
  }
)
