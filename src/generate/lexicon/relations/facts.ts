/** The members of one object, as the relations between them read and change them. */

import type { Paging } from '../../../contract/paging.ts'
import { isObject } from '../../../document/json/is-object.ts'

/** Tells whether a property has the name that is looked for. Those of one source tell the same. */
export type Name = Pick<RegExp, 'source' | 'test'>

/** Reads the properties of the object; for an envelope, its neighbours too. */
export interface Facts {
  number(name: Name, otherwise?: number): number
  /** Returns the text under a name; empty if there is none. */
  text(name: RegExp): string
  list(name: RegExp): unknown[] | undefined
  /** Returns the lists of the object, and the things of its maps. */
  lists(): unknown[][]
  /** Returns the value of a member by its name as it is written. */
  value(name: string): unknown
  /** Returns the title and description of a member, in small letters. */
  hint(name: string): string
  /** Returns the values that a member may have, in the order of the document; none where that lists none. */
  choices(name: string): readonly unknown[]
  /**
   * Changes a member that has a value of the same type, or to null. Returns true if it has the value now: the schema
   * may not admit it, or the document says another. `fills`: a null may become a number.
   */
  put(name: string, value: unknown, fills?: boolean): boolean
  /** The page of a list that the request asks for. */
  paging: Paging
}

/** A member of an object: its name as it is written, and in small letters with underscores. */
export interface Named {
  name: string
  plain: string
}

/** Makes members of one object agree. */
export type Deed = (the: Facts) => void

/** Finds the members of an object that have to agree, by their names alone. */
export type Relation = (members: readonly Named[]) => Deed[]

/** Rounds away what binary fractions leave: 0.1 + 0.2 is 0.3. */
export const exact = (value: number): number => Math.round(value * 1e4) / 1e4
export const cents = (value: number): number => Math.round(value * 100) / 100

/** Members of an object of money that hold its amount, and those that make it one. */
const amountNames = /^(amount|value|cents|(minor_?)?units|(amount|value)_?(minor|in_?cents|cents))$/i
const currencyNames = /^(currency|currency_?code|unit)$/i

/** Returns the name of the amount in an object of money: `{ amount: 4, currency: 'EUR' }`. */
function amountName(value: object): string | undefined {
  const names = Object.keys(value)
  return names.some((name) => currencyNames.test(name)) ? names.find((name) => amountNames.test(name)) : undefined
}

/** Returns the number that a value is: its digits in a text too, and the amount of an object of money. Else NaN. */
export function amountOf(value: unknown): number {
  if (typeof value === 'number') return value
  if (typeof value === 'string') return /^-?\d{1,12}(\.\d{1,8})?$/.test(value) ? Number(value) : Number.NaN
  if (typeof value !== 'object' || value === null) return Number.NaN
  const name = amountName(value)
  return name === undefined ? Number.NaN : amountOf((value as Record<string, unknown>)[name])
}

/** Writes a number in the form that a value has: as digits with as many decimals, or into an object of money. */
export function writtenAs(own: unknown, value: number): unknown {
  if (typeof own === 'string') {
    if (Number.isNaN(amountOf(own))) return value
    const [places, needed] = [own, String(exact(value))].map((text) => text.split('.')[1]?.length ?? 0) as [
      number,
      number
    ]
    // A sum of amounts with two decimals has two.
    const digits = value.toFixed(Math.max(places, Math.min(2, needed)))
    return digits.padStart(/^0\d/.test(own) ? own.length : 0, '0')
  }
  const name = typeof own === 'object' && own !== null ? amountName(own) : undefined
  if (name === undefined) return value
  return { ...(own as object), [name]: writtenAs((own as Record<string, unknown>)[name], value) }
}

/** Returns the things of a list, or of a map of objects; undefined for another value. */
export function entriesOf(value: unknown): unknown[] | undefined {
  if (Array.isArray(value)) return value
  const entries = isObject(value) ? Object.values(value) : []
  return entries.length > 1 && entries.every(isObject) ? entries : undefined
}

/** Returns the number under a name as it is written, or NaN. */
export const numberAt = (the: Facts, name: string | undefined): number =>
  name === undefined ? Number.NaN : amountOf(the.value(name))

/** Returns a number from 0 to 1 that follows from a value: the same for the same value. */
export const shareOf = (value: number): number => Math.abs(Math.round(value * 7919) % 101) / 101

/** Makes the value of a property. Null stands for none: null where the schema admits it, else no property. */
export type AgreementMaker = (the: Facts, own: unknown) => unknown

/** A property by its name, and the maker of its value. */
export type Agreement = readonly [name: RegExp, make: AgreementMaker]
