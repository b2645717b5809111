import { statSync } from 'node:fs'
import { getHeapSpaceStatistics, type HeapSpaceInfo, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { warmNextTick } from './warm.ts'

/** From so many bytes on, what reading a document leaves behind is worth the pause that collecting it takes. */
const large = 200_000

/**
 * Keeps the heap small while documents are read. V8 makes room for what is young several times over then, and keeps
 * that room, though a server that answers needs little: with 1,000 operations a quarter of its memory, with 5,000 two
 * fifths; and what is left on the heap slows each answer down. Gives what ends this once the server listens, and collects
 * what was left behind. Small documents have nothing to gain.
 */
export function keepHeapSmall(documents: unknown[]): () => void {
  if (!documents.some(isLarge)) return () => {}
  setFlagsFromString('--semi-space-growth-factor=1')
  return () => {
    collect()
    setFlagsFromString('--semi-space-growth-factor=2')
  }
}

/** As much as the young generation of Node 20 may ever have, in bytes. */
const mostYoung = 32 * 2 ** 20

/**
 * Stops the young generation from growing beyond what pays. V8 doubles it for as long as something survives in it, and
 * the journal's latest entries always do: Node 24 would take twice as much as Node 20, 27 MB more, and answer a twentieth
 * slower (measured). It looks at it `every` so many ms until it has `most` bytes.
 */
export function boundYoungGeneration({ most = mostYoung, every = 250, set = setFlagsFromString } = {}): void {
  const timer = setInterval(() => {
    const young = getHeapSpaceStatistics().find((space) => space.space_name === 'new_space') as HeapSpaceInfo
    if (young.space_size < most) return
    set('--semi-space-growth-factor=1')
    clearInterval(timer)
  }, every).unref()
}

const isLarge = (path: unknown): boolean =>
  typeof path === 'string' && (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > large

/** Moves what is left together, and gives the rest back. A flag that is set late shows in contexts made after it. */
function collect(): void {
  warmNextTick()
  setFlagsFromString('--expose-gc')
  setFlagsFromString('--compact-on-every-full-gc')
  const gc = runInNewContext('gc') as (options?: object) => void
  gc()
  // Only as a last resort are the emptied pages given back at once.
  gc({ type: 'major', execution: 'sync', flavor: 'last-resort' })
  setFlagsFromString('--no-compact-on-every-full-gc')
  setFlagsFromString('--no-expose-gc')
}
