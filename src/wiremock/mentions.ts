/** The parts of a request that a template mentions: only these are computed for an answer. */

/** `all` stands for a template that takes the whole, by a loop for example. */
export interface Mentions {
  /** Members of `request`. */
  members: Set<string> | 'all'
  /** Names of headers, as the template writes them. */
  headers: Set<string> | 'all'
}

export const noMentions = (): Mentions => ({ members: new Set(), headers: new Set() })

/** Adds a path of a template, such as `request.headers.accept`. `data`: the path begins with `@`. */
export function noteMention(mentions: Mentions, path: readonly string[], data: boolean): void {
  if (data && path[0] !== 'root') return
  const [root, member, header] = data ? path.slice(1) : path
  // `this`, `..` and `@root` may be the whole context.
  if (root === undefined) mentions.members = 'all'
  if (root !== 'request' && root !== 'originalRequest') return
  if (member === undefined) mentions.members = 'all'
  else if (mentions.members !== 'all') mentions.members.add(member)
  if (member !== 'headers') return
  if (header === undefined) mentions.headers = 'all'
  else if (mentions.headers !== 'all') mentions.headers.add(header)
}
