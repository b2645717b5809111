/** Makes links to pictures lead to this server, which draws them: a page without a network shows them too. */

import { ownOrigin, picturesPath } from '../../contract/own-origin.ts'
import { keptFor } from '../../document/memoized.ts'
import { textOf } from '../../document/places/text-of.ts'
import type { Resources } from '../../schema/meaning/schema-resources.ts'
import type { Context, Place } from '../context/context.ts'
import type { Shape } from '../shapes/shape.ts'
import { pathsRead } from './link-paths.ts'

/** The links that the lexicon makes for pictures. */
const made = /^https:\/\/images\.example\.com\/([0-9a-f]{12})\.([a-z]+)$/
const size = /(?<!\d)[1-9]\d{1,3} ?x ?[1-9]\d{1,3}(?!\d)/

/** Returns a text; instead of a link to a picture, one of this server if the schema admits the address of any server. */
export function withOwnPicture(context: Context, shape: Shape, { name }: Place, text: string): string {
  const found = made.exec(text)
  if (found === null || !mayBeOwn(context, shape)) return text
  const [, picture, extension] = found
  const [ofSize] = size.exec(name.replaceAll('_', ' ')) ?? size.exec(shape.description) ?? []
  const end = ofSize === undefined ? '' : `-${ofSize.replaceAll(' ', '')}`
  return `${ownOrigin}${picturesPath}${picture}${end}.${extension}`
}

/** The origins of servers, in the forms that patterns tell apart. */
const origins = [ownOrigin, 'http://127.0.0.1:4010', 'http://localhost:4010/v2', 'https://api.example.test']
/** The lengths that the address of a picture may have. */
const shortest = 40
const longest = 120

/** The hosts that stand for any other in examples (RFC 2606). */
const anyHost = /(^|\.)(example(\.(com|net|org))?|test|invalid|localhost)$/

function mayBeOwn({ wish, effort, check }: Context, { text, nots, uncertain, examples }: Shape): boolean {
  // The thrifty search runs where no value was found, perhaps for a link to this server.
  if (wish.links === undefined || effort.thrifty || uncertain || nots.length > 0) return false
  if (text.min > shortest || text.max < longest || !text.formats.every((one) => /^[ui]r[il]/.test(one))) return false
  if (examples.some((one) => URL.canParse(textOf(one)) && !anyHost.test(new URL(textOf(one)).hostname))) return false
  const admits = (origin: string) =>
    text.patterns.every((one) => check.matches(one, `${origin}${picturesPath}0123456789ab.png`))
  return origins.every(admits) && isFree(wish.resources)
}

/** Tells whether no operation of a document answers at the path of pictures. */
const isFree = keptFor((resources: Resources): boolean => ![...pathsRead(resources)].some(takesPictures))

const places = picturesPath.split('/').slice(1)

/** Tells whether a path matches that of a picture, under any prefix. */
function takesPictures(template: string): boolean {
  const before = template.split('/').slice(1)
  const last = before.splice(-places.length)
  return (
    last.length === places.length &&
    before.every((segment) => segment.includes('{')) &&
    last.every((segment, at) => segment.includes('{') || segment === places[at])
  )
}
