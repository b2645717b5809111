/** Rows with the things that a request asks for in place of their keys: `expand[]=customer`. */

import { bare } from '../../contract/bare.ts'
import type { Operation, Parameter } from '../../contract/contract.ts'
import { keptFor } from '../../document/memoized.ts'
import type { Schema } from '../../document/openapi.ts'
import { written } from '../filters/comparing.ts'
import { namesIn } from '../lists/select.ts'
import { keyAt } from '../model/keys.ts'
import { type Reference, type Resource, sharedParents } from '../model/model.ts'
import { navigationsOf } from '../model/navigations.ts'
import { at, type RowsPlace, schemaAt, withAt } from '../model/rows-places.ts'
import { findItem } from '../rows/groups.ts'
import { expandedRow, linkedRow, viewBy } from '../rows/linked.ts'
import { found } from '../rows/making.ts'
import { keysAt, type Row } from '../rows/row.ts'
import type { Asking } from '../verbs/asking.ts'
import { cutTo } from './sparse.ts'

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

/** Returns the members of each thing that `$expand=members($select=id,mail)` names. */
function selectedIn(text: string): Map<string, Set<string>> {
  const selected = new Map<string, Set<string>>()
  const parts = text.match(/[\w.]+|\([^()]*\)/g) ?? []
  for (const [index, part] of parts.entries()) {
    const names = namesIn(/^\(.*\$select=([^;)]*)/.exec(part)?.[1])
    if (names !== undefined && index > 0) selected.set(parts[index - 1] as string, names)
  }
  return selected
}

/** Leaves a view as it is, for a request that expands nothing. */
const keysOnly: Expander = (view) => view

/** Returns the view of a row with the things that a request asks for. */
export type Expander = (view: unknown, of: { row: Row; parents: readonly string[] }) => unknown

/** Returns the function that puts the things into views of rows that a request asks for. `place`: of rows in the reply. */
export function expanderFor(asking: Asking, place: Pick<RowsPlace, 'path' | 'row'>): Expander {
  const { role, call, api, seed } = asking
  const { resource } = role
  const parameter = parameterOf(call.operation)
  const asked = parameter && call.parameters.query[parameter.name]
  if (asked === undefined) return keysOnly
  // A list may name the members by their places in the reply: `data.customer`.
  const outer = place.path.map((name) => `${name}.`).join('')
  // OData adds options in brackets, and the members inside behind a slash.
  const text = [asked].flat().map(written).join(',')
  const words = text.replaceAll(/\([^()]*\)|\/[^,]*/g, '').split(/[\s,;]+/)
  const wanted = new Set(words.map((name) => (name.startsWith(outer) ? name.slice(outer.length) : name)))
  const named = expandableIn(resource).filter(({ path }) => wanted.has(path.join('.')))
  const all = navigationsOf(resource, api.contract)
  const navigations = new Map([...all].filter(([name]) => wanted.has('*') || wanted.has(name)))
  const selected = selectedIn(text)
  return (view, { row, parents }) => {
    let whole = view
    for (const reference of named) {
      const value = at(view, reference.path)
      if (value === undefined) continue
      const things = [value].flat().map((key) => thingOf(reference, parents, key))
      whole = withAt(whole, reference.path, Array.isArray(value) ? things : things[0])
    }
    if (navigations.size > 0) {
      const linked = expandedRow(asking, resource, parents, row, navigations)
      for (const [name, schema] of navigations) whole = withAt(whole, [name], linked[name] ?? made(name, schema, row))
    }
    for (const [name, names] of selected) {
      const value = at(whole, [name])
      const schema = navigations.get(name) ?? schemaAt(api.contract, place.row, [name])
      if (value !== undefined) whole = withAt(whole, [name], cutTo(api.contract, value, names, schema))
    }
    return whole
  }

  /** Returns the thing of a key; the key itself, if the collection has no such thing. */
  function thingOf({ of, expands }: Expandable, parents: readonly string[], key: unknown): unknown {
    const target = api.model.resources.get(of) as Resource
    const [text] = keysAt(key, [])
    const above = sharedParents(target, resource, parents) as string[]
    const item = text === undefined ? undefined : findItem(asking, target, above, text)
    if (item === undefined) return key
    return viewBy(api, expands).of(linkedRow(asking, target, above, item), () => `${seed} ${of} ${key}`)
  }

  /** Makes a thing that no collection has. */
  function made(name: string, schema: Schema, row: Row): unknown {
    const ask = { schema, resources: api.contract.resources, name, subject: resource.noun }
    return found(api.tools, () => api.tools.generate({ ...ask, seed: `${seed} ${keyAt(resource.key, row)} ${name}` }))
  }
}
