import { isObject } from '../document/json/is-object.ts'
import type { TokenRequest } from '../tokens/issuer.ts'
import { StandinError } from './errors.ts'

const isText = (value: unknown): boolean => typeof value === 'string'

/** The members of a request for a token. */
const members: Record<keyof TokenRequest, [what: string, holds: (value: unknown) => boolean]> = {
  scopes: ['a list of scopes', (value) => Array.isArray(value) && value.every(isText)],
  expiresIn: ['a whole number of seconds', (value) => Number.isSafeInteger(value)],
  subject: ['a text', isText],
  audience: ['a text', isText],
  claims: ['an object', isObject]
}

/** Returns a request for a token as it is. Throws an Error for an unknown member or a wrong value. */
export function tokenRequestOf(request: unknown): TokenRequest {
  if (!isObject(request)) throw wrong(`a token is asked for by { scopes, expiresIn }, not ${JSON.stringify(request)}`)
  for (const [name, value] of Object.entries(request)) {
    const member = Object.hasOwn(members, name) ? members[name as keyof TokenRequest] : undefined
    if (member === undefined) {
      throw wrong(`a token has no ${JSON.stringify(name)}; there is ${Object.keys(members).join(', ')}`)
    }
    const [what, holds] = member
    if (value !== undefined && !holds(value)) {
      throw wrong(`the ${name} of a token is ${what}, not ${JSON.stringify(value)}`)
    }
  }
  return request
}

const wrong = (detail: string): StandinError => new StandinError('ERR_STANDIN_OPTION', detail)
