/** Revisions in bodies: a client that changes a row may send the `version` or the `etag` that it knows. */
import { Problem } from '../../contract/problem.ts'
import { keptFor } from '../../document/memoized.ts'
import { holderOf } from '../model/keys.ts'
import { type Resource, rolesOf } from '../model/model.ts'
import { at, schemaAt, solid } from '../model/rows-places.ts'
import { withValuesAt } from '../rows/making.ts'
import { isRow, type Row } from '../rows/row.ts'
import type { Api } from '../rows/start.ts'
import { type Asking, documented } from './asking.ts'
import { levelOf } from './bodies.ts'
import { nounIn } from './named-row.ts'
import { countsChanges } from './times.ts'

/** The members of rows that count changes, and that no client says as it makes a row. */
const revisionsOf = keptFor((resource: Resource, { contract, model }: Api): string[][] => {
  const holder = holderOf(resource.key)
  const makes = rolesOf(model, resource, 'create').map((role) => levelOf(contract, role))
  return [[], ...(holder === undefined ? [] : [[holder]])].flatMap((outer) => {
    const schemas = resource.rows.map((row) => solid(contract, schemaAt(contract, row, outer)))
    const names = new Set(schemas.flatMap(({ properties }) => Object.keys({ ...properties })))
    return [...names]
      .filter((name) => countsChanges(name) && (outer.length > 0 || !makes.some(({ sayable }) => sayable.has(name))))
      .map((name) => [...outer, name])
  })
})

/**
 * Returns what a change sends without the revision that it is based on. Throws a Problem if the row has another one and
 * the document knows that answer.
 */
export function withoutRevisions(asking: Asking, before: Row, sent: Row): Row {
  const { resource } = asking.role
  let own = sent
  for (const path of revisionsOf(resource, asking.api)) {
    const [said, known] = [at(sent, path), at(before, path)]
    if (said === undefined || known === undefined) continue
    const status = String(said) === String(known) ? undefined : documented(asking, [409, 412])
    if (status !== undefined) {
      const names = `${path.join('.')} ${JSON.stringify(known)}, not ${JSON.stringify(said)}`
      throw new Problem(status, `the ${nounIn(resource)} was changed meanwhile: it has the ${names}`)
    }
    own = withoutAt(own, path)
  }
  return own
}

function withoutAt(row: Row, [name, ...deeper]: string[]): Row {
  const { [name as string]: value, ...others } = row
  return deeper.length > 0 && isRow(value) ? { ...row, [name as string]: withoutAt(value, deeper) } : others
}

/** Returns a changed row with the revision that it had before. */
export const asRevised = (asking: Asking, row: Row, before: Row): Row =>
  withValuesAt(
    row,
    revisionsOf(asking.role.resource, asking.api)
      .filter((path) => at(before, path) !== undefined)
      .map((path) => [path, at(before, path)])
  )
