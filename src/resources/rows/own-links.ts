/** Writes the server's address into own links that tests are shown, and takes it out of those that they put back. */
import { ownOrigin } from '../../contract/own-origin.ts'
import { withTexts } from '../../document/json/texts.ts'

/** Returns a value whose own links lead to the server at an address; to none yet without one. */
export const withAddress = <Value>(value: Value, address: string | undefined): Value =>
  address === undefined ? value : (withTexts(value, (text) => text.replaceAll(ownOrigin, address)) as Value)

/** Returns a value whose links to one of the addresses are own links, which lead to whatever server shows them. */
export function withoutAddress<Value>(value: Value, addresses: readonly (string | undefined)[]): Value {
  // Of an address and one below it (`/__world/a`), the longer is the whole one.
  const own = addresses.filter((one) => one !== undefined).toSorted((one, other) => other.length - one.length)
  return withTexts(value, (text) => {
    const found = own.find((one) => text.startsWith(one) && /^([/?#]|$)/.test(text.slice(one.length)))
    return found === undefined ? text : ownOrigin + text.slice(found.length)
  }) as Value
}
