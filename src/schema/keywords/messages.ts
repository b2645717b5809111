/** Words of the messages about refused requests. */
import { writeJson } from '../meaning/json-values.ts'

export const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`

export const typeNames: Record<string, string> = {
  null: 'null',
  boolean: 'a boolean',
  object: 'an object',
  array: 'an array',
  number: 'a number',
  string: 'a string',
  integer: 'an integer'
}

export function either(words: string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}

/** The longest list of choices, and the longest text, that a message quotes. */
const longestList = 30
const longestText = 200

/** Lists the values that are admitted. */
export function choices(values: unknown[]): string {
  const texts = [...new Set(values.map(shown))]
  const more = texts.length - longestList
  return texts.slice(0, longestList).join(', ') + (more > 0 ? ` … (${more} more)` : '')
}

/** Writes a value as people read it. */
export function shown(value: unknown): string {
  return short(typeof value === 'string' && value !== '' ? value : writeJson(value))
}

export function short(text: string): string {
  return text.length > longestText ? `${text.slice(0, longestText)}…` : text
}
