/** Checks values for the generator. */
import type { Schema } from '../document/openapi.ts'
import { hasFormat } from './keywords/formats.ts'
import type { Resources } from './meaning/schema-resources.ts'
import type { Scope } from './meaning/scope.ts'
import { matches } from './patterns/pattern.ts'
import { checkerOf, type Judge, judgeOf } from './validator.ts'

export interface Interpreter extends Judge {
  /** Tells whether a text has a format. Every text has an unknown format. */
  hasFormat(format: string, text: string): boolean
  /** Tells whether a text matches a pattern; an invalid regular expression matches everything. */
  matches(pattern: string, text: string): boolean
}

/** Returns a function that tells whether a value fits a schema, by its resources. */
export function surelyFits(schema: Schema, resources: Resources): (value: unknown) => boolean {
  const { fits } = checkerOf(resources)
  return (value) => fits(schema, value, 'response')
}

/** Returns the checks. `omitted` holds the properties that the message's direction leaves out: these may be missing. */
export function checker(scope: Scope, omitted: Set<string>, steps = 500_000, exact = true): Interpreter {
  const { fits } = judgeOf(scope.resources, omitted, steps, exact)
  return { fits, hasFormat, matches }
}
