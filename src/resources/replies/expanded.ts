/** Rows with the things that a request asks for in place of their keys: `expand[]=customer`. */

import { bare } from '../../contract/bare.ts'
import type { Schema } from '../../document/openapi.ts'
import { written } from '../filters/comparing.ts'
import type { Resource } from '../infer/model.ts'
import { at, type RowsPlace, withAt } from '../infer/rows-places.ts'
import { findItem, rowOf } from '../rows/groups.ts'
import { linked, viewBy } from '../rows/linked.ts'
import type { Asking } from '../verbs/asking.ts'

/** Parameters that name the members to expand. To teach standin another, add it here. */
const parameters = /^(expand|expands|embed|populate)$/

/** Returns a view of a row, in which the named members hold things. `place`: the place of rows in the reply. */
export function expanded(asking: Asking, view: unknown, place: Pick<RowsPlace, 'path'>): unknown {
  const { role, call, land, seed } = asking
  const held = role.resource.references.filter(({ expands }) => expands !== undefined)
  if (held.length === 0) return view
  const parameter = call.operation.parameters.find((one) => one.in === 'query' && parameters.test(bare(one.name)))
  const asked = parameter && call.parameters.query[parameter.name]
  if (asked === undefined) return view
  // A list may name the members by their places in the reply: `data.customer`.
  const outer = place.path.map((name) => `${name}.`).join('')
  const words = [asked].flat().flatMap((one) => written(one).split(/[\s,;]+/))
  const names = new Set(words.map((name) => (name.startsWith(outer) ? name.slice(outer.length) : name)))
  let whole = view
  for (const { path, of, expands } of held) {
    const value = names.has(path.join('.')) ? at(view, path) : undefined
    if (value === undefined) continue
    const things = [value].flat().map((key) => thingOf(of, key, expands as Schema))
    whole = withAt(whole, path, Array.isArray(value) ? things : things[0])
  }
  return whole

  /** Returns the thing of a key; the key itself, if the collection has no such thing. */
  function thingOf(of: string, key: unknown, schema: Schema): unknown {
    const target = land.model.resources.get(of) as Resource
    const item = findItem(asking, target, [], String(key))
    if (item === undefined) return key
    return viewBy(land, schema).of(
      linked(asking, target, rowOf(asking, target, [], item)),
      () => `${seed} ${of} ${key}`
    )
  }
}
