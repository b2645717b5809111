import type { Checker, Violation } from '../contract/check.ts'
import type { Operation } from '../contract/contract.ts'
import { parseJson } from '../control/match/json.ts'
import { isJson } from '../reply/negotiate.ts'

/** What an operation's document has against a body for a status: where that is JSON, and promised with a schema. */
export function forbidden(body: string, status: number, operation: Operation, checker: Checker): Violation[] {
  const content = operation.responses.find(({ key }) => key === String(status))?.object.content ?? {}
  const [, media] = Object.entries(content).find(([type]) => isJson(type)) ?? []
  if (media?.schema === undefined) return []
  const value = jsonOf(body)
  return value === undefined ? [] : checker.check(media.schema, value.value, 'response')
}

function jsonOf(text: string): { value: unknown } | undefined {
  try {
    return { value: parseJson(text) }
  } catch {
    return undefined
  }
}
