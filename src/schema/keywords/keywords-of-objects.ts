/** The keywords of objects. */
import type { Schema } from '../../document/openapi.ts'
import { pointer } from '../../document/places/pointer.ts'
import { pairs } from '../meaning/json-values.ts'
import { type PatternMatcher, patternMatcherOf } from '../patterns/pattern.ts'
import { mostExplained } from './keywords-of-arrays.ts'
import { type Compile, type CompileTools, type Rule, rule, type SchemaViolation, type Seen, spend } from './rule.ts'

type Members = Record<string, unknown>

const count = (value: Members) => Object.keys(value).length
const properties = (limit: number) => (limit === 1 ? '1 property' : `${limit} properties`)
const has = (value: Members, name: string) => Object.hasOwn(value, name) && value[name] !== undefined

export const objectKeywords: Compile[] = [
  ({ maxProperties: most }) =>
    typeof most === 'number'
      ? rule<Members>('maxProperties', (value) => count(value) <= most, `must have at most ${properties(most)}`)
      : undefined,
  ({ minProperties: least }) =>
    typeof least === 'number'
      ? rule<Members>('minProperties', (value) => count(value) >= least, `must have at least ${properties(least)}`)
      : undefined,
  ({ required }, { exempt }) => {
    const names = (required ?? []).filter((name) => !exempt.has(name))
    return names.length === 0 ? undefined : requiredRule(names)
  },
  ({ dependentRequired }) => {
    const dependents = pairs(dependentRequired) as [string, string[]][]
    return dependents.length === 0 ? undefined : dependentRule(dependents)
  },
  ({ propertyNames }, { sub }) => (propertyNames === undefined ? undefined : namesRule(sub(propertyNames as Schema))),
  membersRule
]

function requiredRule(names: string[]): Rule {
  const missing = (value: unknown, omitted: ReadonlySet<string>) =>
    names.filter((name) => !has(value as Members, name) && !omitted.has(name))
  const inherited = new Set(names.filter((name) => name in Object.prototype))
  return {
    test(value, { omitted }) {
      for (const name of names) {
        if ((value as Members)[name] !== undefined && !inherited.has(name)) continue
        if (!has(value as Members, name) && !omitted.has(name)) return false
      }
      return true
    },
    explain: (value, at, { omitted }) =>
      missing(value, omitted).map((name) => ({ at: pointer(at, name), keyword: 'required', message: 'is required' }))
  }
}

function dependentRule(dependents: [string, string[]][]): Rule {
  const missing = (value: Members, omitted: ReadonlySet<string>) =>
    dependents.flatMap(([property, names]) =>
      has(value, property)
        ? names.filter((name) => !has(value, name) && !omitted.has(name)).map((name) => ({ property, name }))
        : []
    )
  return {
    test: (value, { omitted }) => missing(value as Members, omitted).length === 0,
    explain: (value, at, { omitted }) =>
      missing(value as Members, omitted).map(({ property, name }) => ({
        at: pointer(at, name),
        keyword: 'dependentRequired',
        message: `is required where ${property} is given`
      }))
  }
}

function namesRule(names: Rule): Rule {
  return {
    test: (value, run) => Object.keys(value as Members).every((name) => names.test(name, run, undefined)),
    explain: (value, at, run) =>
      Object.keys(value as Members)
        .filter((name) => !names.test(name, run, undefined))
        .map((name) => ({
          at: pointer(at, name),
          keyword: 'propertyNames',
          message: `is not allowed as a property's name: it ${names.explain(name, '', run)[0]!.message}`
        }))
  }
}

const notAllowed = (at: string, name: string, keyword: string): SchemaViolation => ({
  at: pointer(at, name),
  keyword,
  message: 'is not allowed (no such property)'
})

const writeOnly = rule('writeOnly', () => false, 'is write-only: a response must not hold it')

/** `properties`, `patternProperties` and `additionalProperties`, which depend on each other. */
function membersRule(
  schema: CompileTools['at']['schema'],
  { sub, direction, isExempt }: CompileTools
): Rule | undefined {
  const { additionalProperties } = schema
  const named = new Map<string, Rule>()
  for (const [name, property] of pairs(schema.properties) as [string, Schema][]) {
    named.set(name, direction === 'response' && isExempt(property) ? writeOnly : sub(property))
  }
  const patterned = pairs(schema.patternProperties).map(([pattern, rule]): [PatternMatcher, Rule] => [
    patternMatcherOf(pattern)!,
    sub(rule as Schema)
  ])
  if (named.size === 0 && patterned.length === 0 && additionalProperties === undefined) return undefined
  const rest = additionalProperties === undefined ? undefined : sub(additionalProperties)

  return {
    test(value, run, seen) {
      for (const name in value as Members) {
        spend(run, 1)
        const member = (value as Members)[name]
        if (member === undefined) continue
        const own = named.get(name)
        let known = own !== undefined
        if (own !== undefined && !own.test(member, run, undefined)) return false
        for (let i = 0; i < patterned.length; i++) {
          const [pattern, rule] = patterned[i]!
          if (!pattern.test(name)) continue
          known = true
          if (!rule.test(member, run, undefined)) return false
        }
        if (!known && rest !== undefined) {
          known = true
          if (!rest.test(member, run, undefined)) return false
        }
        if (known) seen?.add(name)
      }
      return true
    },
    explain(value, at, run, seen) {
      const violations: SchemaViolation[] = []
      for (const [name, member] of Object.entries(value as Members)) {
        if (member === undefined || violations.length >= mostExplained) continue
        const rules = patterned.filter(([pattern]) => pattern.test(name)).map(([, rule]) => rule)
        if (named.has(name)) rules.unshift(named.get(name)!)
        if (rules.length === 0 && additionalProperties === false) {
          violations.push(notAllowed(at, name, 'additionalProperties'))
          continue
        }
        if (rules.length === 0 && rest !== undefined) rules.push(rest)
        if (rules.length > 0) seen?.add(name)
        for (const rule of rules) {
          if (!rule.test(member, run, undefined)) violations.push(...rule.explain(member, pointer(at, name), run))
        }
      }
      return violations
    }
  }
}

/** The rule of `unevaluatedProperties`, which comes after all others. */
export const unevaluatedProperties: Compile = ({ unevaluatedProperties }, { sub }) => {
  if (unevaluatedProperties === undefined) return undefined
  const rest = sub(unevaluatedProperties as Schema)
  const unseen = (value: unknown, seen: Seen | undefined) =>
    Object.keys(value as Members).filter((name) => !seen!.has(name) && (value as Members)[name] !== undefined)
  return {
    test(value, run, seen) {
      const open = unseen(value, seen)
      for (const name of open) if (!rest.test((value as Members)[name], run, undefined)) return false
      for (const name of open) seen!.add(name)
      return true
    },
    explain: (value, at, run, seen) =>
      unseen(value, seen).flatMap((name) => {
        if (unevaluatedProperties === false) return [notAllowed(at, name, 'unevaluatedProperties')]
        const member = (value as Members)[name]
        return rest.test(member, run, undefined) ? [] : rest.explain(member, pointer(at, name), run)
      })
  }
}
