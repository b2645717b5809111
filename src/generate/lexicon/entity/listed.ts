/** Returns the words that stand in one text with commas between. */
export const listed = (text: string): string[] => text.trim().split(/,\s*/)

/** Returns pairs of words, each with a space between. */
export const pairsIn = (text: string): [string, string][] =>
  listed(text).map((pair) => pair.split(' ') as [string, string])
