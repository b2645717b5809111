/**
 * Compiles schemas to rules. A schema is compiled when the first value reaches it, once for each context that changes
 * its meaning. To teach standin a keyword, add it to one of the `keywords-of-….ts`.
 */
import { keptFor } from '../document/memoized.ts'
import type { SchemaObject } from '../document/openapi.ts'
import { exemptNames, isExemptIn, knownNames } from './keywords/directions.ts'
import { arrayKeywords, unevaluatedItems } from './keywords/keywords-of-arrays.ts'
import { objectKeywords, unevaluatedProperties } from './keywords/keywords-of-objects.ts'
import { numberKeywords, textKeywords, typeRule, valueKeywords } from './keywords/keywords-of-scalars.ts'
import { schemaKeywords } from './keywords/keywords-of-schemas.ts'
import {
  addSeen,
  anything,
  type Compile,
  type CompileTools,
  type Direction,
  nothing,
  type Rule,
  type Run,
  type SchemaViolation,
  type Seen,
  spend,
  type Verdict
} from './keywords/rule.ts'
import { withShown } from './keywords/shown.ts'
import { list, typeOf } from './meaning/json-values.ts'
import { isSchemaObject } from './meaning/schema.ts'
import type { Located, Scope } from './meaning/scope.ts'

/** The circumstances that a schema's meaning depends on beside its text and place. */
export interface CompileContext {
  direction: Direction | undefined
  /** properties that an outer schema keeps for the other direction, so they are not required here */
  exempt: ReadonlySet<string>
  /** true in the `allOf` of a schema that inherits from this one, which decides already what the value is */
  inherited: boolean
}

/** Compiles located schemas, each once for a context. */
export type Compiler = (at: Located, context: CompileContext) => Rule

const none: ReadonlySet<string> = new Set()

export function compilerOf(scope: Scope): Compiler {
  const linksOf = keptFor((_schema: SchemaObject) => new Map<string, Link>())

  function link(at: Located, context: CompileContext, referred = true): Rule {
    if (!isSchemaObject(at.schema)) return at.schema ? anything : nothing
    const { schema } = at
    const key = keyOf(at, context)
    const variants = linksOf(schema)
    const known = variants.get(key)
    const made = known ?? new Link(() => node(at, schema, context))
    made.isShared ||= referred || known !== undefined
    variants.set(key, made)
    return made
  }

  function node(at: Located, schema: SchemaObject, around: CompileContext): Rule {
    const { direction } = around
    const exempt = union(around.exempt, exemptNames(scope, at, direction))
    const context = { ...around, exempt }
    const inherits = schema.allOf !== undefined && (schema.allOf.length > 1 || schema.properties !== undefined)
    const inPlace = { ...context, inherited: around.inherited || inherits }
    const fresh: CompileContext = { direction, exempt: none, inherited: false }
    return nodeOf(schema, {
      at: { ...at, schema },
      scope,
      direction,
      exempt,
      inherited: around.inherited,
      sub: (inner) => link(scope.inside(at, inner), fresh, false),
      same: (inner) => link(scope.inside(at, inner), inPlace, false),
      refer(ref, dynamic) {
        const target = scope.find(at, ref, dynamic)
        if (target === undefined) return undefined
        // Names that the target exempts itself are not passed on, so that there are fewer contexts and rules.
        const own = exemptNames(scope, target, direction)
        const handedOn = [...exempt].filter((name) => !own.has(name))
        return link(target, { ...context, exempt: handedOn.length > 0 ? new Set(handedOn) : none })
      },
      isExempt: (inner) => isExemptIn(scope, scope.inside(at, inner), direction)
    })
  }

  return link
}

function keyOf({ trail }: Located, { direction, exempt, inherited }: CompileContext): string {
  const dynamic = new Set(trail.through.filter((resource) => resource.dynamic.size > 0))
  const uris = [trail.resource, ...dynamic].map(({ uri }) => uri)
  return [direction, inherited, ...uris, '', ...[...exempt].sort()].join('\n')
}

function union(one: ReadonlySet<string>, other: ReadonlySet<string>): ReadonlySet<string> {
  if (one.size === 0) return other
  return other.size === 0 ? one : new Set([...one, ...other])
}

/** The links after which a validation remembers its verdicts. Else recursive alternatives take exponential time. */
const longRun = 2000

/**
 * The rule of a schema, made when it is first needed. Several references may lead to a shared one, in a circle too, and
 * many times for one value.
 */
class Link implements Rule {
  isShared = false
  readonly #make: () => Rule
  #rule: Rule | undefined
  #run: Run | undefined
  #value: unknown

  constructor(make: () => Rule) {
    this.#make = make
  }

  test(value: unknown, run: Run, seen: Seen | undefined): boolean {
    this.#rule ??= this.#make()
    if (!this.isShared) return this.#rule.test(value, run, seen)
    // Back at the same value: a circle of references, which admits everything.
    if (this.#run === run && this.#value === value) return true
    spend(run, 1)
    return ++run.links > longRun ? this.#remembered(value, run, seen) : this.#tested(value, run, seen)
  }

  explain(value: unknown, at: string, run: Run): SchemaViolation[] {
    this.#rule ??= this.#make()
    spend(run, 1)
    const outerRun = this.#run
    const outerValue = this.#value
    this.#note(run, value)
    const violations = this.#rule.explain(value, at, run)
    this.#note(outerRun, outerValue)
    return violations
  }

  #tested(value: unknown, run: Run, seen: Seen | undefined): boolean {
    const outerRun = this.#run
    const outerValue = this.#value
    this.#note(run, value)
    const verdict = this.#rule!.test(value, run, seen)
    this.#note(outerRun, outerValue)
    return verdict
  }

  /** Notes the value in test, to find circles. A throw leaves the note behind, but ends the run that it is for. */
  #note(run: Run | undefined, value: unknown): void {
    this.#run = run
    this.#value = value
  }

  #remembered(value: unknown, run: Run, seen: Seen | undefined): boolean {
    run.verdicts ??= new Map()
    const verdicts = run.verdicts.get(this) ?? new Map<unknown, Verdict>()
    run.verdicts.set(this, verdicts)
    let known = verdicts.get(value)
    if (known === undefined || (seen !== undefined && known.seen === undefined)) {
      const own: Seen | undefined = seen && new Set()
      known = { holds: this.#tested(value, run, own), seen: own }
      verdicts.set(value, known)
    }
    if (known.holds) addSeen(seen, known.seen)
    return known.holds
  }
}

const compiled = (keywords: Compile[], schema: SchemaObject, tools: CompileTools): Rule[] =>
  keywords.map((compile) => compile(schema, tools)).filter((rule) => rule !== undefined)

interface Rules {
  type: Rule | undefined
  numbers: Rule[]
  texts: Rule[]
  arrays: Rule[]
  objects: Rule[]
  any: Rule[]
  lastOfArrays: Rule | undefined
  lastOfObjects: Rule | undefined
}

/** Makes the rule of one schema object. Many have only a type, so they need no node. */
function nodeOf(schema: SchemaObject, tools: CompileTools): Rule {
  const rules: Rules = {
    type: typeRule(schema, tools),
    numbers: compiled(numberKeywords, schema, tools),
    texts: compiled(textKeywords, schema, tools),
    arrays: compiled(arrayKeywords, schema, tools),
    objects: compiled(objectKeywords, schema, tools),
    any: [...compiled(valueKeywords, schema, tools), ...compiled(schemaKeywords, schema, tools)],
    lastOfArrays: unevaluatedItems(schema, tools),
    lastOfObjects: unevaluatedProperties(schema, tools)
  }
  const { type, lastOfArrays, lastOfObjects, ...others } = rules
  const plain = !lastOfArrays && !lastOfObjects && Object.values(others).every(({ length }) => length === 0)
  const rule = plain ? (type ?? anything) : new Node(tools, rules)
  return tools.direction === 'request' ? withShown(rule, schema) : rule
}

/** The rules of one schema object. */
class Node implements Rule {
  readonly #tools: CompileTools
  readonly #type: Rule | undefined
  readonly #rules: Rules
  readonly #any: Rule[]

  constructor(tools: CompileTools, rules: Rules) {
    this.#tools = tools
    this.#type = rules.type
    this.#any = rules.any
    this.#rules = rules
  }

  test(value: unknown, run: Run, outer: Seen | undefined): boolean {
    if (this.#type !== undefined && !this.#type.test(value, run, undefined)) return false
    const last = this.#lastFor(value)
    const seen = last === undefined ? outer : new Set<string | number>()
    const own = this.#rulesFor(value)
    for (let i = 0; i < own.length; i++) if (!own[i]!.test(value, run, seen)) return false
    const any = this.#any
    for (let i = 0; i < any.length; i++) if (!any[i]!.test(value, run, seen)) return false
    if (last === undefined) return true
    if (!last.test(value, run, seen)) return false
    addSeen(outer, seen)
    return true
  }

  explain(value: unknown, at: string, run: Run): SchemaViolation[] {
    const last = this.#lastFor(value)
    const seen: Seen | undefined = last && new Set()
    const violations: SchemaViolation[] = []
    for (const rule of [...list(this.#type), ...this.#rulesFor(value), ...this.#any] as Rule[]) {
      if (!rule.test(value, run, seen)) violations.push(...rule.explain(value, at, run, seen))
    }
    if (last === undefined) return violations
    // A part's properties stay known if the part has another violation, so they are not reported as unknown.
    if (violations.length > 0) for (const name of knownNames(this.#tools.scope, this.#tools.at, value)) seen!.add(name)
    return last.test(value, run, new Set(seen)) ? violations : [...violations, ...last.explain(value, at, run, seen)]
  }

  #rulesFor(value: unknown): Rule[] {
    switch (typeof value) {
      case 'string':
        return this.#rules.texts
      case 'number':
      case 'bigint':
        return this.#rules.numbers
      case 'object':
        return value === null ? noRules : Array.isArray(value) ? this.#rules.arrays : this.#rules.objects
      default:
        return noRules
    }
  }

  #lastFor(value: unknown): Rule | undefined {
    const { lastOfArrays, lastOfObjects } = this.#rules
    const type = lastOfObjects === undefined && lastOfArrays === undefined ? undefined : typeOf(value)
    return type === 'object' ? lastOfObjects : type === 'array' ? lastOfArrays : undefined
  }
}

const noRules: Rule[] = []
