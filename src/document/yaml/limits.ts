import { pointer } from '../places/pointer.ts'

interface Extent {
  size: number
  height: number
}

/**
 * Objects that several places share (by YAML's aliases, say) cost nothing until somebody walks the value and meets them
 * at each place. So its full size and depth are counted here, each object once; where they pass the limits, or an
 * object holds itself, `refuse` is called with a pointer and the reason, and has to throw.
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
