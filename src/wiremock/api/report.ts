import { cleanOf, cleanTable, coverageOf, coverageTable } from '../../control/report.ts'
import { forget } from '../../control/world.ts'
import type { Call, Route, RouteReply } from './call.ts'

/** The routes that report coverage and cleanness: as JSON, or as a table if text is asked for. */
export const reportRoutes: Route[] = [
  [
    'GET',
    '/coverage',
    (call) => {
      const coverage = coverageOf(call.worlds.coverage, call.operations())
      return asked(call, coverage, coverageTable(coverage))
    }
  ],
  [
    'DELETE',
    '/coverage',
    ({ worlds }) => {
      worlds.coverage.clear()
      // Forgets remembered answers. They would skip the parameters, which are to be noted again.
      worlds.all().forEach(forget)
      return undefined
    }
  ],
  [
    'GET',
    '/clean',
    (call) => {
      const clean = cleanOf(call.world, call.secrets)
      return asked(call, clean, cleanTable(clean))
    }
  ]
]

const asked = ({ wantsText }: Call, body: object, text: string): RouteReply => (wantsText ? { text } : { body })
