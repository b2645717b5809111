/** Caches a value that can be made again. Drops all others first if there are `most` of them. */
export function cache<Key, Value>(cached: Map<Key, Value>, most: number, key: Key, value: Value): void {
  if (cached.size >= most) cached.clear()
  cached.set(key, value)
}
