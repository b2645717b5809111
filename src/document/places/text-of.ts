/**
 * Returns a value of a document as text; a list or an object is an empty one, since it may have members such as
 * `toString` that Node would call.
 */
export const textOf = (value: unknown): string => (typeof value === 'object' && value !== null ? '' : String(value))
