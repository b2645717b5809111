/** The keywords that test the same value by other schemas. */
import type { Schema, SchemaObject } from '../../document/openapi.ts'
import { pairs } from '../meaning/json-values.ts'
import { alternatives } from './alternatives.ts'
import { inheritance } from './inheritance.ts'
import { addSeen, type Compile, type Rule, type Seen } from './rule.ts'

export const schemaKeywords: Compile[] = [
  ({ $ref }, { refer }) => ($ref === undefined ? undefined : refer($ref)),
  ({ $dynamicRef }, { refer }) => ($dynamicRef === undefined ? undefined : refer($dynamicRef as string, true)),
  ({ allOf }, { same }) => (allOf === undefined ? undefined : all(allOf.map(same))),
  inheritance,
  alternatives('anyOf'),
  alternatives('oneOf'),
  ({ not }, { same }) => {
    if (not === undefined) return undefined
    const excluded = same(not)
    return {
      test: (value, run) => !excluded.test(value, run, undefined),
      explain: (_, at) => [{ at, keyword: 'not', message: 'is what the schema rules out by "not"' }]
    }
  },
  condition,
  ({ dependentSchemas }, { same }) => {
    const dependents = (pairs(dependentSchemas) as [string, Schema][]).map(([name, schema]) =>
      onlyWith(name, same(schema))
    )
    return dependents.length === 0 ? undefined : all(dependents)
  }
]

/** Returns a rule that holds if all given ones hold. */
export function all(rules: Rule[]): Rule {
  if (rules.length === 1) return rules[0]!
  return {
    test(value, run, seen) {
      for (const one of rules) if (!one.test(value, run, seen)) return false
      return true
    },
    explain: (value, at, run) =>
      rules.flatMap((one) => (one.test(value, run, undefined) ? [] : one.explain(value, at, run)))
  }
}

function onlyWith(name: string, asked: Rule): Rule {
  const applies = (value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, name)
  return {
    test: (value, run, seen) => !applies(value) || asked.test(value, run, seen),
    explain: (value, at, run) => asked.explain(value, at, run)
  }
}

function condition(schema: SchemaObject, { same }: Parameters<Compile>[1]): Rule | undefined {
  if (schema.if === undefined) return undefined
  const asked = (then: unknown) => (then === undefined ? undefined : same(then as Schema))
  const [test, holds, fails] = [same(schema.if as Schema), asked(schema.then), asked(schema.else)]
  return {
    test(value, run, seen) {
      if (holds === undefined && fails === undefined && seen === undefined) return true
      const own: Seen | undefined = seen && new Set()
      const met = test.test(value, run, own)
      if (met) addSeen(seen, own)
      return (met ? holds : fails)?.test(value, run, seen) ?? true
    },
    explain: (value, at, run) => (test.test(value, run, undefined) ? holds : fails)!.explain(value, at, run)
  }
}
