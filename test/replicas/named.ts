import type { Names } from '../../src/replicas/sheets.ts'

/** Returns the names of a request that is counted by one name, by a process that knows of the call `since`. */
export const named = (name: string, since = 0): Names => ({
  requests: { since, names: [name] },
  run: { since, names: [] },
  coverage: { since: 0, names: [`of ${name}`] }
})
