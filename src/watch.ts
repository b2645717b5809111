import { readdir, stat } from 'node:fs/promises'

/** A change that was taken up: the first of the files that changed, and the reason where they could not be used. */
export interface Reloaded {
  file: string
  error?: Error
  /** True if the rows are still there, since no document changed. */
  keepsRows?: boolean
  notices?: string[]
}

type Told = Omit<Reloaded, 'file'>

/** Milliseconds between two looks, and between two looks while a change goes on. */
const [interval, settling] = [250, 50]

/** The files that were read, each with its state just before. */
export interface Reads {
  note: (file: string) => void
  /** Notes why a file that others refer to cannot be read. */
  lost: (file: string, error: Error) => void
  /** Returns true for a file that was read without an error. */
  wasRead: (file: string) => boolean
  /** Returns the error of the first file that `before` could read and this could not. */
  brokenSince: (before: Reads) => Error | undefined
  states: () => Promise<States>
}

export function readsNoted(): Reads {
  const states = new Map<string, Promise<string>>()
  const errors = new Map<string, Error>()
  return {
    note: (file) => void states.set(file, states.get(file) ?? stateOf(file)),
    lost: (file, error) => void errors.set(file, error),
    wasRead: (file) => states.has(file) && !errors.has(file),
    brokenSince: (before) => [...errors].find(([file]) => before.wasRead(file))?.[1],
    states: async () =>
      new Map(await Promise.all(Array.from(states, async ([file, state]) => [file, await state] as const)))
  }
}

/** Calls `then` after some milliseconds. Returns a function that cancels the call. */
export type Later = (then: () => Promise<void>, milliseconds: number) => () => void

const later: Later = (then, milliseconds) => {
  const timer = setTimeout(then, milliseconds).unref()
  return () => clearTimeout(timer)
}

/**
 * Watches files and folders, missing ones too, and reloads after a change. Polls them, since file events do not cross
 * a container's bind mount and get lost if an editor replaces a file. After a change, polls until two looks at all
 * files are the same, so that the steps of one edit are one change. `reload` notes the files that it reads: these are
 * watched next. If it fails, the files watched before stay watched too.
 */
export function watchFiles(
  first: Reads,
  reload: (reads: Reads) => Promise<Told | undefined>,
  tell: (reloaded: Reloaded) => void,
  wait = later
): { stop: () => void } {
  let stopped = false
  let cancel = () => {}
  const next = (last: States, milliseconds: number, changed?: string) => {
    if (stopped) return
    cancel = wait(async () => {
      const states = await statesOf(last.keys())
      const change = changed ?? differing(last, states)
      if (change === undefined) next(last, interval)
      else if (differing(last, states) !== undefined) next(states, settling, change)
      else next(await reloaded(states, change), interval)
    }, milliseconds)
  }
  const reloaded = async (before: States, file: string): Promise<States> => {
    const reads = readsNoted()
    const done = await reload(reads).catch((error: Error): Told => ({ error }))
    const states = await reads.states()
    if (!stopped) tell({ file, ...done })
    return done?.error === undefined ? states : new Map([...before, ...states])
  }
  void first.states().then((states) => next(states, interval))
  return {
    stop() {
      stopped = true
      cancel()
    }
  }
}

/** The states of files at one look; `''` where there is no file. */
type States = Map<string, string>

function statesOf(files: Iterable<string>): Promise<States> {
  const reads = readsNoted()
  for (const file of files) reads.note(file)
  return reads.states()
}

/**
 * Returns a text that differs once a file is another, or a folder holds others. Hidden files there are an editor's
 * own.
 */
async function stateOf(file: string): Promise<string> {
  try {
    const found = await stat(file)
    if (!found.isDirectory()) return `${found.ino} ${found.size} ${found.mtimeMs}`
    const names = (await readdir(file)).filter((name) => !/^\.|~$/.test(name))
    return ['folder', ...names.sort()].join('/')
  } catch {
    return ''
  }
}

/** Returns the first file that has changed. */
const differing = (one: States, other: States): string | undefined =>
  [...one.keys()].find((file) => one.get(file) !== other.get(file))
