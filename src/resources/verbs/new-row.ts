/** The members of a new row: those that were sent, and those that are the server's to say. */

import { agreedAsMade } from '../rows/agreed.ts'
import { alive } from '../rows/base.ts'
import { ends } from '../rows/lifecycle.ts'
import { makeRow, withValuesAt } from '../rows/making.ts'
import { referring } from '../rows/referring.ts'
import { isRow, type Row } from '../rows/row.ts'
import type { Asking } from './asking.ts'
import { hintsOf, type Level, levelFor, newRow } from './bodies.ts'
import { isStamped } from './times.ts'

/** All that is known of a new row. */
interface Known {
  sent: Row
  /** The row in the example of the answer. */
  example: Row
  /** The values that the row's place says. */
  ties: [string[], unknown][]
  seed: string
  index: number
}

/** Makes a new row. */
export function rowMade(asking: Asking, { sent, example, ties, seed, index }: Known): Row {
  const { role, land, call } = asking
  const { contract, workshop } = land
  const { resource } = role
  const level = levelFor(contract, role, call.body)
  const hints = hintsOf(level, sent)
  const kept = without(sent, hints)
  const shown = unsaidIn(level, example)
  const known = withValuesAt({ ...level.begins, ...shown, ...sent, ...begunWithin(level, sent) }, ties)
  const made = quicklyMade(level, known) ?? slowlyMade(level, () => makeRow(workshop, { resource, seed, index, known }))
  const fresh = newRow(contract, level, kept, without(made, hints))
  // The author of the example says so.
  for (const name of Object.keys(shown)) if (ends.test(name)) fresh[name] = shown[name]
  const whole = referring(asking, resource, fresh, sent, index)
  const row = alive(workshop, resource, withValuesAt(whole, ties))
  // The words of the client win over what a living row must not have.
  for (const name of Object.keys(kept)) if (!isRow(row[name])) row[name] = kept[name]
  return agreedAsMade(resource, row, withValuesAt(sent, ties))
}

/** Returns the `attributes` of a new row, as far as they are known. */
function begunWithin({ inner }: Level, sent: Row): Row {
  if (inner === undefined) return {}
  const within = sent[inner.name]
  return { [inner.name]: { ...inner.level.begins, ...(isRow(within) ? within : {}) } }
}

/** Makes a row of which all but the times is known; undefined if it lacks other members. */
function quicklyMade({ inner, fills, defaults, times }: Level, known: Row): Row | undefined {
  if (inner !== undefined) return undefined
  const made = { ...known }
  for (const [name, fill] of fills) {
    if (fill === undefined || name in made || name in defaults) continue
    if (fill === 'made' && !times.has(name)) return undefined
    made[name] = fill === 'null' ? null : times.get(name)
  }
  return made
}

/** Makes a row by the generator, and notes the form of its times. */
function slowlyMade({ fills, times }: Level, make: () => Row): Row {
  const made = make()
  for (const [name, fill] of fills) if (fill === 'made' && isStamped(name, made[name])) times.set(name, made[name])
  return made
}

/** Returns the members of an example that no request can say. */
function unsaidIn(level: Level, example: Row): Row {
  const row: Row = {}
  for (const name of Object.keys(example)) {
    if (!level.sayable.has(name) && name !== level.inner?.name) row[name] = example[name]
  }
  return row
}

function without(row: Row, hints: Row): Row {
  const names = Object.keys(hints)
  if (names.length === 0) return row
  return Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)))
}
