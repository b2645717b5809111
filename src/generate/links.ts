/** Makes links to things of the API lead to the document's own paths, once the whole value is known. */

import { ownOrigin } from '../contract/own-origin.ts'
import { isObject } from '../document/json/is-object.ts'
import { keptFor, memoized } from '../document/memoized.ts'
import { percentEncoded } from '../document/url.ts'
import { put } from '../schema/meaning/json-values.ts'
import type { Resources } from '../schema/meaning/schema-resources.ts'
import type { Context, Link, Place } from './context.ts'
import { snake } from './lexicon/entity/scene.ts'
import { singular } from './lexicon/words/singular.ts'
import type { Shape } from './shapes/shape.ts'

type Thing = Record<string, unknown>

/** A path of the document that is read by GET: texts and names of parameters in turn. */
type Template = readonly string[]

/** The path of a thing, and the parameter at its end. */
interface PathOf {
  path: Template
  key: string
}

/** The paths that links may lead to. */
interface Paths {
  /** The paths of things, by their nouns. */
  items: Map<string, PathOf[]>
  /** The paths such as `/posts/{id}/author`, by the noun and the last segment: `post author`. */
  inner: Map<string, Template[]>
  /** The paths of lists, by their last segments. */
  lists: Map<string, string>
  /** Tells whether there may be a path for a link of that name. */
  isKnown: (name: string) => boolean
}

const linkNames = /^(self|href|url|uri|link|related|canonical)$|_(url|uri|href|link)$|^(html|web)_?url$|^permalink$/
/** Names of objects whose members are links. */
const linkLists = /^_?links$/
const pageNames = /^(html_?url|web_?url|permalink|public_url|page_url|view_url)$/
/** Names of objects around links, which say nothing of where they lead. */
const wrappers = /^_?(links?|urls?|relationships|href|url|uri|data|meta|attributes|hypermedia|related|items|self)$/
/** The link of a thing to itself. */
const selves = /^(self|canonical|resource|api)?$/
/** Things whose URL is what they are about. */
const abouts =
  /(^|_)(web_?hook|hook|bookmark|link|image|photo|picture|icon|site|website|feed|video|endpoint|redirect|domain|file|attachment|media|avatar|logo|monitor|source|download|thumbnail|short_url)$/

/** Returns true for a text whose name and schema are those of a link, if the document has a path for it. */
export function mayLink({ wish }: Context, { text }: Shape, { name, parent }: Place): boolean {
  if (wish.links === undefined || !(linkNames.test(name) || linkLists.test(parent?.name ?? ''))) return false
  const isPlain = text.patterns.length === 0 && text.max >= shortest
  return isPlain && text.formats.every((one) => /^ur[il]/.test(one)) && pathsOf(wish.resources).isKnown(name)
}

/** The length that a link may need. */
const shortest = 120

/** Returns the paths of a document that are read by GET, as they are written. */
export function pathsRead({ document }: Resources): string[] {
  const { paths } = document.root as { paths?: unknown }
  const entries = Object.entries({ ...(paths as object) })
  return entries.flatMap(([path, item]) => (isObject(item) && item.get !== undefined ? [path] : []))
}

const pathsOf = keptFor((resources: Resources): Paths => {
  const items = new Map<string, PathOf[]>()
  const inner = new Map<string, Template[]>()
  const lists = new Map<string, string>()
  const words = new Set<string>()
  for (const written of pathsRead(resources)) {
    const path = written.split(/\{([^{}]+)\}/)
    const segments = written.split('/').filter((part) => part !== '')
    const [owner = '', middle = '', last = ''] = ['', '', ...segments].slice(-3)
    const key = /^\{([^{}]+)\}$/.exec(last)?.[1]
    const noun = singular(snake(segments.findLast((part) => !part.includes('{')) ?? ''))
    if (key !== undefined) {
      items.set(noun, [...(items.get(noun) ?? []), { path, key }])
      words.add(noun)
    } else if (middle.startsWith('{')) {
      const relation = `${singular(snake(owner))} ${snake(last)}`
      inner.set(relation, [...(inner.get(relation) ?? []), path])
      words.add(singular(snake(last)))
    } else if (path.length === 1) {
      lists.set(snake(last), written)
      words.add(singular(snake(last)))
    }
  }
  const isKnown = memoized((name: string): boolean => {
    const relation = name.replace(linkEnd, '')
    if (pageNames.test(name)) return true
    return selves.test(relation) || wrappers.test(relation) ? words.size > 0 : words.has(singular(relation))
  })
  return { items, inner, lists, isKnown }
})

/** The word at the end of a name that says that it is a link. */
const linkEnd = /_?(url|uri|href|link)$/

/** A thing, and the things that it stands in. */
interface Nested {
  thing: Thing
  outer: Nested | undefined
}

/** Writes the paths of the document into the links of a value, in place. */
export function writeLinks(context: Context, value: unknown): void {
  const { links } = context
  if (links !== undefined) walk(value, undefined)

  function walk(one: unknown, outer: Nested | undefined): void {
    if (typeof one !== 'object' || one === null) return
    if (Array.isArray(one)) {
      for (const item of one) walk(item, outer)
      return
    }
    const thing = one as Thing
    const here = { thing, outer }
    for (const name in thing) {
      const inner = thing[name]
      const link = typeof inner === 'string' ? links?.get(inner) : undefined
      if (link === undefined) walk(inner, here)
      else {
        const target = targetOf(context, link, inner as string, here)
        if (target !== undefined) put(thing, name, target)
      }
    }
  }
}

/** Returns where a link leads; undefined where the document has no path for it. */
function targetOf(context: Context, { at, shape }: Link, own: string, inside: Nested): string | undefined {
  const paths = pathsOf(context.wish.resources)
  let relation = relationOf(at.name.replace(linkEnd, ''))
  let place: Place | undefined = at
  for (let nested: Nested | undefined = inside; nested !== undefined && place !== undefined; nested = nested.outer) {
    if (place !== at) relation ||= relationOf(place.name)
    const outer = placeAround(place)
    const subject = snake(context.wish.subject)
    const nouns = nounsIn([place.subject, outer?.name, subject].filter((word) => word !== undefined).join(' '))
    const found = leadFrom(context, { paths, thing: nested.thing, nouns, relation, name: at.name, own, shape })
    if (found !== undefined) return found
    place = outer
  }
  return undefined
}

/** Returns the nouns of words, and their last parts: the account of `ownerAccount` is one. */
const nounsIn = memoized((words): string[] => {
  const whole = words.split(' ').map(singular)
  return [...whole, ...whole.map((noun) => noun.replace(/^.*_/, ''))]
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
  nouns: string[]
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
    if (/^(url|uri|link)$/.test(name) && nouns.some((noun) => abouts.test(noun))) return undefined
    for (const noun of nouns) {
      const path = itemOf(paths, noun, thing, around, undefined)
      if (path !== undefined) return ownOrigin + path
    }
    return undefined
  }
  const inner = nouns.flatMap((noun) => paths.inner.get(`${noun} ${relation}`) ?? [])
  const below = inner.map((one) => filled(one, thing, around, nouns)).find((one) => one !== undefined)
  const other = below ?? itemOf(paths, singular(relation), thing, around, singular(relation))
  const found = other ?? (singular(relation) === relation ? undefined : paths.lists.get(relation))
  return found && ownOrigin + found
}

/** Returns the path of a thing; of the thing that it names by `relation`, if that is given. */
function itemOf(
  paths: Paths,
  noun: string,
  thing: Thing,
  around: Thing,
  relation: string | undefined
): string | undefined {
  for (const { path, key } of paths.items.get(noun) ?? []) {
    const value = relation === undefined ? keyOf(thing, key, noun) : namedBy(thing, relation, key, around)
    const whole = value === undefined ? undefined : filled(path, thing, around, [noun], { name: key, value })
    if (whole !== undefined) return whole
  }
  return undefined
}

/** Fills the parameters of a path in; undefined where a value is not known. `key` is the value of one parameter. */
function filled(
  path: Template,
  thing: Thing,
  around: Thing,
  nouns: readonly string[],
  key?: { name: string; value: string | number }
): string | undefined {
  let whole = path[0] as string
  for (let at = 1; at < path.length; at += 2) {
    const name = path[at] as string
    const value =
      name === key?.name
        ? key.value
        : (memberOf(thing, name) ??
          memberOf(around, name) ??
          nouns.map((noun) => keyOf(thing, name, noun)).find(Boolean))
    if (value === undefined) return undefined
    whole += percentEncoded(String(value)) + path[at + 1]
  }
  return whole
}

/** Returns the key of a thing, which a parameter names: `id`, `article_id` of an article. */
function keyOf(thing: Thing, parameter: string, noun: string): string | number | undefined {
  const plain = snake(parameter)
  const short = plain.startsWith(`${noun}_`) ? plain.slice(noun.length + 1) : plain
  return (
    memberOf(thing, plain) ??
    memberOf(thing, short) ??
    (/^(id|key|uuid)$/.test(short) ? memberOf(thing, 'id') : undefined)
  )
}

/** Returns the key of another thing that a thing names: `club_id`, `club: {id}`, or the path around it. */
function namedBy(thing: Thing, relation: string, parameter: string, around: Thing): string | number | undefined {
  const inner = Object.entries(thing).find(([name]) => snake(name) === relation)?.[1]
  return (
    memberOf(thing, `${relation}_id`) ??
    (isObject(inner) ? keyOf(inner as Thing, parameter, relation) : undefined) ??
    memberOf(around, parameter)
  )
}

function memberOf(thing: Thing, name: string): string | number | undefined {
  const plain = snake(name)
  let value = Object.hasOwn(thing, name) ? thing[name] : undefined
  for (const own in thing) if (value === undefined && snake(own) === plain) value = thing[own]
  return (typeof value === 'string' && value !== '') || typeof value === 'number' ? value : undefined
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
