/** The people, firms and places that objects are about. */

import { companies, firstNames, lastNames } from './names.ts'
import { type Spot, spots } from './spots.ts'

export interface Folk {
  firstNames: Readonly<Record<'female' | 'male', readonly string[]>>
  lastNames: readonly string[]
  companies: readonly string[]
  spots: readonly Spot[]
}

/** People and places of all countries that `spots` has, with English names. */
export const everywhere: Folk = { firstNames, lastNames, companies, spots }
