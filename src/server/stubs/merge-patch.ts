/**
 * Merges a JSON value over another: objects by name, arrays by index. Any other value, and an empty array, replaces the
 * old value.
 */
export function mergePatch(value: unknown, over: unknown): unknown {
  if (typeof over !== 'object' || over === null || typeof value !== 'object' || value === null) return over
  if (Array.isArray(over) && over.length === 0) return over
  if (Array.isArray(value)) {
    const items = [...value]
    for (const [index, item] of Object.entries(over)) {
      if (/^\d+$/.test(index) && Number(index) <= items.length)
        items[Number(index)] = mergePatch(items[Number(index)], item)
    }
    return items
  }
  if (Array.isArray(over)) return over
  const members: [string, unknown][] = Object.entries(over).map(([name, member]) => [
    name,
    Object.hasOwn(value, name) ? mergePatch((value as Record<string, unknown>)[name], member) : member
  ])
  return Object.fromEntries([...Object.entries(value), ...members])
}
