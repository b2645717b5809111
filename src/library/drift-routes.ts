/** The call of the control API that shows the differences between the real API and the documents. */
import { notFound } from '../control/matching/control-problem.ts'
import type { Drift } from '../upstream/drift.ts'
import type { ApiRoute } from '../wiremock/api/call.ts'

export function driftRoutes(drift: Drift | undefined): ApiRoute[] {
  return [
    [
      'GET',
      '/drift',
      () => {
        if (drift === undefined)
          throw notFound('no request goes to a real API here: start with standin proxy, or with --upstream URL')
        return { body: drift.report() }
      }
    ]
  ]
}
