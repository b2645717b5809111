/** Makes objects: the declared members in the order in which they are written, then entries that no schema names. */

import { keptFor } from '../../document/memoized.ts'
import { isNavigation } from '../../schema/keywords/navigation.ts'
import { put } from '../../schema/meaning/json-values.ts'
import { NoValue } from '../../schema/meaning/no-value.ts'
import { isSchemaObject } from '../../schema/meaning/schema.ts'
import type { Located } from '../../schema/meaning/scope.ts'
import { agree, isInner } from '../context/agree.ts'
import {
  type Context,
  failure,
  fitsAll,
  givenMember,
  isCrowded,
  lean,
  mostParts,
  noPaging,
  orElse,
  type Place,
  recursive,
  TooLarge
} from '../context/context.ts'
import { below, beneath, random } from '../lexicon/entity/random.ts'
import { snake } from '../lexicon/entity/scene.ts'
import { formulasIn } from '../lexicon/relations/formulas.ts'
import { rivalsIn } from '../lexicon/words/rivals.ts'
import { noteLink } from '../links/links.ts'
import {
  filledTemplate,
  type MemberExample,
  type Template,
  templatesIn,
  valueBehind
} from '../shapes/example-templates.ts'
import { readings } from '../shapes/readings.ts'
import type { Member, Shape, ShapeMembers } from '../shapes/shape.ts'
import { homeCountry } from './home-country.ts'
import { addEntries } from './map-entries.ts'
import { type Making, memberValue } from './member-value.ts'
import { declaredMembers, exampleAt, hidden, isNamed, memberRules, wrapper } from './members.ts'
import { keysIn, shareKey, writeKeys } from './outer-keys.ts'

const none: ReadonlyMap<string, string> = new Map()

/** The greatest depth of optional members. */
const deepestOptional = 12
/** The share of optional members that a try leaves out, since one of them may prevent a value that fits. */
const dropped = 0.3

export function makeObject(
  context: Context,
  shape: Shape,
  at: Place,
  n: number,
  thin: boolean
): Record<string, unknown> {
  const { min, max } = shape.object
  if (min > max) throw failure(`minProperties ${min} is over maxProperties ${max}`, at)
  if (min > mostParts) throw new TooLarge(`an object of ${min} properties is too large to make`, at)
  const members = declaredMembers(context, shape)
  for (const name of members.omitted) context.omitted.add(name)
  const making: Making = {
    context,
    shape,
    at,
    n: thin ? n : 0,
    subject: subjectOf(shape, at),
    members,
    result: {},
    keys: none
  }
  const example = (name: string) => exampleOf(making, name)
  making.keys = keysIn(members, example)
  const country = homeCountry(members, example)
  if (country !== undefined) making.at = { ...at, entity: at.entity.within(country) }
  addMembers(making)
  if (isSchemaObject(at.example)) addOwn(making, at.example)
  addEntries(making)
  addFree(making)
  if (making.n === 0) settle(making)
  return making.result
}

/** Ends of the names of schemas that say which layer of a program they are of. */
const layers =
  /(?<=.)(?:_(?:presentation|representation|serializer|read|write|create|resume|dto|vo|bean|pojo|partial|view_model|api_model|(?:hal_?)?json|object|(?<!search_|text_|vector_)index|v\d+)|(?<=[a-z]{4})\d{1,9})+$/

/** The path and the namespace before the name of a schema. */
const before = /^.*\/(?:.*\.(?=\p{Lu}\p{L}{2}))?/u

/** An attribute, where a word before it says that no house is meant. */
const trait = /(?<!^(?:rental|hotel|real_estate|residential|commercial|vacation|listed))_property$/

/** Names of schemas that are used for any thing. */
const vagueSchema = /^(resource_?)?(identifier|reference|linkage|relationship|ref|resource|entity)$/

/** The word for the object: its title, the name of its schema, or the name of the member that it is. */
function subjectOf(shape: Shape, at: Place): string {
  const { derived } = shape
  if (derived.subject === undefined) {
    const ref = shape.refs.find((one) => one.startsWith('#/'))
    const named = snake(shape.title) || (ref === undefined ? '' : snake(ref.replace(before, '')))
    derived.subject = named.replace(layers, '').replace(trait, '_attribute')
  }
  if (derived.subject !== '' && !vagueSchema.test(derived.subject)) return derived.subject
  return (wrapper.test(at.name) ? at.subject : at.name) || derived.subject
}

function addMembers(making: Making): void {
  const { context, shape, at, members, result } = making
  const room = shape.object.max - members.mandatory
  let optional = 0
  /** Members that only fit their schemas as meant. Without them, the object fits as written. */
  const spare: [name: string, value: unknown][] = []
  for (const member of members.list) {
    const { name, must } = member
    if (member.barred) {
      if (shape.object.required.has(name)) missing(making, failure(`${name} is required and excluded`, at))
      continue
    }
    if (!must && (optional >= room || !isWanted(making, member))) continue
    try {
      const { widened } = context
      const value = rivalValue(making, member, memberValue(making, member, members.plain))
      if (!must && !isSchemaObject(at.example) && context.widened > widened) {
        context.widened = widened
        if (!Array.isArray(value)) {
          spare.push([name, value])
          continue
        }
      }
      put(result, name, value)
      if (!must) optional++
    } catch (error) {
      if (!(error instanceof NoValue) || error.final) throw error
      if (shape.object.required.has(name)) missing(making, error)
    }
  }
  if (Object.keys(result).length === 0) for (const [name, value] of spare) put(result, name, value)
}

/** The most tries of a text that another member must not have. */
const mostRivals = 3

/** Returns the value of a member, or another one if that is the text of the member that it must differ from. */
function rivalValue(making: Making, member: Member, value: unknown): unknown {
  const { at, context, members, result } = making
  const name = rivalsIn(members.plain).get(member.plain)
  const rival = name === undefined ? undefined : members.list.find(({ plain }) => plain === name)
  // Examples stay as they are written.
  if (rival === undefined || typeof value !== 'string' || context.wish.examples) return value
  let other: unknown = value
  for (let n = 1; n <= mostRivals && other === result[rival.name]; n++)
    other = memberValue(
      { ...making, at: { ...at, seed: below(at.seed, n), turn: at.turn + n, entity: at.entity.other(n) } },
      member,
      members.plain
    )
  return other
}

/** Ends the try if a required member cannot be made. The nearest value lacks it. */
function missing({ context }: Making, error: NoValue): void {
  if (!context.effort.thrifty) throw error
  context.misfits++
}

/** Decides whether an optional member is made. */
function isWanted({ context, at, n }: Making, member: Member): boolean {
  const { example } = at
  const { name, rules } = member
  if (isSchemaObject(example)) {
    if (!Object.hasOwn(example, name)) return false
    // Authors write null for a member that is missing.
    return example[name] !== null || fitsAll(context, rules, null)
  }
  if (member.excluded || lean(context, n) || rules.some(({ schema }) => isNavigation(schema))) return false
  if (isCrowded(context, at) || at.depth > deepestOptional) return false
  if (recursive(context, rules, at)) return false
  // Some tries leave optional members out, since one of them may prevent a value that fits.
  return !(n > 2 && n % 4 !== 0 && random(beneath(below(at.seed, 'drop'), member.hash)).next() < dropped)
}

/** Adds the members that only the example has, where they may be. */
function addOwn({ context, shape, members, result }: Making, example: Record<string, unknown>): void {
  const { object } = shape
  const declared = new Set([...members.list.map(({ name }) => name), ...members.omitted])
  for (const name of Object.keys(example)) {
    if (declared.has(name) || object.absent.has(name) || Object.keys(result).length >= object.max) continue
    if (!isNamed(context.check, shape, name)) continue
    const rules = memberRules(context, shape, name)
    if (hidden(context, rules) || !fitsAll(context, rules, example[name])) continue
    put(result, name, example[name])
    context.exemplary = true
  }
}

/** Adds the members of the example to an object whose schema names none. */
function addFree(making: Making): void {
  const { shape, at, result, members } = making
  if (members.list.length > 0 || Object.keys(result).length > 0 || isSchemaObject(at.example)) return
  addOwn(making, shape.examples.find(isSchemaObject) ?? {})
}

/**
 * Makes the members agree with each other. Given values, and values that the schema says itself, stay; so do values
 * where it has an example of one.
 */
function settle(making: Making): void {
  const { context, shape, at, result } = making
  const { object } = shape
  const isFree = (name: string) =>
    !object.wanted.has(name) &&
    givenMember(at.known, name, snake(name)) === undefined &&
    !(context.wish.examples && isFromExample(making, name))
  const accepts = (name: string, value: unknown) =>
    isFree(name) &&
    memberRules(context, shape, name).every(
      (one) => !saysItself(context, one) && !(value === null && isShown(context, one)) && context.check.fits(one, value)
    )
  const spares = (name: string) =>
    isFree(name) &&
    !object.required.has(name) &&
    Object.keys(result).length > object.min &&
    !memberRules(context, shape, name).some((one) => isShown(context, one))
  const made = {
    object: result,
    accepts,
    spares,
    hint: (name: string) => hintOf(making, name),
    choices: (name: string) => choicesOf(making, name),
    formulas: formulasOf(making.members, making)
  }
  if (isInner(at.name)) context.made = (context.made ?? new Map()).set(result, made)
  agree(made, context.made, at.listed ? noPaging : context.wish.paging)
  for (const template of templatesOf(making.members, making)) {
    const own = result[template.name]
    const text = filledTemplate(template, result)
    if (text === undefined || text === own || typeof own !== 'string') continue
    if (!isFree(template.name)) putBehind(result, template, own, accepts)
    if (!accepts(template.name, text)) continue
    put(result, template.name, text)
    // A text that may be a link to a thing of this API still is.
    for (const link of context.links?.get(own) ?? []) noteLink(context, text, link)
  }
  writeKeys(making)
  shareKey(making)
}

/** Changes the member that a given text is made of. */
function putBehind(
  result: Record<string, unknown>,
  template: Template,
  text: string,
  accepts: (name: string, value: unknown) => boolean
): void {
  const [name, held] = valueBehind(template, text) ?? []
  if (name === undefined || !Object.hasOwn(result, name)) return
  const value = typeof result[name] === 'number' ? Number(held) : held
  if (!Number.isNaN(value) && accepts(name, value)) put(result, name, value)
}

/** Returns the members that hold others, by their examples or descriptions. */
const templatesOf = keptFor(({ list }: ShapeMembers, making: Making) =>
  templatesIn(list.map(({ name }) => exampleOf(making, name)))
)

const formulasOf = keptFor(({ list }: ShapeMembers, making: Making) =>
  formulasIn(
    list.map(({ name }) => name),
    (name) => hintOf(making, name)
  )
)

/** Returns the example of a member: that in the example of the object, else its own. */
function exampleOf(making: Making, name: string): MemberExample {
  return orElse<MemberExample>({ name, example: undefined }, () => {
    const { examples, values, description } = shapeOfMember(making, name)
    return { name, example: exampleAt(making.shape, name) ?? examples[0], words: values, description }
  })
}

/** True for a value that the document wrote. */
function isFromExample(making: Making, name: string): boolean {
  const { example } = making.at
  if (isSchemaObject(example) && Object.hasOwn(example, name)) return true
  const value = making.result[name]
  return orElse(false, () => {
    const { examples, defaults } = shapeOfMember(making, name)
    return [...examples, ...defaults].some((one) => one === value || readings(one).includes(value))
  })
}

const choicesOf = (making: Making, name: string): readonly unknown[] =>
  orElse([], () => [...(shapeOfMember(making, name).values ?? [])])

const hintOf = (making: Making, name: string): string => orElse('', () => shapeOfMember(making, name).hint)

const shapeOfMember = ({ context, shape, at }: Making, name: string): Shape =>
  context.firstShape(memberRules(context, shape, name), at)

/** True for a member whose example is taken over, as long as examples are. */
const isShown = ({ wish }: Context, { schema }: Located): boolean =>
  wish.examples && isSchemaObject(schema) && ('example' in schema || 'examples' in schema)

function saysItself({ wish }: Context, { schema }: Located): boolean {
  return isSchemaObject(schema) && ('x-faker' in schema || (wish.defaults && 'default' in schema))
}
