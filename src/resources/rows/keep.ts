/** Keeps a value that can be made again. Forgets all others first if there are `most` of them. */
export function keep<Key, Value>(kept: Map<Key, Value>, most: number, key: Key, value: Value): void {
  if (kept.size >= most) kept.clear()
  kept.set(key, value)
}
