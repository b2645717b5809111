/** Texts for people. */
import type { Header } from './types.ts'

/** Writes a length in bytes. */
export function bytes(size: number): string {
  if (size < 1000) return `${size} B`
  return size < 1_000_000 ? `${(size / 1000).toFixed(1)} kB` : `${(size / 1_000_000).toFixed(1)} MB`
}

/** Writes a duration in milliseconds. */
export function duration(ms: number): string {
  if (ms < 10) return `${ms} ms`
  return ms < 10_000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`
}

/** Writes the time of day, with milliseconds. */
export function clock(at: number): string {
  const date = new Date(at)
  const two = (number: number) => String(number).padStart(2, '0')
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':')
  return `${time}.${String(date.getMilliseconds()).padStart(3, '0')}`
}

/** Writes a number of things. */
export const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

export const worldText = (name: string): string => (name === '' ? 'default' : name)

/** Returns the media type among headers; '' if there is none. */
export const contentTypeOf = (headers: readonly Header[]): string =>
  headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''

/** Reads a header's bytes as UTF-8, where they are that: Node reads them as Latin-1. */
export function headerText(value: string): string {
  if (!/[\x80-\xff]/.test(value) || /[^\0-\xff]/.test(value)) return value
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(value, (one) => one.charCodeAt(0)))
  } catch {
    return value
  }
}

/** Writes a value in one line, as a cell of a table shows it. */
export function cellText(value: unknown): string {
  if (value === undefined) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}
