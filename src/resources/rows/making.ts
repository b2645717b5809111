/** Makes rows and keys: pure functions of a seed. */

import { bare } from '../../contract/bare.ts'
import type { Contract } from '../../contract/contract.ts'
import { withOwnUrls } from '../../contract/own-urls.ts'
import type { Schema, SchemaObject } from '../../document/openapi.ts'
import type { generator } from '../../generate/lazy.ts'
import { fnv1a } from '../../generate/lexicon/entity/random.ts'
import type { Checker } from '../../schema/validator.ts'
import { holderOf } from '../model/keys.ts'
import type { Resource } from '../model/model.ts'
import { relationships } from '../model/relationships.ts'
import { solid, withAt } from '../model/rows-places.ts'
import { isRow, type Row } from './row.ts'

export type GeneratorTools = Awaited<ReturnType<typeof generator>>

/** The tools that make the rows of a document. */
export interface Workshop {
  contract: Contract
  checker: Checker
  tools: GeneratorTools
}

/** Returns a hash of a text, in 32 bits. */
export function hashOf(text: string): number {
  const hash = fnv1a(text)
  return (hash ^ (hash >>> 15)) >>> 0
}

function uuidOf(seed: string): string {
  const hex = ['a', 'b', 'c', 'd']
    .map((part) => hashOf(`${part} ${seed} ${part}`).toString(16).padStart(8, '0'))
    .join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`
}

/** Returns a generated value; undefined if the generator finds none. */
export function found({ NoValue }: Pick<GeneratorTools, 'NoValue'>, make: () => unknown): unknown {
  try {
    return make()
  } catch (error) {
    if (error instanceof NoValue) return undefined
    throw error
  }
}

/** Returns the UUID of the example, for the first row. */
function shownUuid({ example }: SchemaObject, index: number, taken: (key: string) => boolean): string | undefined {
  return index === 0 && typeof example === 'string' && isUuid.test(example) && !taken(example) ? example : undefined
}
const isUuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

/** The number of seeds that are tried for a key that is not taken. */
const attempts = 60
/** The number of equal keys in a row that show that other seeds make no others. */
const mostEqual = 8

/** Returns a key that is not taken, in the type that rows have it in; undefined where the schema admits no more. */
export function newKey(
  { contract, tools, checker }: Workshop,
  resource: Resource,
  seed: string,
  index: number,
  taken: (key: string) => boolean
): unknown {
  const { key } = resource
  const fits = (value: unknown) => checker.fits(key.schema, value, 'response')
  const shape = solid(contract, key.schema)
  if (shape.enum !== undefined) return shape.enum.find((value) => value !== null && !taken(String(value)))
  if (key.type === 'integer') return [shape.type].flat().includes('string') ? String(index + 1) : index + 1
  if (shape.format === 'uuid') return shownUuid(shape, index, taken) ?? uuidOf(`${seed} ${index}`)
  const name = key.last === true ? 'slug' : (key.property?.at(-1) ?? key.parameter ?? 'id')
  let made: unknown
  let equal = 0
  let steps = 0
  for (let attempt = 0; attempt < attempts; attempt++) {
    const ask = {
      schema: key.schema,
      resources: contract.resources,
      seed: `${seed} ${attempt}`,
      name,
      index: index + steps,
      subject: resource.noun
    }
    // The first row is the one of the example.
    const isFirst = index === 0 && attempt === 0
    const example = isFirst ? found(tools, () => tools.fromExamples(ask)) : undefined
    const shown = example === undefined ? undefined : [example, String(example)].find(fits)
    const next = shown ?? found(tools, () => tools.generate(ask))
    if (next === undefined) break
    equal = next === made ? equal + 1 : 0
    // Keys in the form of an example count on by the index alone.
    if (equal > 0 || steps > 0) steps++
    if (equal === mostEqual) break
    made = next
    if (!taken(String(made))) return made
  }
  const stem = typeof made === 'string' ? made : resource.noun
  const counted = stem.replace(/(?<!\d)\d{1,6}$/, String(index + 1))
  const sign = /^\p{Lu}/u.test(stem) ? ' ' : '-'
  const others = [`${stem}${sign}${index + 1}`, `${stem}${index + 1}`, uuidOf(`${seed} ${index}`), String(index + 1)]
  const fitting = [counted, ...others].find((text) => !taken(text) && fits(text))
  return fitting ?? (made === undefined ? others[0] : undefined)
}

/** The ingredients of a row. */
export interface RowWish {
  resource: Resource
  seed: string
  index: number
  /** The members that it has already. */
  known: Row
  /** True: examples that the schema writes of members are taken over. */
  exemplary?: boolean
  /** The values of the path around it. */
  around?: Row
}

/** Makes a row with every member that any of its schemas names. Known members are kept. */
export function rowOfSchemas(
  { contract, tools, checker }: Workshop,
  { resource, seed, index, known, exemplary = false, around = {} }: RowWish
): Row {
  const { inner } = resource
  let row = known
  for (const schema of resource.rows) row = joined(views(schema, row), row)
  const related = known[relationships]
  const inside = [inner, holderOf(resource.key)].filter((name) => name !== undefined && isRow(known[name])) as string[]
  if (!isRow(related) && inside.length === 0) return row
  // An object that is known in part takes its other members from a whole row.
  const made = views(resource.rows[0] as Schema, {})
  const whole = { ...row }
  if (isRow(related)) whole[relationships] = overlaid(made[relationships], related)
  for (const name of inside) whole[name] = { ...(made[name] as Row), ...(known[name] as Row) }
  return whole

  function views(schema: Schema, have: Row): Row {
    let first: Row | undefined
    for (let attempt = 0; attempt < 4; attempt++) {
      const ask = {
        schema,
        resources: contract.resources,
        seed: attempt === 0 ? seed : `${seed} ${attempt}`,
        index,
        known: inner === undefined ? have : { ...have, [inner]: undefined, [relationships]: undefined },
        subject: resource.noun,
        links: around,
        age: resource.age,
        defaults: true
      }
      const shown = exemplary
        ? withOwnUrls(
            found(tools, () => tools.fromExamples(ask)),
            contract
          )
        : undefined
      const made = shown ?? found(tools, () => tools.generate(ask))
      if (!isRow(made)) return first ?? {}
      if (checker.fits(schema, made, 'response')) return made
      first ??= made
    }
    return first as Row
  }
}

/** Returns a row with members that it lacks, under any spelling of their names. */
function joined(made: Row, row: Row): Row {
  const names = new Set(Object.keys(row).map(bare))
  const whole: Row = {}
  for (const name of Object.keys(made)) if (name in row || !names.has(bare(name))) whole[name] = made[name]
  return Object.assign(whole, row)
}

/** Returns a row with the members that it, or an object inside of it, lacks. */
export function filledIn({ contract, checker, tools }: Workshop, schema: Schema, row: Row, seed: string): Row {
  if (checker.fits(schema, row, 'response')) return row
  const ask = { schema, resources: contract.resources, seed, example: row }
  return overlaid(
    found(tools, () => tools.fromExamples(ask)),
    row
  ) as Row
}

/** Returns the given values, completed by made ones. */
export function overlaid(made: unknown, said: unknown): unknown {
  if (Array.isArray(made) && Array.isArray(said)) return said.map((one, index) => overlaid(made[index], one))
  if (!isRow(made) || !isRow(said)) return said
  const whole: Row = { ...made }
  for (const name of Object.keys(said)) whole[name] = overlaid(made[name], said[name])
  return whole
}

/** Returns a row with values at paths of members. */
export const withValuesAt = (row: Row, values: readonly [string[], unknown][]): Row =>
  values.length === 0 ? row : putValuesAt({ ...row }, values)

/** Puts values at paths of members into a new row, in place. Returns the row. */
export function putValuesAt(row: Row, values: readonly [string[], unknown][]): Row {
  for (const [path, value] of values) putValueAt(row, path, value)
  return row
}

/** Puts a value at a path of members into a new row, in place. */
export function putValueAt(row: Row, path: string[], value: unknown): void {
  const name = path[0] as string
  row[name] = path.length === 1 ? value : withAt(row[name], path.slice(1), value)
}

/** Returns a row without the member at a path. */
export function removed(row: Row, [name, ...deeper]: readonly string[]): Row {
  const { [name as string]: value, ...rest } = row
  return deeper.length === 0 || !isRow(value) ? rest : { ...rest, [name as string]: removed(value, deeper) }
}
