/** Collections and their rows, one row at a time. */
import { ControlProblem, codes, notFound } from '../../control/matching/control-problem.ts'
import type { World } from '../../control/world.ts'
import { writeYaml } from '../../document/yaml/yaml.ts'
import { type Collection, collectionsOf } from '../../resources/fixtures/collections.ts'
import type { Row } from '../../resources/rows/row.ts'
import { writeJson } from '../../schema/meaning/json-values.ts'
import type { DocumentContext } from '../exchange/context.ts'
import type { PanelContext } from './context.ts'
import { firstParents, keysOfParent } from './places.ts'
import { plainSchema } from './schemas.ts'

interface CollectionOf extends Collection {
  document: DocumentContext
}

const collections = ({ server }: PanelContext): CollectionOf[] =>
  server.documents.flatMap((document) =>
    collectionsOf(document.contract).map((collection) => ({ ...collection, document }))
  )

/** Returns the collections that are live, each with parents whose rows can be shown. */
export const collectionList = (panel: PanelContext, world: World): object[] =>
  collections(panel).map(({ name, path, parameters, key, row, resource, document: { contract } }) => ({
    name,
    path,
    parameters,
    key: key ?? null,
    parents: firstParents(panel, contract, world, resource),
    schema: plainSchema(contract, row)
  }))

/** The place of rows: a collection by the path of its list, and the parents that group them. */
export interface RowsAt {
  path: string
  parents: string[]
  /** The server as the call names it, which the rows' own links lead to. */
  origin: string
}

function collectionAt(panel: PanelContext, path: string): CollectionOf {
  const found = collections(panel).find((one) => one.path === path)
  if (found === undefined) throw notFound(`there is no collection at ${path}`)
  return found
}

/** Returns the keys that each parent of a collection may have. */
export function parentKeys(panel: PanelContext, world: World, { path, parents }: RowsAt): string[][] {
  const { resource, document } = collectionAt(panel, path)
  return resource.parents.map((_, index) =>
    keysOfParent(panel, document.contract, world, resource, parents.slice(0, index))
  )
}

/** Returns the rows of a collection. Throws a ControlProblem if a parent is missing. */
export function rowsShown({ keeper }: PanelContext, world: World, { path, parents, origin }: RowsAt): Row[] {
  try {
    return keeper().rows(world.rows, { collection: path, parents, origin })
  } catch (error) {
    throw refused((error as Error).message)
  }
}

const refused = (detail: string): ControlProblem =>
  new ControlProblem(422, [{ code: codes.unreadable, title: 'Not a row', detail }], 'ERR_STANDIN_ROWS')

/** A change of one row. Without `row` it is removed, without `was` it is added. */
export interface SentChange {
  /** The row as it was shown, written as JSON. */
  was: string | undefined
  row: Row | undefined
  /** The place where the row was, if that is known. */
  index: number | undefined
}

/**
 * Changes a row. Returns it as it is now. Throws a ControlProblem 409 if the row is no longer as it was, and 422 for a
 * row that does not fit.
 */
export function changeRow(panel: PanelContext, world: World, at: RowsAt, { was, row, index }: SentChange): object {
  const place = was === undefined ? undefined : placeOf(rowsShown(panel, world, at), was, index)
  try {
    const { path: collection, parents, origin } = at
    const changed = panel.keeper().change(world.rows, { collection, parents, origin }, { index: place, row })
    return { index: changed.index, ...(row === undefined ? {} : { text: writeJson(changed.row, 2) }) }
  } catch (error) {
    // The place in a list of rows says nothing where there is one row.
    throw refused((error as Error).message.replace(/^\/0(?=[:/])/, '').replace(/^: /, ''))
  }
}

function placeOf(rows: readonly Row[], was: string, index = -1): number {
  const isIt = (row: Row | undefined) => row !== undefined && writeJson(row, 2) === was
  const place = isIt(rows[index]) ? index : rows.findIndex(isIt)
  if (place !== -1) return place
  const detail = 'the row has changed meanwhile, or is gone; open it again'
  throw new ControlProblem(409, [{ code: 409, title: 'Changed meanwhile', detail }])
}

/** Writes the rows of a collection as a fixture, below the values of their parents. */
export function fixtureOf(panel: PanelContext, world: World, at: RowsAt): { name: string; text: string } {
  const { name } = collectionAt(panel, at.path)
  const groups = at.parents.reduceRight<unknown>((inner, parent) => ({ [parent]: inner }), rowsShown(panel, world, at))
  return { name, text: writeYaml(groups) }
}
