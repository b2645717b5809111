import { unwatchFile, watchFile } from 'node:fs'

/** What came of a change: the files that changed, and why they could not be used, if so. */
export interface Reloaded {
  file: string
  error?: Error
}

/** Milliseconds between two looks. */
const interval = 250

/**
 * Looks at files for changes and reloads after one. They are polled, since file events cross no bind mount of a container
 * and get lost where an editor replaces a file. `reload` gives the files to look at from then on.
 */
export function watchFiles(
  files: string[],
  reload: () => Promise<string[]>,
  tell: (reloaded: Reloaded) => void
): { stop: () => void } {
  let watched: string[] = []
  let queue = Promise.resolve()
  const stop = () => {
    for (const file of watched) unwatchFile(file)
    watched = []
  }
  const watch = (next: string[]) => {
    const unchanged = new Set(watched)
    watched = [...new Set(next)]
    for (const file of unchanged) if (!watched.includes(file)) unwatchFile(file)
    for (const file of watched) {
      if (!unchanged.has(file)) watchFile(file, { interval, persistent: false }, () => changed(file))
    }
  }
  const changed = (file: string) => {
    queue = queue.then(async () => {
      try {
        const next = await reload()
        if (watched.length > 0) watch(next)
        tell({ file })
      } catch (error) {
        tell({ file, error: error as Error })
      }
    })
  }
  watch(files)
  return { stop }
}
