/**
 * Paths that take the name of a resource as one parameter: `/v1/{name=projects/*}` of Google's APIs. They are served
 * with a parameter for each part of the name: `/v1/projects/{projectsId}`.
 */

/** A path, the names of its parameters that were declared otherwise, and the names that they were declared by. */
export interface ServedPath {
  path: string
  made: string[]
  replaced: string[]
}

/** Returns a path with the parts of the names of resources. */
export function servedPath(written: string): ServedPath {
  const made: string[] = []
  const replaced: string[] = []
  const path = written.replaceAll(/\{([^{}=]+)=([^{}]+)\}/g, (_, name: string, form: string) => {
    replaced.push(name)
    const parts = form.split('/')
    return parts.map((part, at) => (/^\*\*?$/.test(part) ? `{${own(parts[at - 1], name)}}` : part)).join('/')
  })
  return { path, made, replaced }

  /** Returns the parameter for a part, which is called by the word before it. */
  function own(word: string | undefined, name: string): string {
    const wanted = word === undefined || word.startsWith('*') ? name : `${word}Id`
    let free = wanted
    for (let number = 2; made.includes(free); number++) free = `${wanted}${number}`
    made.push(free)
    return free
  }
}
