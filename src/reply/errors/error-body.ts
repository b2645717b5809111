/** Fills the body of an error with a refusal: its members by their names, as far as its schema admits. */

import { STATUS_CODES } from 'node:http'
import type { Contract } from '../../contract/contract.ts'
import type { Problem } from '../../contract/problem.ts'
import { keptFor } from '../../document/memoized.ts'
import type { Schema } from '../../document/openapi.ts'
import { textOf } from '../../document/places/text-of.ts'
import { valuesSaid } from '../../generate/lexicon/vocabulary/vocabulary.ts'
import { typeOf } from '../../schema/meaning/json-values.ts'
import { type Checker, type Violation, violationText } from '../../schema/validator.ts'
import {
  type AdmittedValues,
  itemSchema,
  propertySchema,
  type ResolveSchema,
  wantedBy
} from '../../schema/views/schema-types.ts'
import { textAs } from '../body/markup.ts'
import {
  absent,
  facts,
  failures,
  inner,
  messages,
  places,
  type Refused,
  results,
  roleOf,
  type Told,
  wordsOfTheirOwn
} from './error-facts.ts'
import { type Family, familyOf, familyWord, isWordOfAnother } from './families.ts'
import { identityAmong, identityFor, isOfAnotherStatus, wordFor } from './identity.ts'

/** The body of an error before it is filled in, and its origin. */
export interface ErrorBody {
  body: unknown
  schema: Schema | undefined
  mediaType: string
  /** True for an author's body: members that do not describe this request stay. */
  written: boolean
  /** True where its author wrote it for another status. */
  foreign: boolean
}

type Holder = Record<string, unknown>

/** A body that is being filled, and its validation. */
interface Filling {
  root: Holder
  /** The number of violations that it may have: that of the beginning. */
  most: number
  countViolations: (body: unknown) => number
  resolve: ResolveSchema
  foreign: boolean
  problem: Problem
  family: Family | undefined
}

/**
 * Fills in a body without adding a violation. Facts that the schema does not admit are left out. If the media type is
 * markup, text is written as markup.
 */
export function fillErrorBody(
  { body, schema = true, mediaType, written, foreign }: ErrorBody,
  problem: Problem,
  refused: Refused | undefined,
  { schemaAt: resolve }: Contract,
  checker: Checker
): unknown {
  const { status, message, violations } = problem
  const countViolations = (value: unknown) => (schema === true ? 0 : checker.check(schema, value, 'response').length)
  const root: Holder = { '': structuredClone(body) }
  const filling: Filling = {
    root,
    most: countViolations(body),
    countViolations,
    resolve,
    foreign,
    problem,
    family: familyOf(body)
  }
  const title = STATUS_CODES[status] ?? 'Error'
  // RFC 9457 section 4.2.1: the type of a problem that adds nothing to its status
  const type = mediaType.startsWith('application/problem+') ? 'about:blank' : undefined
  const told: Told = {
    status,
    word: undefined,
    title,
    message,
    refused,
    type,
    violation: undefined,
    first: violations[0],
    beside: []
  }
  fill(filling, root, '', schema, written && !foreign, told)
  const filled = root['']
  return typeof filled === 'string' && filled !== body ? textAs(mediaType, filled) : filled
}

/** Writes the first value that has the kind of the member's value and adds no violation. */
function offer({ root, most, countViolations }: Filling, holder: Holder, name: string, values: unknown[]): boolean {
  const before = holder[name]
  for (const value of values) {
    if (value === absent) delete holder[name]
    else if (value === null || (value !== undefined && typeOf(value) === typeOf(before))) holder[name] = value
    else continue
    if (countViolations(root['']) <= most) return true
    holder[name] = before
  }
  return false
}

function fill(filling: Filling, holder: Holder, name: string, schema: Schema, whole: boolean, told: Told): void {
  const value = holder[name]
  if (typeof value === 'string') offer(filling, holder, name, [told.message])
  if (Array.isArray(value) && value.length > 0) fillList(filling, holder, name, schema, whole, told)
  else if (typeOf(value) === 'object') {
    fillMembers(filling, value as Holder, wantedBy(schema, filling.resolve), whole, told)
  }
}

/** Makes one item for each violation if there is room, else one. */
function fillList(filling: Filling, holder: Holder, name: string, schema: Schema, whole: boolean, told: Told): void {
  const { message, violations } = filling.problem
  const [first] = holder[name] as unknown[]
  const all = violations.length > 0 ? violations : [{ in: 'request', at: '', message, keyword: '' }]
  const items = all.map(() => structuredClone(first))
  offer(filling, holder, name, [items, items.slice(0, 1)])
  const kept = holder[name] as unknown[] & Holder
  const wanted = wantedBy(schema, filling.resolve)
  for (const [index, violation] of all.slice(0, kept.length).entries()) {
    const placed = typeOf(first) === 'object' && Object.keys(first as Holder).some((key) => places.has(roleOf(key, '')))
    const message = placed || violations.length === 0 ? violation.message : violationText(violation)
    fill(filling, kept, String(index), itemSchema(wanted, index), whole, { ...told, message, violation })
  }
}

/** A member of an object that is being filled. */
interface Member {
  name: string
  role: string
  schemas: AdmittedValues['schemas']
  /** True where its author wrote its value for this error. */
  isOwn: boolean
}

function fillMembers(filling: Filling, holder: Holder, wanted: AdmittedValues, whole: boolean, told: Told): void {
  const { foreign, resolve, problem } = filling
  const { status } = problem
  const all = !foreign && (whole || wanted.schemas.some(isWritten))
  const members = Object.keys(holder).map((name): Member => {
    const { schemas } = wantedBy(propertySchema(wanted, name), resolve)
    const role = roleOf(name, schemas.map(descriptionOf).join(' '))
    return { name, role, schemas, isOwn: !foreign && (all || schemas.some(isWritten)) }
  })
  const others = members.filter((one) => !spellAsFamily(filling, holder, one, whole))
  const spoken = messages.flatMap((wording) =>
    others.filter(({ name, role }) => role === wording && typeof holder[name] === 'string')
  )
  const heard = speak(filling, holder, members, spoken, told)
  const isFailure = members.some(
    ({ name, role }) => failures.test(role) || (!results.test(role) && speaks(holder[name]))
  )
  for (const member of others) {
    const { name, role, schemas, isOwn } = member
    const choices = schemas.flatMap(choicesOf)
    const fact = Object.hasOwn(facts, role) ? facts[role] : undefined
    if (fact !== undefined && !(isOwn && !isOfAnother(role, holder[name]))) {
      const word = wordFor(holder[name], status)
      const beside = members.map(({ role }) => role)
      const said = [...identity(filling, role, holder[name], told), ...fact({ ...told, word, beside })]
      // A word of a vocabulary that the description lists stays among its words.
      offer(filling, holder, name, choices.includes(holder[name]) ? said.filter((one) => choices.includes(one)) : said)
    }
    if (foreign && fact === undefined && !spoken.includes(member) && isOfAnotherStatus(holder[name], status)) {
      offer(filling, holder, name, [identityFor(holder[name], status)])
    }
    if (!told.violation?.keyword && !isOwn) offer(filling, holder, name, [identityAmong(choices, status)])
    if (holder === filling.root[''] && results.test(role) && !isOwn && isFailure) {
      offer(filling, holder, name, [null, absent, Array.isArray(holder[name]) ? [] : undefined])
    }
    if (fieldMaps.test(role) && isMap(holder[name], schemas, problem)) {
      offer(filling, holder, name, fieldMap(problem))
    } else if (typeof holder[name] === 'object' && (inner.has(role) || (heard === undefined && speaks(holder[name])))) {
      fill(filling, holder, name, propertySchema(wanted, name), all, told)
    }
  }
}

/** Writes the word that the family of the error has for its status. An author's own word for it stays. */
function spellAsFamily(filling: Filling, holder: Holder, { name, role, isOwn }: Member, whole: boolean): boolean {
  const { family, problem } = filling
  const word = familyWord(family, role, problem.status)
  if (family === undefined || word === undefined) return false
  const value = holder[name]
  // A number that is like an author's is none of the family's.
  const stays = isOwn && (whole || (typeof value === 'string' && !isWordOfAnother(family, role, value, problem.status)))
  return !stays && typeof word === typeof value && offer(filling, holder, name, [word])
}

/** Writes the message into the first member that it fits, which it returns, and words of the status into the others. */
function speak(filling: Filling, holder: Holder, members: Member[], spoken: Member[], told: Told): Member | undefined {
  const hasList = members.some(({ name, role }) => typeof holder[name] === 'object' && fieldMaps.test(role))
  const heard = spoken.find(({ name, role, schemas }) => {
    // Beside a list of what is wrong, a title says the kind of it.
    if (hasList && role === 'title') return false
    return offer(filling, holder, name, [told.message, shortened(told.message, Math.min(...schemas.map(longest)))])
  })
  for (const { name } of spoken.filter((one) => one !== heard && !one.isOwn)) {
    offer(filling, holder, name, [told.title])
  }
  return heard
}

/** Members that hold messages by the names of fields. */
const fieldMaps = /^(errors|details|fields|fielderrors|validationerrors|violations|invalidfields|invalidparams)$/

/** True for an object whose members no schema names, or that are named like the fields of the request. */
const isMap = (value: unknown, schemas: Member['schemas'], { violations }: Problem): boolean =>
  typeOf(value) === 'object' &&
  schemas.every(
    ({ properties }) => properties === undefined || violations.some((one) => Object.hasOwn(properties, fieldOf(one)))
  )

const fieldOf = ({ at }: Violation): string => at.split('/').slice(1).join('.')

/** Returns the messages of a problem by their fields: lists of them, or one for each. */
function fieldMap({ violations }: Problem): unknown[] {
  const lists: Record<string, string[]> = {}
  for (const violation of violations) {
    const field = fieldOf(violation)
    const { message } = violation
    lists[field] = [...(lists[field] ?? []), message]
  }
  const first = Object.fromEntries(Object.entries(lists).map(([field, [one]]) => [field, one]))
  return violations.length === 0 ? [] : [lists, first]
}

/** Returns the identity of this error in place of another one's. */
function identity({ foreign, problem }: Filling, name: string, value: unknown, { type, violation }: Told): unknown[] {
  if (!foreign || violation !== undefined || !wordsOfTheirOwn.has(name)) return []
  const own = identityFor(value, problem.status)
  return [name === 'type' ? (type ?? own) : own]
}

/** Returns the values that a schema lists, or that its description does. */
const choicesOf = keptFor((schema: { [keyword: string]: unknown }): readonly unknown[] =>
  Array.isArray(schema.enum)
    ? schema.enum
    : (valuesSaid(descriptionOf(schema), { name: 'code', beside: [] }) ??
      (schema.const === undefined ? [] : [schema.const]))
)

/** True for an author's word on another request: its place, or a status. */
function isOfAnother(name: string, value: unknown): boolean {
  return /^((http)?status|status)?code$|^(http)?status$/.test(name)
    ? /^[45]\d\d$/.test(textOf(value))
    : !wordsOfTheirOwn.has(name)
}

const isWritten = ({ example, examples, default: usual }: { [keyword: string]: unknown }): boolean =>
  example !== undefined || examples !== undefined || usual !== undefined

const descriptionOf = ({ description }: { [keyword: string]: unknown }): string =>
  typeof description === 'string' ? description : ''

const longest = ({ maxLength }: { [keyword: string]: unknown }): number =>
  typeof maxLength === 'number' ? maxLength : Number.POSITIVE_INFINITY

/** The length from which a message says more than the status. */
const shortestMessage = 40

const shortened = (text: string, most: number): string | undefined =>
  text.length > most && most >= shortestMessage ? `${text.slice(0, most - 1)}…` : undefined

/** True for an object with words for people, or a list of such. */
function speaks(value: unknown): boolean {
  const one = Array.isArray(value) ? value[0] : value
  return typeOf(one) === 'object' && Object.keys(one as Holder).some((name) => messages.includes(roleOf(name, '')))
}
