/** Lists of links to pages: `link: [{ relation: 'next', url }]` of FHIR, `links: [{ rel: 'next', href }]` of OGC. */

import { ownOrigin } from '../../contract/own-origin.ts'
import type { Schema } from '../../document/openapi.ts'
import type { SchemaLookup } from '../../schema/views/merged-view.ts'
import { solid } from '../model/rows-places.ts'
import { isRow, type Row } from '../rows/row.ts'
import type { PageFacts } from './page.ts'

export interface LinkArray {
  /** The member that names the relation of a link: `rel`. */
  relation: string
  /** The member that holds its URL: `href`. */
  url: string
  /** The relations that the list may have, by what they lead to. */
  names: Partial<Record<Lead, string>>
  /** The other members that a link has to have. */
  others: string[]
}

/** The pages that links lead to. */
type Lead = 'self' | 'first' | 'previous' | 'next' | 'last'

const leads: [lead: Lead, names: string[]][] = [
  ['self', ['self']],
  ['first', ['first']],
  ['previous', ['prev', 'previous']],
  ['next', ['next']],
  ['last', ['last']]
]

/** Reads the schema of a list's elements; undefined where they are no links to pages. */
export function linkArrayOf(schemas: SchemaLookup, items: Schema): LinkArray | undefined {
  const { properties = {}, required = [] } = solid(schemas, items)
  const relation = ['rel', 'relation'].find((name) => name in properties)
  const url = ['href', 'url', 'uri'].find((name) => name in properties)
  if (relation === undefined || url === undefined) return undefined
  const { enum: admitted } = solid(schemas, properties[relation])
  // FHIR writes `previous`.
  const usual = (lead: Lead, names: string[]) => (relation === 'relation' ? lead : names[0])
  const named = leads.flatMap(([lead, names]) => {
    const name = Array.isArray(admitted) ? names.find((one) => admitted.includes(one)) : usual(lead, names)
    return name === undefined ? [] : [[lead, name]]
  })
  if (named.length === 0) return undefined
  const others = required.filter((name) => name !== relation && name !== url)
  return { relation, url, names: Object.fromEntries(named), others }
}

/** Returns the links of a page, then its other ones; undefined where they need members that no present link has. */
export function linksOf({ relation, url: at, names, others }: LinkArray, present: unknown, facts: PageFacts): unknown {
  const { page, url } = facts
  const shown: Row[] = Array.isArray(present) ? present.filter(isRow) : []
  const links = leads.flatMap(([lead]) => {
    const name = names[lead]
    const change = lead === 'self' ? {} : page[lead]
    if (name === undefined || change === undefined) return []
    const like = shown.find((link) => link[relation] === name) ?? shown[0]
    return [{ ...pick(like, others), [relation]: name, [at]: url(change) }]
  })
  if (!links.every((link) => others.every((name) => name in link))) return undefined
  // Links to paths of the document lead on from any page.
  const other = shown.filter((link) => String(link[at]).startsWith(ownOrigin) && !isOfPage(link[relation]))
  return [...links, ...other]
}

const isOfPage = (relation: unknown): boolean => leads.some(([, names]) => names.includes(String(relation)))

const pick = (row: Row | undefined, names: readonly string[]): Row =>
  Object.fromEntries(names.flatMap((name) => (row !== undefined && name in row ? [[name, row[name]]] : [])))
