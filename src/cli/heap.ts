import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** From so many bytes on, what reading a document left behind is worth the pause that collecting it takes. */
const large = 40e6

/**
 * Keeps the heap small while documents are read. V8 makes room for what is young several times over then, and keeps
 * that room, though a server that answers needs little: with 5,000 operations, two fifths of its memory. Gives what ends
 * this once the server listens, and collects what a large document left behind.
 */
export function keepHeapSmall(): () => void {
  setFlagsFromString('--semi-space-growth-factor=1')
  return () => {
    if (getHeapStatistics().used_heap_size > large) collect()
    setFlagsFromString('--semi-space-growth-factor=2')
  }
}

/** Moves what is left together, and gives the rest back. A flag that is set late shows in contexts made after it. */
function collect(): void {
  setFlagsFromString('--expose-gc')
  setFlagsFromString('--compact-on-every-full-gc')
  const gc = runInNewContext('gc') as (options?: object) => void
  gc()
  // Only as a last resort are the emptied pages given back at once.
  gc({ type: 'major', execution: 'sync', flavor: 'last-resort' })
  setFlagsFromString('--no-compact-on-every-full-gc')
  setFlagsFromString('--no-expose-gc')
}
