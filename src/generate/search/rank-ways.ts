/** Ranks the alternatives of a schema: the likeliest is tried first. */

import { isSchemaObject } from '../../schema/meaning/schema.ts'
import { isLost, type Located } from '../../schema/meaning/scope.ts'
import { type Context, type Place, timesOn } from '../context/context.ts'
import type { Question } from '../shapes/gather.ts'

/** Below this depth, the smallest alternatives are chosen. */
export const deepestChoice = 6

/** Returns the number of the way for a digit: 0 is the likeliest alternative. */
export function wayOf(context: Context, { ways, size, closedFirst }: Question, at: Place, digit: number): number {
  if (size <= 1) return 0
  const place = digit % size
  if (ways.length === 0 || place === ways.length) return place
  const { thrifty, nodes, soft } = context.effort
  const short = thrifty || nodes > soft || at.depth > deepestChoice
  const ranks = ways.map((way) => rankOf(context, way, at, closedFirst, short))
  const order = ways.map((_, i) => i).sort((a, b) => ranks[a]! - ranks[b]! || a - b)
  // Neighbours in a list take different branches of equal standing.
  const best = short ? 1 : order.filter((i) => ranks[i] === ranks[order[0]!]).length
  return order[place < best ? (at.turn + place) % best : place]!
}

/** Descriptions of a text that stands for none. */
const emptyText = /^\W{0,3}(an )?empty (string|text)/i

const ranksOf = { closed: 0, plain: 1, anything: 5, onceMore: 6, null: 7, again: 8, never: 1000 }

/**
 * Ranks an alternative: closed sets of values first where a plain text would do as well, recursion, null and `false`
 * last.
 */
function rankOf(context: Context, way: Located, at: Place, closedFirst: boolean, short: boolean): number {
  const { schema } = way
  if (schema === false) return ranksOf.never
  if (schema === true || isLost(context.plans.scope, way)) return ranksOf.anything
  if (schema.type === 'null' || ('const' in schema && schema.const === null)) return short ? -1 : ranksOf.null
  if (!short && isSchemaObject(schema) && emptyText.test(String(schema.description))) return ranksOf.null
  const times = at.trail === undefined ? 0 : timesOn(at.trail, context.plans.targetOf(way))
  if (short || times > 0) {
    // The shortest way out of a recursion.
    const height = Math.min(context.plans.height(way), 99)
    return (short ? 0 : times > 1 ? ranksOf.again : ranksOf.onceMore) + height / 100
  }
  return closedFirst && (Array.isArray(schema.enum) || 'const' in schema) ? ranksOf.closed : ranksOf.plain
}
