import { createHash } from 'node:crypto'
import type { Contract, Operation } from '../../contract/contract.ts'
import type { Call } from '../../resources/rows/source.ts'

/** Operations that hand out tokens. */
const isLogin = /log-?in|sign-?(in|up)|auth|token|session|register/i

const names = ['token', 'access_token', 'auth_token', 'bearer_token', 'id_token', 'jwt']

/** Expires in 2100: a token of the mock's own is accepted by it. */
const exp = 4_102_444_800

const none: Readonly<Record<string, string>> = {}

/**
 * Returns values for the members that hold the token of a login, where the document says that its bearer tokens are
 * JWTs (`bearerFormat`): a page that decodes its token can.
 */
export function loginTokens(contract: Contract, { operation, path, seed }: Call): Readonly<Record<string, string>> {
  if (!handsOutTokens(contract, operation)) return none
  const sub = createHash('sha256').update(`${seed} ${path}`).digest('hex').slice(0, 12)
  const parts = [
    { alg: 'HS256', typ: 'JWT' },
    { sub, iat: 1_735_689_600, exp }
  ].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  const signature = createHash('sha256').update(parts.join('.')).digest('base64url')
  return Object.fromEntries(names.map((name) => [name, [...parts, signature].join('.')]))
}

const known = new WeakMap<Operation, boolean>()

function handsOutTokens({ securitySchemes }: Contract, operation: Operation): boolean {
  const before = known.get(operation)
  if (before !== undefined) return before
  const isJwt = Object.values(securitySchemes).some(
    ({ type, scheme, bearerFormat }) =>
      type === 'http' && /^bearer$/i.test(String(scheme)) && /^jwt$/i.test(String(bearerFormat))
  )
  const does = isJwt && (isLogin.test(operation.path) || isLogin.test(operation.id))
  known.set(operation, does)
  return does
}
