/** Parses JSON. Returns any other text as it is. */
export function jsonOrText(text: string, parse: (text: string) => unknown = JSON.parse): unknown {
  try {
    return parse(text)
  } catch {
    return text
  }
}
