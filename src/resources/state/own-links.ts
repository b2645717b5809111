/** Writes the server's address into own links that tests are shown, and takes it out of those that they put back. */
import { ownOrigin } from '../../contract/own-origin.ts'
import { isRow } from '../rows/row.ts'

/** Returns a value whose own links lead to the server at an address; to none yet without one. */
export const withAddress = <Value>(value: Value, address: string | undefined): Value =>
  address === undefined ? value : (changed(value, (text) => text.replaceAll(ownOrigin, address)) as Value)

/** Returns a value whose links to one of the addresses are own links, which lead to whatever server shows them. */
export function withoutAddress<Value>(value: Value, addresses: readonly (string | undefined)[]): Value {
  // Of an address and one below it (`/__world/a`), the longer is the whole one.
  const own = addresses.filter((one) => one !== undefined).toSorted((one, other) => other.length - one.length)
  return changed(value, (text) => {
    const found = own.find((one) => text.startsWith(one) && /^([/?#]|$)/.test(text.slice(one.length)))
    return found === undefined ? text : ownOrigin + text.slice(found.length)
  }) as Value
}

/** Returns a value with its texts changed. Values in which nothing changes stay themselves. */
function changed(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) {
    const items = value.map((item) => changed(item, change))
    return items.some((item, index) => item !== value[index]) ? items : value
  }
  if (!isRow(value)) return value
  const members = Object.entries(value).map(([name, inner]) => [name, changed(inner, change)] as const)
  return members.some(([name, inner]) => inner !== value[name]) ? Object.fromEntries(members) : value
}
