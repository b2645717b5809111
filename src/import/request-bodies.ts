/** Schemas of the bodies of requests. */
import { isJson } from '../contract/media-types.ts'
import type { MediaType } from '../document/openapi.ts'
import { jsonIn } from './exchange.ts'
import {
  countMembers,
  type Guess,
  memberOf,
  nothingSeen,
  type Seen,
  schemaOf,
  see,
  seeText,
  widen
} from './value-schemas.ts'

/** A body of requests: its place in the document, and the thing that it sends. */
export interface Sent {
  media: MediaType
  isForm: boolean
  /** True if it is the body of changes, which may have any part of the thing. */
  isChange: boolean
  seen: Seen
  thing: Seen | undefined
  guess: Guess
}

export const isForm = (type: string): boolean => /urlencoded$/.test(type)

/** Returns what was sent in bodies of a media type; undefined for one whose bodies are not read. */
export function sentIn(type: string, texts: readonly string[]): Seen | undefined {
  const seen = nothingSeen()
  if (isForm(type)) {
    for (const text of texts) {
      seen.count++
      seen.objects++
      seen.types.add('object')
      const fields = new URLSearchParams(text)
      for (const [name, value] of fields) seeText(memberOf(seen, name), value)
      countMembers(seen, new Set(fields.keys()))
    }
    return seen
  }
  if (!isJson(type)) return undefined
  for (const text of texts) {
    const value = jsonIn({ type, body: Buffer.from(text) })
    if (value !== undefined) see(seen, value)
  }
  return seen
}

/** Describes the bodies of requests. All schemas of one thing share the kinds of their scalar members. */
export function describeSent(sent: readonly Sent[]): void {
  const pairs = sent.flatMap(({ seen, thing, isForm }) => {
    if (thing === undefined) return []
    const own = thingIn(seen, thing)
    if (!own.types.has('object')) return []
    if (isForm) readTexts(own, thing)
    return [{ own, thing }]
  })
  for (const { own, thing } of pairs) widen(thing, own)
  for (const { own, thing } of pairs) widen(own, thing)
  for (const { media, isChange, seen, guess } of sent) {
    if (isChange) allowParts(seen)
    if (seen.objects === 1 && seen.members.size > 0) guess([], 'all members are required, since there is one example')
    media.schema = schemaOf(seen, new Map(), guess)
  }
}

/** Returns the part of a body that is the thing: all of it, or its only member. */
function thingIn(seen: Seen, thing: Seen): Seen {
  const [[name, inner] = ['', undefined]] = seen.members
  const isWrapped = seen.members.size === 1 && !thing.members.has(name)
  return isWrapped && inner?.types.has('object') ? inner : seen
}

/** Lets objects lack any of their members. */
function allowParts(seen: Seen): void {
  if (seen.objects > 0) see(seen, {})
  for (const member of seen.members.values()) allowParts(member)
}

/** Reads the fields of a form that look like numbers as texts, where the thing has texts. */
function readTexts(form: Seen, thing: Seen): void {
  for (const [name, field] of form.members) {
    if (!thing.members.get(name)?.types.has('string')) continue
    const isText = field.types.size === 1 && field.types.has('string')
    if (!isText) Object.assign(field, { types: new Set(['string']), formats: [], texts: undefined })
  }
}
