/** The notes and sheets of all worlds in memory. */
import { mostCharactersNoted, mostNotes, type Notes, type Numbered } from './log.ts'
import {
  count,
  emptySheet,
  emptySheets,
  type Packed,
  type PackedSheets,
  packed,
  type Sheets,
  sheetNames
} from './sheets.ts'

export interface KeptNotes {
  /** Takes notes of a world, and adds to its sheets. */
  add: (world: string, notes: Numbered[], sheets: PackedSheets) => void
  read: (world: string, mark: number) => PackedNotes
  coverage: () => Packed
  uncover: () => void
  /** Forgets the notes of a world up to a number at which it has ended, and its sheets. */
  end: (world: string, at: number) => void
  /** Returns the names of the worlds that have notes or counts. */
  worlds: () => string[]
}

/** Notes in the form in which processes send them to each other. */
export type PackedNotes = Pick<Notes, 'notes' | 'mark'> & Record<'requests' | 'run', Packed>

/** A note, and the mark after which it came: another process may have made a later one that came before. */
type Note = [mark: number, note: Numbered]

export function keepNotes(): KeptNotes {
  const there = new Map<string, { notes: Note[]; sheets: Sheets }>()
  const coverage = emptySheet()
  let mark = 0
  let size = 0

  /** Keeps the latest notes of a world, `most` of them. */
  function shorten(kept: { notes: Note[] }, most: number): void {
    kept.notes.sort(([, [one]], [, [other]]) => one - other)
    const gone = kept.notes.splice(0, kept.notes.length - most)
    for (const [, [, text]] of gone) size -= text.length
  }

  return {
    add(world, notes, sheets) {
      const kept = there.get(world) ?? { notes: [], sheets: { ...emptySheets(), coverage } }
      there.set(world, kept)
      for (const one of sheetNames) count(kept.sheets[one], sheets[one].since, sheets[one].counts)
      for (const note of notes) {
        kept.notes.push([++mark, note])
        size += note[1].length
      }
      if (kept.notes.length > 2 * mostNotes) shorten(kept, mostNotes)
      if (size <= mostCharactersNoted) return
      for (const one of there.values()) shorten(one, Math.floor(one.notes.length / 2))
    },
    read(world, after) {
      const { notes, sheets } = there.get(world) ?? { notes: [], sheets: emptySheets() }
      const latest = notes.filter(([at]) => at > after).map(([, note]) => note)
      latest.sort(([one], [other]) => one - other)
      return { notes: latest.slice(-mostNotes), mark, requests: packed(sheets.requests), run: packed(sheets.run) }
    },
    coverage: () => packed(coverage),
    uncover() {
      coverage.counts.clear()
    },
    end(world, at) {
      const kept = there.get(world)
      if (kept === undefined) return
      const left = kept.notes.filter(([, [number]]) => number > at).length
      shorten(kept, left)
      if (left === 0) there.delete(world)
    },
    worlds: () => [...there.keys()].filter((name) => name !== '')
  }
}
