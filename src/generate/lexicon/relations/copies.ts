/** Members that repeat a part of an object beside them: the `winner_type` of a `winner` with a `type`. */

import type { Deed, Relation } from './facts.ts'
import { membersOf } from './named.ts'

/** A member named by an object beside it and by one of that object's members has the value of that. */
export const copies: Relation = (members) =>
  members.flatMap(({ name, plain }): Deed[] =>
    members
      .filter((whole) => plain.startsWith(`${whole.plain}_`))
      .map((whole) => (the) => {
        const thing = Object(the.value(whole.name)) as Record<string, unknown>
        const rest = plain.slice(whole.plain.length + 1)
        const part = Array.isArray(thing) ? undefined : membersOf(thing).find((one) => one.plain === rest)
        if (part !== undefined) the.put(name, thing[part.name])
      })
  )
