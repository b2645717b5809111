/** The paths of a document that links lead to. */

import { isJson } from '../../contract/media-types.ts'
import { addTo } from '../../document/grouped.ts'
import { isObject } from '../../document/json/is-object.ts'
import { keptFor, memoized } from '../../document/memoized.ts'
import { percentEncoded } from '../../document/url.ts'
import type { Resources } from '../../schema/meaning/schema-resources.ts'
import { snake } from '../lexicon/entity/scene.ts'
import { personalRoles } from '../lexicon/words/person-words.ts'
import { singular } from '../lexicon/words/singular.ts'
import { above, contentNames, linkEnd, pageNames, pages, selves, wrappers } from './link-names.ts'

export type Thing = Record<string, unknown>

/** A path of the document that is read by GET: texts and names of parameters in turn. */
export type Template = readonly string[]

/** The path of a thing, and the parameter at its end. */
interface PathOf {
  written: string
  path: Template
  key: string
}

/** A path with its parameters filled in, and as the document writes it. */
export interface Target {
  path: string
  written: string
}

/** The paths that links may lead to. */
export interface Paths {
  /** The paths that are read, as they are written, with the types of what is there. */
  read: Map<string, string | undefined>
  /** The paths of things, by their nouns. */
  items: Map<string, PathOf[]>
  /** The paths such as `/posts/{id}/author`, by the noun and the last segment: `post author`. */
  inner: Map<string, Template[]>
  /** The paths such as `/files/{id}/content`, which answer the file of a thing, by its noun. */
  contents: Map<string, Template[]>
  /** The paths such as `/posts/{id}/relationships/author`, by the same words. */
  relationships: Map<string, Template[]>
  /** The paths of lists, by their last segments. */
  lists: Map<string, string>
  /** Tells whether there may be a path for a link of that name. */
  isKnown: (name: string) => boolean
  /** Returns the noun of the things with paths of their own that a word names: an assignee is a user. */
  kindOf: (word: string) => string | undefined
}

/** Nouns of things that are persons, the likeliest first. */
const persons = ['user', 'person', 'member', 'employee', 'profile']

/** Returns the paths of a document that are read by GET, as they are written. */
export const pathsRead = (resources: Resources): Iterable<string> => readIn(resources).keys()

const readIn = keptFor(({ document }: Resources): Paths['read'] => {
  const { paths } = document.root as { paths?: unknown }
  const entries = Object.entries({ ...(paths as Record<string, unknown>) })
  return new Map(
    entries.flatMap(([path, item]) =>
      isObject(item) && item.get !== undefined ? [[path, mediaTypeOf(item.get)] as const] : []
    )
  )
})

/** Returns the first media type of an operation's success; undefined where it has none in its place. */
function mediaTypeOf(operation: unknown): string | undefined {
  const { responses } = operation as { responses?: Record<string, { content?: object } | undefined> }
  const [, response] = Object.entries({ ...responses }).find(([status]) => /^2/.test(status)) ?? []
  return Object.keys({ ...response?.content })[0]
}

/** Returns the last word of a noun: a `substitute_instructor` is an instructor. */
export const lastWord = (noun: string): string => noun.replace(/^.*_/, '')

/** Returns a path as its texts and the names of its parameters, in turn. */
export const templateOf = (written: string): Template => written.split(/\{([^{}]+)\}/)

export const pathsOf = keptFor((resources: Resources): Paths => {
  const read = readIn(resources)
  const items = new Map<string, PathOf[]>()
  const inner = new Map<string, Template[]>()
  const contents = new Map<string, Template[]>()
  const relationships = new Map<string, Template[]>()
  const lists = new Map<string, string>()
  const words = new Set<string>()
  for (const [written, type = 'application/json'] of read) {
    const path = templateOf(written)
    const segments = written.split('/').filter((part) => part !== '')
    const [first = '', owner = '', middle = '', last = ''] = ['', '', '', ...segments].slice(-4)
    const key = /^\{([^{}]+)\}(\.\w+)?$/.exec(last)?.[1]
    const noun = singular(snake(segments.findLast((part) => !part.includes('{')) ?? ''))
    if (key !== undefined) {
      addTo(items, noun, { written, path, key })
      words.add(noun)
    } else if (middle.startsWith('{')) {
      addTo(inner, `${singular(snake(owner))} ${snake(last)}`, path)
      words.add(singular(snake(last)))
      if (!isJson(type) && contentNames.test(snake(last))) addTo(contents, singular(snake(owner)), path)
    } else if (middle === 'relationships' && owner.startsWith('{')) {
      addTo(relationships, `${singular(snake(first))} ${snake(last)}`, path)
    } else if (path.length === 1) {
      lists.set(snake(last), written)
      words.add(singular(snake(last)))
    }
  }
  const isKnown = memoized((name: string): boolean => {
    const relation = name.replace(linkEnd, '')
    if (pageNames.test(name)) return true
    if (pages.test(relation)) return lists.size > 0
    if (above.test(relation)) return words.size > 0
    if (contentNames.test(relation) && contents.size > 0) return true
    return selves.test(relation) || wrappers.test(relation)
      ? words.size > 0
      : [singular(relation), lastWord(singular(relation))].some((word) => words.has(word))
  })
  const person = persons.find((noun) => items.has(noun))
  const kindOf = (word: string): string | undefined => {
    const noun = singular(word)
    return items.has(noun) ? noun : personalRoles.includes(noun) ? person : undefined
  }
  return { read, items, inner, contents, relationships, lists, isKnown, kindOf }
})

/** Returns the path of a thing; of the thing that it names by `relation`, if that is given. */
export function itemOf(
  paths: Paths,
  noun: string,
  thing: Thing,
  around: Thing,
  relation: string | undefined
): Target | undefined {
  for (const { written, path, key } of paths.items.get(noun) ?? []) {
    const value = relation === undefined ? ownKeyOf(thing, key, noun) : namedBy(thing, relation, key, around)
    const whole = value === undefined ? undefined : filled(path, thing, around, [noun], { name: key, value })
    if (whole !== undefined) return { path: whole, written }
  }
  return undefined
}

/** Fills the parameters of a path in; undefined where a value is not known. `key` is the value of one parameter. */
export function filled(
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

/** Returns the key of a thing whose path ends with a parameter: the `id` of an item for `{featureId}` too. */
const ownKeyOf = (thing: Thing, parameter: string, noun: string): string | number | undefined =>
  keyOf(thing, parameter, noun) ?? (snake(parameter).endsWith('_id') ? memberOf(thing, 'id') : undefined)

/** Members that a path may name a thing by, where its parameter is only called as the thing: `/teams/{team}`. */
const keyNames = ['id', 'key', 'slug', 'code', 'name']

/** Returns the key of a thing, which a parameter names: `id`, `article_id` of an article. */
function keyOf(thing: Thing, parameter: string, noun: string): string | number | undefined {
  // `{issueIdOrKey}` takes the id.
  const plain = snake(parameter).replace(/_or_.*/, '')
  const short = plain.startsWith(`${noun}_`) ? plain.slice(noun.length + 1) : plain
  return (
    memberOf(thing, plain) ??
    memberOf(thing, short) ??
    (/^(id|key|uuid)$/.test(short) ? memberOf(thing, 'id') : undefined) ??
    (plain === noun ? keyNames.map((name) => memberOf(thing, name)).find(Boolean) : undefined)
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

export function memberOf(thing: Thing, name: string): string | number | undefined {
  const plain = snake(name)
  let value = Object.hasOwn(thing, name) ? thing[name] : undefined
  for (const own in thing) if (value === undefined && snake(own) === plain) value = thing[own]
  return (typeof value === 'string' && value !== '') || typeof value === 'number' ? value : undefined
}

/** Returns a path of the document with its parameters filled in, if it is read. */
export function targetAt(paths: Paths, written: string, thing: Thing, around: Thing): Target | undefined {
  const path = paths.read.has(written) ? filled(templateOf(written), thing, around, []) : undefined
  return path === undefined ? undefined : { path, written }
}
