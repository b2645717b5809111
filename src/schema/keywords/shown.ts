/** Requests may send what a schema shows as its example or default, even if it does not fit the schema itself. */
import type { SchemaObject } from '../../document/openapi.ts'
import { canonical } from '../meaning/json-values.ts'
import type { Rule, Run, SchemaViolation, Seen } from './rule.ts'

/** Returns a rule that admits the values that the schema shows, too. */
export function withShown(rule: Rule, schema: SchemaObject): Rule {
  const { example, examples, default: preset } = schema
  const shown = [example, ...(Array.isArray(examples) ? examples : []), preset].filter((one) => one !== undefined)
  return shown.length === 0 ? rule : new Shown(rule, shown)
}

class Shown implements Rule {
  readonly #rule: Rule
  readonly #shown: unknown[]
  #texts: Set<string> | undefined

  constructor(rule: Rule, shown: unknown[]) {
    this.#rule = rule
    this.#shown = shown
  }

  test(value: unknown, run: Run, seen: Seen | undefined): boolean {
    if (this.#rule.test(value, run, seen)) return true
    this.#texts ??= new Set(this.#shown.map(canonical))
    if (!this.#texts.has(canonical(value))) return false
    if (seen !== undefined && typeof value === 'object' && value !== null)
      for (const key of Object.keys(value)) seen.add(Array.isArray(value) ? Number(key) : key)
    return true
  }

  explain(value: unknown, at: string, run: Run, seen?: Seen): SchemaViolation[] {
    return this.#rule.explain(value, at, run, seen)
  }
}
