/** The keys of parents that the document has no collection of: the languages of `/translations/{language}/{key}`. */
import type { Schema } from '../../document/openapi.ts'
import type { Owner, Resource } from '../model/model.ts'
import { schemaAt } from '../model/rows-places.ts'
import { newKey, type Workshop } from './making.ts'

/** The number of such parents that rows at the start have. */
const usualCount = 2

/** The parts of a start that such keys depend on. */
interface Seen {
  api: Workshop & { byHand: ReadonlyMap<Resource, unknown> }
  seed: string
}

/** Returns the keys of the parents at a level: a few made ones, and those of the groups that were written. */
export function unownedKeys(
  start: Seen,
  resource: Resource,
  level: number,
  group: string,
  written: ReadonlyMap<string, unknown>
): string[] {
  const { api } = start
  const prefix = `${group}\n`
  const names = [...written.keys()].filter((name) => name.startsWith(prefix))
  const atStart = api.byHand.has(resource)
    ? namesGiven(api.byHand.get(resource), level)
    : madeKeys(start, resource, level)
  return [...new Set([...atStart, ...names.map((name) => keyIn(name, prefix))])]
}

/** Returns the names of the groups in a fixture; an empty one for rows that stand in every group. */
function namesGiven(fixture: unknown, level: number): string[] {
  const { groups } = fixture as { groups: object }
  const names = Array.isArray(groups) || level > 0 ? [] : Object.keys(groups).filter((name) => name !== '*')
  return names.some((name) => Array.isArray((groups as Record<string, unknown>)[name])) ? names : ['']
}

const keyIn = (name: string, prefix: string): string => name.slice(prefix.length).split('\n')[0] as string

/** Returns made keys; an empty one for rows that do not show it. */
function madeKeys({ api, seed }: Seen, resource: Resource, level: number): Set<string> {
  const { parameter, property } = resource.parents[level] as Owner
  if (property === undefined) return new Set([''])
  const schema = resource.rows.map((row) => schemaAt(api.contract, row, property)).find((one) => one !== undefined)
  const key = { parameter, property, type: 'string' as const, schema: schema as Schema }
  const keys = new Set<string>()
  for (let index = 0; index < usualCount; index++)
    keys.add(String(newKey(api, { ...resource, key }, `${seed} ${parameter}`, index, (text) => keys.has(text))))
  return keys
}
