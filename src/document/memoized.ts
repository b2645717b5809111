/** Longer texts are not kept. */
const longest = 200

/**
 * Keeps the outcomes of a function of a text, such as a media type. Beyond `most` it begins anew: requests send texts
 * too.
 */
export function memoized<Value>(make: (text: string) => Value, most = 500): (text: string) => Value {
  const known = new Map<string, Value>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined || known.has(text)) return before as Value
    const value = make(text)
    if (text.length > longest) return value
    if (known.size >= most) known.clear()
    known.set(text, value)
    return value
  }
}
