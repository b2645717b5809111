/** Finds the parameters and members that hold passwords, by `format: password` of their schemas. */
import { isObject } from '../document/json/is-object.ts'
import type { Contract } from './contract.ts'

/** Returns the names of parameters and members that hold passwords. */
export function passwordNames({ document, resources }: Contract): Set<string> {
  const names = new Set<string>()
  const seen = new Set<unknown>()
  const open: unknown[] = [document]
  while (open.length > 0) {
    const one = open.pop()
    if (typeof one !== 'object' || one === null || seen.has(one)) continue
    seen.add(one)
    const { properties, name, schema } = one as Record<string, unknown>
    if (typeof name === 'string' && isPassword(schema)) names.add(name)
    if (isObject(properties)) {
      for (const [member, own] of Object.entries(properties)) if (isPassword(own)) names.add(member)
    }
    for (const inner of Object.values(one)) open.push(inner)
  }
  return names

  function isPassword(schema: unknown): boolean {
    if (!isObject(schema)) return false
    if (schema.format === 'password') return true
    if (typeof schema.$ref !== 'string') return false
    const target = resources.target(schema.$ref, resources.document)?.schema
    return isObject(target) && target.format === 'password'
  }
}
