/** Makes new rows: of the members that were sent, and those that the server sets. */

import { holderOf } from '../model/keys.ts'
import { at, propertiesOf } from '../model/rows-places.ts'
import { agreedAsMade } from '../rows/agreed.ts'
import { alive } from '../rows/base.ts'
import { ends } from '../rows/lifecycle.ts'
import { makeRow } from '../rows/made-files.ts'
import { putValueAt, putValuesAt, withValuesAt } from '../rows/making.ts'
import { openStatesOf } from '../rows/open-states.ts'
import { referring } from '../rows/referring.ts'
import { isRow, type Row } from '../rows/row.ts'
import type { Asking } from './asking.ts'
import { hintsOf, type Level, levelFor, newRow } from './bodies.ts'
import { followed } from './followed.ts'
import { withServers } from './key-holder.ts'
import { isStamped } from './times.ts'

interface Known {
  sent: Row
  /** The row in the example of the answer. */
  example: Row
  /** The values that follow from the row's place. */
  ties: [string[], unknown][]
  seed: string
  index: number
  /** The values of the parents that it stands under. */
  parents: readonly string[]
}

export function rowMade(asking: Asking, { sent, example, ties, seed, index, parents }: Known): Row {
  const { role, api, call } = asking
  const { contract } = api
  const { resource } = role
  const level = levelFor(contract, role, call.body)
  const hints = unshown(asking, hintsOf(level, sent))
  const kept = without(sent, hints)
  const shown = unsaidIn(level, example)
  const isHeld = holderOf(resource.key) !== undefined
  const made = (isHeld ? undefined : knownPart(level, sent, shown, ties)) ?? slowlyMade(level, generated)
  const fresh = withServers(contract, resource, newRow(contract, level, kept, without(made, hints)), made)
  // The example says that the thing has ended.
  for (const name in shown) if (ends.test(name)) fresh[name] = shown[name]
  const { owners, twins, told } = resource
  const agrees = twins.length + told.length > 0
  const said = agrees || owners.length > 0 ? withValuesAt(sent, ties) : sent
  const whole = referring(asking, resource, parents, fresh, said, index)
  const row = alive(api, resource, putValuesAt(whole, ties))
  // Sent members stay, even those that a row without an end should not have.
  for (const name in kept) if (!isRow(row[name])) row[name] = kept[name]
  putValuesAt(row, ties)
  return followed(asking, agrees ? agreedAsMade(resource, row, said) : row, undefined, sent)

  function generated(): Row {
    const begun = { ...level.begins, ...shown, ...sent, ...begunWithin(level, sent) }
    const states = openStatesOf(resource, api)
      .filter(({ path }) => at(begun, path) === undefined)
      .map(({ path, first }): [string[], unknown] => [path, first])
    const known = putValuesAt(begun, [...states, ...ties])
    return makeRow(api, { resource, seed, index, known, around: call.parameters.path })
  }
}

/** Returns the `attributes` of a new row, as far as they are known. */
function begunWithin({ inner }: Level, sent: Row): Row {
  if (inner === undefined) return {}
  const within = sent[inner.name]
  return { [inner.name]: { ...inner.level.begins, ...(isRow(within) ? within : {}) } }
}

/**
 * Returns the members of a new row that were not sent and that need no generator: all but the times. Returns undefined
 * if the row has others.
 */
function knownPart(level: Level, sent: Row, shown: Row, ties: Known['ties']): Row | undefined {
  const { inner, begins, fills, defaults, times } = level
  if (inner !== undefined) return undefined
  const part: Row = {}
  for (const name in begins) if (!(name in sent)) part[name] = begins[name]
  for (const name in shown) if (!(name in sent)) part[name] = shown[name]
  // A tie below a member that was sent is put there later.
  for (const [path, value] of ties) if (!((path[0] as string) in sent)) putValueAt(part, path, value)
  for (const name of fills.keys()) {
    const fill = fills.get(name)
    if (fill === undefined || name in sent || name in part || name in defaults) continue
    if (fill === 'made' && !times.has(name)) return undefined
    part[name] = fill === 'null' ? null : times.get(name)
  }
  return part
}

/** Makes a row by the generator, and notes the form of its times. */
function slowlyMade({ fills, times }: Level, make: () => Row): Row {
  const made = make()
  for (const [name, fill] of fills) if (fill === 'made' && isStamped(name, made[name])) times.set(name, made[name])
  return made
}

/** Returns the members of an example that no request can send. */
function unsaidIn(level: Level, example: Row): Row {
  const row: Row = {}
  for (const name in example) {
    if (!level.sayable.has(name) && name !== level.inner?.name) row[name] = example[name]
  }
  return row
}

/** Returns the hints that the reply cannot show. It shows the others as they were sent, now and after later writes. */
function unshown({ role, api }: Asking, hints: Row): Row {
  const shown = propertiesOf(api.contract, role.reply?.row)
  const left = Object.entries(hints).filter(([name, value]) => {
    const property = Object.hasOwn(shown, name) ? shown[name] : undefined
    return property === undefined || !api.checker.fits(property, value, 'response')
  })
  return Object.fromEntries(left)
}

function without(row: Row, hints: Row): Row {
  const names = Object.keys(hints)
  if (names.length === 0) return row
  return Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)))
}
