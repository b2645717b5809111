/** Lists of links that name their relations: `links: [{ rel: 'self', href }, { rel: 'collection', href }]`. */

import { ownOrigin } from '../../contract/own-origin.ts'
import { isObject } from '../../document/json/is-object.ts'
import { keptFor } from '../../document/memoized.ts'
import { textOf } from '../../document/places/text-of.ts'
import type { Located } from '../../schema/meaning/scope.ts'
import { type Context, fitsAll, type LinkList } from '../context/context.ts'
import { snake } from '../lexicon/entity/scene.ts'
import { valuesSaid } from '../lexicon/vocabulary/vocabulary.ts'
import { singular } from '../lexicon/words/singular.ts'
import { itemOf, type Paths, pathsOf, type Target, type Thing, targetAt } from './link-paths.ts'

/** Names of members that hold links. */
export const linkLists = /^_?links?$/

const mostLinks = 10

/** Remembers a made list whose items are links, if links are to lead to paths of the document. */
export function noteLinks(context: Context, made: unknown[], list: LinkList): void {
  const { parent, example } = list.at
  // The links of an author's example stay as they are, and a list by itself is about no thing.
  if (context.wish.links === undefined || parent === undefined || Array.isArray(example)) return
  if (made.length === 0 || !made.every(isLink)) return
  context.linkLists = (context.linkLists ?? new Map()).set(made, list)
}

const relationNames = ['rel', 'relation']

const isLink = (item: unknown): boolean => {
  const { relation, url } = membersOf(item)
  return relation !== undefined && url !== undefined
}

function membersOf(link: unknown): { relation?: string | undefined; url?: string | undefined } {
  if (!isObject(link)) return {}
  const find = (names: string[]) => names.find((name) => typeof link[name] === 'string')
  return { relation: find(relationNames), url: find(['href', 'url', 'uri']) }
}

/** Writes the links of a thing into its made list, as far as the document has paths for them. */
export function writeLinkList(context: Context, made: unknown[], thing: Thing, nouns: readonly string[]): void {
  const list = context.linkLists?.get(made) as LinkList
  const links: Thing[] = []
  const relations = new Set<string>()
  const said = relationsSaid(list.items)
  for (const [names, target] of leadsFor(context, made, thing, nouns)) {
    if (target === undefined || links.length >= Math.min(list.most, mostLinks)) continue
    const like = made[links.length % made.length] as Thing
    const found = names
      .filter((name) => !relations.has(name) && (said === undefined || said.includes(name)))
      .flatMap((name) => likely(context, like, name, target).map((link) => ({ name, link })))
      .find(({ link }) => fitsAll(context, list.items, link))
    if (found === undefined) continue
    relations.add(found.name)
    links.push(found.link)
  }
  if (links.length > 0 && links.length >= list.least) made.splice(0, made.length, ...links)
}

/** Returns the relations that the description of a link's own lists; undefined if it lists none. */
const relationsSaid = keptFor((items: readonly Located[]): readonly string[] | undefined =>
  items
    .flatMap(({ schema }) => Object.entries(Object(Object(schema).properties) as Record<string, unknown>))
    .filter(([name]) => relationNames.includes(name))
    .map(([name, one]) => valuesSaid(textOf(Object(one).description ?? ''), { name, beside: [] }))
    .find((values) => values !== undefined)
)

/** Returns a link to a target like a made one: with the target's media type and the method, else without. */
function likely({ wish }: Context, like: Thing, relation: string, { path, written }: Target): Thing[] {
  const members = membersOf(like)
  const link = { ...like, [members.relation as string]: relation, [members.url as string]: ownOrigin + path }
  const type = pathsOf(wish.resources).read.get(written) ?? 'application/json'
  const method = methods.get(relation) ?? 'GET'
  const { type: ofType, method: byMethod } = like
  const whole = {
    ...link,
    ...(typeof ofType === 'string' && { type }),
    ...(typeof byMethod === 'string' && { method: byMethod === byMethod.toLowerCase() ? method.toLowerCase() : method })
  }
  return [whole, link]
}

/** The methods of relations of a thing to its own address. */
const methods = new Map([
  ['self', 'GET'],
  ['canonical', 'GET'],
  ['edit', 'PUT'],
  ['update', 'PUT'],
  ['replace', 'PUT'],
  ['delete', 'DELETE'],
  ['remove', 'DELETE']
])

/** Returns the relations of a thing, each by its usual names, with the paths that they lead to. */
function leadsFor(
  context: Context,
  made: unknown[],
  thing: Thing,
  nouns: readonly string[]
): [names: string[], Target | undefined][] {
  const { wish } = context
  const paths = pathsOf(wish.resources)
  const around = wish.links as Thing
  const item = nouns.map((noun) => itemOf(paths, noun, thing, around, undefined)).find((one) => one !== undefined)
  const own = item ?? targetAt(paths, wish.path, thing, around)
  if (own === undefined) return []
  const root = targetAt(paths, '/', {}, {})
  const owner = above(paths, own, /\}$/)
  const list = paths.items.has('collection')
    ? above(paths, own, /\/collections?\/\{[^/]+$/)
    : above(paths, own, /[^}]$/)
  return [
    [['self'], own],
    [['parent', 'up'], owner ?? (own.written === '/' ? undefined : root)],
    [['collection'], list],
    [['root', 'home'], root],
    ...below(paths, own),
    ...made.map((link): [string[], Target | undefined] => {
      const relation = String((link as Thing)[membersOf(link).relation as string])
      const noun = singular(snake(relation))
      return [[relation], methods.has(relation) ? own : itemOf(paths, noun, thing, around, noun)]
    })
  ]
}

/** Returns the nearest path above another that is read and whose end fits. */
function above({ read }: Paths, own: Target, end: RegExp): Target | undefined {
  const [path, written] = [own.path.split('/'), own.written.split('/')]
  for (let length = written.length - 1; length > 1; length--) {
    const outer = written.slice(0, length).join('/')
    if (read.has(outer) && end.test(outer)) return { path: path.slice(0, length).join('/'), written: outer }
  }
  return undefined
}

/** Returns the paths right below another, such as `/collections/7/items`, by their last words. */
function below({ read }: Paths, own: Target): [names: string[], Target][] {
  const [path, start] = [own.path, own.written].map((one) => (one === '/' ? one : `${one}/`))
  return [...read.keys()].flatMap((written): [string[], Target][] => {
    const word = written.startsWith(start as string) ? written.slice((start as string).length) : ''
    if (!/^[^/{}]+$/.test(word)) return []
    // OGC calls the collections of an API its data.
    const names = word === 'collections' ? ['data', word] : [word]
    return [[names, { path: path + word, written }]]
  })
}
