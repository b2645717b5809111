/** Delimiters of Swagger 2.0's `collectionFormat` for which OpenAPI 3 has no style. */

/** The delimiters by the name of the format. To teach standin another, add it here and in request/styles.ts. */
const delimiters = { ssv: ' ', tsv: '\t', pipes: '|' }

export type ListFormat = keyof typeof delimiters

/** The keyword that keeps the format of such a list in a document that was Swagger 2.0. */
export const LIST_FORMAT = 'x-collectionFormat'

/** Returns the list format of a parameter, a header or an encoding; undefined if it has a style of OpenAPI 3. */
export function listFormatOf(object: object): ListFormat | undefined {
  const format = (object as Record<string, unknown>)[LIST_FORMAT]
  return typeof format === 'string' && Object.hasOwn(delimiters, format) ? (format as ListFormat) : undefined
}

/** Returns the delimiter of a list in a list, which Swagger 2.0 says in the schema of the outer list's items. */
export function innerDelimiterOf({ collectionFormat: format }: { [keyword: string]: unknown }): string | undefined {
  if (format === 'csv') return ','
  return typeof format === 'string' && Object.hasOwn(delimiters, format) ? delimiters[format as ListFormat] : undefined
}

/** Returns the delimiter between the items of a list. */
export const delimiterOf = (object: object): string => {
  const format = listFormatOf(object)
  return format === undefined ? ',' : delimiters[format]
}
