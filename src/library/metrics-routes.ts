/** The metrics of a server for Prometheus. */

import { steps, type Tallied } from '../control/journal/tally.ts'
import { ControlProblem, codes } from '../control/matching/control-problem.ts'
import type { Worlds } from '../control/worlds.ts'
import { optionalPackage } from '../document/optional-package.ts'
import type { ApiRoute } from '../wiremock/api/call.ts'

/** A sample: its labels and its value. `metricName` if it is part of a histogram. */
interface Sample {
  labels: Record<string, string | number>
  value: number
  metricName?: string
}

/** A metric as prom-client takes it. */
interface Metric {
  name: string
  help: string
  type: 'counter' | 'gauge' | 'histogram'
  values: Sample[]
  /** The rule by which the values of several processes make one: all of them hold the same worlds. */
  aggregator: 'sum' | 'first'
}

type Prometheus = typeof import('prom-client')

/** The package has no default export by its types, and one as Node loads it. */
const prometheus = () => import('prom-client') as unknown as Promise<{ default: Prometheus }>

/**
 * Returns the route for metrics. `ofOthers` resolves to those of the other processes that share the port;
 * `load` loads the package that writes them.
 */
export const metricsRoutes = (
  ofOthers: () => (() => Promise<unknown[]>) | undefined,
  load = prometheus
): ApiRoute[] => [
  [
    'GET',
    '/metrics',
    async ({ worlds }) => {
      const { default: client } = await loaded(load)
      const reports = [await metricsNow(worlds, load), ...((await ofOthers()?.()) ?? [])] as object[]
      const registry = client.AggregatorRegistry.aggregate(reports)
      return { text: await registry.metrics(), headers: { 'content-type': registry.contentType } }
    }
  ]
]

/** Resolves to the metrics of this process, as prom-client adds them to those of others. */
export async function metricsNow(worlds: Worlds, load = prometheus): Promise<unknown[]> {
  const { default: client } = await loaded(load)
  return [...metricsOf(worlds), ...(await processMetrics(client).getMetricsAsJSON())]
}

/** Loads prom-client. Throws a ControlProblem 501 if the project has none. */
async function loaded(load: () => Promise<{ default: Prometheus }>) {
  try {
    return await optionalPackage('prom-client', 'the call for metrics', load)
  } catch (error) {
    const detail = (error as Error).message
    throw new ControlProblem(501, [{ code: codes.notFound, title: 'Not installed', detail }])
  }
}

/** The metrics of the process: memory, processor time, the event loop. They are watched from the first call on. */
let ofProcess: import('prom-client').Registry | undefined

function processMetrics({ Registry, collectDefaultMetrics }: Prometheus) {
  if (ofProcess === undefined) {
    ofProcess = new Registry()
    collectDefaultMetrics({ register: ofProcess })
  }
  return ofProcess
}

const labelsOf = ({ operation, status, source }: Tallied) => ({ operation: operation?.id ?? '', status, source })

function metricsOf(worlds: Worlds): Metric[] {
  const all = worlds.all()
  const tallied = worlds.tally.all()
  const sum = (numbers: number[]) => numbers.reduce((one, other) => one + other, 0)
  const gauge = (name: string, help: string, value: number): Metric => ({
    name: `standin_${name}`,
    help,
    type: 'gauge',
    aggregator: 'first',
    values: [{ labels: {}, value }]
  })
  return [
    {
      name: 'standin_request_duration_seconds',
      help: 'Answered requests by operation, status and source, and the time from arrival to answer',
      type: 'histogram',
      aggregator: 'sum',
      values: tallied.flatMap(samplesOf)
    },
    {
      name: 'standin_violations_total',
      help: 'Places where requests, or the answers of the document, do not fit the document',
      type: 'counter',
      aggregator: 'sum',
      values: tallied
        .filter(({ violations }) => violations > 0)
        .map((one) => ({ labels: labelsOf(one), value: one.violations }))
    },
    gauge('worlds', 'Worlds, the main one included', all.length),
    gauge('stubs', 'Stubs in all worlds', sum(all.map(({ stubs }) => stubs.size()))),
    gauge('written_rows', 'Rows of all collections that were written to', sum(all.map(({ rows }) => rows.size))),
    gauge('journal_entries', 'Requests in all journals', sum(all.map(({ journal }) => journal.entries().length)))
  ]
}

/** Writes a tally as the samples of a histogram. */
function samplesOf(tallied: Tallied): Sample[] {
  const labels = labelsOf(tallied)
  const name = 'standin_request_duration_seconds'
  return [
    ...steps.map((step, at) => ({
      labels: { le: step / 1000, ...labels },
      value: tallied.within[at] as number,
      metricName: `${name}_bucket`
    })),
    { labels: { le: '+Inf', ...labels }, value: tallied.count, metricName: `${name}_bucket` },
    { labels, value: tallied.ms / 1000, metricName: `${name}_sum` },
    { labels, value: tallied.count, metricName: `${name}_count` }
  ]
}
