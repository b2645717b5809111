/**
 * Gathers the schemas that hold together at one place (their own keywords, those of `allOf` and `$ref`, the branches
 * chosen of `anyOf`, `oneOf` and `if`) into one shape.
 */

import type { Schema, SchemaObject } from '../../document/openapi.ts'
import { lentTo } from '../../schema/closed-parts.ts'
import { propertyOf, tagFor } from '../../schema/discriminators.ts'
import { type Child, familyOf, isBase } from '../../schema/inheritance.ts'
import { list, pairs } from '../../schema/json-values.ts'
import { NoValue } from '../../schema/no-value.ts'
import { isSchema, isSchemaObject } from '../../schema/schema.ts'
import type { Located, Scope } from '../../schema/scope.ts'
import { restrict } from './restrict.ts'
import { emptyShape, type Shape, type Type } from './shape.ts'

/** A choice between alternatives, or between `size` ways of no order. */
export interface Question {
  ways: readonly Located[]
  /** One more than the alternatives where all of them may hold at once. */
  size: number
  /** Alternatives with a closed set of values come first. */
  closedFirst: boolean
}

/** Answers the n-th question with the number of a way. */
export type Answer = (question: Question, n: number) => number

interface Dependent {
  at: Located
  name: string
  then: unknown
}

/** Facts about a document's schemas that shapes are gathered by. */
export interface Knowledge {
  scope: Scope
  /** Schemas each of which excludes one. */
  contraries(at: Located & { schema: SchemaObject }): Schema[]
}

interface Gathering extends Knowledge {
  answer: Answer
  shape: Shape
  seen: Set<SchemaObject>
  spoken: Set<Type>
  dependents: Dependent[]
}

/**
 * Gathers the constraints of schemas that hold together. `refs` are the references that led to the first of them.
 * Throws NoValue where they contradict each other.
 */
export function gather(
  knowledge: Knowledge,
  conjuncts: readonly Located[],
  refs: readonly string[],
  answer: Answer
): Shape {
  const shape = emptyShape()
  shape.refs.push(...refs)
  if (refs.length > 0) shape.targets.push(conjuncts[0]!.schema as SchemaObject)
  const all: Gathering = { ...knowledge, answer, shape, seen: new Set(), spoken: new Set(), dependents: [] }
  for (const at of conjuncts) add(all, at)
  settleDependents(all)
  if (!shape.typed && all.spoken.size > 0) {
    const said = shape.types.filter((type) => all.spoken.has(type))
    shape.types = [...said, ...shape.types.filter((type) => !all.spoken.has(type))]
    shape.typed = said.length > 0
  }
  return shape
}

function ask({ shape, answer }: Gathering, question: Question): number {
  shape.choices.push(question.size)
  return answer(question, shape.choices.length - 1)
}

const plainly = (size: number): Question => ({ ways: [], size, closedFirst: false })

function add(all: Gathering, at: Located): void {
  const { schema } = at
  if (schema === false) throw new NoValue('it admits nothing', '')
  if (schema === true || all.seen.has(schema)) return
  all.seen.add(schema)
  const unresolved = schema['x-standin-unresolved']
  if (typeof unresolved === 'string') throw new NoValue(unresolved, '')
  restrict(all.shape, schema, all.spoken)
  addParts(all, { ...at, schema })
  if (typeof schema.$ref === 'string') refer(all, at, schema.$ref)
  if (typeof schema.$dynamicRef === 'string') refer(all, at, schema.$dynamicRef, true)
  for (const part of list(schema.allOf)) if (isSchema(part)) add(all, all.scope.inside(at, part))
  alternatives(all, at, schema)
  if (isSchema(schema.not)) avoid(all, all.scope.inside(at, schema.not))
  if (isSchema(schema.if)) condition(all, at, schema.if, schema.then, schema.else)
  if ('unevaluatedProperties' in schema || 'unevaluatedItems' in schema) all.shape.uncertain = true
}

const speaksOfItems = ['items', 'prefixItems', 'contains', 'unevaluatedItems']
const speaksOfMembers = ['properties', 'patternProperties', 'additionalProperties', 'unevaluatedProperties']

/** Keeps what is said of items, members and their names for when they are made. */
function addParts({ scope, shape, dependents }: Gathering, at: Located & { schema: SchemaObject }): void {
  const { schema } = at
  if (speaksOfItems.some((key) => key in schema)) shape.array.parts.push(at)
  if (speaksOfMembers.some((key) => key in schema)) shape.object.parts.push(at)
  for (const name of lentTo(schema)) shape.object.lent.add(name)
  if (isSchema(schema.propertyNames)) shape.object.names.push(scope.inside(at, schema.propertyNames))
  if (isSchema(schema.contentSchema)) shape.content.schema ??= scope.inside(at, schema.contentSchema)
  for (const [name, then] of pairs(schema.dependentRequired, schema.dependentSchemas, schema.dependencies)) {
    dependents.push({ at, name, then })
  }
}

function refer(all: Gathering, at: Located, ref: string, dynamic = false): void {
  const target = all.scope.follow(at, ref, dynamic)
  if (isSchemaObject(target.schema)) all.shape.targets.push(target.schema)
  all.shape.refs.push(ref)
  add(all, target)
}

// ---- alternatives ----

function alternatives(all: Gathering, at: Located, schema: SchemaObject): void {
  const { anyOf, oneOf } = schema
  const tagged = propertyOf(schema) !== undefined
  if (Array.isArray(anyOf)) branch(all, at, anyOf.filter(isSchema), tagged ? 'tagged' : 'any')
  if (Array.isArray(oneOf)) branch(all, at, oneOf.filter(isSchema), tagged ? 'tagged' : 'one')
  if (isBase(schema)) inherit(all, { ...at, schema })
}

function branch(all: Gathering, at: Located, branches: Schema[], kind: 'any' | 'one' | 'tagged'): void {
  const { scope, shape } = all
  const ways = branches.map((schema) => scope.inside(at, schema))
  // A tag that names its alternative leaves the others out of it.
  shape.uncertain ||= kind !== 'tagged'
  const together = kind === 'any' && ways.length > 1
  const chosen = ask(all, { ways, size: ways.length + (together ? 1 : 0), closedFirst: kind === 'any' })
  if (chosen === ways.length) {
    for (const way of ways) add(all, way)
    return
  }
  const way = ways[chosen]!
  if (kind === 'tagged') tag(all, at, way)
  add(all, way)
  if (kind === 'one') for (const other of ways) if (other !== way) avoid(all, other)
}

/** Sets the value of the discriminator that names an alternative. */
function tag({ shape }: Gathering, at: Located, way: Located): void {
  const schema = at.schema as SchemaObject
  const ref = isSchemaObject(way.schema) ? way.schema.$ref : undefined
  if (ref !== undefined) shape.object.wanted.set(propertyOf(schema)!, tagFor(ref, schema))
}

/** Makes a base a child of it, unless a child has led here. */
function inherit(all: Gathering, at: Located & { schema: SchemaObject }): void {
  const { shape, seen } = all
  const property = propertyOf(at.schema)!
  if (shape.object.wanted.has(property)) return
  const { children, heirs } = familyOf(all.scope, at)
  // The schema that was met first is the one that was asked for, and derives from those behind it.
  const own = [...seen]
    .filter((schema) => schema !== at.schema)
    .flatMap((schema) => heirs.find((heir) => heir.at.schema === schema) ?? [])[0]
  if (own !== undefined) {
    shape.object.wanted.set(property, own.tag)
    return
  }
  const child: Child | undefined =
    children.length === 0
      ? undefined
      : children[ask(all, { ways: children.map((one) => one.at), size: children.length, closedFirst: false })]
  const first = shape.refs.find((ref) => ref.startsWith('#/'))
  const name = child?.tag ?? (first === undefined ? undefined : tagFor(first))
  if (name !== undefined) shape.object.wanted.set(property, name)
  if (child === undefined) return
  if (isSchemaObject(child.at.schema)) shape.targets.push(child.at.schema)
  add(all, child.at)
}

function condition(all: Gathering, at: Located, test: Schema, then: unknown, otherwise: unknown): void {
  const { scope, shape } = all
  if (!isSchema(then) && !isSchema(otherwise)) return
  shape.uncertain = true
  // Either the condition with its consequence, or its contrary with the other one.
  if (ask(all, plainly(2)) === 0 && test !== false) {
    add(all, scope.inside(at, test))
    if (isSchema(then)) add(all, scope.inside(at, then))
  } else {
    avoid(all, scope.inside(at, test))
    if (isSchema(otherwise)) add(all, scope.inside(at, otherwise))
  }
}

/** Avoids a schema: first it is only watched for, then a schema that contradicts it is added. */
function avoid(all: Gathering, at: Located): void {
  const { scope, shape } = all
  if (at.schema === false) return
  shape.uncertain = true
  if (at.schema === true) throw new NoValue('`not` admits nothing', '')
  const ways = all.contraries({ ...at, schema: at.schema })
  const from = at.schema.$ref === undefined ? at : scope.follow(at, at.schema.$ref)
  shape.nots.push({ at, choice: shape.choices.length })
  const way = ask(all, plainly(ways.length + 1))
  if (way > 0) add(all, scope.inside(from, ways[way - 1]!))
}

// ---- dependencies ----

/** Decides for each dependency whether its property is there, with what follows, or is not there. */
function settleDependents(all: Gathering): void {
  const { dependents, shape } = all
  const { object } = shape
  const settled = new Set<Dependent>()
  const declared = (name: string) =>
    object.parts.some(({ schema }) => isSchemaObject(schema.properties) && Object.hasOwn(schema.properties, name))
  for (let moved = true; moved; ) {
    moved = false
    // Consequences may add dependencies, which a copy does not see before the next round.
    for (const one of [...dependents]) {
      if (settled.has(one) || (!object.required.has(one.name) && !declared(one.name))) continue
      settled.add(one)
      moved = true
      settle(all, one)
    }
  }
  // Other names stay away, so that nothing follows from them.
  for (const { name } of dependents) if (!object.required.has(name)) object.absent.add(name)
}

function settle(all: Gathering, { at, name, then }: Dependent): void {
  const { object } = all.shape
  all.shape.uncertain = true
  if (!object.required.has(name) && ask(all, plainly(2)) === 1) {
    object.absent.add(name)
    return
  }
  if (object.absent.has(name)) return
  if (Array.isArray(then)) {
    object.required.add(name)
    for (const other of then) if (typeof other === 'string') object.required.add(other)
  } else if (isSchema(then)) {
    object.required.add(name)
    add(all, all.scope.inside(at, then))
  }
}
