/**
 * Keeps the shapes of a document's schemas, so that each is gathered once. A shape depends on the choices that were
 * made on the way (which branch of a `oneOf`, for one), so the shapes of a place are the leaves of a tree of choices.
 */

import { keptFor } from '../../document/memoized.ts'
import type { Schema, SchemaObject } from '../../document/openapi.ts'
import { type Height, heightsIn } from '../../schema/meaning/heights.ts'
import { NoValue } from '../../schema/meaning/no-value.ts'
import { isSchemaObject } from '../../schema/meaning/schema.ts'
import type { Resources } from '../../schema/meaning/schema-resources.ts'
import { type Located, type Scope, scopeOf } from '../../schema/meaning/scope.ts'
import { type ChooseWay, gather, type Knowledge, type Question } from './gather.ts'
import { negations } from './negate.ts'
import type { Shape } from './shape.ts'

export interface Plans {
  scope: Scope
  height: Height
  /** The schema of any text. */
  textual: Located
  /** The schema that an alternative is, or that it refers to. */
  targetOf(way: Located): Schema | undefined
  /** The conjuncts of a schema that a value is made for. */
  rootOf(schema: Schema): Located[]
  /** Returns the same list for the same schemas, so that shapes are found again by it. */
  intern(conjuncts: Located[]): Located[]
  /** The shape of schemas that leave no choice; undefined for others, and before the first value is made of them. */
  onlyShapeOf(conjuncts: readonly Located[]): Shape | undefined
  /** The shape of schemas that hold together. Throws NoValue where they contradict each other. */
  shapeOf(conjuncts: readonly Located[], answer: ChooseWay): Shape
}

/** A point in the tree of choices: a question, or the outcome of the answers. */
interface Fork {
  question?: Question
  ways: Map<number, Fork>
  shape?: Shape
  contradiction?: NoValue
}

/** All choices of one place. */
interface Tree {
  root: Fork
  count: number
}

/** Shapes kept for one place; further ones are gathered anew. A union of twenty types that name each other has 400. */
const mostForks = 2000

/** The most references that are followed one after another. */
const deepestReference = 50

export const plansOf = keptFor(plansFor)

function plansFor(resources: Resources): Plans {
  const scope = scopeOf(resources)
  const knowledge: Knowledge = { scope, contraries: contrariesIn(scope) }
  const roots = new WeakMap<object, Located[]>()
  const forks = new WeakMap<readonly Located[], Tree>()
  const targets = new WeakMap<Located, Schema>()
  /** The references that lead to the one schema of a list. */
  const refsOf = new WeakMap<readonly Located[], string[]>()
  const intern = internIn(scope, refsOf)

  return {
    scope,
    height: heightsIn(scope),
    textual: scope.start({ type: 'string' }),
    targetOf(way) {
      let target = targets.get(way)
      if (target === undefined) {
        const { $ref } = way.schema as SchemaObject
        target = typeof $ref === 'string' ? scope.find(way, $ref)?.schema : way.schema
        if (target !== undefined) targets.set(way, target)
      }
      return target
    },
    intern,
    rootOf(schema) {
      if (!isSchemaObject(schema)) return [scope.start(schema)]
      let root = roots.get(schema)
      if (root === undefined) {
        root = intern([scope.start(schema)])
        roots.set(schema, root)
      }
      return root
    },
    onlyShapeOf: (conjuncts) => forks.get(conjuncts)?.root.shape,
    shapeOf(conjuncts, answer) {
      let tree = forks.get(conjuncts)
      if (tree === undefined || tree.count > mostForks) {
        tree = { root: { ways: new Map() }, count: 0 }
        forks.set(conjuncts, tree)
      }
      return shapeIn(tree, answer, (next) => gather(knowledge, conjuncts, refsOf.get(conjuncts) ?? [], next))
    }
  }
}

/** Returns the same list for the same schemas; a reference and nothing else is its target, wherever it stands. */
function internIn(scope: Scope, refsOf: WeakMap<readonly Located[], string[]>): Plans['intern'] {
  const lists = interning()
  return (conjuncts) => {
    let [at] = conjuncts
    const refs: string[] = []
    while (conjuncts.length === 1 && refs.length < deepestReference) {
      const ref = soleReference(at!.schema)
      const target = ref === undefined ? undefined : scope.find(at!, ref)
      if (ref === undefined || target === undefined || typeof target.schema === 'boolean') break
      refs.push(ref)
      at = target
    }
    if (refs.length === 0) return lists(conjuncts)
    const list = lists([at!], refs.at(-1))
    if (!refsOf.has(list)) refsOf.set(list, refs)
    return list
  }
}

/** Goes down a tree by the answers, and gathers a shape that is not there yet. */
function shapeIn(tree: Tree, answer: ChooseWay, gathered: (answer: ChooseWay) => Shape): Shape {
  const answers: number[] = []
  let fork = tree.root
  const next = (question: Question, n: number): number => {
    fork.question ??= question
    const way = answer(question, n)
    answers.push(way)
    let below = fork.ways.get(way)
    if (below === undefined) {
      below = { ways: new Map() }
      fork.ways.set(way, below)
      tree.count++
    }
    fork = below
    return way
  }
  while (fork.question !== undefined) next(fork.question, answers.length)
  if (fork.shape !== undefined) return fork.shape
  if (fork.contradiction !== undefined) throw fork.contradiction
  const before = answers.slice()
  try {
    const shape = gathered((question, n) => before[n] ?? next(question, n))
    fork.shape = shape
    return shape
  } catch (error) {
    if (error instanceof NoValue) fork.contradiction = error
    throw error
  }
}

/** Remembers the contraries of a schema: each alternative of a `oneOf` avoids all the others. */
function contrariesIn(scope: Scope): Knowledge['contraries'] {
  const known = new WeakMap<object, Schema[]>()
  return (at) => {
    let ways = known.get(at.schema)
    if (ways === undefined) {
      ways = negations(at.schema, (ref) => scope.follow(at, ref).schema)
      known.set(at.schema, ways)
    }
    return ways
  }
}

function soleReference(schema: Schema): string | undefined {
  if (typeof schema === 'boolean' || typeof schema.$ref !== 'string') return undefined
  for (const key of Object.keys(schema)) if (key !== '$ref') return undefined
  return schema.$ref
}

interface Link {
  list?: Located[]
  /** The lists of the same schema, by the reference that led to it. */
  byReference?: Map<string, Located[]>
  next: WeakMap<object, Link>
}

const booleans = { true: {}, false: {} }

/** Remembers lists of located schemas by their items, and by the reference that led there. */
function interning(): (conjuncts: Located[], ref?: string) => Located[] {
  const start: Link = { next: new WeakMap() }
  const follow = (link: Link, key: object): Link => {
    let next = link.next.get(key)
    if (next === undefined) {
      next = { next: new WeakMap() }
      link.next.set(key, next)
    }
    return next
  }
  return (conjuncts, ref) => {
    let link = start
    for (const { schema, trail } of conjuncts) {
      link = follow(follow(link, trail), typeof schema === 'object' ? schema : booleans[`${schema}`])
    }
    if (ref === undefined) {
      link.list ??= conjuncts
      return link.list
    }
    link.byReference ??= new Map()
    const list = link.byReference.get(ref) ?? conjuncts
    link.byReference.set(ref, list)
    return list
  }
}
