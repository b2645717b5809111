/**
 * Judges values by the schemas of a document. The one validator: requests, replies, examples, fixtures and generated
 * values are held against the same rules. Schemas are compiled when the first value gets to them (compile.ts), as they
 * are meant (meaning.ts). No verdict depends on the clock: a validation has a budget of steps.
 */
import { keptFor } from '../document/memoized.ts'
import type { Schema } from '../document/openapi.ts'
import { compilerOf } from './compile.ts'
import { type Direction, type Rule, type Run, type SchemaViolation, TooLong } from './keywords/rule.ts'
import { NoValue } from './meaning/no-value.ts'
import { isSchemaObject } from './meaning/schema.ts'
import type { Resources } from './meaning/schema-resources.ts'
import { type Located, scopeOf } from './meaning/scope.ts'

export type { Direction }

/** One thing that is wrong with a value. */
export interface Violation {
  /** 'path', 'query', 'header', 'cookie', 'body' or 'response' */
  in: string
  /** JSON pointer inside that place: '/email', '/limit', '' for the whole */
  at: string
  /** for people: 'is required', 'must be one of admin, member' */
  message: string
  /**
   * the schema's keyword; also 'schema' (the schema cannot be used) and 'depth' (too deep or too long to be checked)
   */
  keyword: string
}

/** Writes a violation as text: `body/role must be one of admin, member`, `query limit must be at least 1`. */
export const violationText = ({ in: place, at, message }: Violation): string =>
  `${place}${/^(body|response)$/.test(place) ? at : at.replace('/', ' ')} ${message}`

export interface Checker {
  /** Returns all violations (at most 100), [] when the value fits. Throws nothing. `in` is 'body' or 'response'. */
  check: (schema: Schema, value: unknown, direction: Direction) => Violation[]
  /** Tells whether a value fits, which is quicker than to tell why it does not. Throws nothing. */
  fits: (schema: Schema, value: unknown, direction: Direction) => boolean
  /** The schema at a `$ref`, which may be a reference itself; `true` where it leads nowhere. */
  schemaOrAny: (ref: string) => Schema
}

/** Violations that are reported at most. */
const mostViolations = 100
/** Steps of one validation: many times what a body of the largest size takes. */
const mostSteps = 20_000_000
/** Steps that may be left when a refusal is explained: a verdict is worth more than the reason for it. */
const mostForReasons = 1_000_000

const none: ReadonlySet<string> = new Set()
const compilerFor = keptFor((resources: Resources) => compilerOf(scopeOf(resources)))

const newRun = (left: number, exact = false, omitted = none): Run => ({
  left,
  exact,
  omitted,
  links: 0,
  explained: 0,
  verdicts: undefined
})

/**
 * Returns a checker of values by the schemas of a document (in the 3.1 dialect), or by others that refer to it. Formats
 * are asserted (date-time, email, uuid, int32 …), unknown ones are not; nothing is coerced, filled in or taken away.
 * `readOnly` members are not required of a request; `writeOnly` ones are neither required nor allowed in a response.
 */
export function checkerOf(resources: Resources, steps = mostSteps): Checker {
  const scope = scopeOf(resources)
  const compile = compilerFor(resources)
  const rules = { request: new WeakMap<object, Rule>(), response: new WeakMap<object, Rule>() }

  function ruleOf(schema: Schema, direction: Direction): Rule {
    const known = isSchemaObject(schema) ? rules[direction].get(schema) : undefined
    if (known !== undefined) return known
    const rule = compile(scope.start(schema), { direction, exempt: none, inherited: false })
    if (isSchemaObject(schema)) rules[direction].set(schema, rule)
    return rule
  }

  function violationsOf(schema: Schema, value: unknown, direction: Direction): SchemaViolation[] {
    try {
      const rule = ruleOf(schema, direction)
      const run = newRun(steps)
      if (rule.test(value, run, undefined)) return []
      run.left = Math.min(mostForReasons, steps)
      return distinct(rule.explain(value, '', run))
    } catch (error) {
      return [violationOf(error)]
    }
  }

  return {
    check(schema, value, direction) {
      const place = direction === 'request' ? 'body' : 'response'
      const violations = violationsOf(schema, value, direction)
      return violations.length === 0 ? [] : violations.map((violation) => ({ in: place, ...violation }))
    },
    fits(schema, value, direction) {
      try {
        return ruleOf(schema, direction).test(value, newRun(steps), undefined)
      } catch {
        return false
      }
    },
    schemaOrAny: (ref) => resources.target(ref, resources.document)?.schema ?? true
  }
}

function violationOf(error: unknown): SchemaViolation {
  if (error instanceof TooLong) return { at: '', message: 'takes too long to be checked', keyword: 'depth' }
  if (error instanceof RangeError) return { at: '', message: 'is nested too deeply to be checked', keyword: 'depth' }
  return { at: '', message: `cannot be checked: ${(error as Error).message}`, keyword: 'schema' }
}

function distinct(violations: SchemaViolation[]): SchemaViolation[] {
  const byText = new Map<string, SchemaViolation>()
  for (const violation of violations) {
    const text = `${violation.at} ${violation.message}`
    if (!byText.has(text)) byText.set(text, violation)
  }
  return [...byText.values()].slice(0, mostViolations)
}

/** The checks of a generator, which knows schemas by the way it came to them. */
export interface Judge {
  /** Tells whether the value fits the schema; throws NoValue where that takes too many steps to tell. */
  fits(at: Located, value: unknown): boolean
}

/**
 * Returns a judge of candidates. `omitted` holds property names that the direction of the message left out. With
 * `exact`, a value has to fit exactly one alternative of a `oneOf`, even where they overlap: every validator admits it
 * then.
 */
export function judgeOf(resources: Resources, omitted: ReadonlySet<string>, steps: number, exact: boolean): Judge {
  const compile = compilerFor(resources)
  const context = { direction: undefined, exempt: none, inherited: false }
  const rules = new WeakMap<object, { trail: Located['trail']; rule: Rule }>()
  let left = steps

  function ruleOf(at: Located): Rule {
    if (!isSchemaObject(at.schema)) return compile(at, context)
    const known = rules.get(at.schema)
    if (known?.trail === at.trail) return known.rule
    const rule = compile(at, context)
    rules.set(at.schema, { trail: at.trail, rule })
    return rule
  }

  return {
    fits(at, value) {
      const run = newRun(left, exact, omitted)
      try {
        const verdict = ruleOf(at).test(value, run, undefined)
        left = run.left
        return verdict
      } catch (error) {
        throw error instanceof TooLong ? new NoValue('it takes too long to check', '', true) : error
      }
    }
  }
}
