/** Comments in JSON, which has none; editors and configuration files allow them, and commas behind the last item. */

/** Strings, which may hold what looks like a comment, and comments. */
const pieces = /"(?:[^"\\]|\\.)*"|(?<![^\s,{}[\]"'\d])\/\/[^\n]*|\/\*[\s\S]*?\*\//g
const lastCommas = /"(?:[^"\\]|\\.)*"|,(?=\s*[}\]])/g

export interface Uncommented {
  /** The text with blanks in place of its comments, so that everything else keeps its place. */
  text: string
  /** The offset of the first comment. */
  first: number
}

/** Returns a JSON text without its comments; undefined where it has none, or is no JSON. */
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
