import autocannon from 'autocannon'
import { headers } from './servers.js'

/** Requests a second and the 99th percentile in ms, by 50 connections. Throws where something else than 2xx came. */
export async function load(url, seconds) {
  const { requests, latency, non2xx } = await autocannon({ url, headers, connections: 50, duration: seconds })
  if (non2xx > 0) throw new Error(`${url} answered ${non2xx} times with something else than 2xx`)
  return { rps: requests.average, p99: latency.p99 }
}

export const median = (numbers) => [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)]

/**
 * Measures the same things round by round, each round beginning with another one, so that none has the better place and
 * ratios hold on a machine whose speed drifts. Gives the results by round, then by name.
 */
export async function interleaved(names, rounds, measure) {
  const all = []
  for (let round = 0; round < rounds; round++) {
    const results = {}
    // The first round has them as they are given: the bare servers answer what standin did.
    const from = round % names.length
    for (const name of [...names.slice(from), ...names.slice(0, from)]) results[name] = await measure(name, round)
    all.push(results)
  }
  return all
}

/** The median of a figure, and of a round's own ratio to the same figure of another. */
export const middle = (all, name, figure) => median(all.flatMap((round) => round[name]?.[figure] ?? []))
export const ratio = (all, name, other, figure) =>
  median(all.flatMap((round) => (round[name] && round[other] ? round[name][figure] / round[other][figure] : [])))

/** Rows of cells, the first one left, all others right. */
export function table(rows) {
  const widths = rows[0].map((_, at) => Math.max(...rows.map((row) => String(row[at]).length)))
  return rows
    .map((row) =>
      row.map((cell, at) => (at === 0 ? String(cell).padEnd(widths[at]) : String(cell).padStart(widths[at]))).join('  ')
    )
    .join('\n')
}
