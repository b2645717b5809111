/** Returns the singular of a name: `tag` for `tags`. */
export function singular(name: string): string {
  if (!name.endsWith('s') || /(ss|us|is)$/.test(name)) return name
  let one = known.get(name)
  if (one === undefined) {
    one = name
      .replace(/ies$/, 'y')
      .replace(/(ses|xes|ches|shes)$/, (end) => end.slice(0, -2))
      .replace(/([^s])s$/, '$1')
    if (known.size < mostKnown) known.set(name, one)
  }
  return one
}

/** Remembered, since the same names are met for every object of a list. */
const known = new Map<string, string>()
const mostKnown = 20_000
