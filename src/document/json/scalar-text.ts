/** Returns a text, a number or a boolean as a text; an empty text for any other value, which may have no text at all. */
export const scalarText = (value: unknown): string =>
  typeof value === 'object' || value === undefined ? '' : String(value)
