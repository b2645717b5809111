/** Differences of JSON values as a patch in the library's sense: it sets members and elements, and removes none. */

type Members = Record<string, unknown>

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/**
 * Returns the patch that turns one value into another: `{}` for equal objects. Returns undefined if none does, since a
 * patch takes no member and no element away.
 */
export function mergeDiff(before: unknown, after: unknown): unknown {
  if (!isObject(before) || !isObject(after)) return after
  if (Array.isArray(after) && (after.length === 0 || !Array.isArray(before))) return after
  if (Array.isArray(before) !== Array.isArray(after)) return undefined
  if (Array.isArray(before) && before.length > (after as unknown[]).length) return undefined
  if (Object.keys(before).some((name) => !Object.hasOwn(after, name))) return undefined
  const patch: [string, unknown][] = []
  for (const [name, value] of Object.entries(after)) {
    const was = Object.hasOwn(before, name) ? (before as Members)[name] : undefined
    if (was !== undefined && isSame(was, value)) continue
    const inner = mergeDiff(was, value)
    if (inner === undefined) return undefined
    patch.push([name, inner])
  }
  return Object.fromEntries(patch)
}
