/** The keywords of arrays. */

import type { Schema } from '../../document/openapi.ts'
import { canonical } from '../meaning/json-values.ts'
import { plural } from './messages.ts'
import { type Compile, type Rule, type Run, rule, type SchemaViolation, type Seen, spend } from './rule.ts'

type Items = unknown[]

export const arrayKeywords: Compile[] = [
  ({ maxItems }) => {
    if (typeof maxItems !== 'number') return undefined
    return rule<Items>('maxItems', ({ length }) => length <= maxItems, atMost(maxItems))
  },
  ({ minItems }) => {
    if (typeof minItems !== 'number') return undefined
    const message = minItems === 1 ? 'must not be empty' : `must have at least ${plural(minItems, 'item')}`
    return rule<Items>('minItems', ({ length }) => length >= minItems, message)
  },
  ({ uniqueItems }) =>
    uniqueItems === true ? rule<Items>('uniqueItems', areUnique, 'must not hold the same item twice') : undefined,
  ({ prefixItems = [], items }, { sub }) => {
    if (prefixItems.length === 0 && items === undefined) return undefined
    return itemsRule(prefixItems.map(sub), items, items === undefined ? undefined : sub(items))
  },
  ({ contains, minContains, maxContains }, { sub }) =>
    contains === undefined
      ? undefined
      : containsRule(sub(contains as Schema), minContains as number, maxContains as number)
]

const atMost = (limit: number) => `must have at most ${plural(limit, 'item')}`

function itemsRule(prefix: Rule[], items: Schema | undefined, rest: Rule | undefined): Rule {
  const first = prefix.length
  return {
    test(value, run, seen) {
      const array = value as Items
      spend(run, array.length)
      if (items === false && array.length > first) return false
      const end = rest === undefined ? Math.min(first, array.length) : array.length
      for (let i = 0; i < end; i++) {
        if (!(i < first ? prefix[i]! : rest!).test(array[i], run, undefined)) return false
        seen?.add(i)
      }
      return true
    },
    explain(value, at, run, seen) {
      const array = value as Items
      const tooMany = items === false && array.length > first
      const violations: SchemaViolation[] = tooMany ? [{ at, keyword: 'items', message: atMost(first) }] : []
      for (let i = 0; i < array.length && violations.length < mostExplained; i++) {
        const one = i < first ? prefix[i] : tooMany ? undefined : rest
        seen?.add(i)
        if (one !== undefined && !one.test(array[i], run, undefined))
          violations.push(...one.explain(array[i], `${at}/${i}`, run))
      }
      return violations
    }
  }
}

/** The most violations that are reported for one list or object. */
export const mostExplained = 100

function containsRule(wanted: Rule, minContains = 1, maxContains?: number): Rule {
  return {
    test(value, run, seen) {
      const array = value as Items
      spend(run, array.length)
      let count = 0
      for (let i = 0; i < array.length; i++) {
        if (!wanted.test(array[i], run, undefined)) continue
        count++
        seen?.add(i)
      }
      return count >= minContains && count <= (maxContains ?? Infinity)
    },
    explain(_value, at) {
      const described = `that the schema's "contains" describes`
      const message =
        maxContains === undefined
          ? `must have at least ${plural(minContains, 'item')} ${described}`
          : `must have ${minContains} to ${maxContains} items ${described}`
      return [{ at, keyword: 'contains', message }]
    }
  }
}

function areUnique(items: Items): boolean {
  const seen = new Set<unknown>()
  for (const item of items) {
    // The prefix makes sure that no string equals the canonical text of an array.
    seen.add(typeof item === 'string' ? `"${item}` : typeof item === 'object' ? canonical(item) : item)
  }
  return seen.size === items.length
}

/** The rule of `unevaluatedItems`, which comes after all others. */
export const unevaluatedItems: Compile = ({ unevaluatedItems }, { sub }) => {
  if (unevaluatedItems === undefined) return undefined
  const rest = sub(unevaluatedItems as Schema)
  const unseen = (value: unknown, seen: Seen | undefined) => [...(value as Items).keys()].filter((i) => !seen!.has(i))
  return {
    test(value, run, seen) {
      const open = unseen(value, seen)
      for (const i of open) if (!rest.test((value as Items)[i], run, undefined)) return false
      for (const i of open) seen!.add(i)
      return true
    },
    explain(value: unknown, at: string, run: Run, seen?: Seen) {
      const open = unseen(value, seen)
      if (unevaluatedItems === false && open.length > 0) {
        return [{ at, keyword: 'unevaluatedItems', message: atMost((value as Items).length - open.length) }]
      }
      return open.flatMap((i) => {
        const item = (value as Items)[i]
        return rest.test(item, run, undefined) ? [] : rest.explain(item, `${at}/${i}`, run)
      })
    }
  }
}
