/** Mends examples that do not fit their schemas. */
import type { Contract } from '../contract/contract.ts'
import type { Schema } from '../document/openapi.ts'
import type { GenerateOptions } from '../generate/generate.ts'
import { withGenerator } from '../generate/lazy.ts'
import { holdsPlaceholder } from '../generate/shapes/placeholders.ts'
import { readings } from '../generate/shapes/readings.ts'
import type { Content } from '../resources/rows/source.ts'
import type { Checker, Direction, Violation } from '../schema/validator.ts'

/**
 * Mends an example: keeps the parts that fit and generates the others, also in place of placeholders. Returns it
 * unchanged if no such value fits.
 */
export function mend(
  value: unknown,
  schema: Schema,
  asked: Pick<GenerateOptions, 'seed' | 'links' | 'path'>,
  { resources }: Contract,
  checker: Checker,
  violations: Violation[]
): Mended | Promise<Mended> {
  const asIs: Mended = { value, violations }
  if (typeof value !== 'object' || value === null) return asIs
  return withGenerator(({ fromExamples, generate }) => {
    try {
      const ask = { ...asked, schema, resources, example: value }
      const whole = fromExamples(ask) ?? (holdsPlaceholder(value) ? generate(ask) : undefined)
      if (typeof whole !== 'object' || whole === null) return asIs
      const left = checker.check(schema, whole, 'response')
      const isBetter = left.length < violations.length || left.length + violations.length === 0
      return isBetter ? { value: whole, violations: left } : asIs
    } catch {
      // No value fits the schema, so the author's own is as good as any.
      return asIs
    }
  })
}

/** Tells whether parts of a fitting example only stand for values: `<string>`. */
export const isTemplate = (value: unknown, schema: Schema | undefined): boolean =>
  schema !== undefined && holdsPlaceholder(value)

/** An example after it was mended, and the violations that are left. */
interface Mended {
  value: unknown
  violations: Violation[]
}

/** Returns an example in the type of its schema, since `'7'` may mean 7. Adds the violations if it does not fit. */
export function asMeant(
  value: unknown,
  schema: Schema,
  checker: Checker,
  direction: Direction = 'response'
): Pick<Content, 'value' | 'violations'> {
  const violations = checker.check(schema, value, direction)
  if (violations.length === 0) return { value }
  // A schema without a type admits a list of anything.
  const isOpen = checker.fits(schema, [], direction) && checker.fits(schema, 0, direction)
  const meant = isOpen ? undefined : readings(value).find((one) => checker.fits(schema, one, direction))
  return meant !== undefined ? { value: meant } : { value, violations }
}
