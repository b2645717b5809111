/** Removes comments and last commas from JSON. The standard forbids both, but editors and other tools allow them. */

/** Strings and comments. A string may hold `//`. */
const pieces = /"(?:[^"\\]|\\.)*"|(?<![^\s,{}[\]"'\d])\/\/[^\n]*|\/\*[\s\S]*?\*\//g
const lastCommas = /"(?:[^"\\]|\\.)*"|,(?=\s*[}\]])/g

export interface Uncommented {
  /** The text with blanks in place of its comments, so that everything else keeps its place. */
  text: string
  /** The offset of the first comment. */
  first: number
}

/** Returns a JSON text without its comments; undefined if it has none or is no JSON. */
export function withoutComments(source: string): Uncommented | undefined {
  if (!/^\s*([[{]|\/[/*])/.test(source)) return undefined
  let first: number | undefined
  const text = source.replace(pieces, (piece, offset: number) => {
    if (!piece.startsWith('/')) return piece
    first ??= offset
    return piece.replace(/[^\n]/g, ' ')
  })
  return first === undefined || !/^\s*[[{]/.test(text) ? undefined : { text, first }
}

/** Returns a JSON text with blanks in place of the commas that no item follows. */
export const withoutLastCommas = (text: string): string =>
  text.replace(lastCommas, (piece) => (piece === ',' ? ' ' : piece))
