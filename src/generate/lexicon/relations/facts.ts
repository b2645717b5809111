/** The members of one object, as the relations between them read and change them. */

import type { Paging } from '../../../contract/paging.ts'

/** Tells whether a property has the name that is looked for. */
export type Name = Pick<RegExp, 'test'>

/** Reads the properties of the object; for an envelope, its neighbours too. */
export interface Facts {
  /** Returns the number under a name. */
  number(name: Name, otherwise?: number): number
  /** Returns the text under a name; empty if there is none. */
  text(name: RegExp): string
  /** Returns the list under a name. */
  list(name: RegExp): unknown[] | undefined
  /** Returns the lists of the object. */
  lists(): unknown[][]
  /** Returns the value of a member by its name as it is written. */
  value(name: string): unknown
  /** Returns the title and description of a member, in small letters. */
  hint(name: string): string
  /**
   * Changes a member that has a value of the same type, or to null. Returns true if it has the value now: the schema
   * may not admit it, or the document says another.
   */
  put(name: string, value: unknown): boolean
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

/** Returns the number under a name as it is written, or NaN. */
export function numberAt(the: Facts, name: string | undefined): number {
  const value = name === undefined ? undefined : the.value(name)
  return typeof value === 'number' ? value : Number.NaN
}

/** Returns a number from 0 to 1 that follows from a value: the same for the same value. */
export const shareOf = (value: number): number => Math.abs(Math.round(value * 7919) % 101) / 101
