/** The sheets on which the processes of a group count the requests to a world together, by names. */

/** `requests` counts since the journal was cleared, `run` since the reset, `coverage` in all worlds together. */
export const sheetNames = ['requests', 'run', 'coverage'] as const
export type SheetName = (typeof sheetNames)[number]

export interface Sheet {
  /** The number of the call that has begun the sheet; 0 for none. */
  since: number
  counts: Map<string, number>
}

export type Sheets = Record<SheetName, Sheet>

/** The names under which a request is counted, on the sheets that its process knows of. */
export type Names = Record<SheetName, { since: number; names: string[] }>

/** A sheet in the form in which processes send it to each other. */
export interface Packed {
  since: number
  counts: [name: string, times: number][]
}

export type PackedSheets = Record<SheetName, Packed>

export const emptySheet = (): Sheet => ({ since: 0, counts: new Map() })

export const emptySheets = (): Sheets => ({ requests: emptySheet(), run: emptySheet(), coverage: emptySheet() })

/** Counts on a sheet what came since the call `since`. A later call begins the sheet anew; an earlier one is over. */
export function count(sheet: Sheet, since: number, counts: Iterable<[name: string, times: number]>): void {
  if (begins(sheet, since)) for (const [name, times] of counts) add(sheet, name, times)
}

/** Begins a sheet anew for a later call. Returns false for a call that is over. */
function begins(sheet: Sheet, since: number): boolean {
  if (since > sheet.since) {
    sheet.since = since
    sheet.counts.clear()
  }
  return since === sheet.since
}

const add = ({ counts }: Sheet, name: string, times: number) => counts.set(name, (counts.get(name) ?? 0) + times)

export const packed = ({ since, counts }: Sheet): Packed => ({ since, counts: [...counts] })

export const allPacked = ({ requests, run, coverage }: Sheets): PackedSheets => ({
  requests: packed(requests),
  run: packed(run),
  coverage: packed(coverage)
})

export const unpacked = ({ since, counts }: Packed): Sheet => ({ since, counts: new Map(counts) })

/** Counts one or more requests of the same names. */
export function countNames(sheets: Sheets, names: Names, times = 1): void {
  for (const one of sheetNames) {
    const { since, names: all } = names[one]
    if (begins(sheets[one], since)) for (const name of all) add(sheets[one], name, times)
  }
}

/** Returns what a sheet has counted since a call: nothing if the sheet is older. */
export const countsSince = ({ since, counts }: Sheet, call: number): ReadonlyMap<string, number> =>
  since < call ? new Map() : counts
