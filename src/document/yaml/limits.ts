import { pointer } from '../places/pointer.ts'

interface Extent {
  size: number
  height: number
}

/**
 * Counts the size and depth that a value has when it is written out. Shared objects, such as YAML's aliases, are small
 * in memory and may be huge for a reader who walks them at each place. Calls `refuse`, which must throw, with a pointer
 * and the reason, if the value passes the limits or an object holds itself. Visits each object once.
 */
export function refuseExpansion(
  root: unknown,
  maxDepth: number,
  maxSize: number,
  refuse: (pointer: string, why: string) => never
): void {
  const known = new Map<object, Extent | undefined>()
  const measure = (value: unknown, at: string, depth: number): Extent => {
    if (typeof value !== 'object' || value === null) return { size: 1, height: 0 }
    if (known.has(value)) {
      const found = known.get(value) ?? refuse(at, 'this is circular, since it stands within itself')
      if (depth + found.height > maxDepth) refuse(at, `this nests more than ${maxDepth} levels deep`)
      return found
    }
    if (depth > maxDepth) refuse(at, `this nests more than ${maxDepth} levels deep`)
    known.set(value, undefined)
    const extent = { size: 1, height: 0 }
    for (const [key, item] of Object.entries(value)) {
      const here = pointer(at, key)
      const { size, height } = measure(item, here, depth + 1)
      extent.size += size
      extent.height = Math.max(extent.height, height + 1)
      if (extent.size > maxSize) refuse(here, `this expands to more than ${maxSize} values`)
    }
    known.set(value, extent)
    return extent
  }
  measure(root, '', 0)
}
