/** Refuses bodies that are nested so deeply that a row with them could not be shown. */
import { Problem } from '../../contract/problem.ts'
import { maxDepth } from '../../document/yaml/yaml.ts'
import { type Asking, documented } from './asking.ts'

/** Throws a Problem for a body that nests deeper than documents may. Each list with its row would overflow the stack. */
export function refuseDeep(asking: Asking): void {
  if (!nestsDeeper(asking.call.body, maxDepth)) return
  const message = `is nested more than ${maxDepth} levels deep`
  const violation = { in: 'body', at: '', message, keyword: 'depth' }
  throw new Problem(documented(asking, [400, 422, 413]) ?? 400, `the body ${message}`, { violations: [violation] })
}

function nestsDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (levels === 0) return true
  for (const name in value) if (nestsDeeper((value as Record<string, unknown>)[name], levels - 1)) return true
  return false
}
