/** Members of replies that count the rows of a list, or add them up: `total`, `active_users`, `byStatus`, `revenue`. */
import { bare } from '../../contract/bare.ts'
import type { Contract } from '../../contract/contract.ts'
import type { Schema, SchemaObject } from '../../document/openapi.ts'
import type { SchemaLookup } from '../../schema/views/merged-view.ts'
import type { Resource, Tally } from '../model/model.ts'
import { nounOf, wordsOf } from '../model/names.ts'
import { membersIn, solid } from '../model/rows-places.ts'
import { statesOf } from '../model/states.ts'

/** Words that say how values are put together. To teach standin another, add it here. */
const sums: [word: RegExp, by: Tally['by']][] = [
  [/^(average|avg|mean)$/, 'average'],
  [/^(min|minimum|lowest|smallest)$/, 'least'],
  [/^(max|maximum|highest|largest)$/, 'most'],
  [/^(total|sum|overall)$/, 'sum']
]
/** Words that only say that a number counts. */
const counting = /^(counts?|total|num|number|of|all|by|per|breakdown|distribution)$/
/** Members that are added up to what is earned. */
const earned = ['grandtotal', 'totalamount', 'totalprice', 'total', 'amount', 'price']

/** Returns the states that the rows of a collection may be in, by their words. */
export function statesIn(schemas: SchemaLookup, resource: Resource): Map<string, State> {
  const states = new Map<string, State>()
  for (const { path: of, name, property } of membersIn(schemas, resource)) {
    const { type, enum: values = statesOf(schemas, name, property) } = solid(schemas, property)
    if (type === 'boolean') states.set(bare(name).replace(/^(is|has)/, ''), { of, value: true, values: [true, false] })
    else
      for (const value of values)
        if (!states.has(bare(String(value)))) states.set(bare(String(value)), { of, value, values })
  }
  return states
}

/** A state of rows: the member that says it, its value there, and all values that the member may have. */
interface State {
  of: string[]
  value: unknown
  values: readonly unknown[]
}

/** Finds the members of a reply that tell something of the rows of a collection. */
export function talliesIn(contract: Contract, schema: Schema | undefined, resource: Resource): Tally[] {
  const states = statesIn(contract, resource)
  const words = new Map<string, { of: string[]; values: readonly unknown[] }>()
  const numbers = new Map<string, string[]>()
  for (const { path, property } of membersIn(contract, resource)) note(path, property)
  return within(solid(contract, schema), [])

  function note(of: string[], property: Schema): void {
    const name = of.at(-1) as string
    const { type, enum: values = statesOf(contract, name, property) } = solid(contract, property)
    if (type === 'number' || type === 'integer') numbers.set(bare(name), of)
    if (values.length > 0) words.set(nounOf(name), { of, values })
  }

  function within({ properties = {} }: SchemaObject, path: string[]): Tally[] {
    return Object.entries(properties).flatMap(([name, property]) => {
      const { type, ...shape } = solid(contract, property)
      if (type === 'integer' || type === 'number') return tallyOf([...path, name], type) ?? []
      const left = wordsOf(name).filter((word) => !counting.test(word))
      const member = words.get(nounOf(left.join('_')))
      return member === undefined || path.length > 1
        ? inner(shape, [...path, name])
        : each(shape, [...path, name], member)
    })
  }

  function inner(shape: SchemaObject, path: string[]): Tally[] {
    return path.length > 2 ? [] : within(shape, path)
  }

  /** Returns the counts of a member's values, by their names. */
  function each(
    { properties, additionalProperties }: SchemaObject,
    path: string[],
    { of, values }: { of: string[]; values: readonly unknown[] }
  ): Tally[] {
    const isOpen = properties === undefined && typeof additionalProperties === 'object'
    if (isOpen) return [{ path, by: 'values', of, values }]
    return Object.keys({ ...properties }).flatMap((name): Tally[] => {
      const value = values.find((one) => bare(String(one)) === bare(name))
      return value === undefined ? [] : [{ path: [...path, name], by: 'count', of, value }]
    })
  }

  function tallyOf(path: string[], type: string): Tally | undefined {
    const all = wordsOf(path.at(-1) as string)
    const left = all.filter((word) => !counting.test(word) && nounOf(word) !== resource.noun)
    const state = states.get(left.join(''))
    if (type === 'integer' && left.length === 0) return { path, by: 'count' }
    if (type === 'integer' && state !== undefined) return { path, by: 'count', of: state.of, value: state.value }
    const [word, by = 'sum'] = sums.find(([one]) => all.some((other) => one.test(other))) ?? []
    const sum = all.filter((one) => word?.test(one) !== true && nounOf(one) !== resource.noun).join('')
    const isEarned = /^(revenue|sales|turnover)$/.test(sum)
    const of = isEarned ? earned.map((one) => numbers.get(one)).find(Boolean) : word && numbers.get(sum)
    return of && { path, by, of, isWhole: type === 'integer' }
  }
}
