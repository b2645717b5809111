/** Finds the place of a single row in a body, by its schema. */

import { bare } from '../../contract/bare.ts'
import type { Schema } from '../../document/openapi.ts'
import type { SchemaLookup } from '../../schema/views/merged-view.ts'
import { isMost, isMostOrAll } from './likeness.ts'
import { endsAsKey, nounOf } from './names.ts'
import {
  alike,
  holders,
  isLeaf,
  memberNames,
  only,
  propertiesOf,
  type RowsPlace,
  solid,
  usualLists,
  type WantedRows,
  wrapperOf
} from './rows-places.ts'

/** True for a member of an envelope that stands beside the row. */
const isBeside = (name: string): boolean => /^_?(links?|meta(data)?|errors?|includ(ed|es)|pag\w+|status)$/i.test(name)

/** True for a member that holds no row: the members of the thing itself, or its links. */
const isAside = (name: string): boolean => holders.test(name) || /^_?links$/.test(name)

/** Finds a single row in a body; undefined if the body has nothing of the row. */
export function rowPlace(schemas: SchemaLookup, body: Schema | undefined, wanted: WantedRows): RowsPlace | undefined {
  if (body === undefined) return undefined
  const found: { place: RowsPlace; score: number }[] = []
  look(body, [])
  return found.sort((one, other) => other.score - one.score)[0]?.place

  function look(schema: Schema, path: string[]): void {
    if (isLeaf(schema)) return
    const { items, type = 'object', properties = {}, additionalProperties } = solid(schemas, schema)
    if (items !== undefined && wanted.inArray === true) addLone(items as Schema, [...path, only])
    if (items !== undefined || ![type].flat().includes('object')) return
    const holder = path.length === 0 && wanted.row === undefined ? holderIn(properties) : undefined
    if (holder !== undefined) {
      look(properties[holder] as Schema, [holder])
      return
    }
    const names = Object.keys(properties)
    const shared = wanted.row === undefined ? names.length : sharedWith(schema, wanted.row)
    const isOpen = names.length === 0 && path.length === 0 && additionalProperties !== false
    const clues = cluesFor(names, path)
    // One member among several is alike by chance.
    const isChance = path.length > 0 && shared === 1 && names.length > 1 && clues === 0
    // An envelope has less of a row than the elements of its list.
    const holdsMore = (name: string) => !isMember(name) && sharedInside(properties[name] as Schema) > shared
    const isOutside = wanted.inArray === true && names.some(holdsMore)
    if ((shared > 0 && !isChance && !isOutside) || isOpen)
      found.push({ place: { path, row: schema }, score: shared + clues + (isOpen ? 0.5 : 0) - path.length * 0.6 })
    for (const name of innerNames(properties, path, shared)) look(properties[name] as Schema, [...path, name])
  }

  /** Weighs the name of an object and the key in it. */
  function cluesFor(names: string[], path: string[]): number {
    const isNamed = path.length > 0 && nounOf(path.at(-1) as string) === nounOf(wanted.noun)
    const isKeyed = wanted.key !== undefined && names.includes(wanted.key) && !isMember(path.at(-1))
    // The key beside `result` is that of the row in there.
    const isOfInner = path.length === 0 && names.some((name) => mayHold(name) && !isMember(name))
    return (isNamed ? 3 : 0) + (isKeyed ? (isOfInner ? -1 : 0.7) : 0)
  }

  /** Returns the members that may hold the row. A row inside a row is its parent, or one that it refers to. */
  function innerNames(properties: Record<string, Schema>, path: string[], shared: number): string[] {
    const names = Object.keys(properties)
    const isWhole = wanted.row !== undefined && isMost(shared, memberNames(schemas, wanted.row).size)
    const isEnvelope = wanted.row !== undefined || (path.length === 0 && names.length === 1)
    if (path.length >= 2 || isWhole || !isEnvelope) return []
    const isWholeThing = path.length === 0 && names.some((name) => isKey(name, properties[name] as Schema))
    // One of several members that rows have themselves holds another thing.
    const isOther = (name: string) => isWholeThing || (names.length > 1 && isMember(name))
    return names.filter((name) => !isAside(name) && (mayHold(name) || !isOther(name)))
  }

  /** Returns the only object of a body that may hold a row, if it shows a key and the body shows none. */
  function holderIn(properties: Record<string, Schema>): string | undefined {
    const [only, ...others] = Object.keys(properties).filter(
      (name) => !isBeside(name) && solid(schemas, properties[name]).properties !== undefined
    )
    if (only === undefined || others.length > 0 || !mayHold(only)) return undefined
    const showsKey = (schema: Schema | undefined) => Object.keys(propertiesOf(schemas, schema)).some(endsAsKey)
    return showsKey(properties[only]) && !showsKey({ properties }) ? only : undefined
  }

  /** True for a key that rows show: a body with one is whole, however little a list shows of its rows. */
  function isKey(name: string, schema: Schema): boolean {
    const { row } = wanted
    const word = bare(name)
    if (row === undefined || !/^(id|uuid|gid|guid|uid)$/.test(word) || !memberNames(schemas, row).has(word))
      return false
    return solid(schemas, schema).properties === undefined
  }

  /** True for the name of a member that holds the row of a body with a key of its own: `data`, or the thing's noun. */
  function mayHold(name: string): boolean {
    return usualLists.test(bare(name)) || nounOf(name) === nounOf(wanted.noun)
  }

  /** Returns the number of members that the elements of a list share with a row. */
  function sharedInside(list: Schema): number {
    const { items } = solid(schemas, list)
    return items === undefined || wanted.row === undefined ? 0 : sharedWith(items, wanted.row)
  }

  /** Returns the number of shared members: an object `Id` is not the number `id`. */
  function sharedWith(schema: Schema, row: Schema): number {
    const shared = alike(schemas, schema, row)
    if (shared !== 1) return shared
    const own = Object.entries(propertiesOf(schemas, row))
    const other = Object.entries(propertiesOf(schemas, schema))
    const isObject = (one: Schema) => solid(schemas, one).properties !== undefined
    const same = other.some(([name, one]) =>
      own.some(([other, two]) => bare(other) === bare(name) && isObject(one) === isObject(two))
    )
    return same || memberNames(schemas, row).size > own.length ? shared : 0
  }

  /** True for a member of the row itself: the `id` in it is another thing's. */
  function isMember(name: string | undefined): boolean {
    return name !== undefined && wanted.row !== undefined && memberNames(schemas, wanted.row).has(bare(name))
  }

  /** Adds the only row of an array; it counts less than a row by itself. */
  function addLone(row: Schema, path: string[]): void {
    const shared = wanted.row === undefined ? 0 : sharedWith(row, wanted.row)
    if (shared > 0 && isMostOrAll(shared, memberNames(schemas, row).size))
      found.push({ place: { path, row }, score: shared - 5 - path.length * 0.6 })
    else if (wanted.row !== undefined) {
      const wrapper = wrapperOf(schemas, row, wanted.row, false)
      if (wrapper !== undefined) addLone(solid(schemas, row).properties?.[wrapper] as Schema, [...path, wrapper])
    }
  }
}
