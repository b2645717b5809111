/** The answers of the endpoints. */
import { authorize } from './authorize.ts'
import type { TokenAnswer, TokenCall } from './call.ts'
import type { EndpointKind } from './endpoints.ts'
import { metadata } from './metadata.ts'
import { revoke, tokenAnswer } from './token-endpoint.ts'
import { userinfo } from './userinfo.ts'

const answers: Record<EndpointKind, (call: TokenCall) => TokenAnswer | Promise<TokenAnswer>> = {
  token: tokenAnswer,
  authorize,
  discovery: metadata,
  keys: async ({ issuer }) => ({ status: 200, body: { keys: await issuer.publicKeys() } }),
  userinfo,
  revoke
}

export const answerTokens = async (call: TokenCall): Promise<TokenAnswer> => answers[call.endpoint.kind](call)
