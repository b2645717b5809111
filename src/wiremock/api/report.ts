import { cleanOf, cleanTable, coverageOf, coverageTable } from '../../control/report.ts'
import { forgetReplies } from '../../control/world.ts'
import type { ApiCall, ApiRoute, RouteReply } from './call.ts'

/** The routes that report coverage and cleanness: as JSON, or as a table if text is asked for. */
export const reportRoutes: ApiRoute[] = [
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
    async ({ worlds }) => {
      await worlds.coverage.clear()
      // A remembered answer would not note the parameters of its request again.
      worlds.all().forEach(forgetReplies)
      return {}
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

const asked = ({ wantsText }: ApiCall, body: object, text: string): RouteReply => (wantsText ? { text } : { body })
