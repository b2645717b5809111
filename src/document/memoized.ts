/** Longer texts are not kept. */
const usual = 200

/**
 * Keeps the outcomes of a function of a text, such as a media type. Beyond `most` it begins anew: requests send texts
 * too.
 */
export function memoized<Value>(make: (text: string) => Value, most = 500, longest = usual): (text: string) => Value {
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

/**
 * Keeps the outcome of a function for each object, as long as that object lives. Further arguments count for the first
 * outcome only.
 */
export function keptFor<Key extends object, More extends [] | [unknown] | [unknown, unknown], Value>(
  make: (key: Key, ...more: More) => Value
): (key: Key, ...more: More) => Value {
  const known = new WeakMap<Key, Value>()
  // Named one by one, since a list of the rest would be made for each call.
  return (key: Key, one?: unknown, two?: unknown) => {
    const before = known.get(key)
    if (before !== undefined || known.has(key)) return before as Value
    const value = make(key, ...([one, two] as More))
    known.set(key, value)
    return value
  }
}
