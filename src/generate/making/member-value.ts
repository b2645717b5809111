/** Makes the value of one member of an object. */

import { isSchemaObject } from '../../schema/meaning/schema.ts'
import { type Context, fitsAll, givenMember, type Place } from '../context/context.ts'
import { beneath } from '../lexicon/entity/random.ts'
import { partOf } from '../lexicon/words/cast.ts'
import { readings } from '../shapes/readings.ts'
import type { Member, Shape, ShapeMembers } from '../shapes/shape.ts'

/** An object that is being made. */
export interface Making {
  context: Context
  shape: Shape
  at: Place
  /** The number of the try. */
  n: number
  subject: string
  members: ShapeMembers
  result: Record<string, unknown>
  /** The members with the keys of the object, by the examples of these. */
  keys: ReadonlyMap<string, string>
}

/** Returns the value of a member: the one that the discriminator or the request demands, else a made one. */
export function memberValue(making: Making, member: Member, beside: readonly string[]): unknown {
  const { context, shape, at, members } = making
  const given = givenValue(making, member, shape.object.wanted.get(member.name))
  if (given !== undefined) return given
  if (member.blank && at.example === undefined) return null
  const example =
    isSchemaObject(at.example) && Object.hasOwn(at.example, member.name) ? at.example[member.name] : undefined
  const part = partOf(member.plain, making.subject, members.plain)
  return context.valueOf(member.rules, {
    parent: at,
    step: member.step,
    name: member.plain,
    subject: making.subject,
    seed: beneath(at.seed, member.hash),
    common: beneath(at.common, member.hash),
    turn: at.turn,
    count: at.count,
    depth: at.depth + 1,
    many: at.many,
    listed: at.listed,
    beside,
    entity: part === 0 ? at.entity : at.entity.other(part),
    trail: at.trail,
    known: member.wraps ? at.known : context.shared,
    keys: making.keys,
    example
  })
}

/** Returns a given value, if it fits the member's schemas in one reading. */
function givenValue({ context, at }: Making, { name, plain, rules }: Member, wanted: unknown): unknown {
  const known = givenMember(at.known, name, plain)
  if (wanted === undefined && known === undefined) return undefined
  for (const value of [wanted, known]) {
    if (value === undefined) continue
    if (fitsAll(context, rules, value)) return value
    const read = readings(value).find((one) => !Array.isArray(one) && fitsAll(context, rules, one))
    if (read !== undefined) return read
  }
  return undefined
}
