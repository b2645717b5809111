/** Keeps the rows of a server in a file across runs. */
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import type { World } from './control/world.ts'
import { readText, Unreadable } from './document/yaml.ts'
import { restore } from './library/state.ts'
import type { StateKeeper } from './resources/live.ts'
import { writeJson } from './schema/json-values.ts'

/** Milliseconds between two looks at what was written. */
const pause = 50

/** Stops saving, once all is saved. */
export type StopSaving = () => void

/**
 * Loads the rows of a world from a file, if it is there, and writes them to it after each change: beside it, flushed and
 * then renamed, so that the file is whole at any moment. Throws Unreadable for a file that is no state.
 */
export function keepIn(file: string, world: World, keeper: () => StateKeeper): StopSaving {
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
  let [rows, writes] = [world.rows, world.rows.writes]
  let timer: NodeJS.Timeout | undefined
  const look = (): void => {
    const started = performance.now()
    save()
    // A large world is not written all the time.
    timer = setTimeout(look, pause + 4 * (performance.now() - started)).unref()
  }
  timer = setTimeout(look, pause).unref()
  return () => {
    clearTimeout(timer)
    save()
  }

  function save(): void {
    if (world.rows === rows && world.rows.writes === writes) return
    ;[rows, writes] = [world.rows, world.rows.writes]
    writeWhole(file, `${writeJson(keeper().take(rows))}\n`)
  }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new Unreadable(`${file} cannot be read: ${(error as Error).message}`)
  }
}

/** Writes a file whole, or leaves the one that is there. */
export function writeWhole(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true })
  const beside = `${file}.${process.pid}.tmp`
  const handle = openSync(beside, 'w')
  try {
    writeSync(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(beside, file)
}
