/**
 * All relations between the members of one object, in the order in which they are applied: later ones see the values of
 * earlier ones. To make members agree by their names alone, add a row to agreements.ts; by the form of their names, a
 * relation here.
 */

import { ages } from './ages.ts'
import { agreements } from './agreements.ts'
import { bills } from './bills.ts'
import { bounds, subsets } from './bounds.ts'
import { codeNamed } from './code-names.ts'
import { copies, plainTexts } from './copies.ts'
import { breakdowns, counts, distinct, shares, sums, unrated } from './counts.ts'
import { currencies, inWholeUnits } from './currencies.ts'
import { calendarPeriods, dates } from './dates.ts'
import { deadlines } from './deadlines.ts'
import { oneDevice } from './devices.ts'
import { differences } from './differences.ts'
import { chronology, events, expired } from './events.ts'
import type { AgreementMaker, Deed, Relation } from './facts.ts'
import { funnels } from './funnels.ts'
import { labelled } from './labels.ts'
import { lateAgreements } from './late-agreements.ts'
import { pairs } from './pairs.ts'
import { persons } from './persons.ts'
import { geoJson, places } from './places.ts'
import { changes, multiples, progress, ratios } from './quotients.ts'
import { regions } from './regions.ts'
import { sequence } from './sequence.ts'
import { series } from './series.ts'
import { contests, halves } from './sides.ts'
import { delays, spans } from './spans.ts'
import { averageSpeeds } from './speeds.ts'
import { periods, totals } from './totals.ts'
import { percents, wholes } from './wholes.ts'

/** Changes one member by a row of the table. */
const byRow =
  (make: AgreementMaker, name: string): Deed =>
  (the) => {
    const value = make(the, the.value(name))
    if (value !== undefined) the.put(name, value)
  }

const rowsOf =
  (table: typeof agreements): Relation =>
  (members) =>
    table.flatMap(([rule, make]) =>
      members.filter(({ plain }) => rule.test(plain)).map(({ name }) => byRow(make, name))
    )

const rows = rowsOf(agreements)

/** Sums add up again after their parts were rounded. */
const rounded: Relation = (members) => {
  const rounding = currencies(members)
  return inWholeUnits(members, [...rounding, ...rows(members), ...bills(members), ...rounding])
}

export const relations: readonly Relation[] = [
  counts,
  distinct,
  sums,
  breakdowns,
  shares,
  unrated,
  multiples,
  rows,
  bills,
  bounds,
  subsets,
  funnels,
  periods,
  totals,
  wholes,
  rowsOf(lateAgreements),
  percents,
  halves,
  ratios,
  changes,
  differences,
  averageSpeeds,
  progress,
  events,
  contests,
  ages,
  deadlines,
  spans,
  calendarPeriods,
  series,
  delays,
  sequence,
  chronology,
  expired,
  dates,
  places,
  geoJson,
  persons,
  regions,
  codeNamed,
  labelled,
  pairs,
  oneDevice,
  copies,
  plainTexts,
  rounded
]
