/**
 * `oneOf` and `anyOf`. A discriminator, or else a constant property, picks the alternative to test. If alternatives of
 * `oneOf` overlap as written, it counts as `anyOf`: a Dog is not refused for being a Pet too.
 */
import type { Schema, SchemaObject } from '../../document/openapi.ts'
import { pointer } from '../../document/places/pointer.ts'
import { viewOf } from '../views/merged-view.ts'
import { among } from './closest.ts'
import { constantsOf, type Picked, taggedBy } from './discriminators.ts'
import { choices } from './messages.ts'
import { overlap } from './overlap.ts'
import {
  addSeen,
  type Compile,
  type CompileTools,
  type Rule,
  type Run,
  type SchemaViolation,
  type Seen,
  spend
} from './rule.ts'

type Kind = 'anyOf' | 'oneOf'

/** The deepest nesting of alternatives that is explained: each level multiplies the reasons. */
const deepestExplained = 3

export const alternatives =
  (kind: Kind): Compile =>
  (schema, tools) => {
    const written = schema[kind]
    if (written === undefined) return undefined
    const branches = written.map(tools.same)
    return kind === 'anyOf' || branches.length > 1
      ? new Alternatives(kind, schema, written, branches, tools)
      : branches[0]
  }

class Alternatives implements Rule {
  readonly #kind: Kind
  readonly #schema: SchemaObject
  readonly #written: Schema[]
  readonly #branches: Rule[]
  readonly #tools: CompileTools
  #pick: ((value: unknown) => Picked) | undefined
  readonly #overlaps = new Map<string, boolean>()

  constructor(kind: Kind, schema: SchemaObject, written: Schema[], branches: Rule[], tools: CompileTools) {
    this.#kind = kind
    this.#schema = schema
    this.#written = written
    this.#branches = branches
    this.#tools = tools
  }

  test(value: unknown, run: Run, seen: Seen | undefined): boolean {
    const picked = this.#picked(value)
    if (picked.unknown !== undefined) return false
    if (picked.one !== undefined) return picked.one.test(value, run, seen)
    const candidates = picked.among ?? this.#branches
    spend(run, candidates.length)
    const passing = this.#passing(value, candidates, run, seen)
    return passing.length > 0 && !this.#excludes(passing, run)
  }

  explain(value: unknown, at: string, run: Run): SchemaViolation[] {
    const picked = this.#picked(value)
    if (picked.unknown !== undefined) {
      const { property, tags } = picked.unknown
      return [{ at: pointer(at, property), keyword: 'discriminator', message: `must be one of ${choices(tags)}` }]
    }
    if (picked.one !== undefined) return picked.one.explain(value, at, run)
    const candidates = picked.among?.length ? picked.among : this.#branches
    if (candidates.length === 1) return candidates[0]!.explain(value, at, run)
    const passing = this.#passing(value, candidates, run, undefined).map((rule) => this.#branches.indexOf(rule))
    if (passing.length < 2 && run.explained >= deepestExplained) {
      const few = this.#kind === 'oneOf' ? 'exactly one' : 'at least one'
      return [{ at, keyword: this.#kind, message: `must fit ${few} of ${candidates.length} alternatives` }]
    }
    run.explained++
    const violations = among(this.#kind, this.#written, passing, at, () =>
      candidates.map((branch) => branch.explain(value, at, run))
    )
    run.explained--
    return violations
  }

  #picked(value: unknown): Picked {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return {}
    this.#pick ??=
      taggedBy(this.#schema, this.#written, this.#branches, this.#tools) ??
      constantsOf(this.#written, this.#branches, this.#tools)
    return this.#pick(value)
  }

  /** Returns alternatives that a value fits, and stops once the verdict is known. */
  #passing(value: unknown, candidates: Rule[], run: Run, seen: Seen | undefined): Rule[] {
    const passing: Rule[] = []
    for (const branch of candidates) {
      const own: Seen | undefined = seen && new Set()
      if (!branch.test(value, run, own)) continue
      passing.push(branch)
      if (own !== undefined) addSeen(seen, own)
      else if (this.#kind === 'anyOf') break
    }
    return passing
  }

  /** Tells whether a value fits alternatives that exclude each other. */
  #excludes(passing: Rule[], run: Run): boolean {
    if (this.#kind === 'anyOf' || passing.length < 2) return false
    if (run.exact) return true
    const [first, ...others] = passing.map((branch) => this.#branches.indexOf(branch))
    return !others.every((other) => this.#overlap(first!, other))
  }

  #overlap(one: number, other: number): boolean {
    const key = `${one} ${other}`
    const known = this.#overlaps.get(key)
    if (known !== undefined) return known
    const { scope, at } = this.#tools
    const view = (index: number) => viewOf(scope, [scope.inside(at, this.#written[index]!)])
    const found = overlap(scope, view(one), view(other))
    this.#overlaps.set(key, found)
    return found
  }
}
