/**
 * Validates values by the schemas of a document: requests, replies, examples, fixtures and generated values. Schemas
 * are compiled when the first value reaches them (compile.ts), as they are meant (meaning.ts). A validation has a
 * budget of steps, so no verdict depends on the clock.
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

/** A fault of a value. */
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
  /** Returns all violations, at most 100; [] if the value fits. Throws nothing. Sets `in` to 'body' or 'response'. */
  check: (schema: Schema, value: unknown, direction: Direction) => Violation[]
  /** Returns true if a value fits. It is faster than `check`. Throws nothing. */
  fits: (schema: Schema, value: unknown, direction: Direction) => boolean
  /** Returns the schema at a `$ref`, which may be a reference itself; `true` for a broken `$ref`. */
  schemaOrAny: (ref: string) => Schema
}

const mostViolations = 100
/** The most steps of one validation: many times those of the largest body. */
const mostSteps = 20_000_000
/** The most steps for listing violations. The verdict has more, since it matters more. */
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
 * Returns a checker for the schemas of a document (in the 3.1 dialect), and for others that refer to them. Known
 * formats are asserted (date-time, email, uuid, int32 …). Values are not changed. A request may lack required
 * `readOnly` members. A response must not have `writeOnly` members.
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

/** The checks of the generator. */
export interface Judge {
  /** Returns true if a value fits a schema. Throws NoValue if the check takes too many steps. */
  fits(at: Located, value: unknown): boolean
}

/** Returns the rule of a schema in either direction. All searches share it. */
const ruleFor = keptFor((resources: Resources) => {
  const compile = compilerFor(resources)
  const context = { direction: undefined, exempt: none, inherited: false }
  const rules = new WeakMap<object, { trail: Located['trail']; rule: Rule }>()

  return (at: Located): Rule => {
    if (!isSchemaObject(at.schema)) return compile(at, context)
    const known = rules.get(at.schema)
    if (known?.trail === at.trail) return known.rule
    const rule = compile(at, context)
    rules.set(at.schema, { trail: at.trail, rule })
    return rule
  }
})

/**
 * Returns the checks of generated values. `omitted` holds the properties that the message's direction leaves out. With
 * `exact`, a value must fit exactly one alternative of a `oneOf`, even if they overlap, so that every validator admits
 * it.
 */
export function judgeOf(resources: Resources, omitted: ReadonlySet<string>, steps: number, exact: boolean): Judge {
  const ruleOf = ruleFor(resources)
  let left = steps

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
