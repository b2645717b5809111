/** Answers with the number of a list's rows, and with more that can be told of all of them. */

import { isJson } from '../../contract/media-types.ts'
import { grouped } from '../../document/grouped.ts'
import { withInner } from '../lists/inner-parameters.ts'
import { plainQueryOf } from '../lists/plain-query.ts'
import { selectionOf } from '../lists/selection.ts'
import type { Tally } from '../model/model.ts'
import { at } from '../model/rows-places.ts'
import { linkedRow } from '../rows/linked.ts'
import { withValuesAt } from '../rows/making.ts'
import type { Row } from '../rows/row.ts'
import type { Content, Soon } from '../rows/source.ts'
import type { Asking } from '../verbs/asking.ts'
import { content } from './replies.ts'

/** Answers with what a document has told of the rows that a request's parameters select. */
export function countReply(given: Asking): Soon<Content | undefined> {
  const asking = withInner(given)
  const { call, role, api } = asking
  const tallies = role.tallies as [Tally, ...Tally[]]
  const { path } = tallies[0]
  const type = String(call.mediaType)
  if (!isJson(type) && !(path.length === 0 && type.startsWith('text/plain'))) return undefined
  const { query, members } = plainQueryOf(role, api.contract)
  const { items, parentsOf } = selectionOf(asking, query, members)
  const isPlain = tallies.every(({ of }) => of === undefined)
  const rows = isPlain ? [] : items.map((item) => linkedRow(asking, role.resource, parentsOf(item), item))
  const [first, ...others] = tallies.map((tally): [string[], unknown] => [
    tally.path,
    tally.of === undefined ? items.length : toldOf(rows, tally, tally.of)
  ])
  const place = { path, row: true }
  return content(asking, call, place, first?.[1], {}, (envelope) => withValuesAt(envelope as Row, others))
}

function toldOf(rows: readonly Row[], { by, value, values = [], isWhole }: Tally, of: string[]): unknown {
  const found = rows.map((row) => at(row, of))
  if (by === 'count' || by === 'values') {
    const groups = grouped(found, (one) => one)
    const countOf = (one: unknown) => groups.get(one)?.length ?? 0
    return by === 'count' ? countOf(value) : Object.fromEntries(values.map((one) => [String(one), countOf(one)]))
  }
  const numbers = found.filter((one): one is number => typeof one === 'number')
  if (numbers.length === 0) return 0
  const told = joined(numbers, by)
  return isWhole ? Math.round(told) : told
}

function joined(numbers: readonly number[], by: Tally['by']): number {
  if (by === 'least') return numbers.reduce((one, other) => Math.min(one, other))
  if (by === 'most') return numbers.reduce((one, other) => Math.max(one, other))
  const sum = numbers.reduce((one, other) => one + other)
  // Hundredths are as fine as money is.
  return Math.round((by === 'sum' ? sum : sum / numbers.length) * 100) / 100
}
