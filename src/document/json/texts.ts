import { isObject } from './is-object.ts'

/** Returns a JSON value with its texts changed. Parts in which nothing changes stay themselves. */
export function withTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) {
    const items = value.map((item) => withTexts(item, change))
    return items.some((item, index) => item !== value[index]) ? items : value
  }
  if (!isObject(value)) return value
  const members = Object.entries(value).map(([name, inner]) => [name, withTexts(inner, change)] as const)
  return members.some(([name, inner]) => inner !== value[name]) ? Object.fromEntries(members) : value
}

/** Returns true if one of the texts in a JSON value passes a test. */
export function someText(value: unknown, test: (text: string) => boolean): boolean {
  if (typeof value === 'string') return test(value)
  return typeof value === 'object' && value !== null && Object.values(value).some((inner) => someText(inner, test))
}
