/** Named values, such as headers, for templates. */
import type { NamedValues } from '../../control/matching/request-view.ts'
import { withHidden } from './arguments.ts'

/** Returns the list of a name's values. As text, it is the first one. */
const several = (all: string[]): string[] =>
  withHidden(all.slice(), { toString: () => all[0], size: all.length, first: all[0], last: all.at(-1) })

/** Returns all names with their values. As text, it is as Java writes it. */
export function listed(values: NamedValues): Record<string, string[]> {
  const names = [...values].map(([name, all]) => [name, several(all)] as const)
  const written = names.map(([name, all]) => `${name}=${all}`).join(', ')
  return withHidden(Object.fromEntries(names), { toString: () => `{${written}}` })
}

/** Returns the headers of these names, whatever their case. */
export function namedHeaders(values: NamedValues, names: Iterable<string>): Record<string, string[]> {
  const headers: Record<string, string[]> = {}
  for (const name of names) {
    const all = values.get(name.toLowerCase())
    if (all !== undefined) headers[name] = several(all)
  }
  return headers
}

/** Returns all headers, whose names are found in any case. Each is made when a template asks for it. */
export function headersIn(values: NamedValues): object {
  const descriptorOf = (name: string | symbol): PropertyDescriptor | undefined => {
    if (typeof name !== 'string') return undefined
    const all = values.get(name.toLowerCase())
    if (all !== undefined) return { value: several(all), enumerable: true, configurable: true }
    if (name !== 'toString') return undefined
    return { value: () => String(listed(values)), enumerable: false, configurable: true }
  }
  return new Proxy(
    {},
    {
      get: (_, name) => descriptorOf(name)?.value,
      // Templates may read only own members.
      getOwnPropertyDescriptor: (_, name) => descriptorOf(name),
      ownKeys: () => [...values.keys()]
    }
  )
}
