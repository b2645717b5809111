/** The data that all worlds of a document share: its model, the makers of its rows, and the rows given by hand. */

import type { Contract } from '../contract/contract.ts'
import { chooseResponse } from '../contract/responses.ts'
import type { Schema } from '../document/openapi.ts'
import { holdsPlaceholder } from '../generate/shapes/placeholders.ts'
import type { Checker } from '../schema/validator.ts'
import { extentOf, type Fixture, rowsGivenBy } from './fixtures/fixtures.ts'
import type { Model, Resource, Role } from './infer/infer.ts'
import { jsonIn } from './model/body-schemas.ts'
import { exampleOf } from './model/examples.ts'
import { keyAt } from './model/keys.ts'
import { isTally, rolesOf } from './model/model.ts'
import { at, type RowsPlace, solid, withAt } from './model/rows-places.ts'
import type { GivenRows } from './rows/base.ts'
import { found, type GeneratorTools, removed, type Workshop } from './rows/making.ts'
import { isRow, type Row } from './rows/row.ts'
import type { Source } from './rows/source.ts'
import type { Api, Extent } from './rows/start.ts'

export interface ApiOptions {
  /** True: a key that no list shows is 404. */
  closed: boolean
  fixtures: readonly Fixture[]
  /** The sources of content beside rows: examples, then generated values. */
  rest: readonly Source[]
  /** The most rows of a world. */
  most: number
  /** The prefix that tells the groups of one document from those of others. */
  scope: string
}

export function createApi(
  contract: Contract,
  checker: Checker,
  model: Model,
  tools: GeneratorTools,
  { fixtures, closed, rest, most, scope }: ApiOptions
): Api {
  const workshop = { contract, checker, tools }
  const rows = new Map<Resource, GivenRows | undefined>()
  const extents = new Map<Resource, Extent>()
  const byHand = new Map(fixtures.map((fixture) => [fixture.collection.resource, fixture]))
  return {
    ...workshop,
    model,
    closed,
    scope,
    most,
    rest,
    byHand,
    families: familiesOf(model),
    bases: new Map(),
    views: new Map(),
    envelopes: new Map(),
    givenFor,
    extentFor
  }

  function extentFor(resource: Resource): Extent | undefined {
    const fixture = byHand.get(resource)
    if (fixture !== undefined && !extents.has(resource)) extents.set(resource, extentOf(fixture))
    return extents.get(resource)
  }

  function givenFor(resource: Resource, parents: readonly string[]): GivenRows | undefined {
    const fixture = byHand.get(resource)
    if (fixture !== undefined) return rowsGivenBy(fixture, parents)
    if (!rows.has(resource)) rows.set(resource, documented(workshop, model, resource, closed))
    return rows.get(resource)
  }
}

/** Returns the rows that the document's examples of lists and items show; undefined where it has none. */
function documented(workshop: Workshop, model: Model, resource: Resource, closed: boolean): GivenRows | undefined {
  // Counts of other rows are true whenever a row is shown.
  const tallies = resource.told.filter(isTally)
  const untold = (row: Row) => tallies.reduce((one, { path }) => removed(one, path), row)
  const rowsOf = (kind: Role['kind']) =>
    rolesOf(model, resource, kind).flatMap((role) => rowsIn(workshop, role).map(untold))
  const [listed, shown] = [rowsOf('list'), rowsOf('read')]
  const isEmpty = listed.length === 0 && rolesOf(model, resource, 'list').some((role) => showsNone(workshop, role))
  if (listed.length === 0 && shown.length === 0 && !isEmpty) return undefined
  const keyOf = (row: Row) => keyAt(resource.key, row)
  const patterns = new Map(
    shown.flatMap((row): [string, Row][] => (keyOf(row) === undefined ? [] : [[String(keyOf(row)), row]]))
  )
  const seen = new Set<unknown>()
  const isNew = (row: Row) => keyOf(row) === undefined || seen.size < seen.add(String(keyOf(row))).size
  // Several lists may show the same rows.
  const rows = listed.filter(isNew).map((row) => ({ ...row, ...patterns.get(String(keyOf(row))) }))
  return { rows, patterns, pattern: shown[0], closed: closed || resource.closed, exact: rows.length > 0 || isEmpty }
}

/** True for a list whose example has no rows. */
function showsNone(workshop: Workshop, role: Role): boolean {
  const shown = shownBy(workshop, role)
  return Array.isArray(shown) && shown.length === 0
}

/** Returns the list, or the row, in the example of an operation. */
function shownBy(workshop: Workshop, { operation, reply }: Role): unknown {
  const { response } = chooseResponse(operation, undefined)
  const [type, media] = jsonIn(response.object.content)
  if (media === undefined || reply === undefined) return undefined
  return at(exampleOf(workshop.contract, media, type) ?? listIn(workshop, media.schema, reply), reply.path)
}

/** Returns the rows in the example of an operation. */
function rowsIn(workshop: Workshop, role: Role): Row[] {
  const { reply, resource } = role
  const shown = shownBy(workshop, role)
  if (shown === undefined || reply === undefined) return []
  const held = reply.holding === undefined ? [shown] : [shown].flat()
  const { property } = resource.key
  const rows =
    reply.holding === 'edges'
      ? held.map((element) => at(element, [reply.wrapper as string]))
      : reply.holding === 'keys' && property !== undefined
        ? held.map((key) => withAt({}, property, key))
        : reply.holding === 'map' && isRow(shown)
          ? Object.values(shown)
          : held
  return rows.filter(isRow).map((row, index) => mended(workshop, row, index, reply.row))
}

/** Returns the example of the schema of a list, or around it, if it shows several rows. */
function listIn({ contract }: Workshop, schema: Schema | undefined, { holding, path }: RowsPlace): unknown {
  if (holding === undefined) return undefined
  const { example, examples } = solid(contract, schema)
  const shown = example ?? [examples].flat()[0]
  return [at(shown, path)].flat().length > 1 ? shown : undefined
}

/** Adds the required members that an example lacks, and values in place of placeholders. */
function mended({ contract, checker, tools }: Workshop, row: Row, index: number, schema: Schema): Row {
  if (checker.fits(schema, row, 'response') && !holdsPlaceholder(row)) return row
  const ask = { schema, resources: contract.resources, seed: `example ${index}`, index, example: row }
  const whole = found(tools, () => tools.fromExamples(ask) ?? tools.generate(ask))
  return isRow(whole) && checker.fits(schema, whole, 'response') ? whole : row
}

/** Groups resources that show each other's rows into families: a write to one makes the others' answers stale. */
function familiesOf({ resources }: Model): Map<string, string> {
  const family = new Map([...resources.keys()].map((id) => [id, id]))
  const find = (id: string): string => {
    let root = id
    while (family.get(root) !== root) root = family.get(root) as string
    return root
  }
  for (const { id, parents, owners, references } of resources.values()) {
    for (const { of } of [...parents, ...owners, ...references]) if (of !== undefined) family.set(find(of), find(id))
  }
  return new Map([...resources.keys()].map((id) => [id, find(id)]))
}
