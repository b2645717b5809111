/** Actions on a row: `POST /things/{id}/cancel`. */

import { bare } from '../../contract/bare.ts'
import { Problem } from '../../contract/problem.ts'
import { keptFor } from '../../document/memoized.ts'
import type { Schema, SchemaObject } from '../../document/openapi.ts'
import { spelledLike } from '../../generate/lexicon/words/makers.ts'
import type { Role } from '../model/model.ts'
import { admitsNull, at, membersIn, solid } from '../model/rows-places.ts'
import { isState, statesOf } from '../model/states.ts'
import { isDone, stageOf, undoneBy, verbIn } from '../model/verb-forms.ts'
import { openGroup, putRow, rowOf, writtenGroup } from '../rows/groups.ts'
import { ends, valueAtBegin } from '../rows/lifecycle.ts'
import { type Workshop, withValuesAt } from '../rows/making.ts'
import { openStatesOf } from '../rows/open-states.ts'
import type { Row } from '../rows/row.ts'
import { sentToAction } from './action-arguments.ts'
import { type Asking, documents, type Outcome } from './asking.ts'
import { isServers, levelOf, merged } from './bodies.ts'
import { change } from './changing.ts'
import { makeSent } from './creating.ts'
import { reopenedNow } from './ending.ts'
import { type Named, named, nounIn, removedRow, unlistedRow } from './named-row.ts'
import { refuseOtherVersion } from './tags.ts'
import { isTime, momentIn, writeTime } from './times.ts'

/**
 * Answers the row of an action. If the action's name is a status of the row, or the stem of one, the row takes it; the
 * time of that name is now, and its flag is set. The row also takes the sent members that are about it.
 */
export function act(asking: Asking): Outcome {
  const gone = restores.test(verbIn(asking.role.action as string)) ? removedRow(asking) : undefined
  if (gone !== undefined) return restored(asking, gone)
  const unlisted = unlistedRow(asking)
  const found = unlisted ?? named(asking)
  refuseOtherVersion(asking, found.parents, found.item)
  const { api, role, call } = asking
  const { contract } = api
  const sent = role.aside ? {} : sentToAction(contract, role, call.body)
  const before = rowOf(asking, role.resource, found.parents, found.item)
  if (copies.test(verbIn(role.action as string))) return copied(asking, found, { ...before, ...sent })
  const effects = effectsOf(role, api).filter(
    ({ path, time, undoes }) =>
      (time === undefined || at(sent, path) === undefined) &&
      (undoes === undefined || undoes.some((verb) => isDone(String(at(before, path)), verb)))
  )
  refuseRepeated(asking, found, before, effects)
  if (effects.length === 0 && Object.keys(sent).length === 0) return { ...found, row: before }
  const values = effects.map(({ path, value, time, isOpen }): [string[], unknown] => {
    if (time !== undefined) return [path, momentIn(writeTime(asking), time)]
    return [path, isOpen ? spelledLike(String(value), String(at(before, path))) : value]
  })
  const by = (row: Row): Row => withValuesAt(merged(contract, levelOf(contract, role), row, sent), values)
  // A deleted row stays deleted.
  if (unlisted !== undefined) return { ...found, row: by(before) }
  return change(asking, found, by, sent)
}

/** Verbs that make another row like the one in the path. */
const copies = /^(copy|duplicate|clone|fork)(_|$)/

/** Makes a row of the members of another, without those that servers say, and its state. */
function copied(asking: Asking, { parents, item }: Named, row: Row): Outcome {
  const { key } = asking.role.resource
  const isOwn = (name: string) => isServers(name) || isState(name) || ends.test(name) || name === key.property?.[0]
  const own = Object.fromEntries(Object.entries(row).filter(([name]) => !isOwn(name)))
  const made = makeSent(asking, parents, own, undefined)
  if (item.file !== undefined) made.item.file ??= item.file
  return made
}

/** Throws a Problem 409 for a row that a request brought into the state of the action, if the document has that answer. */
function refuseRepeated(asking: Asking, { parents, item }: Named, before: Row, effects: readonly Effect[]): void {
  const { role } = asking
  const done = effects.find(({ isState: sets, path, value }) => sets && at(before, path) === value)
  const isWritten = writtenGroup(asking, role.resource, parents)?.items.get(item.key)?.row !== undefined
  if (done === undefined || !isWritten || !documents(asking, 409)) return
  throw new Problem(409, `this ${nounIn(role.resource)} is ${JSON.stringify(done.value)} already`, { plain: true })
}

/** Verbs that bring a deleted row back. To teach standin another, add it here. */
const restores = /^(restore|undelete|un_delete|recover|untrash|reinstate)/

/** Puts a deleted row back in its place. */
function restored(asking: Asking, { parents, item }: Named): Outcome {
  const { role, state } = asking
  const row = reopenedNow(asking, rowOf(asking, role.resource, parents, item))
  const whole = { ...item, row }
  putRow(state, openGroup(asking, role.resource, parents), whole)
  return { parents, item: whole, row }
}

/** A change of an action to a member: its new value, or the schema of a time, which is now. */
interface Change {
  value?: unknown
  time?: SchemaObject
  /** True for the state of a row. Of several, only the first changes. */
  isState?: boolean
  /** True for a state of which the document has no list: it is spelled like the one before. */
  isOpen?: boolean
  /** The verbs of which a row must have a state. */
  undoes?: string[]
}

/** A member that an action changes. */
interface Effect extends Change {
  path: string[]
}

const effectsOf = keptFor(foundIn)

function foundIn({ action, resource }: Role, workshop: Workshop): Effect[] {
  const { contract } = workshop
  const verb = verbIn(action as string)
  const effects = new Map<string, Effect>()
  for (const { path, name, property } of membersIn(contract, resource)) {
    const change = changeOf(contract, verb, name, property)
    if (change === undefined || (change.isState && [...effects.values()].some((one) => one.isState))) continue
    effects.set(path.join('.'), { path, ...change })
  }
  const found = [...effects.values()]
  const [open] = found.some((one) => one.isState) ? [] : openStatesOf(resource, workshop)
  const value = open?.values.find((word) => isDone(word, verb)) ?? stageOf(verb)
  if (open === undefined || value === undefined) return found
  return [...found, { path: open.path, value, isState: true, isOpen: true }]
}

/** Returns the change of a verb to a member; undefined if it has none. */
function changeOf(contract: Workshop['contract'], verb: string, name: string, property: Schema): Change | undefined {
  const shape = solid(contract, property)
  const undone = undoneBy(verb)
  const isUndone = (word: unknown) => undone.some((one) => isDone(String(word), one))
  const values = statesOf(contract, name, property)
  const value =
    values.find((one) => bare(String(one)) === bare(verb)) ?? values.find((one) => isDone(String(one), verb))
  if (value !== undefined) return { value, isState: true }
  if (values.some(isUndone)) return { value: valueAtBegin(contract, name, property), isState: true, undoes: undone }
  if ([shape.type].flat().includes('boolean')) {
    const flag = name.replace(/^is_?/, '')
    return isDone(flag, verb) ? { value: true } : isUndone(flag) ? { value: false } : undefined
  }
  const [, time] = /^(.+?)_?(?:at|on|date|time|timestamp)$/i.exec(name) ?? []
  if (time === undefined || !isTime(shape)) return undefined
  if (isDone(time, verb)) return { time: shape }
  return isUndone(time) && admitsNull(contract, property) ? { value: null } : undefined
}
