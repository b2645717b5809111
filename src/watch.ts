import { readdir, stat } from 'node:fs/promises'

/** A change that was taken up: the first of the files that changed, and the reason where they could not be used. */
export interface Reloaded {
  file: string
  error?: Error
  /** True if the rows are still there, since neither documents nor fixtures changed. */
  keepsRows?: boolean
  notices?: string[]
}

type Told = Omit<Reloaded, 'file'>

/** Milliseconds between two looks, and between two looks while a change goes on. */
const [interval, settling] = [250, 50]

/** The part of a server that a file belongs to. Fixtures belong to the documents. */
export type Part = 'documents' | 'stubs' | 'handlers'

/** The files that were read, each with its state just before. */
export interface Reads {
  /** Notes a file. One that several parts read belongs to the documents. */
  note: (file: string, part?: Part) => void
  /** Notes why a file that others refer to cannot be read. */
  lost: (file: string, error: Error) => void
  /** Returns true for a file that was read without an error. */
  wasRead: (file: string) => boolean
  /** Returns the error of the first file that `before` could read and this could not. */
  brokenSince: (before: Reads) => Error | undefined
  states: () => Promise<States>
}

export function readsNoted(): Reads {
  const noted = new Map<string, { state: Promise<string>; part: Part }>()
  const errors = new Map<string, Error>()
  return {
    note(file, part = 'documents') {
      const known = noted.get(file)
      const isShared = known !== undefined && known.part !== part
      noted.set(file, { state: known?.state ?? stateOf(file), part: isShared ? 'documents' : part })
    },
    lost: (file, error) => void errors.set(file, error),
    wasRead: (file) => noted.has(file) && !errors.has(file),
    brokenSince: (before) => [...errors].find(([file]) => before.wasRead(file))?.[1],
    states: async () =>
      new Map(
        await Promise.all(
          Array.from(noted, async ([file, { state, part }]) => [file, { state: await state, part }] as const)
        )
      )
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
 * files are the same, so that the steps of one edit are one change. Calls `reload` with the parts that changed since
 * the last reload that went well. `reload` notes the files that it reads: these are watched next. If it fails, or if the
 * documents did not change, the files watched before stay watched too.
 */
export function watchFiles(
  first: Reads,
  reload: (reads: Reads, parts: ReadonlySet<Part>) => Promise<Told | undefined>,
  tell: (reloaded: Reloaded) => void,
  wait = later
): { stop: () => void } {
  let stopped = false
  let cancel = () => {}
  const parts = new Set<Part>()
  const next = (last: States, milliseconds: number, changed?: string) => {
    if (stopped) return
    cancel = wait(async () => {
      const states = await statesOf(last)
      const differing = [...last].filter(([file, { state }]) => states.get(file)?.state !== state)
      for (const [, { part }] of differing) parts.add(part)
      const change = changed ?? differing[0]?.[0]
      if (change === undefined) next(last, interval)
      else if (differing.length > 0) next(states, settling, change)
      else next(await reloaded(states, change), interval)
    }, milliseconds)
  }
  const reloaded = async (before: States, file: string): Promise<States> => {
    const reads = readsNoted()
    const done = await reload(reads, parts).catch((error: Error): Told => ({ error }))
    const states = await reads.states()
    if (!stopped) tell({ file, ...done })
    const isWhole = done?.error === undefined && parts.has('documents')
    if (done?.error === undefined) parts.clear()
    return isWhole ? states : joined(before, states)
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
type States = Map<string, { state: string; part: Part }>

function statesOf(files: States): Promise<States> {
  const reads = readsNoted()
  for (const [file, { part }] of files) reads.note(file, part)
  return reads.states()
}

/** Returns the states of both looks, the newer ones where both have the file. Each file keeps its part. */
function joined(before: States, now: States): States {
  const kept = [...now].map(
    ([file, { state, part }]) => [file, { state, part: before.get(file)?.part ?? part }] as const
  )
  return new Map([...before, ...kept])
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
