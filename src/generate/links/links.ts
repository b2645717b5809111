/** Makes links to things of the API lead to the document's own paths, once the whole value is known. */

import { ownOrigin } from '../../contract/own-origin.ts'
import { isObject } from '../../document/json/is-object.ts'
import { memoized } from '../../document/memoized.ts'
import { textOf } from '../../document/places/text-of.ts'
import { percentEncoded } from '../../document/url.ts'
import { put } from '../../schema/meaning/json-values.ts'
import type { Context, Link, Place } from '../context/context.ts'
import { snake } from '../lexicon/entity/scene.ts'
import { singular } from '../lexicon/words/singular.ts'
import type { Shape } from '../shapes/shape.ts'
import { writeLinkList } from './link-lists.ts'
import { above, contentNames, contextName, linkEnd, pageNames, pages, selves, wrappers } from './link-names.ts'
import {
  filled,
  itemOf,
  lastWord,
  memberOf,
  type Paths,
  pathsOf,
  type Target,
  type Template,
  type Thing,
  targetAt
} from './link-paths.ts'

const linkNames = /^(self|href|url|uri|link|related|canonical)$|_(url|uri|href|link)$|^(html|web)_?url$|^permalink$/
/** Objects whose members are links. */
const linkMaps = /(^|_)(links?|urls|uris|hrefs)$/
/** Things whose URL is what they are about. */
const abouts =
  /(^|_)(web_?hook|hook|bookmark|link|image|photo|picture|icon|site|website|feed|video|endpoint|redirect|domain|file|attachment|media|avatar|logo|monitor|source|download|thumbnail|short_url)$/

/** Returns true for a text whose name and schema are those of a link, if the document has a path for it. */
export function mayLink({ wish }: Context, { text }: Shape, at: Place): boolean {
  if (wish.links === undefined || text.patterns.length > 0 || text.max < shortest) return false
  if (!text.formats.every((one) => /^ur[il]/.test(one))) return false
  const name = nameOf(at)
  if (name === contextName) return true
  const { isKnown, kindOf } = pathsOf(wish.resources)
  if (linkNames.test(name) || linkMaps.test(at.parent?.name ?? '')) return isKnown(name)
  return text.formats.length > 0 && (kindOf(name) !== undefined || (above.test(name) && isKnown(name)))
}

/** Remembers a text that may be a link. An author's one example may stand in the places of several links. */
export function noteLink(context: Context, text: string, link: Link): void {
  context.links ??= new Map()
  const known = context.links.get(text) ?? []
  if (!known.some(standsAt(link.at.name, link.at.parent?.name))) context.links.set(text, [...known, link])
}

const standsAt =
  (name: string, outer: string | undefined) =>
  ({ at }: Link): boolean =>
    at.name === name && at.parent?.name === outer

/** Remembers the example of the `href` of any link: it is right for one relation at most. */
export function noteExample(context: Context, shape: Shape, at: Place, example: unknown): void {
  const isOfAny = at.name === 'href' && at.example === undefined && linkMaps.test(at.parent?.parent?.name ?? '')
  if (isOfAny && typeof example === 'string' && mayLink(context, shape, at)) noteLink(context, example, { at, shape })
}

/** Returns the link that a text is at a member of an object, which stands under a name. */
function linkAt(links: Context['links'], text: unknown, member: string, name: string): Link | undefined {
  const known = typeof text === 'string' ? links?.get(text) : undefined
  return known?.find(standsAt(snake(member), snake(name))) ?? known?.[0]
}

/** The length that a link may need. */
const shortest = 120

/**
 * Returns the name of a link. SCIM has a thing's own as `meta.location` and another's as `$ref`, OData `@odata.id` and
 * JSON-LD `@id`.
 */
function nameOf({ name, step, parent, beside }: Place): string {
  if (step.endsWith('/@id')) return 'self'
  if ((name === 'location' && parent?.name === 'meta') || /^odata_(id|(read|edit)_link)$/.test(name)) return 'self'
  return name === 'ref' && beside.includes('value') ? 'href' : name
}

/** A thing, the things that it stands in, and its name there. */
interface Nested {
  thing: Thing
  name: string
  outer: Nested | undefined
}

/** Writes the paths of the document into the links of a value, in place. */
export function writeLinks(context: Context, value: unknown): void {
  const { links, linkLists } = context
  if (links !== undefined || linkLists !== undefined) walk(value, '', undefined)

  function walkItems(list: unknown[], name: string, outer: Nested | undefined): void {
    for (const [index, item] of list.entries()) {
      const link = outer === undefined ? undefined : linkAt(links, item, name, outer.name)
      const path = link && itemAt(context, nameOf(link.at), outer as Nested, index)
      if (path === undefined) walk(item, name, outer)
      else list[index] = ownOrigin + path
    }
  }

  function walk(one: unknown, name: string, outer: Nested | undefined): void {
    if (typeof one !== 'object' || one === null) return
    if (Array.isArray(one)) {
      const list = linkLists?.get(one)
      if (list === undefined) walkItems(one, name, outer)
      else writeLinkList(context, one, (outer as Nested).thing, nounsAt(context, list.at))
      return
    }
    const thing = one as Thing
    const here = { thing, name, outer }
    for (const member in thing) {
      const inner = thing[member]
      const link = linkAt(links, inner, member, name)
      if (link === undefined) walk(inner, member, here)
      else {
        const target = targetOf(context, link, inner as string, here)
        if (target !== undefined) put(thing, member, target)
      }
    }
  }
}

/** Returns where a link leads; undefined where the document has no path for it. */
function targetOf(context: Context, { at, shape }: Link, own: string, inside: Nested): string | undefined {
  const paths = pathsOf(context.wish.resources)
  if (at.name === contextName) return contextLink(context, paths, at)
  const special = referenceLink(context, paths, at, inside) ?? relationshipLink(context, paths, at, inside)
  if (special !== undefined) return ownOrigin + special
  let relation = relationOf(nameOf(at).replace(linkEnd, ''))
  let place: Place | undefined = at
  for (let nested: Nested | undefined = inside; nested !== undefined && place !== undefined; nested = nested.outer) {
    if (place !== at) relation ||= relationOf(place.name)
    const nouns = nounsAt(context, place)
    const found = leadFrom(context, { paths, thing: nested.thing, nouns, relation, name: nameOf(at), own, shape })
    if (found !== undefined) return found
    place = placeAround(place)
  }
  const list = singular(relation) === relation ? undefined : paths.lists.get(relation)
  const some = list ?? itemAt(context, relation || nameOf(at), inside, at.turn)
  return some === undefined ? replyLink(context, paths, at, inside) : ownOrigin + some
}

/** Returns the address of the metadata beside the list of things, with the last segment of its path. */
function contextLink(context: Context, paths: Paths, at: Place): string | undefined {
  const lists = nounsAt(context, at).flatMap((noun) => listOf(paths, noun) ?? [])
  const [, above, list] = /^((?:\/[\w.-]+)*)\/([\w.-]+)/.exec(context.wish.path || String(lists[0])) ?? []
  return list && `${ownOrigin}${above}/$metadata#${list}`
}

/** Returns the path of one of several things of a kind, of which nothing but the kind is known. */
function itemAt({ wish }: Context, name: string, { thing }: Nested, index: number): string | undefined {
  const { items, kindOf } = pathsOf(wish.resources)
  const kind = kindOf(name)
  const [path] = (kind && items.get(kind)) || []
  return path && filled(path.path, thing, wish.links as Thing, [], { name: path.key, value: index + 1 })
}

/** Returns the path of the operation for the link of its whole reply to itself: `self`, `_links.self.href`. */
function replyLink({ wish }: Context, paths: Paths, at: Place, inside: Nested): string | undefined {
  if (nameOf(at) !== 'self' && !(at.name === 'href' && inside.name === 'self')) return undefined
  for (let nested: Nested | undefined = inside; nested !== undefined; nested = nested.outer)
    if (!/^(_?links?|self)?$/.test(nested.name)) return undefined
  const own = targetAt(paths, wish.path, {}, wish.links as Thing)
  return own && ownOrigin + own.path
}

/** Returns the path for a `$ref` of SCIM, which stands beside the key of a thing: `{ value: '7', $ref, type }`. */
function referenceLink(context: Context, paths: Paths, at: Place, { thing, name }: Nested): string | undefined {
  const key = at.name === 'ref' ? memberOf(thing, 'value') : undefined
  if (key === undefined) return undefined
  const nouns = [textOf(thing.type), name].map((word) => singular(snake(word)))
  const [path] = nouns.flatMap((noun) => paths.items.get(noun) ?? [])
  return path && filled(path.path, {}, context.wish.links as Thing, [], { name: path.key, value: key })
}

/**
 * Returns where a link of a JSON:API relationship leads: `self` to the relationship itself, `related` to its things.
 * Returns the path that JSON:API recommends, if the document has none; undefined for other links.
 */
function relationshipLink(context: Context, paths: Paths, at: Place, { name, outer }: Nested): string | undefined {
  const all = outer?.outer
  const owner = name === 'links' && all?.name === 'relationships' ? all.outer : undefined
  const place = owner && [1, 2, 3].reduce<Place | undefined>((place) => place && placeAround(place), at)
  if (owner === undefined || place === undefined || !/^(self|related)$/.test(at.name)) return undefined
  const { thing } = owner
  const around = context.wish.links as Thing
  const relation = (outer as Nested).name
  const named = at.name === 'self' ? paths.relationships : paths.inner
  const nouns = nounsAt(context, place)
  const known = nouns
    .flatMap((noun) => named.get(`${noun} ${snake(relation)}`) ?? [])
    .map((path) => filled(path, thing, around, nouns))
  const own = nouns.map((noun) => itemOf(paths, noun, thing, around, undefined)?.path)
  const found = [
    ...known,
    ...own.map((path) => path && `${path}${at.name === 'self' ? '/relationships' : ''}/${percentEncoded(relation)}`)
  ]
  return found.find((path) => path !== undefined)
}

/** Returns the nouns that the thing around a place may have. A thing inside another is not what the whole value is. */
function nounsAt({ wish }: Context, place: Place): readonly string[] {
  const name = placeAround(place)?.name
  const whole = !name || wrappers.test(name) ? snake(wish.subject) : undefined
  return nounsIn([place.subject, name, whole].filter((word) => word !== undefined).join(' '))
}

/** Returns the nouns of words, and their last parts: the account of `ownerAccount` is one. */
const nounsIn = memoized((words): readonly string[] => {
  const whole = words.split(' ').map(singular)
  return [...new Set([...whole, ...whole.map(lastWord)])]
})

/** Returns a word that says how things are related; '' for the name of a wrapper. */
const relationOf = (word: string): string => (wrappers.test(word) ? '' : word)

/** Returns the place of the object around a place. An array has no members of its own. */
function placeAround({ parent }: Place): Place | undefined {
  return parent?.parent === undefined || parent.step !== '/items' ? parent : placeAround(parent)
}

/** A thing, and the relation of a link to it. */
interface Lead {
  paths: Paths
  thing: Thing
  nouns: readonly string[]
  relation: string
  name: string
  own: string
  shape: Shape
}

function leadFrom(context: Context, lead: Lead): string | undefined {
  const { paths, thing, nouns, relation, name, own, shape } = lead
  const around = context.wish.links as Thing
  if (pageNames.test(name)) return pageOf(own, shape, thing)
  if (selves.test(relation)) {
    if (/^(url|uri|link)$/.test(name) && nouns.some((noun) => abouts.test(noun))) return contentPath(lead, around)
    const own = innerPath(lead, around) ?? ownPath(paths, nouns, thing, around) ?? watchedPath(lead, around)
    return own && ownOrigin + own
  }
  if (above.test(relation) && relation !== 'collection') {
    const written = targetAmong(paths, nouns, thing, around)?.written ?? context.wish.path
    const parent = parentPath(lead, written, around)
    if (parent !== undefined) return ownOrigin + parent
  }
  if (pages.test(relation) || above.test(relation)) {
    const list = nouns.map((noun) => listOf(paths, noun)).find((one) => one !== undefined)
    const page = pages.test(relation) ? `?page=${pageFor(relation, context.wish.paging.page ?? 1)}` : ''
    if (list !== undefined) return ownOrigin + list + page
    if (page !== '') return undefined
  }
  const file = contentNames.test(relation) ? contentPath(lead, around) : undefined
  if (file !== undefined) return file
  const noun = singular(relation)
  const kind = memberOf(thing, `${noun}_id`) === undefined ? noun : lastWord(noun)
  const found =
    innerPath(lead, around) ??
    (itemOf(paths, noun, thing, around, noun) ?? itemOf(paths, kind, thing, around, noun))?.path
  return found && ownOrigin + found
}

/** Returns the page that a link leads to, from the page that was asked for. */
function pageFor(relation: string, page: number): number {
  if (relation.startsWith('first')) return 1
  if (relation.startsWith('current')) return page
  if (relation.startsWith('prev')) return Math.max(1, page - 1)
  return relation.startsWith('next') ? page + 1 : page + 2
}

/** Returns the path of the thing that the path of the request is below. */
function parentPath({ paths }: Lead, written: string, around: Thing): string | undefined {
  const ends = [...written.slice(0, -1).matchAll(/\}(?=\/)/g)].map(({ index }) => written.slice(0, index + 1))
  return ends.flatMap((end) => targetAt(paths, end, {}, around)?.path ?? []).at(-1)
}

/** Returns the path of the things below a thing that its relation names. */
const innerPath = (lead: Lead, around: Thing): string | undefined =>
  pathAmong(lead, around, (noun) => lead.paths.inner.get(`${noun} ${lead.relation}`))

/** Returns the first path of a thing that its members and the values around fill in. `templatesOf`: those of a noun. */
const pathAmong = (
  { thing, nouns }: Lead,
  around: Thing,
  templatesOf: (noun: string) => Template[] | undefined
): string | undefined =>
  nouns
    .flatMap((noun) => templatesOf(noun) ?? [])
    .map((path) => filled(path, thing, around, nouns))
    .find((path) => path !== undefined)

/** Returns the address of the file of a thing. */
function contentPath(lead: Lead, around: Thing): string | undefined {
  const path = innerPath(lead, around) ?? pathAmong(lead, around, (noun) => lead.paths.contents.get(noun))
  return path && ownOrigin + path
}

/** Returns the path of the one thing that is named beside the link to its status: `{ job_id, status_url }`. */
function watchedPath({ paths, thing, relation }: Lead, around: Thing): string | undefined {
  if (!/^(status|state|poll(ing)?)$/.test(relation)) return undefined
  const nouns = Object.keys(thing).flatMap((name) => /^(.+)_id$/.exec(snake(name))?.[1] ?? [])
  return nouns.map((noun) => itemOf(paths, noun, thing, around, noun)?.path).find((path) => path !== undefined)
}

/** Returns the path of a thing, or of the thing that an entry of a list holds. */
function ownPath(paths: Paths, nouns: readonly string[], thing: Thing, around: Thing): string | undefined {
  const own = targetAmong(paths, nouns, thing, around)?.path
  if (own !== undefined) return own
  const [held, another] = Object.values(thing).filter(isObject) as Thing[]
  if (held === undefined || another !== undefined) return undefined
  return targetAmong(paths, [...nouns, snake(textOf(held.resourceType)), ...nounsOfMember(thing, held)], held, around)
    ?.path
}

/** Returns the path of a thing of the first of these kinds that has one. */
function targetAmong(paths: Paths, nouns: readonly string[], thing: Thing, around: Thing): Target | undefined {
  for (const noun of nouns) {
    const own = itemOf(paths, noun, thing, around, undefined)
    if (own !== undefined) return own
  }
  return undefined
}

const nounsOfMember = (thing: Thing, one: unknown): string[] =>
  Object.keys(thing)
    .filter((name) => thing[name] === one)
    .map((name) => singular(snake(name)))

/** Returns the path of the list of things of a kind. */
function listOf(paths: Paths, noun: string): string | undefined {
  for (const [name, path] of paths.lists) if (singular(name) === noun) return path
  return undefined
}

/** Returns the page for people of a thing: at the address that an example shows, with the thing's own key. */
function pageOf(own: string, { examples }: Shape, thing: Thing): string | undefined {
  const key = ['number', 'id', 'slug', 'key'].map((name) => memberOf(thing, name)).find((one) => one !== undefined)
  // The schema may admit paths, which are no URLs.
  const shown = [...examples, own].find((one) => typeof one === 'string' && URL.canParse(one))
  if (key === undefined || shown === undefined) return undefined
  const url = new URL(shown as string)
  url.pathname = url.pathname.replace(/[^/]*$/, percentEncoded(String(key)))
  return url.href
}
