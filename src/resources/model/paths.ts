/** Path templates, without regard to trailing slashes, `.json` and the names of parameters. */

/** A segment of a path: fixed text, or a parameter. */
export interface PathSegment {
  text: string
  parameter: boolean
}

export interface PathInfo {
  path: string
  parts: PathSegment[]
  /** The path with `{}` for every parameter: `users/{}/orders`. */
  shape: string
  /** The names of the parameters, outermost first. */
  parameters: string[]
  /** The last fixed segment: `orders`. */
  noun: string
}

const extension = /\.(json|xml|ya?ml|js|php|html?|\{[^{}]*\})$/i

/** The ends of file names: `/things.csv` shows things in a file, `/things.list` lists them. */
const files =
  /^(json|xml|ya?ml|js|php|html?|csv|tsv|txt|pdf|zip|gz|png|jpe?g|gif|svg|ics|rss|atom|geojson|xlsx?|docx?|md)$/i

/**
 * Splits the segment of an OData key, `Things({id})`, of an action, `{id}:cancel`, and of a method, `things.info`, into
 * two.
 */
function segmentsOf(segment: string, index: number, all: readonly string[]): string[] {
  const [, name, key] = /^([^{}()]+)\((?:\w+=)?'?(\{[^{}]+\})'?\)$/.exec(segment) ?? []
  if (name !== undefined && key !== undefined) return [name, key]
  const [, thing, action] = /^(\{[^{}]+\}|[^{}:]+):([a-z]\w*)$/i.exec(segment) ?? []
  if (thing !== undefined && action !== undefined) return [thing, action]
  const [, noun, method] = (index === all.length - 1 && /^([a-z][\w.-]*)\.([a-z]{3,}\w*)$/i.exec(segment)) || []
  return noun === undefined || method === undefined || files.test(method) ? [segment] : [noun, method]
}

export function pathInfo(path: string): PathInfo {
  const parts = path
    .split('/')
    .filter((segment) => segment !== '')
    .flatMap(segmentsOf)
    .map((segment, index, all): PathSegment => {
      const bare = index === all.length - 1 ? segment.replace(extension, '') : segment
      const name = /^\{([^{}]+)\}$/.exec(bare)?.[1]
      return name === undefined ? { text: bare, parameter: false } : { text: name, parameter: true }
    })
  return infoOf(path, parts)
}

const infoOf = (path: string, parts: PathSegment[]): PathInfo => ({
  path,
  parts,
  shape: pathShape(parts),
  parameters: parts.filter(({ parameter }) => parameter).map(({ text }) => text),
  noun: parts.findLast(({ parameter }) => !parameter)?.text ?? ''
})

/** The words of paths that say what their operations do, as HTTP's methods do, and the methods that they stand for. */
const verbs: [verb: string, from: RegExp, method: string | undefined][] = [
  ['list', /^(GET|POST)$/, 'GET'],
  ['get|fetch|all|index|find|read|view|show', /^GET$/, undefined],
  ['create|add|new|insert', /^(POST|PUT)$/, 'POST'],
  ['update|edit|modify|save|replace|patch', /^(PUT|PATCH|POST)$/, undefined],
  ['delete|remove|destroy', /^(DELETE|POST)$/, 'DELETE']
]

/** An operation's path without its verb: `/things/create`, `/createThing` and `/thing/create`. */
export interface Verbless {
  info: PathInfo
  /** The method that stands for the verb. */
  method: string
  /** The first of the words that mean the same: `list`, `get`, `create`, `update` or `delete`. */
  verb: string
}

/** Returns the path of an operation without the verb in its last fixed segment; undefined if there is none. */
export function withoutVerb(path: string, method: string): Verbless | undefined {
  const { parts } = pathInfo(path)
  const index = parts.findLastIndex(({ parameter }) => !parameter)
  const text = parts[index]?.text ?? ''
  for (const [words, from, stands] of verbs) {
    if (!from.test(method)) continue
    const isVerb = new RegExp(`^(${words})$`, 'i').test(text)
    const thing = textBehind(words, text)
    const noun = thing && (textBehind('all', thing) ?? thing)
    if (!isVerb && noun === undefined) continue
    const own = isVerb ? [] : [{ text: noun as string, parameter: false }]
    const left = [...parts.slice(0, index), ...own, ...parts.slice(index + 1)]
    if (!left.some(({ parameter }) => !parameter)) return undefined
    return { info: infoOf(path, left), method: stands ?? method, verb: words.split('|')[0] as string }
  }
  return undefined
}

/** Returns the text behind one of the words at its start: `Things` of `getThings` and `get-Things`, nothing of `getting`. */
function textBehind(words: string, text: string): string | undefined {
  const rest = new RegExp(`^(?:${words})(.+)$`, 'i').exec(text)?.[1] ?? ''
  return /^([_-]|(?=[A-Z]))(.+)$/.exec(rest)?.[2]
}

export const pathShape = (parts: PathSegment[]): string =>
  parts.map(({ text, parameter }) => (parameter ? '{}' : text.toLowerCase())).join('/')

/** Returns the shape of the path above: `users/{}` of `users/{}/orders`. */
export const outerShape = (shape: string): string => shape.slice(0, Math.max(0, shape.lastIndexOf('/')))

/** True for a path that ends in a parameter, and so names one of many. */
export const isItemPath = ({ parts }: PathInfo): boolean => parts.at(-1)?.parameter === true
