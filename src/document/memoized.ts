/** The length of the longest text that is kept. */
const usual = 200

/**
 * Returns the function `make` with a memory of its outcomes. It forgets all of them beyond `most`, since requests may
 * send any number of texts.
 */
export function memoized<Value, Key extends string | number = string>(
  make: (key: Key) => Value,
  most = 500,
  longest = usual
): (key: Key) => Value {
  const known = new Map<Key, Value>()
  return (key) => {
    const before = known.get(key)
    if (before !== undefined || known.has(key)) return before as Value
    const value = make(key)
    if (typeof key === 'string' && key.length > longest) return value
    return keep(known, most, key, value)
  }
}

/** Keeps a value that can be made again, and returns it. Forgets all others first if there are `most` of them. */
export function keep<Key, Value>(known: Map<Key, Value>, most: number, key: Key, value: Value): Value {
  if (known.size >= most) known.clear()
  known.set(key, value)
  return value
}

/**
 * Returns the function `make` with a memory of its outcome for each object, as long as the object lives. Only the first
 * call for an object uses the further arguments.
 */
export function keptFor<Key extends object, More extends [] | [unknown] | [unknown, unknown], Value>(
  make: (key: Key, ...more: More) => Value
): (key: Key, ...more: More) => Value {
  const known = new WeakMap<Key, Value>()
  // `...rest` would make an array for each call.
  return (key: Key, one?: unknown, two?: unknown) => {
    const before = known.get(key)
    if (before !== undefined || known.has(key)) return before as Value
    const value = make(key, ...([one, two] as More))
    known.set(key, value)
    return value
  }
}

/** Returns the function `make` with a memory of its outcome for each object and a second key, which may be any value. */
export function keptForBoth<Key extends object, Other, More extends [] | [unknown], Value>(
  make: (key: Key, other: Other, ...more: More) => Value
): (key: Key, other: Other, ...more: More) => Value {
  const knownFor = keptFor((_key: Key) => new Map<Other, Value>())
  return (key: Key, other: Other, one?: unknown) => {
    const known = knownFor(key)
    const before = known.get(other)
    if (before !== undefined || known.has(other)) return before as Value
    const value = make(key, other, ...([one] as More))
    known.set(other, value)
    return value
  }
}
