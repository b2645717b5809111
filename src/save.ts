/** Keeps the rows of a server in a file across runs. */
import { closeSync, fsyncSync, openSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { World } from './control/world.ts'
import { makeFolder } from './document/make-folder.ts'
import { readText, Unreadable } from './document/yaml/yaml.ts'
import { restore } from './library/world-state.ts'
import type { StateKeeper } from './resources/state/keeper.ts'
import { writeJson } from './schema/meaning/json-values.ts'

/** Milliseconds between two looks for new writes. */
const pause = 50

/** Saves the last writes, then stops saving. Throws Unreadable if the file cannot be written. */
export type StopSaving = () => void

/**
 * Loads the rows of a world from a file, if it is there, and writes them to it after each change: beside it, flushed
 * and then renamed, so that the file is whole at any moment. Throws Unreadable for a file that is no state.
 */
export function saveTo(file: string, world: World, keeper: () => StateKeeper): StopSaving {
  const text = textOf(file)
  if (text !== undefined) {
    try {
      restore(world, keeper(), readText(text, file, undefined, 'a state').value)
    } catch (error) {
      if (error instanceof Unreadable) throw error
      throw new Unreadable(
        `${file} cannot be loaded: ${(error as Error).message}; remove it, or name another with --save`
      )
    }
  }
  removeLeft(file)
  let [rows, writes] = [world.rows, world.rows.writes]
  let failure: string | undefined
  const look = (): void => {
    const started = performance.now()
    try {
      save()
      failure = undefined
    } catch (error) {
      // The next look tries again: people hear of the same failure once.
      const { message } = error as Error
      if (message !== failure) process.emitWarning(message, 'standin')
      failure = message
    }
    // A large world is not written all the time.
    timer = setTimeout(look, pause + 4 * (performance.now() - started)).unref()
  }
  let timer = setTimeout(look, pause).unref()
  return () => {
    clearTimeout(timer)
    save()
  }

  function save(): void {
    if (world.rows === rows && world.rows.writes === writes) return
    const now = world.rows
    try {
      writeWhole(file, `${writeJson(keeper().take(now))}\n`)
    } catch (error) {
      throw new Unreadable(`${file} cannot be written: ${(error as Error).message}`)
    }
    ;[rows, writes] = [now, now.writes]
  }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return undefined
    const reason = code === 'EISDIR' ? 'it is a folder' : message
    throw new Unreadable(`${file} cannot be read: ${reason}; name another file with --save`)
  }
}

/** Removes what killed servers left beside a file. A server that runs may still write there. */
function removeLeft(file: string): void {
  const [folder, name] = [dirname(file), basename(file)]
  try {
    for (const one of readdirSync(folder)) {
      const [, id] = (one.startsWith(name) && /^\.(\d+)\.tmp$/.exec(one.slice(name.length))) || []
      if (id !== undefined && !isRunning(Number(id))) rmSync(join(folder, one))
    }
  } catch {
    // A folder that is missing or forbids it keeps nobody from starting.
  }
}

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0) && id !== process.pid
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}

/** Writes a file whole, or leaves the one that is there. */
function writeWhole(file: string, text: string): void {
  makeFolder(dirname(file))
  const beside = `${file}.${process.pid}.tmp`
  const handle = openSync(beside, 'w')
  try {
    writeFileSync(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(beside, file)
}
