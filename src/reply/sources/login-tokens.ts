import { createHash } from 'node:crypto'
import type { Contract, Operation } from '../../contract/contract.ts'
import { keptFor } from '../../document/memoized.ts'
import type { Call } from '../../resources/rows/source.ts'

/** Operations that hand out tokens. */
const isLogin = /log-?in|sign-?(in|up)|auth|token|session|register/i

const names = ['token', 'access_token', 'auth_token', 'bearer_token', 'id_token', 'jwt']

/** Expires in 2100: a token of the mock's own is accepted by it. */
const exp = 4_102_444_800

/**
 * Returns values for the members that hold the token of a login, where the document says that its bearer tokens are
 * JWTs (`bearerFormat`): a page that decodes its token can. Undefined for other operations.
 */
export function loginTokens(contract: Contract, { operation, path, seed }: Call): Record<string, string> | undefined {
  if (!handsOutTokens(operation, contract)) return undefined
  const sub = createHash('sha256').update(`${seed} ${path}`).digest('hex').slice(0, 12)
  const parts = [
    { alg: 'HS256', typ: 'JWT' },
    { sub, iat: 1_735_689_600, exp }
  ].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  const signature = createHash('sha256').update(parts.join('.')).digest('base64url')
  return Object.fromEntries(names.map((name) => [name, [...parts, signature].join('.')]))
}

const handsOutTokens = keptFor((operation: Operation, { securitySchemes }: Contract): boolean => {
  const isJwt = Object.values(securitySchemes).some(
    ({ type, scheme, bearerFormat }) =>
      type === 'http' && /^bearer$/i.test(String(scheme)) && /^jwt$/i.test(String(bearerFormat))
  )
  return isJwt && (isLogin.test(operation.path) || isLogin.test(operation.id))
})
