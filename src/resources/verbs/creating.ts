/** Makes rows: POST, and PUT of a row that is not there. */
import type { Contract, Operation } from '../../contract/contract.ts'
import { Problem } from '../../contract/problem.ts'
import { promisedFor } from '../../contract/responses.ts'
import { keptFor } from '../../document/memoized.ts'
import { valueAt } from '../../document/places/pointer.ts'
import { writeJson } from '../../schema/meaning/json-values.ts'
import { fullNameTie } from '../infer/full-names.ts'
import { exampleOf } from '../model/examples.ts'
import { keyAt, keyed } from '../model/keys.ts'
import type { Resource } from '../model/model.ts'
import { at } from '../model/rows-places.ts'
import { addressed } from '../rows/addresses.ts'
import { groupsFor, isBelowDeleted, itemsOf, openGroup, putRow } from '../rows/groups.ts'
import { viewBy } from '../rows/linked.ts'
import { noteId } from '../rows/new-ids.ts'
import { type Item, isRow, type Row } from '../rows/row.ts'
import { asIn, parentTies } from '../rows/start.ts'
import type { Group } from '../rows/store.ts'
import { type Asking, boundOf, documents, type Outcome, statusOfNew } from './asking.ts'
import { defaultsOf, hintsOf, keySent, levelFor } from './bodies.ts'
import { placeHeld, withoutHeld } from './held-rows.ts'
import { aNoun, firstOf, nounIn } from './named-row.ts'
import { countedId, keyAsked, keyMade, keyOfNew } from './new-keys.ts'
import { rowMade } from './new-row.ts'
import { refuseDangling, refuseMissingOwner } from './owners.ts'
import { underSent } from './placed.ts'
import { withWholeThings } from './references-sent.ts'
import { onceFor } from './repeating.ts'
import { refuseReversed } from './reversed.ts'
import { madeNow } from './times.ts'
import { refuseTaken } from './unique.ts'
import { noteFile, sentIn } from './uploads.ts'

/** POST: adds a row, once for each idempotency key. */
export const create = (asking: Asking): Outcome => onceFor(asking, add)

/** Adds a row. Throws a Problem 409 if its key is taken and the document knows that answer. */
export function add(asking: Asking): Outcome {
  const { role, call, api } = asking
  const { resource } = role
  const level = levelFor(api.contract, role, call.body)
  const sent = sentIn(asking)
  const parents = placeOfNew(asking, sent)
  const own = keyAsked(asking) ?? keySent(resource, sent) ?? keySent(resource, defaultsOf(level, sent))
  const replaces = isReplacing(call.operation, api.contract)
  // Two requests with one name are for one row, since its key is made of the name.
  const hints = replaces ? hintsOf(level, sent) : {}
  const wanted = own ?? (Object.keys(hints).length > 0 ? keyMade(asking, hints, writeJson(hints)) : undefined)
  const before = wanted === undefined ? undefined : openGroup(asking, resource, parents).items.get(String(wanted))
  if (before !== undefined && !replaces && documents(asking, 409)) {
    const name = resource.key.property?.join('.')
    throw new Problem(409, `there is ${aNoun(resource)} with ${name} ${JSON.stringify(String(own))} already`)
  }
  return makeSent(asking, parents, sent, wanted, before)
}

/** Tells whether the document says that a POST of a key that is taken replaces its row: `x-standin-conflict`. */
const isReplacing = keptFor(
  ({ at }: Operation, { document }: Contract) => valueAt(document, `${at}/x-standin-conflict`) === 'replace'
)

/**
 * Returns the group of a new row, unless it is known. Throws a Problem if a thing that the row belongs to, or refers
 * to, is not there.
 */
export function placeOfNew(asking: Asking, sent: Row, known?: string[]): string[] {
  refuseMissingOwner(asking)
  refuseDangling(asking, sent, {})
  const parents = known ?? groupOfNew(asking, sent)
  refuseTaken(asking, parents, sent)
  refuseReversed(asking, sent)
  return parents
}

/** Returns the group of a new row: by the path, by the owner that the body names, else the first. */
function groupOfNew(asking: Asking, sent: Row): string[] {
  const { resource } = asking.role
  const bound = boundOf(asking).map((value, index) => {
    const property = resource.parents[index]?.property
    const said = value === undefined && property !== undefined ? at(sent, property) : undefined
    return value ?? (said === undefined || said === null ? undefined : String(said))
  })
  const [parents] = groupsFor(asking, resource, bound)
  if (parents === undefined || (itemsOf(asking, resource, parents) === undefined && !isOpening(asking, parents))) {
    throw new Problem(404, `there is nothing that this ${nounIn(resource)} could belong to`, { plain: true })
  }
  return parents
}

/** True for a PUT below a deleted thing, if the document has no answer for what is missing: it makes its row. */
const isOpening = (asking: Asking, parents: readonly string[]): boolean =>
  asking.role.kind === 'replace' &&
  promisedFor(asking.call.operation, 404) === undefined &&
  isBelowDeleted(asking, asking.role.resource, parents)

/** Makes a row of what a request sends, with its file. */
export function makeSent(asking: Asking, ...row: [parents: string[], sent: Row, own: unknown, before?: Item]): Outcome {
  const outcome = make(asking, ...row)
  noteFile(asking, outcome.item)
  return outcome
}

/** Makes a row and puts it at the end of its list, or in the place of another. */
export function make(asking: Asking, parents: string[], sent: Row, own: unknown, before?: Item): Outcome {
  const { role, call, api, state, seed } = asking
  const { resource } = role
  const group = openGroup(asking, resource, parents)
  if (state.size >= api.most && before === undefined) {
    const message = `this world holds ${state.size} rows, the most that --most-rows allows; reset it, or allow more`
    throw new Problem(507, message)
  }
  const seeded = `${seed} ${call.path} added ${group.nextOrdinal}`
  const example = exampleRow(asking)
  const key = own ?? keyIn(example, resource, group) ?? keyOfNew(asking, parents, sent, seeded, takenIn(group))
  noteId(asking, resource, parents, key)
  const ties = tiesOf(asking, parents, key)
  const whole = rowMade(asking, { sent, example, ties, seed: seeded, index: group.nextOrdinal, parents })
  const made = addressed(api.contract, resource, { row: whole, stay: sent, from: example })
  const shown = role.reply === undefined ? made : viewBy(api, role.reply.row).arranged(made)
  const row = withWholeThings(asking, withoutHeld(resource, madeNow(asking, shown, sent)), {})
  const ordinal = before !== undefined && before.ordinal >= 0 ? before.ordinal : group.nextOrdinal++
  const item: Item = { key: String(key), ordinal, row, added: true }
  const under = asking.under ?? underSent(asking, before?.under)
  if (under !== undefined) item.under = under
  putRow(state, group, item)
  placeHeld(asking, parents, item.key, sent, make)
  return { parents, item, row, made: true, ...statusOfNew(asking, before) }
}

const takenIn =
  ({ items, gone }: Group) =>
  (key: string): boolean =>
    items.has(key) || gone.has(key)

/** Returns the key that the example of the answer has, unless it is taken. */
function keyIn(example: Row, { key }: Resource, group: Group): unknown {
  const value = keyAt(key, example)
  return value === undefined || value === null || takenIn(group)(String(value)) ? undefined : value
}

/** Returns the values of a new row that follow from its place: its key, and the keys of its owners. */
function tiesOf(asking: Asking, parents: readonly string[], key: unknown): [string[], unknown][] {
  const { role, call } = asking
  const { resource } = role
  const ties = parentTies(asking, resource, parents)
  for (const { parameter, property } of role.owners) {
    const owner = String(call.parameters.path[parameter])
    if (property !== undefined) ties.push([property, asIn(asking, resource, property, owner)])
  }
  if (role.mine !== undefined) {
    const { path, of } = role.mine
    ties.push([path, asIn(asking, resource, path, firstOf(asking, of))])
  }
  ties.push(...keyed(resource.key, key), ...fullNameTie(resource, parents, String(key)))
  const id = countedId(asking, parents)
  if (id !== undefined) ties.push([['id'], id])
  return ties
}

/** Returns the row in the example of the answer: the server's own values of a new row. */
function exampleRow({ call, role, api }: Asking): Row {
  if (role.reply === undefined) return {}
  const row = at(exampleOf(api.contract, call.media, call.mediaType), role.reply.path)
  return isRow(row) ? row : {}
}
