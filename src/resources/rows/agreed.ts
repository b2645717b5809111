/** Makes the members of a row that name one thing agree: `author_id` and `author`. */
import type { Resource, Twins } from '../model/model.ts'
import { at } from '../model/rows-places.ts'
import { removed, withValuesAt } from './making.ts'
import { isRow, type Row } from './row.ts'

/** Returns true if the request or the fixture has a value at a path. */
type Said = (path: string[]) => boolean

/**
 * Returns a new row whose twins agree: a given key wins, then a given thing, then the leading one. Counts and
 * lists that are not given are left out.
 */
export const agreedAsMade = (resource: Resource, row: Row, said: Row): Row =>
  agreed(resource.twins, untold(resource, row, said), (path) => at(said, path) !== undefined, true)

/** Returns a row without the counts and lists that are not given: these are made whenever the row is shown. */
const untold = ({ told, lists }: Resource, row: Row, said: Row): Row =>
  [...told, ...lists].reduce((whole, { path }) => (at(said, path) === undefined ? removed(whole, path) : whole), row)

/** Returns a changed row whose twins agree: the one that changed wins. */
export const agreedAsChanged = ({ twins }: Resource, row: Row, before: Row): Row =>
  agreed(twins, row, (path) => at(row, path) !== at(before, path), false)

function agreed(twins: readonly Twins[], row: Row, said: Said, isNew: boolean): Row {
  let whole = row
  for (const twin of twins) {
    const { id, thing, key, many, leads } = twin
    const saysThing = said(many ? thing : [...thing, key])
    const from = said(id) ? 'id' : saysThing ? 'thing' : isNew ? leads : undefined
    if (from === undefined) continue
    const [own, other] = [at(whole, id), at(whole, thing)]
    // A member that the row does not have is not added.
    if (from === 'id' && other !== undefined) whole = withThing(whole, twin, own, other)
    else if (from === 'thing' && own !== undefined) {
      const value = many && Array.isArray(other) ? other.map((one) => at(one, [key])) : at(other, [key])
      if (value !== undefined) whole = withValuesAt(whole, [[id, value]])
    }
  }
  return whole
}

function withThing(row: Row, { thing, key, many, without, known }: Twins, id: unknown, there: unknown): Row {
  if (id === null || id === undefined)
    return without === 'null' ? withValuesAt(row, [[thing, null]]) : without === 'absent' ? removed(row, thing) : row
  const things = [there].flat()
  const named = (one: unknown): unknown => {
    const same = things.find((other) => at(other, [key]) === one)
    // The rest of a thing that a list shows is read there.
    return same ?? { ...(known || !isRow(things[0]) ? {} : things[0]), [key]: one }
  }
  return withValuesAt(row, [[thing, many && Array.isArray(id) ? id.map(named) : named(id)]])
}
