/** Finds the country that the examples of an address speak of. */

import { keptFor } from '../../document/memoized.ts'
import type { MemberExample } from '../shapes/example-templates.ts'
import type { ShapeMembers } from '../shapes/shape.ts'

/** Returns the country of an address in capitals: its example would go ill with a town of another country. */
export const homeCountry = keptFor(
  ({ list, plain }: ShapeMembers, exampleOf: (name: string) => MemberExample): string | undefined => {
    const country = plain.some((name) => placed.test(name)) ? list.find((one) => isCountry.test(one.plain)) : undefined
    const example = country && exampleOf(country.name).example
    return typeof example === 'string' ? example.toUpperCase() : undefined
  }
)
const isCountry = /^country(_?(code|name|iso))?$/
const placed = /^(street(_\w+)?|address(_line)?_?1|line_?1|zip(_?code)?|post(al)?_?code)$/
