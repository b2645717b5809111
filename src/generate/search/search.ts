/**
 * Searches for a value. Makes it by the shape of its schemas, checks it if the shape does not prove that it fits, and
 * tries another way if it does not. The search is bounded. At its bounds, the smallest value is made instead.
 */

import { memoized } from '../../document/memoized.ts'
import { checker } from '../../schema/interpreter.ts'
import { NoValue } from '../../schema/meaning/no-value.ts'
import type { Located } from '../../schema/meaning/scope.ts'
import {
  alone,
  type Context,
  type Effort,
  failure,
  fitsAll,
  givenValues,
  isCrowded,
  orElse,
  type Place,
  schemaPath,
  TooLarge,
  timesOn,
  type Wish
} from '../context/context.ts'
import { entityOf } from '../lexicon/entity/entity.ts'
import { below, random, type Seed } from '../lexicon/entity/random.ts'
import { snake } from '../lexicon/entity/scene.ts'
import { isPerson } from '../lexicon/words/names-of-things.ts'
import { noteExample, writeLinks } from '../links/links.ts'
import { makers, typeAt } from '../making/makers.ts'
import { plansOf } from '../shapes/plans.ts'
import type { Shape } from '../shapes/shape.ts'
import { chosenValue } from './choose-value.ts'
import { exampleFor } from './exemplars.ts'
import { fake } from './faker-methods.ts'
import { deepestChoice, wayOf } from './rank-ways.ts'

const mostWays = 40
/** The number of values after which optional members are left out. */
const softNodes = 1500
const mostNodes = 12_000
const mostChecks = 500_000
/** Ways that are tried for a value that fits the schema as it is written, where one fits as it is meant. */
const mostStrictWays = 12
/** The most further tries of the parts of a value, for each way after one was found that fits as it is meant. */
const mostStrictTries = 30
/** Ways that are tried for a value that fits one alternative alone. */
const mostLonelyWays = 6
/** The most further tries of all values together. */
const mostTries = 1500
/** The amount by which each item that was asked for raises the bounds. */
const perItem = { soft: 40, nodes: 200, tries: 20 }
/** The most times that a schema may be inside itself. */
const deepestRecursion = 4

export interface Found {
  value: unknown
  /** True if the value holds an example of the schema. */
  exemplary: boolean
  /** True if the value, or a part of it, may not fit. */
  nearest: boolean
}

/** Finds a value. Throws NoValue where the schemas admit none at all, or ask for more than is made. */
export function find(wish: Wish): Found {
  try {
    return run(wish, effortFor(wish, false))
  } catch (error) {
    if (!(error instanceof NoValue) || error instanceof TooLarge) throw error
    try {
      return run(wish, effortFor(wish, true))
    } catch {
      const empty = orElse(undefined, () => emptyOf(wish))
      // The first reason says more.
      if (empty === undefined) throw error
      return { value: empty, exemplary: false, nearest: true }
    }
  }
}

/** Returns the nearest list or object of a schema whose parts cannot be made. */
function emptyOf({ schema, resources }: Wish): unknown {
  const plans = plansOf(resources)
  const { types } = plans.shapeOf(plans.rootOf(schema), () => 0)
  return types.includes('object') ? {} : types.includes('array') ? [] : undefined
}

function effortFor({ minItems }: Wish, thrifty: boolean): Effort {
  return {
    nodes: 0,
    soft: Math.max(softNodes, minItems * perItem.soft),
    mostNodes: mostNodes + minItems * perItem.nodes,
    tries: mostTries + minItems * perItem.tries,
    thrifty
  }
}

function run(wish: Wish, effort: Effort): Found {
  const plans = plansOf(wish.resources)
  const omitted = new Set<string>()
  const context: Context = {
    wish,
    plans,
    // The thrifty search accepts alternatives that overlap.
    check: checker(plans.scope, omitted, mostChecks, !effort.thrifty),
    omitted,
    effort,
    shared: givenValues(wish.shared),
    made: undefined,
    links: undefined,
    linkLists: undefined,
    loose: undefined,
    widened: 0,
    exemplary: false,
    misfits: 0,
    valueOf: (conjuncts, at) => attempt(context, conjuncts, at),
    firstShape: (conjuncts, at) =>
      plans.onlyShapeOf(conjuncts) ?? plans.shapeOf(conjuncts, (question) => wayOf(context, question, at, 0))
  }
  const value = attempt(context, plans.rootOf(wish.schema), startOf(wish))
  writeLinks(context, value)
  return { value, exemplary: context.exemplary, nearest: effort.thrifty || context.misfits > 0 || context.widened > 0 }
}

/** The end of a word that says that there are several things, but not of a list that is a thing itself. */
const listed =
  /(?<=.)(?<!(^|_)(mailing|wish|price|waiting|play|check|watch|white|black|allow|block|access|to_?do|word|shopping))_(list|all|search|collection|index)$/
const withoutList = memoized((word) => word.replace(listed, ''))

function startOf(wish: Wish): Place {
  const turn = wish.index ?? 0
  const subject = withoutList(snake(wish.subject)) || snake(wish.name)
  const { known } = wish
  // The name of a thing is not that of somebody who plays a part in it.
  const isThing = subject !== '' && Object.hasOwn(known, 'name') && !isPerson(subject)
  const own = isThing ? { ...known, name: undefined } : known
  return {
    parent: undefined,
    step: '',
    name: snake(wish.name),
    subject,
    seed: wish.index === undefined ? wish.seed : below(wish.seed, wish.index),
    common: wish.seed,
    turn,
    count: wish.index === undefined ? undefined : wish.index + 1,
    depth: 0,
    many: 1,
    listed: false,
    beside: alone,
    entity: entityOf(wish.seed, turn, own, wish.age, wish.folk),
    trail: undefined,
    keys: undefined,
    known: givenValues(wish.known),
    example: wish.example
  }
}

/** The tries of one value so far. */
interface Tries {
  /** The ways that the next try takes, and the choices among them that avoid a schema which the last try violated. */
  digits: number[]
  bumped: Shape['nots']
  /** The number of ways at each choice of the last try. */
  sizes: readonly number[]
  /** The reason why the first try failed. */
  first: NoValue | undefined
  /** The nearest value that does not fit. */
  spare: { value: unknown } | undefined
  /** The value that fits the schemas as meant, but not as written. */
  meant: { value: unknown; widened: boolean } | undefined
}

/** Makes a value. Tries one way after another if the schemas leave choices, or the first value does not fit. */
function attempt(context: Context, conjuncts: Located[], at: Place): unknown {
  const shape = context.plans.onlyShapeOf(conjuncts)
  if (shape === undefined || shape.uncertain || shape.object.widened || shape.rivals.length > 0)
    return search(context, conjuncts, at, 0, undefined)
  try {
    return make(context, shape, conjuncts, at, 0, true)
  } catch (error) {
    return search(context, conjuncts, at, 1, reasonFor(error, at))
  }
}

/** Tries one way after another, from the n-th on, until a value fits. */
function search(context: Context, conjuncts: Located[], at: Place, from: number, first: NoValue | undefined): unknown {
  const { effort } = context
  const tries: Tries = { digits: [], bumped: [], sizes: [], first, spare: undefined, meant: undefined }
  for (let n = from; n < mostWays; n++) {
    const found = nextTry(context, conjuncts, at, n, tries)
    if (found === 'none') break
    if (found !== undefined) return found.value
  }
  if (tries.meant !== undefined) {
    context.loose = (context.loose ?? new Set()).add(conjuncts)
    if (tries.meant.widened) context.widened++
    return tries.meant.value
  }
  if (!effort.thrifty || tries.spare === undefined) throw tries.first!
  context.misfits++
  return tries.spare.value
}

type Tried = { value: unknown } | 'none' | undefined

/** Tries the n-th way, if the bounds of the search allow it. A value that fits as meant is enough at the bounds. */
function nextTry(context: Context, conjuncts: Located[], at: Place, n: number, tries: Tries): Tried {
  const { effort } = context
  const { meant } = tries
  if (meant === undefined) {
    if (n > 0 && --effort.tries < 0) {
      if (effort.thrifty) return 'none'
      throw new NoValue('the search took too many steps', schemaPath(at), true)
    }
    return tryOnce(context, conjuncts, at, n, tries)
  }
  if (n >= (meant.widened ? mostStrictWays : mostLonelyWays) || --effort.tries < 0) return 'none'
  const rest = Math.max(0, effort.tries - mostStrictTries)
  effort.tries -= rest
  let found: Tried
  try {
    found = tryOnce(context, conjuncts, at, n, tries)
  } catch {
    vary(tries, [], true, n, at)
  }
  effort.tries = Math.max(0, effort.tries) + rest
  return found
}

/** Tries the n-th way; returns undefined where another one may do, 'none' where none will do better. */
function tryOnce(context: Context, conjuncts: Located[], at: Place, n: number, tries: Tries): Tried {
  let violated: Shape['nots'] = []
  let definite = false
  try {
    const asked: number[] = []
    tries.sizes = asked
    const shape = context.plans.shapeOf(conjuncts, (question, k) => {
      asked[k] = question.size
      return wayOf(context, question, at, tries.digits[k] ?? 0)
    })
    const { misfits, widened: wide } = context
    const here = n === 0 ? at : { ...at, seed: below(at.seed, `try ${n}`) }
    const value = make(context, shape, conjuncts, here, n, tries.bumped.length === 0)
    if (context.misfits > misfits) return { value }
    // A part that fits as meant cannot fit as written.
    const known = context.widened > wide && isMeant(context, conjuncts, value)
    if (!shape.uncertain || known || fitsAll(context, conjuncts, value)) {
      const { widened } = shape.object
      if (!widened && (isLoose(context, conjuncts) || !hasRivals(context, shape, at, value))) return { value }
      tries.meant ??= { value, widened }
      if (isLoose(context, conjuncts) || asked.every((size) => size < 2)) return 'none'
    } else {
      tries.first ??= failure('what was made for it does not fit', at)
      tries.spare ??= { value }
      if (isMeant(context, conjuncts, value)) {
        if (isLoose(context, conjuncts)) return { value }
        tries.meant ??= { value, widened: true }
      }
      violated = shape.nots.filter((one) => context.check.fits(one.at, value))
    }
  } catch (error) {
    const reason = reasonFor(error, at)
    tries.first ??= reason
    definite = true
  }
  if (definite && tries.sizes.length === 0 && n >= 2) return 'none'
  vary(tries, violated, definite, n, at)
  return undefined
}

/** Avoids the violated schemas by other means next; else makes one choice after another differently. */
function vary(tries: Tries, violated: Shape['nots'], definite: boolean, n: number, at: Place): void {
  const avoided = violated.length === 0 && definite ? tries.bumped : violated
  const { digits, sizes } = tries
  const hasNext = (choice: number) => (digits[choice] ?? 0) + 1 < sizes[choice]!
  tries.bumped = []
  if (avoided.length === 0 || n >= mostWays / 2) {
    tries.digits = otherWays(sizes, n, at.seed)
  } else if (avoided.every(({ choice }) => hasNext(choice))) {
    for (const { choice } of avoided) digits[choice] = (digits[choice] ?? 0) + 1
    tries.bumped = avoided
  } else {
    // Nothing more avoids a rival of the chosen alternative, so the next alternative is tried.
    const { among } = avoided.find(({ choice }) => !hasNext(choice))!
    if (among === undefined || !hasNext(among)) tries.digits = otherWays(sizes, n, at.seed)
    else tries.digits = [...digits.slice(0, among), (digits[among] ?? 0) + 1]
  }
}

/** Returns why a try failed; throws what ends the whole search. */
function reasonFor(error: unknown, at: Place): NoValue {
  if (!(error instanceof NoValue) || error.final) throw error
  return error.at === '' ? failure(reasonOf(error), at) : error
}

/** Returns true if a value fits as its schemas are meant, but for alternatives that overlap. */
function isMeant(context: Context, conjuncts: readonly Located[], value: unknown): boolean {
  const { plans, omitted, effort } = context
  if (effort.thrifty) return false
  context.lax ??= checker(plans.scope, omitted, mostChecks, false)
  return fitsAll({ check: context.lax }, conjuncts, value)
}

const isLoose = ({ loose }: Context, conjuncts: readonly Located[]): boolean => loose?.has(conjuncts) === true

/** Returns true if another alternative of a tagged `oneOf` admits the value too. Examples stay as written. */
function hasRivals({ check }: Context, { rivals, examples }: Shape, { example }: Place, value: unknown): boolean {
  if (example !== undefined || examples.length > 0) return false
  return rivals.some((rival) => check.fits(rival, value))
}

function reasonOf(error: NoValue): string {
  return error.message.slice(error.message.indexOf(': ') + 2)
}

/** Returns the n-th other way through the choices: first each alone, then any. */
function otherWays(sizes: readonly number[], n: number, seed: Seed): number[] {
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

// ---- one value ----

/**
 * Makes the n-th value by a shape. `thin`: optional members may be left out, since one of them may prevent a value that
 * fits.
 */
function make(context: Context, shape: Shape, conjuncts: Located[], at: Place, n: number, thin: boolean): unknown {
  const { effort } = context
  if (++effort.nodes > effort.mostNodes) throw new NoValue('it is too large to make', schemaPath(at), !effort.thrifty)
  let { trail } = at
  for (const schema of shape.targets) {
    if (timesOn(trail, schema) > deepestRecursion || isTooDeep(context, conjuncts, at))
      throw endless(context, conjuncts, at)
    trail = { schema, outer: trail }
  }
  const here = trail === at.trail ? at : { ...at, trail }
  if (n === 0) {
    const { examples, defaults } = context.wish
    const found = examples || defaults ? exampleFor(context, shape, here, conjuncts) : undefined
    if (found?.value !== undefined) {
      noteExample(context, shape, here, found.value)
      return found.value
    }
    if (found?.part !== undefined) return madeOf(context, shape, conjuncts, { ...here, example: found.part }, n, thin)
    if (shape.faker !== undefined) {
      const made = fake(shape.faker, below(at.seed, 'x-faker'), context.wish.locale)
      if (made !== undefined && fitsAll(context, conjuncts, made)) return made
    }
  }
  return madeOf(context, shape, conjuncts, here, n, thin)
}

/** Tells whether a recursion without an end is deep enough for the nearest value. */
function isTooDeep(context: Context, conjuncts: readonly Located[], at: Place): boolean {
  const isDeep = at.depth > deepestChoice || isCrowded(context, at)
  return context.effort.thrifty && isDeep && isEndless(context, conjuncts)
}

const isEndless = ({ plans }: Context, conjuncts: readonly Located[]): boolean =>
  conjuncts.some((one) => plans.height(one) === Number.POSITIVE_INFINITY)

/** Returns the error of a recursion in which each value holds another. No other way is tried. */
function endless(context: Context, conjuncts: readonly Located[], at: Place): NoValue {
  const hopeless = !context.effort.thrifty && isEndless(context, conjuncts)
  return new NoValue('its recursion never ends: every value has to hold another', schemaPath(at), hopeless)
}

function madeOf(context: Context, shape: Shape, conjuncts: Located[], at: Place, n: number, thin: boolean): unknown {
  if (shape.values !== undefined) return chosenValue(context, shape, at, n, conjuncts)
  return makers[typeAt(context, shape, at, n)](context, shape, at, n, thin)
}
