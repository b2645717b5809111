/** Refuses bodies that are nested so deeply that a row with them could not be shown. */
import { Problem } from '../../contract/problem.ts'
import { maxDepth } from '../../document/yaml/yaml.ts'
import { type Asking, documented } from './asking.ts'

/** Throws a Problem for a body that nests deeper than documents may. Each list with its row would overflow the stack. */
export function refuseDeep(asking: Asking): void {
  if (!isDeep(asking.call.body)) return
  const message = `is nested more than ${maxDepth} levels deep`
  const violation = { in: 'body', at: '', message, keyword: 'depth' }
  throw new Problem(documented(asking, [400, 422, 413]) ?? 400, `the body ${message}`, { violations: [violation] })
}

/** Looks level by level, since a walk would overflow the stack itself. */
function isDeep(body: unknown): boolean {
  let level = [body].filter(isInner)
  for (let depth = 0; depth < maxDepth && level.length > 0; depth++) {
    level = level.flatMap((one): unknown[] => Object.values(one)).filter(isInner)
  }
  return level.length > 0
}

const isInner = (value: unknown): value is object => typeof value === 'object' && value !== null
