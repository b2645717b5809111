/** Rules, to which schemas compile. A rule tests a value and lists the violations of a value that failed. */
import type { Schema, SchemaObject } from '../../document/openapi.ts'
import type { Located, Scope } from '../meaning/scope.ts'

/** A request leaves `readOnly` properties out, a response `writeOnly` ones. */
export type Direction = 'request' | 'response'

/** A violation of a schema: its place (a JSON pointer into the value) and its message. */
export interface SchemaViolation {
  at: string
  message: string
  keyword: string
}

/** One validation: its budget, and its verdicts on values that may come again. */
export interface Run {
  /** steps left; a validation that runs out of them ends with TooLong */
  left: number
  /** links followed so far */
  links: number
  /** alternatives in alternatives that are being explained */
  explained: number
  /** properties that may be missing even if they are required */
  omitted: ReadonlySet<string>
  /** true if `oneOf` means exactly one, even if its alternatives overlap */
  exact: boolean
  /** verdicts by rule and value, kept in long validations only */
  verdicts: Map<Rule, Map<unknown, Verdict>> | undefined
}

/** The verdict on a value, and the parts of it that were seen, if they are needed. */
export interface Verdict {
  holds: boolean
  seen: Seen | undefined
}

/** The properties and items that a schema has looked at, for `unevaluatedProperties` and `unevaluatedItems`. */
export type Seen = Set<string | number>

/** Adds the properties and items that a passed schema has seen. */
export function addSeen(seen: Seen | undefined, more: Seen | undefined): void {
  if (seen !== undefined && more !== undefined) for (const key of more) seen.add(key)
}

export interface Rule {
  test(value: unknown, run: Run, seen: Seen | undefined): boolean
  /** Returns the violations of a value that failed the test. */
  explain(value: unknown, at: string, run: Run, seen?: Seen): SchemaViolation[]
}

/** Thrown by a validation that takes too many steps. */
export class TooLong extends Error {}

export function spend(run: Run, steps: number): void {
  run.left -= steps
  if (run.left < 0) throw new TooLong('it takes too long to check')
}

export interface CompileTools {
  at: Located & { schema: SchemaObject }
  scope: Scope
  direction: Direction | undefined
  /** properties of the other direction, which are not required */
  exempt: ReadonlySet<string>
  /** true for a schema in the `allOf` of one that inherits from it */
  inherited: boolean
  /** Compiles a schema of another value: a member, an item, a name. */
  sub(schema: Schema): Rule
  /** Compiles a schema of the same value. */
  same(schema: Schema): Rule
  /** Compiles the schema at a reference, of the same value; undefined where the reference leads nowhere. */
  refer(ref: string, dynamic?: boolean): Rule | undefined
  /** Tells whether a property is for the other direction only. */
  isExempt(schema: Schema): boolean
}

/** Compiles a keyword of a schema; returns undefined where the schema lacks it. */
export type Compile = (schema: SchemaObject, tools: CompileTools) => Rule | undefined

export function rule<Value>(keyword: string, test: (value: Value) => boolean, message: string): Rule {
  return {
    test: test as Rule['test'],
    explain: (_, at) => [{ at, keyword, message }]
  }
}

export const nothing: Rule = rule('false schema', () => false, 'is not allowed')
export const anything: Rule = { ...nothing, test: () => true }
