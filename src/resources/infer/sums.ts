/** Reads which rows of others a member counts or adds up: "sum of all unpaid invoices in euros", `openTicketCount`. */
import type { Schema } from '../../document/openapi.ts'
import { textOf } from '../../document/places/text-of.ts'
import { formulasIn } from '../../generate/lexicon/relations/formulas.ts'
import { stemOf } from '../../generate/lexicon/words/stems.ts'
import type { SchemaLookup } from '../../schema/views/merged-view.ts'
import type { Count, Resource, Sum, Worked } from '../model/model.ts'
import { nounOf, wordsOf } from '../model/names.ts'
import { membersIn, solid } from '../model/rows-places.ts'
import { statesIn } from './tallies.ts'

/** Numbers that stand for a whole row, the likeliest first. */
const amounts = ['grandtotal', 'totalamount', 'totalprice', 'total', 'gross', 'amount', 'price', 'cost', 'value']

const fillers = /^(the|all|of|its|their|every|each|any|a|an|and|or|that|which|with|is|are|were|amounts?|values?)$/
const contraries = /^(not|excluding|except|without)$/
const qualifiers = /^(that|which|with|not|excluding|except|without|per|since|during|within|between)$/
/** Words for the rows that are still to be paid. */
const owed = /^(outstanding|owed|due)$/
/** States in which a row counts only where a text names them. */
const ended = /^(cancel|void|reject|refund|draft)/

/** The sizes of units of money and of time. To teach standin another, add it here. */
const units: [words: RegExp, size: number][] = [
  [/^(cents?|pence)$/, 0.01],
  [/^(euros?|eur|dollars?|usd|pounds?|gbp|francs?|chf)$/, 1],
  [/^hours?$/, 3600],
  [/^(minutes?|mins?)$/, 60],
  [/^seconds$/, 1]
]
const sizeIn = (...texts: unknown[]): number | undefined => {
  const words = texts.flatMap((text) => wordsOf(textOf(text).slice(0, 200)))
  return units.find(([unit]) => words.some((word) => unit.test(word)))?.[1]
}
const isUnit = (word: string): boolean => word === 'in' || units.some(([unit]) => unit.test(word))

/** The form of a sum: its unit, and how it is written. */
interface Form extends Pick<Sum, 'as'> {
  size: number | undefined
}

/** A description of rows: its words, and the form of their sum where they are not counted. */
export interface Said {
  words: readonly string[]
  form?: Form
}

const sentence = /^(?:the )?(?:total |current )?(number|count|sum|total)( [a-z]+)? of ([^.;(]{1,200})/i

const typeIn = (type: unknown): Sum['as'] | undefined =>
  (['integer', 'number', 'string'] as const).find((one) => [type].flat().includes(one))

/** Returns what the description of a member says of rows, if the member can show it. */
export function saidOf(schemas: SchemaLookup, name: string, property: Schema): Said | undefined {
  const { type, description, format, pattern, enum: values } = solid(schemas, property)
  const [, kind, what = '', rest] = sentence.exec(textOf(description)) ?? []
  if (kind === undefined || values !== undefined) return undefined
  const as = typeIn(type)
  const words = wordsOf(`${what} ${rest}`)
  if (/^(number|count)$/i.test(kind)) return as === 'integer' ? { words } : undefined
  if (as === undefined || (as === 'string' && (format ?? pattern) !== undefined)) return undefined
  return { words, form: { as, size: sizeIn(description, name) } }
}

/** Returns the choice of rows that the words before and after their noun make; undefined if they say more than that. */
export function choiceOf(
  schemas: SchemaLookup,
  rows: Resource,
  before: readonly string[],
  after: readonly string[],
  form?: Form
): Pick<Count, 'only' | 'sum'> | undefined {
  const states = [...statesIn(schemas, rows)]
  let all: { of: string[]; values: readonly unknown[] } | undefined
  const [is, not] = [new Set<unknown>(), new Set<unknown>()]
  const left = unknownIn(before)
  const isMore = qualifiers.test(after[0] ?? '') && unknownIn(after).some((word) => !isUnit(word))
  const sum = form && sumOf(schemas, rows, left, form)
  if (isMore || (form === undefined ? left.length > 0 : sum === undefined)) return undefined
  if (all === undefined) return { ...(sum && { sum }) }
  const { of: at, values } = all as NonNullable<typeof all>
  const some = is.size > 0 ? [...is] : values.filter((value) => !ended.test(String(value)))
  return { ...(sum && { sum }), only: { at, values: some.filter((value) => !not.has(value)) } }

  /** Takes the states out of some words, and returns the words that say something else. */
  function unknownIn(words: readonly string[]): string[] {
    let isNot = false
    return words.filter((word, at) => {
      const stem = word.replace(owed, 'unpaid')
      const isAt = [word, `${word}${words[at + 1]}`, `${words[at - 1]}${word}`].some((one) => take(one, isNot))
      if (isAt || (stem.startsWith('un') && take(stem.slice(2), !isNot))) return false
      if (!contraries.test(word)) return !fillers.test(word)
      isNot = true
      return false
    })
  }

  function take(word: string, isNot: boolean): boolean {
    const [, state] = states.find(([one]) => one === word || stemOf(one) === stemOf(word)) ?? []
    if (state === undefined || (all !== undefined && all.of !== state.of)) return false
    all = state
    ;(isNot ? not : is).add(state.value)
    return true
  }
}

/** Returns the sum of the number that some words name, or of the one that stands for a whole row. */
function sumOf(schemas: SchemaLookup, rows: Resource, words: readonly string[], { as, size }: Form): Sum | undefined {
  const numbers = membersIn(schemas, rows).flatMap(({ path, name, property }) => {
    const { type, description } = solid(schemas, property)
    const isWhole = [type].flat().includes('integer')
    if (!isWhole && ![type].flat().includes('number')) return []
    const own = wordsOf(name).filter((word) => !isUnit(word))
    return [{ at: path, own: own.map(nounOf), noun: nounOf(own.join('_')), isWhole, size: sizeIn(name, description) }]
  })
  const nouns = words.length > 0 ? [nounOf(words.join('_'))] : amounts
  const exact = nouns.map((noun) => numbers.find((one) => one.noun === noun)).find(Boolean)
  const like = words.length > 0 ? numbers.filter(({ own }) => words.every((word) => own.includes(nounOf(word)))) : []
  const found = exact ?? (like.length === 1 ? like[0] : undefined)
  if (found === undefined) return undefined
  const { at, isWhole } = found
  const from = found.size ?? assumed(isWhole, size)
  return { at, as, times: from / (size ?? assumed(as === 'integer', from)) }
}

/** Returns the size of the unit of a number that tells none: cents are said where a fraction could be written. */
const assumed = (isWhole: boolean, other = 1): number => (isWhole || other > 1 ? other : 1)

/** Returns the members that descriptions work out of numbers that tell of other rows: "budget minus spent". */
export function workedOf(schemas: SchemaLookup, resource: Resource, told: readonly Count[]): Worked[] {
  const numbers = new Set(told.filter(({ moment }) => moment === undefined).map(({ path }) => path.at(-1)))
  if (numbers.size === 0) return []
  const members = new Map(membersIn(schemas, resource).map((one) => [one.name, one]))
  const shapeOf = (name: string) => solid(schemas, members.get(name)?.property)
  const hint = (name: string) => textOf(shapeOf(name).description ?? '').toLowerCase()
  return formulasIn([...members.keys()], hint).flatMap(({ name, terms, isBetween, isShare }): Worked[] => {
    const isPlain = terms.every(({ factors, divisors }) => factors.length + divisors.length === 1)
    const sum = terms.map(({ sign, factors }) => ({ name: String(factors[0]), times: sign }))
    const as = typeIn(shapeOf(name).type)
    const follows = isPlain && !isBetween && !isShare && sum.some((one) => numbers.has(one.name)) && !numbers.has(name)
    if (!follows || as === undefined) return []
    const pathOf = (one: string) => members.get(one)?.path as string[]
    return [{ path: pathOf(name), as, terms: sum.map((one) => ({ at: pathOf(one.name), times: one.times })) }]
  })
}
