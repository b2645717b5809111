/** Entity tags: versions of rows, and requests that name one (RFC 9110 sections 8.8.3 and 13.1). */
import type { Operation } from '../../contract/contract.ts'
import { examplesOf } from '../../contract/media-types.ts'
import { Problem } from '../../contract/problem.ts'
import { keptFor } from '../../document/memoized.ts'
import { writeJson } from '../../schema/meaning/json-values.ts'
import { linkedRow } from '../rows/linked.ts'
import type { Item, Row } from '../rows/row.ts'
import type { Call } from '../rows/source.ts'
import { type Asking, documents } from './asking.ts'
import { aNoun, nounIn } from './named-row.ts'

const tagFor = keptFor((row: Row) => tagOfValue(row))

/** Returns the tag of a row's present version, with the things of other rows that it shows. */
export function tagOf(asking: Asking, parents: readonly string[], item: Item): string {
  const { resource } = asking.role
  return tagFor(linkedRow(asking, resource, parents, item))
}

export const tagOfValue = (value: unknown): string => hashed(writeJson(value ?? null))

function hashed(text: string): string {
  let [one, other] = [0x811c9dc5, 0x9e3779b9]
  for (let index = 0; index < text.length; index++) {
    one = Math.imul(one ^ text.charCodeAt(index), 0x01000193)
    other = Math.imul(other ^ text.charCodeAt(index), 0x85ebca6b)
  }
  return `"${(one >>> 0).toString(16).padStart(8, '0')}${(other >>> 0).toString(16).padStart(8, '0')}"`
}

const headersOf = keptFor(
  ({ parameters }: Operation) =>
    new Set(parameters.filter((one) => one.in === 'header').map(({ name }) => name.toLowerCase()))
)

/** Tells whether an operation documents a header of the request, or the status that the header leads to. */
export const hasTags = (asking: Asking, header: string, status: number): boolean =>
  headersOf(asking.call.operation).has(header) || documents(asking, status)

/** True if the client has the version of a tag already, by `If-None-Match`. */
export const isKnown = ({ request }: Call, tag: string): boolean => names(request?.headers['if-none-match'], tag)

/**
 * Throws a Problem 412 if a write is about another version of a row: `If-Match` does not name the present one, or
 * `If-None-Match` does.
 */
export function refuseOtherVersion(asking: Asking, parents: readonly string[], item: Item): void {
  refuseOtherTag(asking, () => tagOf(asking, parents, item))
}

/** Does the same by a tag; undefined for a thing that is not there, which no `If-Match` names. */
export function refuseOtherTag(asking: Asking, tagNow: () => string | undefined): void {
  refuseUnmatched(asking, tagNow)
  const unwanted = asking.call.request?.headers['if-none-match']
  if (unwanted === undefined || !hasTags(asking, 'if-none-match', 412)) return
  const tag = tagNow()
  if (tag === undefined || !names(unwanted, tag)) return
  const message = `there is ${aNoun(asking.role.resource)} already that If-None-Match refuses: its tag is ${tag}`
  throw new Problem(412, message, { headers: { etag: tag } })
}

/** Throws a Problem 412 if `If-Match` does not name a tag. */
export function refuseUnmatched(asking: Asking, tagNow: () => string | undefined): void {
  const wanted = asking.call.request?.headers['if-match']
  if (wanted === undefined || !hasTags(asking, 'if-match', 412)) return
  const { resource } = asking.role
  const tag = tagNow()
  if (tag === undefined) throw new Problem(412, `there is no ${nounIn(resource)} that If-Match could name`)
  if (names(wanted, tag) || isShown(asking, wanted)) return
  const noun = resource.kind === 'singleton' ? 'thing' : nounIn(resource)
  const message = `the ${noun} is at another version than If-Match says: its tag is ${tag}`
  throw new Problem(412, message, { headers: { etag: tag } })
}

/** Tells whether a header names a tag: in its list, or by `*`. */
const names = (header = '', tag: string): boolean =>
  header.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === tag)

/** Tells whether the document itself shows a tag for `If-Match`: a request that sends its example is to succeed. */
function isShown({ call, api }: Asking, wanted: string): boolean {
  const parameters = call.operation.parameters.filter((one) => one.in === 'header' && /^if-match$/i.test(one.name))
  const shown = parameters.flatMap(({ object, schema }) => [
    (schema as { example?: unknown }).example,
    ...examplesOf(object, api.contract).values()
  ])
  return shown.includes(wanted)
}
