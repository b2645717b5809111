/** A range of believable numbers: the least, the greatest, and the number of decimals. */
export type Range = readonly [min: number, max: number, decimals: number]
