/** Sums up the violations of all alternatives: those they have in common, or those of the alternative that was meant. */
import type { Schema } from '../../document/openapi.ts'
import { tokensOf } from '../../document/places/pointer.ts'
import { isSchemaObject } from '../meaning/schema.ts'
import { either } from './messages.ts'
import type { SchemaViolation } from './rule.ts'

/** Returns the violations of a value that fits no alternative, or (`passing`) more alternatives than it may. */
export function among(
  keyword: 'anyOf' | 'oneOf',
  written: Schema[],
  passing: number[],
  at: string,
  explained: () => SchemaViolation[][]
): SchemaViolation[] {
  const violation = (message: string): SchemaViolation[] => [{ at, message, keyword }]
  const exactly = keyword === 'oneOf' ? 'exactly one' : 'at least one'
  if (passing.length > 1) {
    const demands = written.map(demandOf)
    if (demands.every((demand) => demand !== undefined)) {
      return violation(`${exactly} of ${demands.join(', ')} must be given`)
    }
    const [one, other] = passing as [number, number]
    return violation(
      `must fit exactly one of ${written.length} alternatives, but fits numbers ${one + 1} and ${other + 1}`
    )
  }
  const branches = explained()
  const common = commonTo(branches)
  if (common.length > 0) return common
  const missing = branches.map((violations) => violations.map((violation) => missingIn(at, violation)))
  if (missing.every((names) => names.every((name) => name !== undefined))) {
    return violation(`${exactly} of ${missing.map((names) => names.join(' with ')).join(', ')} must be given`)
  }
  const meant = branches.filter((violations) => !violations.some((violation) => isOtherKind(at, violation)))
  if (meant.length === 1) return meant[0]!
  const closest = (meant.length > 0 ? meant : branches).toSorted((one, other) => one.length - other.length)[0]!
  const { at: where, message } = closest[0]!
  const reason = `the closest does not fit because ${where.slice(at.length) || 'it'} ${message}`
  return violation(`must fit ${exactly} of ${branches.length} alternatives; ${reason}`)
}

/** Returns the violations that all alternatives share, with the values that tell the alternatives apart. */
function commonTo(branches: SchemaViolation[][]): SchemaViolation[] {
  const [first = [], ...others] = branches
  return first
    .filter((one) => others.every((branch) => branch.some((other) => sameKind(one, other))))
    .map((one) => merged(one, branches))
}

/** Returns the members that a schema requires, if it has no other keyword. */
function demandOf(schema: Schema): string | undefined {
  if (!isSchemaObject(schema)) return undefined
  const { required, type: _, ...rest } = schema
  return required && required.length > 0 && Object.keys(rest).length === 0 ? required.join(' with ') : undefined
}

/** Returns the member of the value at `at` that is missing according to a violation. */
function missingIn(at: string, { keyword, at: where }: SchemaViolation): string | undefined {
  const parent = where.slice(0, where.lastIndexOf('/'))
  return keyword === 'required' && parent === at ? tokensOf(where).at(-1) : undefined
}

const saysValue = new Set(['const', 'enum', 'discriminator'])

function sameKind(one: SchemaViolation, other: SchemaViolation): boolean {
  const values = saysValue.has(one.keyword) && saysValue.has(other.keyword)
  const mergeable = values || (one.keyword === 'type' && other.keyword === 'type')
  return one.at === other.at && (mergeable || one.message === other.message)
}

/** Tells whether a violation says that the value at `at` is of another kind: by its type, or the value of a member. */
function isOtherKind(at: string, { keyword, at: where }: SchemaViolation): boolean {
  if (keyword === 'type' || keyword === 'false schema') return where === at
  return saysValue.has(keyword) && (where === at || where.lastIndexOf('/') === at.length)
}

/** Merges violations of one kind into one, which lists the types or values of all alternatives. */
function merged(violation: SchemaViolation, branches: SchemaViolation[][]): SchemaViolation {
  const alike = branches.flat().filter((other) => sameKind(violation, other))
  const messages = [...new Set(alike.map(({ message }) => message))]
  if (messages.length === 1) return violation
  const parts = [
    ...new Set(messages.flatMap((message) => message.replace(/^must be (?:one of )?/, '').split(/, | or /)))
  ]
  return violation.keyword === 'type'
    ? { ...violation, message: `must be ${either(parts)}` }
    : { ...violation, message: `must be one of ${parts.join(', ')}`, keyword: 'enum' }
}
