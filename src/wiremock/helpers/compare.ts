/** Helpers with a true or false outcome, as values or around a block. */
import { expressionOf } from '../../control/matching/regular-expression.ts'
import { type Helper, type HelperOptions, number, text } from './arguments.ts'

/** Returns an outcome: one of the two blocks of a block helper, else true or false. */
function decide(context: unknown, holds: boolean, { fn, inverse }: HelperOptions): unknown {
  return fn === undefined ? holds : holds ? fn(context) : (inverse as typeof fn)(context)
}

const comparing = (holds: (one: unknown, other: unknown) => boolean): Helper =>
  function (this: unknown, one: unknown, other: unknown, options: HelperOptions) {
    return decide(this, holds(one, other), options)
  } as Helper

export const compare = {
  contains: comparing((one, other) =>
    Array.isArray(one) ? one.map(text).includes(text(other)) : text(one).includes(text(other))
  ),
  matches: comparing((one, other) => expressionOf(text(other)).test(text(one))),
  eq: comparing((one, other) => text(one) === text(other)),
  neq: comparing((one, other) => text(one) !== text(other)),
  gt: comparing((one, other) => number(one) > number(other)),
  gte: comparing((one, other) => number(one) >= number(other)),
  lt: comparing((one, other) => number(one) < number(other)),
  lte: comparing((one, other) => number(one) <= number(other)),
  and(this: unknown, ...given: unknown[]) {
    return decide(this, given.slice(0, -1).every(Boolean), given.at(-1) as HelperOptions)
  },
  or(this: unknown, ...given: unknown[]) {
    return decide(this, given.slice(0, -1).some(Boolean), given.at(-1) as HelperOptions)
  },
  not(this: unknown, value: unknown, options: HelperOptions) {
    return decide(this, !value, options)
  }
}
