/** The call of the control API that shows the authority of a server for HTTPS, for clients to trust. */
import { notFound } from '../control/matching/control-problem.ts'
import type { ApiRoute } from '../wiremock/api/call.ts'

/** Returns the route, by the path that WireMock gives it. */
export const authorityRoutes = (authority: () => string | undefined): ApiRoute[] => [
  [
    'GET',
    '/certs/wiremock-ca.crt',
    () => {
      const text = authority()
      if (text === undefined) throw notFound('this server made no authority: only --https without --cert does')
      return { text: `${text}\n`, headers: { 'content-type': 'application/x-pem-file' } }
    }
  ]
]
