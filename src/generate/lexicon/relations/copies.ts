/** Members that repeat a part of an object beside them: the `winner_type` of a `winner` with a `type`. */

import { isObject } from '../../../document/json/is-object.ts'
import type { Deed, Facts, Relation } from './facts.ts'
import { membersOf } from './named.ts'

/** A member named by an object beside it and by one of that object's members has the value of that. */
export const copies: Relation = (members) => {
  const byPlain = new Map(members.map((one) => [one.plain, one]))
  return members.flatMap(({ name, plain }) =>
    [...plain.matchAll(/(?<=.)_/g)].flatMap(({ index }): Deed[] => {
      const whole = byPlain.get(plain.slice(0, index))
      return whole === undefined ? [] : [(the) => putPart(the, name, whole.name, plain.slice(index + 1))]
    })
  )
}

function putPart(the: Facts, name: string, whole: string, plain: string): void {
  const thing = the.value(whole)
  const part = isObject(thing) ? membersOf(thing).find((one) => one.plain === plain) : undefined
  if (part !== undefined) the.put(name, (thing as Record<string, unknown>)[part.name])
}
