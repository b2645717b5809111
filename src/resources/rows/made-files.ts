/** Files of rows that no request sent: they are made by what the rows tell of them. */
import { bare } from '../../contract/bare.ts'
import { essence } from '../../contract/media-types.ts'
import { extensionOf } from '../../generate/binary/file-extensions.ts'
import { usualTypes } from '../../generate/binary/file-types.ts'
import { mediaTypes } from '../../generate/lexicon/relations/file-agreements.ts'
import { keyAt } from '../model/keys.ts'
import type { Resource } from '../model/model.ts'
import { solid } from '../model/rows-places.ts'
import { endingOf, type FileTold, factOf } from './file-facts.ts'
import { octets } from './files.ts'
import { type GeneratorTools, type RowWish, rowOfSchemas, type Workshop } from './making.ts'
import { isRow, type Row } from './row.ts'

export interface MadeFile extends FileTold {
  type: string
}

/** Returns true if a response that documents some types may be of a type. */
export const fitsTypes = (documented: readonly string[], type: string): boolean =>
  documented.some((one) => ['*/*', octets, type, `${type.split('/')[0]}/*`].includes(essence(one)))

/** The objects of a row that may tell of its file, by their names; the row itself is ''. */
function tellers(row: Row, { inner = '' }: Resource): [name: string, object: Row][] {
  const named = [...new Set(['', inner, 'file'])].map((name): [string, unknown] => [
    name,
    name === '' ? row : row[name]
  ])
  return named.filter((one): one is [string, Row] => isRow(one[1]))
}

/** Members that no other thing than a file has. */
const ofFiles = /file|bytes|^content|^original|md5|sha(1|256|512)/

/** Returns the name and the type of the file that an object tells of; undefined for another object. */
function aboutIn(object: Row, types: readonly string[]): Omit<MadeFile, 'bytes'> | undefined {
  const told = new Map<string, string>()
  let isFile = false
  for (const name in object) {
    const fact = factOf(name)
    if (fact === undefined || !fact.fits(object[name])) continue
    if (!told.has(fact.kind)) told.set(fact.kind, String(object[name]))
    isFile ||= fact.kind === 'type' || ofFiles.test(bare(name)) || mediaTypes.has(endingOf(object[name]) ?? '')
  }
  if (!isFile) return undefined
  const name = told.get('name')
  const [first = octets] = types
  const likely = [told.get('type')?.toLowerCase(), mediaTypes.get(endingOf(name ?? `x.${told.get('ending')}`) ?? '')]
  const type = likely.find((one) => one !== undefined && fitsTypes(types, one))
  return { name, type: type ?? usualTypes[first] ?? first.replace('*/*', octets) }
}

/** Makes the bytes of a file, as many as an object says if the type allows it. */
function bytesFor({ binary, padded }: GeneratorTools, type: string, { id, key }: Resource, row: Row, object: Row) {
  const size = Object.keys(object).find((name) => factOf(name)?.kind === 'size')
  return padded(binary(type, `${id} ${keyAt(key, row)}`), type, size && object[size])
}

/** Returns what a row tells of its file, and the object that does. */
function fileTold(resource: Resource, row: Row): { about: Omit<MadeFile, 'bytes'>; object: Row } | undefined {
  const types = resource.file
  if (types === undefined) return undefined
  for (const [, object] of tellers(row, resource)) {
    const about = aboutIn(object, types)
    if (about !== undefined) return { about, object }
  }
  return undefined
}

/** Returns the name of the file of a row; undefined for a row that tells of none. */
export const nameOfFile = (resource: Resource, row: Row): string | undefined => fileTold(resource, row)?.about.name

/** Makes the file of a row; undefined for a row that tells of none. */
export function madeFile(tools: GeneratorTools, resource: Resource, row: Row): MadeFile | undefined {
  const told = fileTold(resource, row)
  return told && { ...told.about, bytes: bytesFor(tools, told.about.type, resource, row, told.object) }
}

/** Makes a row that tells of its file as it is. Known members are kept, as is the size of an example. */
export const makeRow = (workshop: Workshop, wish: RowWish): Row =>
  tellingFile(workshop, rowOfSchemas(workshop, wish), wish)

function tellingFile({ contract, tools, checker }: Workshop, row: Row, { resource, known, exemplary }: RowWish): Row {
  const types = resource.file
  return types === undefined ? row : tellers(row, resource).reduce(withFacts, row)

  function withFacts(whole: Row, [holder, object]: [string, Row]): Row {
    const about = aboutIn(object, types as string[])
    if (about === undefined) return whole
    const said = Object(holder === '' ? known : known[holder]) as Row
    const isSaid = (name: string) => Object.hasOwn(said, name)
    const fixed = Object.fromEntries(Object.entries(object).filter(([name]) => isSaid(name) || isShown(name)))
    const bytes = bytesFor(tools, about.type, resource, row, fixed)
    const file = { type: about.type, name: about.name && withEnding(about.name, about.type), bytes }
    const facts = Object.entries(object).flatMap(([name, own]): [string, unknown][] => {
      const fact = isSaid(name) ? undefined : factOf(name)
      const value = fact?.fits(own) ? fact.tell(file, own) : undefined
      return value === undefined ? [] : [[name, value]]
    })
    const told = { ...object, ...Object.fromEntries(facts) }
    const next = holder === '' ? { ...whole, ...told } : { ...whole, [holder]: told }
    const fits = (one: Row) => resource.rows.every((schema) => checker.fits(schema, one, 'response'))
    return fits(next) || !fits(whole) ? next : whole
  }

  /** True for a member that an example shows. */
  function isShown(name: string): boolean {
    if (exemplary !== true) return false
    const shapes = resource.rows.flatMap((row) => Object(solid(contract, row).properties)[name] ?? [])
    return shapes.some((shape) => solid(contract, shape).example !== undefined)
  }
}

const withEnding = (name: string, type: string): string => {
  const ending = endingOf(name) as string
  return mediaTypes.get(ending) === type ? name : `${name.slice(0, -ending.length)}${extensionOf(type)}`
}
