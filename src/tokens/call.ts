import type { IncomingHttpHeaders } from 'node:http'
import type { Endpoint } from './endpoints.ts'
import type { Issuer } from './issuer.ts'

/** A request to an endpoint. */
export interface TokenCall {
  endpoint: Endpoint
  issuer: Issuer
  /** The address of the mock as the client names it, with the path above the document. */
  origin: string
  headers: IncomingHttpHeaders
  query: string
  /** The body's text, '' without a body. */
  text: string
}

/** An answer; its body is JSON. */
export interface TokenAnswer {
  status: number
  headers?: Record<string, string>
  body?: object
}

/** The issuer's name, as discovery and tokens have it. */
export const issuerName = ({ origin, endpoint }: Pick<TokenCall, 'origin' | 'endpoint'>): string =>
  origin + endpoint.authority.base
