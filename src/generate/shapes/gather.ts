/**
 * Gathers the schemas that hold together at one place (their own keywords, those of `allOf` and `$ref`, the branches
 * chosen of `anyOf`, `oneOf` and `if`) into one shape.
 */

import { keptFor } from '../../document/memoized.ts'
import type { Schema, SchemaObject } from '../../document/openapi.ts'
import { propertyOf, tagFor, tagsIn } from '../../schema/keywords/discriminators.ts'
import { type Child, familyOf, isBase } from '../../schema/keywords/inheritance.ts'
import { lacksNames, lentTo } from '../../schema/meaning/closed-parts.ts'
import { NoValue } from '../../schema/meaning/no-value.ts'
import { isSchema, isSchemaObject } from '../../schema/meaning/schema.ts'
import type { Located, Scope } from '../../schema/meaning/scope.ts'
import { type Merge, type MergedView, mergeIn, type Part, viewOf } from '../../schema/views/merged-view.ts'
import { isPlaceholder } from './placeholders.ts'
import { possibleAmong } from './separators.ts'
import type { Shape } from './shape.ts'

/** A choice between alternatives, or between `size` ways of no order. */
export interface Question {
  ways: readonly Located[]
  /** The number of ways: one more than the alternatives if all of them may hold at once. */
  size: number
  /** Alternatives with a closed set of values come first. */
  closedFirst: boolean
}

/** Answers the n-th question with the number of a way. */
export type ChooseWay = (question: Question, n: number) => number

/** Facts about a document's schemas that shapes are gathered by. */
export interface Knowledge {
  scope: Scope
  contraries(at: Part): Schema[]
}

interface Gathering extends Knowledge, Merge {
  answer: ChooseWay
  /** The sizes of the questions asked. */
  asked: number[]
  nots: Shape['nots']
  rivals: Located[]
  /** Values of discriminators, by property. */
  wanted: Map<string, unknown>
  absent: Set<string>
  uncertain: boolean
  keyed: boolean
}

/**
 * Gathers the constraints of schemas that hold together. `refs` are the references that led to the first of them.
 * Throws NoValue where they contradict each other.
 */
export function gather(
  knowledge: Knowledge,
  conjuncts: readonly Located[],
  refs: readonly string[],
  answer: ChooseWay
): Shape {
  const merge = mergeIn(knowledge.scope, {
    choose: (at) => choose(all, at),
    refuse(reason) {
      throw new NoValue(reason, '')
    }
  })
  const all: Gathering = {
    ...knowledge,
    ...merge,
    answer,
    asked: [],
    nots: [],
    rivals: [],
    wanted: new Map(),
    absent: new Set(),
    uncertain: false,
    keyed: false
  }
  merge.view.refs.push(...refs)
  if (refs.length > 0) merge.view.targets.push(conjuncts[0]!.schema as SchemaObject)
  for (const at of conjuncts) merge.add(at)
  settleDependents(all)
  merge.finish()
  return shapeFrom(all)
}

const speaksOfItems = ['items', 'prefixItems', 'contains', 'unevaluatedItems']
const speaksOfMembers = ['properties', 'patternProperties', 'additionalProperties', 'unevaluatedProperties']
/** Keywords that are checked once a value is made. */
const unsettled = ['unevaluatedProperties', 'unevaluatedItems', 'contains']

function shapeFrom({ view, asked, nots, rivals, wanted, absent, uncertain, keyed }: Gathering): Shape {
  const { types, typed, values, number, text, content, array, object, parts } = view
  const speaking = (keywords: string[]) => parts.filter(({ schema }) => keywords.some((key) => key in schema))
  const sets = parts.flatMap(({ schema }) => ['const', 'enum'].filter((key) => key in schema))
  const lent = new Set(parts.flatMap(({ schema }) => lentTo(schema)))
  return {
    types,
    typed,
    values,
    number,
    text,
    content,
    array: { ...array, parts: speaking(speaksOfItems) },
    object: {
      ...object,
      parts: speaking(speaksOfMembers),
      absent,
      lent,
      widened: parts.some(({ schema }) => lacksNames(schema)) || [...lent].some((name) => object.required.has(name)),
      wanted
    },
    nots,
    rivals,
    choices: asked,
    uncertain: uncertain || sets.length > 1 || speaking(unsettled).length > 0,
    keyed,
    title: view.title,
    hint: view.hint,
    description: view.description,
    examples: view.examples.filter((one) => !isPlaceholder(one)),
    defaults: view.defaults,
    faker: parts.find(({ schema }) => schema['x-faker'] !== undefined)?.schema['x-faker'],
    targets: view.targets,
    refs: view.refs,
    derived: {}
  }
}

function ask({ asked, answer }: Gathering, question: Question): number {
  asked.push(question.size)
  return answer(question, asked.length - 1)
}

const plainly = (size: number): Question => ({ ways: [], size, closedFirst: false })

function choose(all: Gathering, at: Part): void {
  const { schema } = at
  alternatives(all, at, schema)
  if (isSchema(schema.not)) avoid(all, all.scope.inside(at, schema.not))
  if (isSchema(schema.if)) condition(all, at, schema.if, schema.then, schema.else)
}

// ---- alternatives ----

function alternatives(all: Gathering, at: Part, schema: SchemaObject): void {
  const { anyOf, oneOf } = schema
  if (Array.isArray(anyOf)) branch(all, at, anyOf.filter(isSchema), 'any')
  if (Array.isArray(oneOf)) branch(all, at, oneOf.filter(isSchema), 'one')
  if (isBase(schema)) inherit(all, at)
}

function branch(all: Gathering, at: Part, branches: Schema[], kind: 'any' | 'one'): void {
  const ways = branches.map((schema) => all.scope.inside(at, schema))
  const property = propertyOf(at.schema)
  const free = kind === 'any' && property === undefined
  // A tag that names its alternative leaves the others out of it.
  all.uncertain ||= property === undefined
  const together = free && ways.length > 1
  const among = all.asked.length
  const chosen = ask(all, { ways, size: ways.length + (together ? 1 : 0), closedFirst: free })
  if (chosen === ways.length) {
    for (const way of ways) all.add(way)
    return
  }
  const way = ways[chosen]!
  all.keyed ||= ways.some((other) => other !== way && isSchemaObject(other.schema) && hasKey(other.schema, other, all))
  if (property !== undefined) tag(all, at, way, property)
  all.add(way)
  if (kind === 'any') return
  if (property !== undefined) all.rivals.push(...rivalsOf(all, way, ways, property))
  else for (const other of ways) if (other !== way) avoid(all, other, among, ways.length)
}

const hasKey = keptFor((_: SchemaObject, at: Located, { scope }: Gathering) =>
  viewOf(scope, [at]).parts.some(
    ({ schema }) => isSchemaObject(schema.properties) && Object.hasOwn(schema.properties, 'id')
  )
)

/** The tags that an alternative lists itself. */
const tagsOf = (way: Located, scope: Scope, property: string): readonly string[] =>
  isSchemaObject(way.schema) ? tagsOfObject(way.schema, way, { scope, property }) : []

const tagsOfObject = keptFor((_: SchemaObject, way: Located, by: { scope: Scope; property: string }) =>
  tagsIn(by.scope, viewOf(by.scope, [way]), by.property)
)

/** Returns the alternatives that may admit a value of one of them as well, since no tag of their own excludes it. */
function rivalsOf({ scope }: Gathering, way: Located, ways: readonly Located[], property: string): Located[] {
  const own = tagsOf(way, scope, property)
  const isApart = (other: Located) => {
    const others = tagsOf(other, scope, property)
    return own.length > 0 && others.length > 0 && !others.some((tag) => own.includes(tag))
  }
  return ways.filter((other) => other !== way && !isApart(other))
}

/** Demands the discriminator of an alternative: its name, or one of the values that it lists itself. */
function tag({ wanted, scope }: Gathering, at: Part, way: Located, property: string): void {
  const ref = isSchemaObject(way.schema) ? way.schema.$ref : undefined
  if (ref !== undefined) wanted.set(property, tagFor(ref, at.schema))
  else if (tagsOf(way, scope, property).length > 0) wanted.set(property, undefined)
}

/** Makes a base a child of it, unless a child has led here. */
function inherit(all: Gathering, at: Part): void {
  const { view, wanted } = all
  const property = propertyOf(at.schema)!
  if (wanted.has(property)) return
  const { children, heirs } = familyOf(all.scope, at)
  // The schema that was met first is the one that was asked for, and derives from those behind it.
  const own = view.parts
    .filter(({ schema }) => schema !== at.schema)
    .flatMap(({ schema }) => heirs.find((heir) => heir.at.schema === schema) ?? [])[0]
  if (own !== undefined) {
    wanted.set(property, own.tag)
    return
  }
  const child: Child | undefined =
    children.length === 0
      ? undefined
      : children[ask(all, { ways: children.map((one) => one.at), size: children.length, closedFirst: false })]
  const first = view.refs.find((ref) => ref.startsWith('#/'))
  const name = child?.tag ?? (first === undefined ? undefined : tagFor(first))
  if (name !== undefined) wanted.set(property, name)
  if (child === undefined) return
  view.targets.push(child.at.schema as SchemaObject)
  all.add(child.at)
}

function condition(all: Gathering, at: Part, test: Schema, then: unknown, otherwise: unknown): void {
  const { scope } = all
  if (!isSchema(then) && !isSchema(otherwise)) return
  all.uncertain = true
  // Either the condition with its consequence, or its contrary with the other one.
  if (ask(all, plainly(2)) === 0 && test !== false) {
    all.add(scope.inside(at, test))
    if (isSchema(then)) all.add(scope.inside(at, then))
  } else {
    avoid(all, scope.inside(at, test))
    if (isSchema(otherwise)) all.add(scope.inside(at, otherwise))
  }
}

/** The most alternatives that are compared, to find out how a value avoids each. */
const mostCompared = 8

/**
 * Avoids a schema: first by a check of the value, then by a schema that contradicts it. `among` is the choice of the
 * alternative whose rival it is.
 */
function avoid(all: Gathering, at: Located, among?: number, rivals = 1): void {
  const { scope, nots, asked } = all
  if (at.schema === false) return
  all.uncertain = true
  if (at.schema === true) throw new NoValue('`not` admits nothing', '')
  const contraries = all.contraries({ ...at, schema: at.schema })
  const ways = possibleAmong(scope, rivals > mostCompared ? undefined : all.view, contraries, at)
  nots.push({ at, choice: asked.length, among })
  const way = ask(all, plainly(ways.length + 1))
  if (way > 0) all.add(ways[way - 1]!)
}

// ---- dependencies ----

type Dependent = MergedView['dependents'][number]

/** Decides for each dependency if its property is there, with the consequences, or is not there. */
function settleDependents(all: Gathering): void {
  const { view, absent } = all
  const { required } = view.object
  const settled = new Set<Dependent>()
  const declared = (name: string) =>
    view.parts.some(({ schema }) => isSchemaObject(schema.properties) && Object.hasOwn(schema.properties, name))
  for (let moved = true; moved; ) {
    moved = false
    // Consequences may add dependencies, which a copy does not see before the next round.
    for (const one of [...view.dependents]) {
      if (settled.has(one) || (!required.has(one.name) && !declared(one.name))) continue
      settled.add(one)
      moved = true
      settle(all, one)
    }
  }
  // Other names stay away, so that nothing follows from them.
  for (const { name } of view.dependents) if (!required.has(name)) absent.add(name)
}

function settle(all: Gathering, { name, asks }: Dependent): void {
  const { view, absent } = all
  const { required } = view.object
  all.uncertain = true
  if (!required.has(name) && ask(all, plainly(2)) === 1) {
    absent.add(name)
    return
  }
  if (absent.has(name)) return
  required.add(name)
  if (!Array.isArray(asks)) all.add(asks)
  else for (const other of asks) if (typeof other === 'string') required.add(other)
}
