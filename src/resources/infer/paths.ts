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

/** Reads a path template. */
export function pathInfo(path: string): PathInfo {
  const parts = path
    .split('/')
    .filter((segment) => segment !== '')
    .map((segment, index, all): PathSegment => {
      const bare = index === all.length - 1 ? segment.replace(extension, '') : segment
      const name = /^\{([^{}]+)\}$/.exec(bare)?.[1]
      return name === undefined ? { text: bare, parameter: false } : { text: name, parameter: true }
    })
  return {
    path,
    parts,
    shape: pathShape(parts),
    parameters: parts.filter(({ parameter }) => parameter).map(({ text }) => text),
    noun: parts.findLast(({ parameter }) => !parameter)?.text ?? ''
  }
}

export const pathShape = (parts: PathSegment[]): string =>
  parts.map(({ text, parameter }) => (parameter ? '{}' : text.toLowerCase())).join('/')

/** Returns the shape of the path above: `users/{}` of `users/{}/orders`. */
export const outerShape = (shape: string): string => shape.slice(0, Math.max(0, shape.lastIndexOf('/')))

/** True for a path that ends in a parameter, and so names one of many. */
export const isItemPath = ({ parts }: PathInfo): boolean => parts.at(-1)?.parameter === true
