/** From a shape to a value: candidates are constructed, and checked where construction alone is no proof. */

import type { Paging } from '../contract/paging.ts'
import type { Schema } from '../document/openapi.ts'
import { type Checker, checker, list, pairs } from '../schema/interpreter.ts'
import { canonical, put } from '../schema/json-values.ts'
import { NoValue } from '../schema/no-value.ts'
import { isSchema, isSchemaObject } from '../schema/schema.ts'
import type { Resources } from '../schema/schema-resources.ts'
import { type Located, type Scope, scopeOf } from '../schema/scope.ts'
import { agree, type Made } from './agree.ts'
import { contentOf } from './content.ts'
import { fake } from './faker-methods.ts'
import { type Entity, entityOf, type Known } from './lexicon/entity.ts'
import {
  anyInteger,
  anyNumber,
  lineFor,
  mapKeys,
  numberHints,
  numbers,
  type Scene,
  snake
} from './lexicon/property-values.ts'
import { below, random, type Seed } from './lexicon/random.ts'
import type { Range } from './lexicon/range.ts'
import { singular } from './lexicon/singular.ts'
import { numberWithin } from './numbers.ts'
import { parse, write } from './pattern-strings.ts'
import { type Shape, shapeOf, type Type } from './shape.ts'
import { textOf } from './text.ts'

/** What is asked of a build, beside the schema. */
export interface Plan {
  schema: Schema
  resources: Resources
  seed: Seed
  name: string
  index: number | undefined
  known: Known
  /** Of what is known, what every object takes over, not only the outermost. */
  shared: Known
  /** What is asked for of a list. */
  paging: Paging
  /** What the whole is, in a word: what its name does not say. */
  subject: string
  direction: 'response' | 'request'
  minItems: number
  /** Whether examples and defaults are taken over. */
  examples: boolean
  /** Whether defaults that say something are, though no examples are. */
  defaults: boolean
  /** An example of the whole, which takes the place of those that the schema writes. */
  example: unknown
  /** Only what must be there. */
  lean: boolean
}

export interface Built {
  value: unknown
  /** Whether an example of the schema is in it. */
  exemplary: boolean
}

/** Where in the value, and in the schema, a build is. */
interface Place {
  parent: Place | undefined
  /** The part of the schema's path that leads here from the parent. */
  step: string
  name: string
  subject: string
  seed: Seed
  /** The seed without the positions in lists: the same for all of a list. */
  common: Seed
  turn: number
  count: number | undefined
  depth: number
  /** How many of it there will be at least: the product of the lengths of the lists that it is in. */
  many: number
  /** Whether it stands in an object of a list. */
  listed: boolean
  /** The names of the properties that stand beside it. */
  beside: readonly string[]
  entity: Entity
  /** The schemas that references led to on the way. */
  trail: Trail | undefined
  known: Known
  /** An example, of which this is a part. */
  example: unknown
}

/** Where a number lies, or what it is. */
type Clue = Range | ((scene: Scene) => number)

interface Trail {
  schema: object
  outer: Trail | undefined
}

/** The neighbours of what has none. */
const alone: readonly string[] = []

const tries = 40
/** From so many values on, what is optional is left out; the deeper it lies, the sooner. */
const softNodes = 1500
/** Steps of the search, of which every value takes one at least. */
const work = 10_000
/** Names that say how a value is packed, not what it is. */
const wrapper =
  /^$|^(data|results?|items?|records?|rows|entries|elements|response|payload|body|list|content|attributes)$/
/** Items or properties that one value may be asked to have. */
const most = 8000

/** Builds a value. Throws NoValue where none was found. */
export function build(plan: Plan): Built {
  const scope: Scope = scopeOf(plan.resources)
  const omitted = new Set<string>()
  const check: Checker = checker(scope, omitted)
  const cache = new Map<readonly Located[], Shape>()
  const roots = new Map<Shape, Map<string, Located[]>>()
  const neighbours = new WeakMap<Shape, readonly string[]>()
  const made = new WeakMap<object, Made>()
  const clues = new WeakMap<Shape, Pick<Scene, 'name' | 'subject' | 'beside'> & { clue: Clue | undefined }>()
  const soft = Math.max(softNodes, plan.minItems * 40)
  let nodes = 0
  let left = (plan.lean ? work / 2 : work) + plan.minItems * 200
  let exemplary = false

  const root = [scope.start(plan.schema)]
  const turn = plan.index ?? 0
  const common = plan.seed
  const place: Place = {
    parent: undefined,
    step: '',
    name: snake(plan.name),
    subject: snake(plan.name) || snake(plan.subject),
    seed: plan.index === undefined ? plan.seed : below(plan.seed, plan.index),
    common,
    turn,
    count: plan.index === undefined ? undefined : plan.index + 1,
    depth: 0,
    many: 1,
    listed: false,
    beside: alone,
    entity: entityOf(common, turn, plan.known),
    trail: undefined,
    known: plan.known,
    example: plan.example
  }
  const value = attempt(root, place, true)
  return { value, exemplary }

  function spend(at: Place, amount = 1): void {
    left -= amount
    if (left < 0) throw new NoValue('the search was given up, it takes too long', pathOf(at), true)
  }

  function pathOf(at: Place | undefined): string {
    return at === undefined ? '' : pathOf(at.parent) + at.step
  }

  function fail(reason: string, at: Place): NoValue {
    return new NoValue(reason, pathOf(at))
  }

  function times(trail: Trail | undefined, schema: unknown): number {
    let count = 0
    for (let one = trail; one !== undefined; one = one.outer) if (one.schema === schema) count++
    return count
  }

  function recursAt(at: Place) {
    return ({ schema, trail }: Located): number => {
      if (!isSchemaObject(schema) || typeof schema.$ref !== 'string') return 0
      const { $ref } = schema
      return orElse(0, () => times(at.trail, scope.follow({ schema, trail }, $ref).schema))
    }
  }

  function shaped(conjuncts: readonly Located[], at: Place, digits: number[], choices: number[] = []): Shape {
    const known = cache.get(conjuncts)
    if (known !== undefined) return known
    const shape = shapeOf(scope, conjuncts, choices, (n, size) => (digits[n] ?? 0) % size, recursAt(at), at.turn)
    if (shape.choices.length === 0) cache.set(conjuncts, shape)
    return shape
  }

  /** Tries one way after another until a value fits. */
  function attempt(conjuncts: readonly Located[], at: Place, proof = false): unknown {
    let digits: number[] = []
    let bumped: number[] = []
    let first: NoValue | undefined
    let sizes: number[] = []
    for (let n = 0; n < tries; n++) {
      spend(at)
      let violated: number[] = []
      let definite = false
      try {
        sizes = []
        const shape = shaped(conjuncts, at, digits, sizes)
        const here = n === 0 ? at : { ...at, seed: below(at.seed, `try ${n}`) }
        const value = make(shape, conjuncts, here, n, bumped.length === 0)
        if (!shape.uncertain && !proof) return value
        if (conjuncts.every((one) => check.fits(one, value))) return value
        first ??= fail('what was made for it does not fit', at)
        violated = shape.nots.filter((one) => check.fits(one.at, value)).map(({ choice }) => choice)
      } catch (error) {
        if (!(error instanceof NoValue) || error.final) throw error
        first ??= error.at === '' ? fail(reasonOf(error), at) : error
        definite = true
      }
      if (definite && sizes.length === 0 && n >= 2) break
      // What is violated is avoided by other means next; else one choice after another is made differently.
      if (violated.length === 0 && definite && bumped.length > 0) violated = bumped
      if (violated.length > 0 && n < tries / 2) {
        for (const choice of violated) digits[choice] = (digits[choice] ?? 0) + 1
        bumped = violated
        continue
      }
      bumped = []
      digits = others(sizes, n, at.seed)
    }
    throw first!
  }

  function reasonOf(error: NoValue): string {
    return error.message.slice(error.message.indexOf(': ') + 2)
  }

  /** The n-th other way through the choices: first each alone, then any. */
  function others(sizes: number[], n: number, seed: Seed): number[] {
    let k = n
    for (const [i, size] of sizes.entries()) {
      if (k < size - 1) {
        const digits: number[] = []
        digits[i] = k + 1
        return digits
      }
      k -= size - 1
    }
    const stream = random(below(seed, `ways ${n}`))
    return sizes.map((size) => stream.int(0, size - 1))
  }

  /** Makes a value by a shape, the n-th try of it; `thin`: what is optional may be what stands in the way. */
  function make(shape: Shape, conjuncts: readonly Located[], at: Place, n: number, thin: boolean): unknown {
    nodes++
    const fits = (value: unknown) => conjuncts.every((one) => check.fits(one, value))
    let trail = at.trail
    for (const schema of shape.targets) {
      if (times(trail, schema) > 4) throw fail('its recursion never ends: every value has to hold another', at)
      trail = { schema, outer: trail }
    }
    at = { ...at, trail }
    if (n === 0) {
      const given = exemplars(shape, at).find(fits)
      if (given !== undefined) {
        exemplary ||= !shape.defaults.includes(given)
        return given
      }
      // What is right of an example that is not wholly right stays.
      if (plan.examples && at.example === undefined && at.turn === 0) at = { ...at, example: shape.examples[0] }
      if (shape.faker !== undefined) {
        const made = fake(shape.faker, below(at.seed, 'x-faker'))
        if (made !== undefined && fits(made)) return made
      }
    }
    if (shape.values !== undefined) {
      const good = shape.values.slice(0, 1000).filter(fits)
      const choice = good.some((one) => one !== null) ? good.filter((one) => one !== null) : good
      if (choice.length === 0) throw fail('none of its values is allowed', at)
      return choice[(below(at.common, 'enum') + at.turn + n) % choice.length]
    }
    /** The value that a text of JSON holds. */
    const inner = () => {
      const { schema = scope.start({ type: 'object' }) } = shape.content
      return attempt([schema], { ...at, parent: at, step: '/contentSchema', depth: at.depth + 1, example: undefined })
    }
    const type = typeOf(shape, at, n)
    switch (type) {
      case 'null':
        return null
      case 'boolean':
        return random(below(at.common, at.turn)).next() < 0.5 !== (n % 2 === 1)
      case 'number':
        return makeNumber(shape, at)
      case 'string':
        return textOf(
          shape,
          check,
          sceneOf(shape, at),
          below(at.seed, 'text'),
          contentOf(shape.content, at.seed, inner)
        )
      case 'array':
        return makeArray(shape, at, n)
      case 'object':
        return makeObject(shape, at, thin ? n : 0)
    }
  }

  /** The examples that stand for this place. */
  function exemplars(shape: Shape, at: Place): unknown[] {
    if (!plan.examples) return plan.defaults && at.turn === 0 ? shape.defaults.filter(saysSomething) : []
    const own = at.example === undefined ? [] : [at.example]
    return at.turn === 0
      ? [...own, ...shape.examples, ...shape.defaults]
      : [...own, ...shape.examples.slice(at.turn, at.turn + 1)]
  }

  function typeOf(shape: Shape, at: Place, n: number): Type {
    let types = shape.types
    if (types.length > 1 && types.includes('null')) types = [...types.filter((type) => type !== 'null'), 'null']
    if (!shape.typed) {
      // Nothing is said of the type: a property is a text, a whole body an object.
      const first: Type[] = at.name === '' && at.depth === 0 ? ['object'] : ['string']
      types = [...first.filter((type) => types.includes(type)), ...types.filter((type) => !first.includes(type))]
    }
    return types[n % types.length]!
  }

  function sceneOf(shape: Shape, at: Place): (seed: Seed) => Scene {
    return (seed) => ({
      name: at.name,
      subject: at.subject,
      hint: shape.hint,
      random: random(seed),
      turn: at.turn,
      count: at.count,
      beside: at.beside,
      paging: at.listed ? {} : plan.paging,
      entity: at.entity
    })
  }

  function makeNumber(shape: Shape, at: Place): number {
    const scene = sceneOf(shape, at)(below(at.seed, 'number'))
    const stream = random(below(at.seed, 'digits'))
    const { number } = shape
    const clue = clueOf(shape, scene)
    const exact = typeof clue === 'function' ? clue(scene) : undefined
    const range: Range =
      exact !== undefined
        ? [exact, exact, 6]
        : Array.isArray(clue)
          ? (clue as Range)
          : number.whole
            ? anyInteger
            : bounded(number)
    const value = numberWithin(
      number,
      number.whole && exact === undefined
        ? [Math.ceil(range[0]), Math.max(Math.ceil(range[0]), Math.floor(range[1])), 0]
        : range,
      stream
    )
    if (value === undefined) throw fail('no number is within its minimum and maximum', at)
    return value
  }

  function bounded({ min, max }: Shape['number']): Range {
    return Number.isFinite(min) && Number.isFinite(max) ? [min, max, max - min < 0.1 ? 6 : 2] : anyNumber
  }

  /** What is known of a number by its name and description, looked up once for all objects of a list. */
  function clueOf(shape: Shape, scene: Scene): Clue | undefined {
    const { name, subject, beside } = scene
    let found = clues.get(shape)
    if (found?.name !== name || found.subject !== subject || found.beside !== beside) {
      const told = numberHints.find(([rule]) => rule.test(scene.hint))
      found = { name, subject, beside, clue: (lineFor(numbers, scene) ?? told)?.[1] }
      clues.set(shape, found)
    }
    return found.clue
  }

  function lean(n: number): boolean {
    return plan.lean || n % 4 === 2
  }

  // ---- arrays ----

  function itemRules(shape: Shape, i: number): Located[] {
    const rules: Located[] = []
    let looked = false
    for (const at of shape.array.parts) {
      const schema = at.schema
      const prefix = schema.prefixItems === undefined ? [] : list(schema.prefixItems)
      const rule = i < prefix.length ? prefix[i] : schema.items
      if (!isSchema(rule)) continue
      looked = true
      rules.push(scope.inside(at, rule))
    }
    if (looked) return rules
    for (const at of shape.array.parts) {
      const { unevaluatedItems: rest, contains } = at.schema
      // What is contained counts as evaluated.
      if (isSchema(rest)) rules.push(scope.inside(at, rest === false && isSchema(contains) ? contains : rest))
    }
    return rules
  }

  /** The same list of schemas for the same rule, so that its shape is made once. */
  function itemAt(shape: Shape, i: number): Located[] {
    const most = shape.array.parts.reduce((count, { schema }) => Math.max(count, list(schema.prefixItems).length), 0)
    return kept(shape, `item ${Math.min(i, most)}`, () => itemRules(shape, i))
  }

  function kept(shape: Shape, key: string, make: () => Located[]): Located[] {
    let known = roots.get(shape)
    if (known === undefined) {
      known = new Map()
      roots.set(shape, known)
    }
    let rules = known.get(key)
    if (rules === undefined) {
      rules = make()
      known.set(key, rules)
    }
    return rules
  }

  function recursive(rules: readonly Located[], at: Place): boolean {
    return orElse(false, () => shaped(rules, at, []).targets.some((schema) => times(at.trail, schema) > 1))
  }

  function makeArray(shape: Shape, at: Place, n: number): unknown[] {
    const { array } = shape
    const asked = at.depth === 0 ? plan.minItems : 0
    const min = array.min
    if (min > array.max) throw fail(`minItems ${min} is over maxItems ${array.max}`, at)
    if (min * at.many > most)
      throw new NoValue(`minItems ${min} asks for more items than standin makes`, pathOf(at), true)
    const contained = array.parts.flatMap((one) => {
      const schema = one.schema
      if (!isSchema(schema.contains)) return []
      const atLeast = typeof schema.minContains === 'number' ? schema.minContains : 1
      const atMost = typeof schema.maxContains === 'number' ? schema.maxContains : Infinity
      return [{ rule: scope.inside(one, schema.contains), atLeast, atMost, has: 0 }]
    })
    const needed = contained.reduce((sum, { atLeast }) => sum + atLeast, 0)
    if (needed > most) throw new NoValue(`contains asks for ${needed} items, more than standin makes`, pathOf(at), true)
    const prefix = array.parts.reduce((count, { schema }) => Math.max(count, list(schema.prefixItems).length), 0)
    const stream = random(below(at.seed, 'length'))
    const spent = nodes > soft
    let want = plan.examples ? 1 : at.depth === 0 ? 3 : at.depth === 1 ? 3 : stream.int(1, 3)
    if (prefix > 0) want = prefix
    if (lean(n) || spent || recursive(itemAt(shape, prefix), at)) want = 0
    if (Array.isArray(at.example)) want = at.example.length
    // Where no item of the prefix can be what has to be contained, there have to be others.
    if (prefix > 0 && n % 2 === 1) want += needed
    if (!at.listed) want = Math.min(want, plan.paging.size ?? want)
    want = Math.min(array.max, Math.max(want, min, asked, needed))
    // What has to be contained comes first, but behind the prefix, as far as there is room; else ever further inside it.
    const last = Math.max(0, Math.min(prefix, want - needed))
    const start = last - (Math.floor(n / 2) % (last + 1))
    const items: unknown[] = []
    const taken = new Set<string>()
    for (let i = 0; i < want; i++) {
      const base = itemAt(shape, i)
      let rules: Located[] = base
      const due = i < start ? undefined : contained.find(({ has, atLeast }) => has < atLeast)
      const full = contained.filter((one) => one !== due && one.has >= one.atMost)
      if (due !== undefined || full.length > 0) {
        rules = [
          ...base,
          ...(due === undefined ? [] : [due.rule]),
          ...full.map(({ rule }) => scope.inside(rule, { not: rule.schema }))
        ]
      }
      const exemplified = Array.isArray(at.example) && i < at.example.length
      if (rules.length === 0 && i >= min && i >= asked && shape.array.parts.length === 0 && !exemplified) break
      try {
        const item = itemOf(rules, at, i, array.unique ? taken : undefined, at.many * Math.max(1, min))
        items.push(item)
        for (const one of contained) if (check.fits(one.rule, item)) one.has++
      } catch (error) {
        if (!(error instanceof NoValue) || error.final || i < Math.max(min, needed)) throw error
        break
      }
    }
    return items
  }

  function itemOf(rules: Located[], at: Place, i: number, taken: Set<string> | undefined, many: number): unknown {
    const turn = at.depth === 0 && at.parent === undefined && plan.index !== undefined ? plan.index * 100 + i : i
    const example = Array.isArray(at.example) ? at.example[i] : undefined
    for (let n = 0; n < 60; n++) {
      const common = below(at.common, 'item')
      const place: Place = {
        parent: at,
        step: '/items',
        name: singular(at.name),
        subject: subjectOfItems(at),
        seed: below(below(at.seed, i), n),
        common,
        turn: turn + n * 7,
        count: turn + 1,
        depth: at.depth + 1,
        many,
        listed: true,
        beside: alone,
        // An object in a list tells of something of its own.
        entity: entityOf(below(at.parent === undefined ? at.common : at.seed, 'entity'), turn + n * 7),
        trail: at.trail,
        known: plan.shared,
        example
      }
      const value = attempt(rules, place)
      if (taken === undefined) return value
      const key = canonical(value)
      if (taken.has(key)) continue
      taken.add(key)
      return value
    }
    throw fail('uniqueItems: there are not so many different items', at)
  }

  // ---- objects ----

  function propertyRules(shape: Shape, name: string): Located[] {
    const rules: Located[] = []
    let looked = false
    for (const at of shape.object.parts) {
      const schema = at.schema
      let mine = false
      const own =
        isSchemaObject(schema.properties) && Object.hasOwn(schema.properties, name)
          ? (schema.properties as Record<string, unknown>)[name]
          : undefined
      if (isSchema(own)) {
        rules.push(scope.inside(at, own))
        mine = true
      }
      for (const [pattern, rule] of pairs(schema.patternProperties)) {
        if (!isSchema(rule) || !check.matches(pattern, name)) continue
        rules.push(scope.inside(at, rule))
        mine = true
      }
      if (!mine && isSchema(schema.additionalProperties)) {
        rules.push(scope.inside(at, schema.additionalProperties))
        mine = true
      }
      looked ||= mine
    }
    if (looked) return rules
    for (const at of shape.object.parts) {
      const rest = at.schema.unevaluatedProperties
      if (isSchema(rest)) rules.push(scope.inside(at, rest))
    }
    return rules
  }

  function hidden(rules: readonly Located[], at: Place): boolean {
    const flagged = (one: Located, depth: number): boolean => {
      const { schema } = one
      if (!isSchemaObject(schema) || depth > 8) return false
      if (plan.direction === 'response' ? schema.writeOnly === true : schema.readOnly === true) return true
      const { $ref } = schema
      if (typeof $ref === 'string' && orElse(false, () => flagged(scope.follow(one, $ref), depth + 1))) return true
      return list(schema.allOf).some((part) => isSchema(part) && flagged(scope.inside(one, part), depth + 1))
    }
    return at.depth < 100 && rules.some((one) => flagged(one, 0))
  }

  function makeObject(shape: Shape, at: Place, n: number): Record<string, unknown> {
    const { object } = shape
    if (object.min > object.max) throw fail(`minProperties ${object.min} is over maxProperties ${object.max}`, at)
    if (object.min > most)
      throw new NoValue(`an object of ${object.min} properties is too large to make`, pathOf(at), true)
    const own = wrapper.test(at.name) ? at.subject : at.name
    const subject = snake(shape.title) || refName(shape) || own
    const { example } = at
    const result: Record<string, unknown> = {}
    const declared = new Set<string>()
    for (const { schema } of object.parts) for (const [name] of pairs(schema.properties)) declared.add(name)
    for (const name of object.required) declared.add(name)
    const named = (name: string) => object.names.every((rule) => check.fits(rule, name))
    const rulesOf = (name: string) => kept(shape, `property ${name}`, () => propertyRules(shape, name))
    const must = [...declared].filter((name) => object.required.has(name))
    for (const name of object.wanted.keys()) if (declared.has(name) && !must.includes(name)) must.push(name)
    const beside = besideOf(shape, declared)
    const may = [...declared].filter((name) => !must.includes(name))
    const room = object.max - must.length
    let optional = 0
    // In the order in which they are written, since that is how people read them.
    for (const name of declared) {
      const required = must.includes(name)
      const rules = rulesOf(name)
      if (hidden(rules, at)) {
        omitted.add(name)
        continue
      }
      if (object.absent.has(name) || !named(name)) {
        if (object.required.has(name)) throw fail(`${name} is required and excluded`, at)
        continue
      }
      if (!required && isSchemaObject(example)) {
        if (optional >= room || !Object.hasOwn(example, name)) continue
        // A null that is not allowed means that there is none.
        if (example[name] === null && !rules.every((one) => check.fits(one, null))) continue
      } else if (!required) {
        if (optional >= room || lean(n)) continue
        if (nodes > soft / 2 ** Math.max(0, at.depth - 3) || at.depth > 12) continue
        if (recursive(rules, at)) continue
        if (rules.some(({ schema }) => schema === false)) continue
        // Every other try leaves some out, since one of them may be what stands in the way.
        if (n > 2 && n % 4 !== 0 && random(below(below(at.seed, 'drop'), name)).next() < 0.3) continue
      }
      try {
        put(result, name, propertyOf(rules, at, name, subject, beside, object.wanted.get(name)))
        if (!required) optional++
      } catch (error) {
        if (!(error instanceof NoValue) || error.final || object.required.has(name)) throw error
      }
    }
    if (isSchemaObject(example)) {
      for (const name of Object.keys(example)) {
        if (declared.has(name) || object.absent.has(name) || !named(name)) continue
        if (Object.keys(result).length < object.max) addOwn(name)
      }
    }
    extras(shape, at, subject, result, named, n, isSchemaObject(example) ? 1 : may.length + must.length)
    if (n === 0 && !plan.examples) {
      const accepts = (name: string, value: unknown) =>
        !given(at, name, object.wanted) && rulesOf(name).every((one) => !saysItself(one) && check.fits(one, value))
      const mine = { object: result, accepts }
      made.set(result, mine)
      agree(mine, (value) => made.get(value as object), at.listed ? {} : plan.paging)
    }
    return result

    /** A property that only the example knows, where it may be. */
    function addOwn(name: string): void {
      const rules = rulesOf(name)
      if (hidden(rules, at) || rules.some(({ schema }) => schema === false)) return
      const own = (example as Record<string, unknown>)[name]
      if (!rules.every((one) => check.fits(one, own))) return
      put(result, name, own)
      exemplary = true
    }
  }

  function besideOf(shape: Shape, declared: Set<string>): readonly string[] {
    let names = neighbours.get(shape)
    if (names === undefined) {
      names = [...declared].map(snake)
      neighbours.set(shape, names)
    }
    return names
  }

  /** Whether a value is not the generator's to choose. */
  function given(at: Place, name: string, wanted: Map<string, unknown>): boolean {
    return wanted.has(name) || knownOf(at.known, name) !== undefined
  }

  /** Whether a schema says the value that stands there, where those are taken over. */
  function saysItself({ schema }: Located): boolean {
    return isSchemaObject(schema) && ('x-faker' in schema || (plan.defaults && 'default' in schema))
  }

  function refName(shape: Shape): string {
    const ref = shape.refs.find((one) => one.startsWith('#/'))
    return ref === undefined ? '' : snake(ref.slice(ref.lastIndexOf('/') + 1))
  }

  function propertyOf(
    rules: Located[],
    at: Place,
    name: string,
    subject: string,
    beside: readonly string[],
    wanted?: unknown
  ): unknown {
    const fits = (value: unknown) => rules.every((one) => check.fits(one, value))
    const known = knownOf(at.known, name)
    for (const value of [wanted, known]) {
      if (value === undefined) continue
      if (fits(value)) return value
      if (typeof value === 'string' && value !== '' && fits(Number(value))) return Number(value)
      if (typeof value === 'number' && fits(String(value))) return String(value)
    }
    const plain = snake(name)
    const own =
      isSchemaObject(at.example) && Object.hasOwn(at.example, name)
        ? (at.example as Record<string, unknown>)[name]
        : undefined
    const seed = below(at.seed, name)
    return attempt(rules, {
      parent: at,
      step: `/properties/${name}`,
      name: plain,
      subject,
      seed,
      common: below(at.common, name),
      turn: at.turn,
      count: at.count,
      depth: at.depth + 1,
      many: at.many,
      listed: at.listed,
      beside,
      entity: at.entity,
      trail: at.trail,
      known: wrapper.test(plain) ? at.known : plan.shared,
      example: own
    })
  }

  function knownOf(known: Known, name: string): unknown {
    if (Object.hasOwn(known, name)) return known[name]
    const plain = snake(name)
    const key = Object.keys(known).find((one) => snake(one) === plain)
    return key === undefined ? undefined : known[key]
  }

  /** Properties that no schema names: as many as must be, and two or three where the object is a map. */
  function extras(
    shape: Shape,
    at: Place,
    subject: string,
    result: Record<string, unknown>,
    named: (name: string) => boolean,
    n: number,
    declared: number
  ): void {
    const { object } = shape
    const patterns = object.parts
      .flatMap(({ schema }) => pairs(schema.patternProperties))
      .filter(([, rule]) => rule !== false)
      .map(([pattern]) => pattern)
    const open = object.parts.some(
      ({ schema }) =>
        isSchemaObject(schema) &&
        [schema.additionalProperties, schema.unevaluatedProperties].some(
          (rule) => isSchemaObject(rule) && Object.keys(rule).length > 0
        )
    )
    const map = declared === 0 && (patterns.length > 0 || open) && !lean(n) && nodes <= soft
    const stream = random(below(at.seed, 'keys'))
    const goal = Math.min(object.max, Math.max(object.min, map ? stream.int(2, 3) : 0))
    let has = Object.keys(result).length
    if (has >= goal) return
    let last: NoValue | undefined
    for (let i = 0; i < goal * 3 + 24 && has < goal; i++) {
      const name = keyOf(shape, patterns, i, at, stream.int(0, mapKeys.length - 1))
      if (name === undefined || Object.hasOwn(result, name) || object.absent.has(name) || !named(name)) continue
      const rules = kept(shape, `property ${name}`, () => propertyRules(shape, name))
      if (hidden(rules, at) || rules.some(({ schema }) => schema === false)) continue
      if (has >= object.min && recursive(rules, at)) break
      try {
        put(result, name, propertyOf(rules, { ...at, turn: at.turn + i }, name, subject, alone))
        has++
      } catch (error) {
        if (!(error instanceof NoValue) || error.final) throw error
        last = error
      }
    }
    if (has < object.min) throw last ?? fail(`no ${object.min} properties were found`, at)
  }

  function keyOf(shape: Shape, patterns: string[], i: number, at: Place, first: number): string | undefined {
    const seed = below(below(at.seed, 'key'), i)
    if (shape.object.names.length > 0 && i % 2 === 0) {
      const rules = [...shape.object.names, scope.start({ type: 'string' })]
      const place = { ...at, seed, name: 'key', turn: i / 2, depth: at.depth + 1 }
      return orElse(undefined, () => attempt(rules, place) as string)
    }
    const pattern = patterns.length > 0 && i % 3 !== 2 ? parse(patterns[i % patterns.length]!) : undefined
    if (pattern !== undefined) {
      const room = Math.min(pattern.least + 60, 1000)
      return write(pattern, { random: random(seed), stretch: 4, wide: false, room }) || undefined
    }
    const key = mapKeys[(first + i) % mapKeys.length]!
    return i < mapKeys.length ? key : `${key}_${i}`
  }
}

/** Neither null nor empty, of which a reader learns nothing. */
function saysSomething(value: unknown): boolean {
  return typeof value === 'object' ? false : value !== ''
}

/** What the items of a list are: `users` has users; `items` has users below `/users`, and those of an order anywhere. */
function subjectOfItems({ name, subject }: Place): string {
  const outer = singular(subject.replace(/_(list|page|response|collection|results?)$/, ''))
  if (!wrapper.test(name)) return singular(name)
  return name === 'items' && outer === subject ? 'item' : outer
}

/** What a search gives, or something else where it finds no value; the end of the whole search stays one. */
function orElse<T>(otherwise: T, make: () => T): T {
  try {
    return make()
  } catch (error) {
    if (!(error instanceof NoValue) || error.final) throw error
    return otherwise
  }
}
