/** Rows with the things that a request asks for in place of their keys: `expand[]=customer`. */

import { bare } from '../../contract/bare.ts'
import type { Operation, Parameter } from '../../contract/contract.ts'
import { keptFor } from '../../document/memoized.ts'
import type { Schema } from '../../document/openapi.ts'
import { written } from '../filters/comparing.ts'
import type { Reference, Resource } from '../model/model.ts'
import { at, type RowsPlace, withAt } from '../model/rows-places.ts'
import { findItem } from '../rows/groups.ts'
import { linkedRow, viewBy } from '../rows/linked.ts'
import { keysAt } from '../rows/row.ts'
import type { Asking } from '../verbs/asking.ts'

/** Parameters that name the members to expand. To teach standin another, add it here. */
const names = /^(expand|expands|embed|populate)$/

/** A member that may hold a thing in place of its key. */
type Expandable = Reference & { expands: Schema }

const expandableIn = keptFor(({ references }: Resource): Expandable[] =>
  references.filter((one): one is Expandable => one.expands !== undefined)
)

const parameterOf = keptFor(({ parameters }: Operation): Parameter | undefined =>
  parameters.find((one) => one.in === 'query' && names.test(bare(one.name)))
)

/** Leaves a view as it is, for a request that expands nothing. */
const keysOnly = (view: unknown): unknown => view

/**
 * Returns the function that puts the things into views of rows that a request asks for. `place`: the place of rows in
 * the reply.
 */
export function expanderFor(asking: Asking, place: Pick<RowsPlace, 'path'>): (view: unknown) => unknown {
  const { role, call, land, seed } = asking
  const expandable = expandableIn(role.resource)
  const parameter = expandable.length === 0 ? undefined : parameterOf(call.operation)
  const asked = parameter && call.parameters.query[parameter.name]
  if (asked === undefined) return keysOnly
  // A list may name the members by their places in the reply: `data.customer`.
  const outer = place.path.map((name) => `${name}.`).join('')
  const words = [asked].flat().flatMap((one) => written(one).split(/[\s,;]+/))
  const wanted = new Set(words.map((name) => (name.startsWith(outer) ? name.slice(outer.length) : name)))
  const named = expandable.filter(({ path }) => wanted.has(path.join('.')))
  return (view) => {
    let whole = view
    for (const reference of named) {
      const value = at(view, reference.path)
      if (value === undefined) continue
      const things = [value].flat().map((key) => thingOf(reference, key))
      whole = withAt(whole, reference.path, Array.isArray(value) ? things : things[0])
    }
    return whole
  }

  /** Returns the thing of a key; the key itself, if the collection has no such thing. */
  function thingOf({ of, expands }: Expandable, key: unknown): unknown {
    const target = land.model.resources.get(of) as Resource
    const [text] = keysAt(key, [])
    const item = text === undefined ? undefined : findItem(asking, target, [], text)
    if (item === undefined) return key
    return viewBy(land, expands).of(linkedRow(asking, target, [], item), () => `${seed} ${of} ${key}`)
  }
}
