/** The stubs of files among those that tests put in. */
import { isSame } from '../../schema/meaning/json-values.ts'
import type { Stub, StubState } from './stub.ts'

/** Returns a stub as one that has answered nothing yet. */
export const begun = (stub: Stub): Stub => ({ ...stub, ...stub.begin() })

const stateOf = ({ left, used, share, limit }: Stub): StubState => ({ left, used, share, limit })

/** The stubs of files, oldest first. */
export type FileStubs = readonly Stub[]

/**
 * Takes up files, as they were before and are now, in a list of stubs, newest first. `given` has the ids of its stubs
 * that come from files. A stub whose mapping has changed takes the place of the old one, and begins anew. New ones are
 * older than tests' own.
 */
export function takenUp(list: Stub[], before: FileStubs, now: FileStubs, given: ReadonlySet<string>): Stub[] {
  const known = byIdOf(before)
  const current = byIdOf(now)
  const there = idsOf(list)
  const isAsBefore = ({ id, mapping }: Stub) => isSame(mapping, known.get(id)?.mapping)
  const staying = list.flatMap((stub) => {
    if (!given.has(stub.id)) return stub
    const file = current.get(stub.id)
    if (file === undefined) return []
    if (!isAsBefore(file)) return begun(file)
    // A stub that a test changed stays. The others are compiled anew, since the document may have changed.
    return isSame(stub.mapping, file.mapping) ? { ...file, ...stateOf(stub) } : stub
  })
  const added = now.filter((stub) => !there.has(stub.id) && !isAsBefore(stub)).map(begun)
  const oldestOwn = staying.findLastIndex(({ id }) => !given.has(id))
  return staying.toSpliced(oldestOwn + 1, 0, ...added.reverse())
}

/**
 * Returns the ids of a list's stubs that come from files: those that did `before`, and those that have been written to
 * one. A test's own stub may have the id of a file's.
 */
export function givenIn(list: readonly Stub[], files: FileStubs, before: ReadonlySet<string>): Set<string> {
  const current = byIdOf(files)
  const isGiven = ({ id, mapping }: Stub) => before.has(id) || isSame(mapping, current.get(id)?.mapping)
  return idsOf(list.filter(isGiven))
}

const byIdOf = (stubs: readonly Stub[]): Map<string, Stub> => new Map(stubs.map((stub) => [stub.id, stub]))

export const idsOf = (stubs: readonly Stub[]): Set<string> => new Set(stubs.map(({ id }) => id))
