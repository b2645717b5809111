/** JSON Patch (RFC 6902) on rows. */
import { isDeepStrictEqual } from 'node:util'
import { applyPatch, type Operation as Step } from 'rfc6902'
import { Problem } from '../../contract/problem.ts'
import type { Schema } from '../../document/openapi.ts'
import { pointer } from '../../document/places/pointer.ts'
import type { Resource } from '../model/model.ts'
import { at } from '../model/rows-places.ts'
import { linked, viewBy } from '../rows/linked.ts'
import { removed } from '../rows/making.ts'
import { isRow, type Row } from '../rows/row.ts'
import { type Asking, documented } from './asking.ts'

const operations = new Set<unknown>(['add', 'remove', 'replace', 'move', 'copy', 'test'])

/**
 * Returns a list as the steps of a patch. Any other list is refused if the document has a status for that; else it
 * returns undefined.
 */
export function stepsOf(asking: Asking, body: unknown[]): Step[] | undefined {
  const bad = body.findIndex((step) => !isRow(step) || !operations.has(step.op) || typeof step.path !== 'string')
  if (bad < 0) return body as Step[]
  const status = documented(asking, [400, 422])
  if (status === undefined) return undefined
  throw new Problem(status, `step ${bad} of the patch needs an \`op\` that JSON Patch has, and a \`path\``)
}

/**
 * Patches a row as its item shows it. Members that no step changes stay as the row has them, so that counts and
 * embedded things go on to follow other rows. Throws a Problem if a step cannot be done, or the outcome does not fit.
 */
export const jsonPatched = (asking: Asking, parents: string[], row: Row, steps: Step[]): Row =>
  patchedBy(asking, parents, row, [422, 400], (whole) => {
    for (const [index, step] of steps.entries()) {
      const error = errorOf(whole, step)
      if (error === null) continue
      const test = step.op === 'test'
      const status = firstOf(asking, test ? [409, 422, 400] : [422, 409, 400])
      const why = test ? `the value at ${step.path} is another` : error
      throw new Problem(
        status,
        `step ${index} of the patch, ${step.op} ${JSON.stringify(step.path)}, cannot be done: ${why}`
      )
    }
  })

/** Returns the schema by which the item of an operation shows its row. */
export const shownSchema = ({ role }: Asking): Schema => role.reply?.row ?? (role.resource.rows[0] as Schema)

/**
 * Patches a row as its item shows it, which `patch` changes in place. Throws a Problem with the first documented one of
 * the statuses if the outcome does not fit.
 */
export function patchedBy(
  asking: Asking,
  parents: string[],
  row: Row,
  statuses: [number, ...number[]],
  patch: (whole: { row: Row }) => void
): Row {
  const { api, role } = asking
  const schema = shownSchema(asking)
  const before = viewBy(api, schema).once(linked(asking, role.resource, parents, row), () => asking.seed) as Row
  // A patch of the root replaces the whole row.
  const whole = { row: structuredClone(before) }
  patch(whole)
  const view = whole.row
  const violations = api.checker
    .check(schema, view, 'response')
    .filter(({ at, keyword }) => keyword !== 'required' || !isHeld(role.resource, at))
  const [violation] = violations
  if (violation !== undefined) {
    const message = `the patched ${role.resource.noun} does not fit: ${violation.at} ${violation.message}`
    throw new Problem(firstOf(asking, statuses), message, { violations })
  }
  return patchedRow(role.resource, row, before, view)
}

/** True for a place in a row of another collection, whose missing members the server makes. */
const isHeld = ({ lists }: Resource, at: string): boolean =>
  lists.some(({ path }) => at.startsWith(`${pointer('', ...path)}/`))

function patchedRow({ told }: Resource, row: Row, before: Row, after: Row): Row {
  const whole: Row = { ...row, ...after }
  for (const [name, value] of Object.entries(before)) {
    if (!(name in after)) delete whole[name]
    else if (name in row && isDeepStrictEqual(value, after[name])) whole[name] = row[name]
  }
  const unsaid = told.filter(
    ({ path }) => at(row, path) === undefined && isDeepStrictEqual(at(before, path), at(after, path))
  )
  return unsaid.reduce((patched, { path }) => removed(patched, path), whole)
}

/** Returns the first of several statuses that the operation documents, else the first. */
export const firstOf = (asking: Asking, statuses: [number, ...number[]]): number =>
  documented(asking, statuses) ?? statuses[0]

/** Takes a step of a patch. Returns the reason why it cannot be done; null if it is done. */
function errorOf(whole: { row: Row }, step: Step): string | null {
  const own = structuredClone(step)
  for (const name of ['path', 'from'] as const) {
    const at = (own as Partial<Record<typeof name, unknown>>)[name]
    if (at === undefined) continue
    if (!/^(\/|$)/.test(String(at))) return `${JSON.stringify(at)} is no JSON pointer`
    Object.assign(own, { [name]: `/row${at}` })
  }
  return applyPatch(whole, [own])[0]?.message.replace('path: /row', 'path: ') ?? null
}
