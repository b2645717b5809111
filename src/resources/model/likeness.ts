/** The likeness of rows: the number of members that their schemas share. */

/** The likeness of equal schemas. */
export const same = 100

/** True where two rows share most of `size` members, and at least a few. */
export const isMost = (shared: number, size: number, least = 2): boolean =>
  shared >= Math.min(same, Math.max(least, size * 0.6))

/** The same, and true where all members are shared, however few. */
export const isMostOrAll = (shared: number, size: number): boolean => shared === size || isMost(shared, size)
