/** Shows and changes a list in a row at a path of its own: the labels of an issue, and one of them by its name. */
import { Problem } from '../../contract/problem.ts'
import { textOf } from '../../document/places/text-of.ts'
import type { Part } from '../model/model.ts'
import { nounOf } from '../model/names.ts'
import { admitsNull, at, type RowsPlace, schemaAt, solid, withAt } from '../model/rows-places.ts'
import { inType } from '../rows/forms.ts'
import { rowOf } from '../rows/groups.ts'
import { linked, viewBy } from '../rows/linked.ts'
import { filledIn, removed } from '../rows/making.ts'
import { isRow, type Row } from '../rows/row.ts'
import type { Content, Soon } from '../rows/source.ts'
import { type Asking, commit, documents, type Outcome } from '../verbs/asking.ts'
import { change } from '../verbs/changing.ts'
import { named, nounIn, readRow } from '../verbs/named-row.ts'
import { content, fromRest, outcomeReply } from './replies.ts'

/** Answers with a list of the row that a path names, or with one of its elements, which the request may change. */
export function partReply(asking: Asking, part: Part): Soon<Content | undefined> {
  const { call, role, api, seed } = asking
  const isRead = role.kind === 'related'
  const outcome = isRead ? readRow(asking) : changed(asking, part)
  const list = listIn(asking, part, outcome.parents, outcome.row)
  const [name] = namesIn(asking, part)
  const element = list.find((one) => nameOf(part, one) === name)
  if (isRead && name !== undefined && element === undefined) refuse(asking, part, name)
  if (call.mediaType === undefined) return { value: undefined, source: 'row' }
  if (part.shows === 'row') return outcomeReply(asking, outcome)
  const value = part.shows === 'list' ? list.map(shown) : part.shows === 'element' ? shown(element) : undefined
  return value === undefined ? fromRest(asking, call, {}) : content(asking, call, role.reply as RowsPlace, value, {})

  function shown(one: unknown): unknown {
    return isRow(one) ? viewBy(api, part.element).once(one, () => `${seed} ${nameOf(part, one)}`) : one
  }
}

/** Returns the names of the elements that a request is about. */
function namesIn(asking: Asking, part: Part): string[] {
  const { path } = asking.call.parameters
  return part.parameter === undefined
    ? elementsIn(asking, part).map((one) => nameOf(part, one))
    : [String(path[part.parameter])]
}

/** Returns the name of an element, also of one that is sent as its name alone. */
const nameOf = ({ by }: Part, element: unknown): string =>
  textOf(by !== undefined && isRow(element) ? element[by] : element)

/** Returns the name of an element in a path in the type that elements have it in. */
const typed = ({ api: { contract } }: Asking, { by, element }: Part, name: string): unknown =>
  inType(name, solid(contract, by === undefined ? element : schemaAt(contract, element, [by])).type)

/** Returns an element by its name, unless it is one already. */
const elementOf = ({ by }: Part, said: unknown): unknown => (by === undefined || isRow(said) ? said : { [by]: said })

/** Returns the list of a row as it shows it; of a thing, a list of it alone. */
function listIn(asking: Asking, { path }: Part, parents: readonly string[], row: Row): unknown[] {
  return [at(linked(asking, asking.role.resource, parents, row), path) ?? []].flat()
}

/** Returns a row with a list, or with the first thing of it. */
function withList({ api, role, seed }: Asking, part: Part, row: Row, list: unknown[]): Row {
  const { path, single, element } = part
  const [one] = list
  if (single !== true) return withAt(row, path, list) as Row
  if (
    one === undefined &&
    !role.resource.rows.some((each) => admitsNull(api.contract, schemaAt(api.contract, each, path)))
  )
    return removed(row, path)
  const isHeld = isRow(one) && !role.resource.references.some((each) => each.path.join('.') === path.join('.'))
  return withAt(row, path, isHeld ? filledIn(api, element, one, `${seed} ${nameOf(part, one)}`) : (one ?? null)) as Row
}

function refuse({ role }: Asking, { path }: Part, name: string): never {
  const noun = nounOf(path.at(-1) as string)
  throw new Problem(404, `this ${nounIn(role.resource)} has no ${noun} ${JSON.stringify(name)}`, { plain: true })
}

/** Changes a list: PUT and PATCH replace it, POST adds to it, DELETE takes from it. PUT of an element adds that. */
function changed(asking: Asking, part: Part): Outcome {
  const { call, role } = asking
  const found = named(asking)
  const before = listIn(asking, part, found.parents, rowOf(asking, role.resource, found.parents, found.item))
  const names = new Set(namesIn(asking, part))
  const others = before.filter((one) => !names.has(nameOf(part, one)))
  const after = listAfter()
  const outcome = change(asking, found, (row) => withList(asking, part, row, after), {})
  commit(asking, role.resource)
  return outcome

  function listAfter(): unknown[] {
    const { method } = call.operation
    if (method === 'DELETE') {
      const [name] = part.parameter === undefined ? [] : names
      if (name !== undefined && others.length === before.length && documents(asking, 404)) refuse(asking, part, name)
      // A DELETE of the list that names no elements takes them all.
      return names.size === 0 ? [] : others
    }
    const sent =
      part.parameter === undefined ? elementsIn(asking, part) : [...names].map((name) => typed(asking, part, name))
    const there = new Set(before.map((one) => nameOf(part, one)))
    const isWhole = part.single === true || (method !== 'POST' && part.parameter === undefined)
    const added = isWhole ? sent : sent.filter((one) => !there.has(nameOf(part, one)))
    return [...(isWhole ? [] : before), ...added.map((one) => elementOf(part, one))]
  }
}

/** Returns the elements that a body names, in a list or one alone: each is a thing, or its name. */
function elementsIn({ call: { body } }: Asking, { by, path }: Part): unknown[] {
  if (Array.isArray(body)) return body
  if (!isRow(body)) return []
  if (by !== undefined && by in body) return [body]
  const members = Object.entries(body)
  const noun = nounOf(path.at(-1) as string)
  const said = members.find(([name]) => nounOf(name) === noun) ?? members.find(([, one]) => Array.isArray(one))
  return [said ?? members[0]].flatMap((member) => member?.[1] ?? [])
}
