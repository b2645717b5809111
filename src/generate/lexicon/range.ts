/** Where believable numbers lie: the least, the greatest, and how many decimals. */
export type Range = readonly [min: number, max: number, decimals: number]
