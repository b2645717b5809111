import { isObject } from './is-object.ts'

/** Returns a JSON value with its texts changed. Parts in which nothing changes stay themselves. */
export function withTexts(value: unknown, change: (text: string) => string): unknown {
  return typeof value === 'string' ? change(value) : withParts(value, (part) => withTexts(part, change))
}

/** Returns a list or an object with its parts changed, by their names. It stays itself if none changes. */
export function withParts<Value>(value: Value, change: (part: unknown, name: string) => unknown): Value {
  if (!Array.isArray(value) && !isObject(value)) return value
  const parts = Object.entries(value).map(([name, part]) => ({ name, part, next: change(part, name) }))
  if (parts.every(({ part, next }) => part === next)) return value
  const whole = Array.isArray(value)
    ? parts.map(({ next }) => next)
    : Object.fromEntries(parts.map(({ name, next }) => [name, next]))
  return whole as Value
}

/** Returns true if one of the texts in a JSON value passes a test. */
export function someText(value: unknown, test: (text: string) => boolean): boolean {
  if (typeof value === 'string') return test(value)
  return typeof value === 'object' && value !== null && Object.values(value).some((inner) => someText(inner, test))
}
