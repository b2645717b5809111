/** Writes text for a header: characters that are not printable ASCII are escaped as in JSON. */
export const headerText = (text: string): string =>
  text.replaceAll(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** Reads a text that `headerText` wrote. */
export const textOfHeader = (header: string): string =>
  header.replaceAll(/\\u([\da-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
