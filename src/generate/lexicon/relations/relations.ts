/**
 * All relations between the members of one object, in the order in which they are applied: later ones see the values of
 * earlier ones. To make members agree by their names alone, add a row to agreements.ts; by the form of their names, a
 * relation here.
 */

import { type AgreementMaker, agreements } from './agreements.ts'
import { bounds } from './bounds.ts'
import { counts, sums } from './counts.ts'
import { currencies } from './currencies.ts'
import { dates } from './dates.ts'
import { chronology, events } from './events.ts'
import type { Deed, Relation } from './facts.ts'
import { persons } from './persons.ts'
import { changes, multiples, progress, ratios } from './quotients.ts'
import { regions } from './regions.ts'
import { spans } from './spans.ts'
import { percents, wholes } from './wholes.ts'

/** Changes one member by a row of the table. */
const byRow =
  (make: AgreementMaker, name: string): Deed =>
  (the) => {
    const value = make(the, the.value(name))
    if (value !== undefined) the.put(name, value)
  }

const rows: Relation = (members) =>
  agreements.flatMap(([rule, make]) =>
    members.filter(({ plain }) => rule.test(plain)).map(({ name }) => byRow(make, name))
  )

export const relations: readonly Relation[] = [
  counts,
  sums,
  multiples,
  rows,
  bounds,
  wholes,
  percents,
  ratios,
  changes,
  progress,
  events,
  spans,
  chronology,
  dates,
  persons,
  regions,
  currencies
]
