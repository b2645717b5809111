/** Returns the words that stand in one text with commas between. */
export const listed = (text: string): string[] => text.trim().split(/,\s*/)

/** Returns pairs of words, each with a space between. */
export const pairsIn = (text: string): [string, string][] =>
  listed(text).map((pair) => pair.split(' ') as [string, string])

/** Reads a table: a row a line, `names: values`. A line that is indented further goes on with the row above. */
export function rowsIn(table: string): [names: string, values: string][] {
  const [start = ''] = /^\n */.exec(table) ?? []
  return table
    .trimEnd()
    .split(new RegExp(`${start}(?! )`))
    .slice(1)
    .map((row) => [row.slice(0, row.indexOf(':')), row.slice(row.indexOf(':') + 1)])
}
