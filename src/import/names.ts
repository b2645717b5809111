/** Names of operations and schemas. */
import { wordsOf } from '../resources/model/names.ts'
import type { PathParameter } from './path-templates.ts'
import { camel, isPlural, numbered, pascal, singularEnd } from './words.ts'

type Segments = readonly (string | PathParameter)[]

const literalsIn = (segments: Segments): string[] =>
  segments.filter((one): one is string => typeof one === 'string' && /[\p{L}\p{N}]/u.test(one))

/** Returns the words of a segment, in ASCII, as programs that are made of the document need them. */
const plainWords = (segment: string): string[] =>
  wordsOf(segment)
    .map((word) => word.replaceAll(/[^a-z0-9]/g, ''))
    .filter((word) => word !== '')

const singularWords = (segment: string): string[] => singularEnd(plainWords(segment))

/** Verbs of operations on a single thing, and on all of them. */
const verbs: Record<string, [single: string, all: string]> = {
  GET: ['get', 'get'],
  POST: ['post', 'create'],
  PUT: ['replace', 'replace'],
  PATCH: ['update', 'update'],
  DELETE: ['delete', 'delete']
}

/** Returns an operationId that is not taken, such as `listThings` or `getThing`. */
export function operationIdOf(method: string, segments: Segments, isList: boolean, taken: ReadonlySet<string>): string {
  const isSingle = typeof segments.at(-1) === 'object'
  const literals = literalsIn(segments)
  const last = literals.at(-1) ?? ''
  const [single, all] = verbs[method] ?? [method.toLowerCase(), method.toLowerCase()]
  const verb = isList ? 'list' : isSingle ? single : all
  const isMade = isSingle || (method === 'POST' && isPlural(last))
  const noun = isMade ? singularWords(last) : plainWords(last)
  const owners = literals.slice(0, -1).map(singularWords)
  // A word that is no noun names what is done: POST /search.
  const isAction = method === 'POST' && !isMade
  const name = (depth: number) => {
    const above = depth === 0 ? [] : owners.slice(-depth).flat()
    return camel(isAction ? [...noun, ...above] : [verb, ...above, ...noun])
  }
  for (let depth = 0; depth <= owners.length; depth++) {
    const id = name(depth)
    if (id !== '' && !taken.has(id)) return id
  }
  return numbered(name(owners.length) || method.toLowerCase(), taken)
}

/** Returns a name for the schema of a collection's things that is not taken. */
export function schemaNameOf(segments: Segments, usual: string, taken: ReadonlySet<string>): string {
  const nouns = literalsIn(segments).map((one) => pascal(singularWords(one)))
  const names = nouns.map((_, index) => nouns.slice(-index - 1).join('')).filter((name) => /^[A-Z]/.test(name))
  return names.find((name) => !taken.has(name)) ?? numbered(names.at(-1) ?? usual, taken)
}
