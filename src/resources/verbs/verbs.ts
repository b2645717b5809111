/** The verbs that write rows. Each reads and writes without a pause, so that no write is lost. */
import { Problem } from '../../contract/problem.ts'
import type { RoleKind } from '../model/model.ts'
import { keyAs } from '../rows/base.ts'
import { rowOf } from '../rows/groups.ts'
import { remove } from '../rows/removing.ts'
import { act } from './actions.ts'
import { type Asking, documents, type Outcome } from './asking.ts'
import { levelFor, replacedRow } from './bodies.ts'
import { change, merge } from './changing.ts'
import { create, makeSent, placeOfNew } from './creating.ts'
import { endedNow } from './ending.ts'
import { join, leave } from './memberships.ts'
import { isPhantom, keyNamed, type Named, named } from './named-row.ts'
import { start } from './starting.ts'
import { refuseOtherVersion, refuseUnmatched, tagOf } from './tags.ts'
import { refuseEmpty, sentIn, untold } from './uploads.ts'

/** The verbs by the kind of their operation. To teach standin another, add it here. */
export const verbs: Record<
  Exclude<RoleKind, 'list' | 'count' | 'read' | 'related' | 'relate'>,
  (asking: Asking) => Outcome
> = {
  create: (asking) => (asking.role.job === undefined ? create(asking) : start(asking, asking.role.job)),
  replace,
  merge,
  delete: erase,
  empty,
  act,
  join,
  leave
}

/** PUT: replaces a row. Makes a missing one, unless the document has 404 and no 201. */
function replace(asking: Asking): Outcome {
  const { role, call, api } = asking
  const sent = sentIn(asking)
  const makes = documents(asking, 201) || !documents(asking, 404)
  const found = foundOr(asking, makes)
  if (found === undefined || (makes && isPhantom(asking, found.parents, found.item))) {
    refuseUnmatched(asking, () => found && tagOf(asking, found.parents, found.item))
    const parents = placeOfNew(asking, sent, found?.parents)
    return makeSent(asking, parents, sent, keyAs(api, role.resource, String(keyNamed(asking))))
  }
  refuseOtherVersion(asking, found.parents, found.item)
  return change(
    asking,
    found,
    (row) => replacedRow(api.contract, levelFor(api.contract, role, call.body), row, sent),
    sent
  )
}

/** Returns the row that a request names; undefined if there is none and the request may make it. */
function foundOr(asking: Asking, makes: boolean): Named | undefined {
  try {
    return named(asking)
  } catch (problem) {
    if (makes && problem instanceof Problem) return undefined
    throw problem
  }
}

function erase(asking: Asking): Outcome {
  const { resource } = asking.role
  const { parents, item } = named(asking)
  refuseOtherVersion(asking, parents, item)
  const row = endedNow(asking, rowOf(asking, resource, parents, item))
  remove(asking, resource, parents, { ...item, row })
  return { parents, item, row, gone: true }
}

/** Removes the file of a row. */
function empty(asking: Asking): Outcome {
  const { parents, item } = named(asking)
  refuseEmpty(asking, item)
  refuseOtherVersion(asking, parents, item)
  return change(asking, { parents, item: { ...item, file: null } }, (row) => untold(asking, row), {})
}
