import router, { type HTTPMethod } from 'find-my-way'
import type { Operation } from '../contract/contract.ts'
import { Problem } from '../reply/problem.ts'
import { routerUrl, splitUrl } from './url.ts'

/** Why a request found no operation; the methods of its path, where it has some. */
export type NotFound = (method: string, url: string) => { problem: Problem; methods: string[] }

/** Tells what is wrong with a request that no route takes. Made of the operations at the first such request. */
export function notFoundOf(operations: Operation[]): NotFound {
  let paths: ReturnType<typeof pathsOf> | undefined

  return (method, url) => {
    paths ??= pathsOf(operations)
    const { path } = splitUrl(url)
    const methods = paths.methodsOf(path)
    if (methods.length > 0) {
      const detail = `${path} answers ${methods.join(', ')}, not ${method}`
      return { methods, problem: new Problem(405, detail, { headers: { allow: methods.join(', ') } }) }
    }
    const nearest = nearestOf(operations, method, path)
    const hint =
      nearest === undefined ? '' : `; the nearest operation is ${nearest.method} ${nearest.path} (${nearest.id})`
    return { methods, problem: new Problem(404, `there is no operation for ${method} ${path}${hint}`) }
  }
}

function pathsOf(operations: Operation[]) {
  const routes = router({ maxParamLength: 100_000 })
  const methods = new Map<string, string[]>()
  for (const operation of operations) {
    const url = routerUrl(operation.path)
    const seen = methods.get(url)
    if (seen === undefined) {
      methods.set(url, [operation.method])
      // One method stands for all: only the path is looked up here.
      routes.on('GET' as HTTPMethod, url, () => {}, url)
    } else seen.push(operation.method)
  }
  return {
    methodsOf(path: string): string[] {
      const url = routes.find('GET', path)?.store as string | undefined
      const found = url === undefined ? [] : (methods.get(url) ?? [])
      if (found.length === 0) return []
      return [...new Set([...found, ...(found.includes('GET') ? ['HEAD'] : []), 'OPTIONS'])]
    }
  }
}

/** The operation whose path is most like the one asked for, segment by segment; the same method first. */
function nearestOf(operations: Operation[], method: string, path: string): Operation | undefined {
  const asked = path.split('/')
  let nearest: Operation | undefined
  let least = Number.POSITIVE_INFINITY
  for (const operation of operations) {
    const segments = operation.path.split('/')
    let distance = Math.abs(segments.length - asked.length) * 2 + (operation.method === method ? 0 : 0.5)
    for (let at = 0; at < Math.min(segments.length, asked.length) && distance < least; at++) {
      distance += unlike(segments[at] as string, asked[at] as string)
    }
    if (distance < least) {
      least = distance
      nearest = operation
    }
  }
  return nearest
}

/** 0 for the same text, a little for a parameter, up to 2 for text that has nothing in common. */
function unlike(segment: string, asked: string): number {
  if (segment === asked) return 0
  if (segment.includes('{')) return asked === '' ? 1.5 : 0.25
  return (
    (2 * lettersBetween(segment.slice(0, 40).toLowerCase(), asked.slice(0, 40).toLowerCase())) /
    Math.max(segment.length, asked.length)
  )
}

/** The Levenshtein distance of two short texts. */
function lettersBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(swap, (row[j] as number) + 1, (next[j - 1] as number) + 1))
    }
    row = next
  }
  return row[b.length] as number
}
