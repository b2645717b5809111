/** An error's identity: the members that say which error it is have to fit the status that it is sent with. */
import { STATUS_CODES } from 'node:http'

/** The reasons of all errors, in letters alone. */
const statuses = new Map(
  Object.entries(STATUS_CODES).flatMap(([status, reason]) =>
    Number(status) < 400 ? [] : [[letters(reason as string), Number(status)] as const]
  )
)

/** Returns the status whose reason a text is, in any spelling: `NOT_FOUND`, `https://example.com/errors/not-found`. */
function statusNamed(text: string): number | undefined {
  const name = letters(text.slice(text.lastIndexOf('/') + 1))
  return statuses.get(name) ?? statuses.get(name.replace(/error$/, ''))
}

/** Names of errors beside their reasons, in letters alone, the likeliest first. Add another here. */
const otherNames: Record<number, string> = {
  400: 'invalidrequest invalid validationfailed validation badinput invalidinput invalidargument',
  401: 'unauthenticated unauthorised invalidtoken authentication',
  402: 'payment card carddeclined insufficientfunds',
  403: 'permissiondenied accessdenied notallowed insufficientscope permission authorization',
  404: 'missing resourcenotfound doesnotexist invalidrequest',
  405: 'notallowed',
  409: 'alreadyexists duplicate exists',
  413: 'toolarge',
  415: 'unsupportedtype',
  422: 'unprocessable validationfailed validation invalid invalidinput invalidrequest invalidargument',
  429: 'ratelimited ratelimitexceeded ratelimit throttled',
  500: 'internal internalerror servererror server api',
  503: 'unavailable servicedown down overloaded maintenance'
}

/** Returns the value of an enum that says a status; undefined where none does. */
export function identityAmong(choices: readonly unknown[], status: number): unknown {
  const names = choices.map((one) =>
    typeof one === 'string' ? letters(one.slice(one.lastIndexOf('/') + 1)).replace(/(?<=.)error$/, '') : undefined
  )
  // Any error is a failure, for a member that only tells success from failure.
  const general = names.some((name) => /^(ok|success|succeeded|info|warn|warning)$/.test(name ?? ''))
    ? ['error', 'failed', 'failure', 'fail']
    : []
  const wanted = [letters(STATUS_CODES[status] ?? 'error'), ...(otherNames[status] ?? 'error').split(' '), ...general]
  const isAt = (fits: (name: string, one: string | undefined) => boolean | undefined) =>
    wanted
      .map((name) => names.findIndex((one) => fits(name.replace(/(?<=.)error$/, ''), one)))
      .find((index) => index >= 0)
  // The thing may stand before the word: `ROOM_NOT_FOUND`.
  const found = isAt((name, one) => name === one) ?? isAt((name, one) => name.length > 5 && one?.endsWith(name))
  return found === undefined ? undefined : choices[found]
}

export function isOfAnotherStatus(body: unknown, status: number): boolean {
  return countsAnotherStatus(body, status) || namesAnotherStatus(body, status)
}

/** Returns true for a body with a number of another status in a member for it: `status`, `statusCode`. */
export function countsAnotherStatus(body: unknown, status: number, name = ''): boolean {
  if (typeof body === 'number') return /^(http_?)?status(_?code)?$/i.test(name) && body !== status && body >= 400
  if (typeof body !== 'object' || body === null) return false
  return Object.entries(body).some(([key, value]) => countsAnotherStatus(value, status, key))
}

/** Returns a body with the number of its status in place of another's. */
export function recounted(body: unknown, status: number, name = ''): unknown {
  if (!countsAnotherStatus(body, status, name)) return body
  if (typeof body === 'number') return status
  if (Array.isArray(body)) return body.map((one) => recounted(one, status))
  return Object.fromEntries(Object.entries(body as object).map(([key, value]) => [key, recounted(value, status, key)]))
}

/** Returns true for a body with a text that is the reason of another status. */
export function namesAnotherStatus(body: unknown, status: number): boolean {
  if (typeof body === 'string') {
    const named = statusNamed(body)
    return named !== undefined && named !== status
  }
  if (typeof body !== 'object' || body === null) return false
  return Object.values(body).some((value) => namesAnotherStatus(value, status))
}

/**
 * Returns an identity for the status in place of another error's, in the same spelling. A URI becomes `about:blank`.
 */
export function identityFor(value: unknown, status: number): string | undefined {
  if (typeof value !== 'string') return undefined
  if (/^[\w+.-]+:|\//.test(value)) return 'about:blank'
  const words = (STATUS_CODES[status] ?? 'Error').replaceAll("'", '').split(/[^A-Za-z]+/)
  const [first, ...rest] = words.map((word) => word.toLowerCase())
  if (/^[A-Z\d_]+$/.test(value)) return words.join('_').toUpperCase()
  if (/^[a-z\d]+(-[a-z\d]+)+$/.test(value)) return words.join('-').toLowerCase()
  if (/^[a-z\d_]+$/.test(value)) return words.join('_').toLowerCase()
  if (/^[a-z]\w*$/.test(value)) return [first, ...rest.map(capitalized)].join('')
  if (/^[A-Z]\w*$/.test(value)) return words.map((word) => capitalized(word.toLowerCase())).join('')
  return words.join(' ')
}

/** Returns a word for programs for a status, in the spelling of a value; undefined for a number. */
export function wordFor(value: unknown, status: number): string | undefined {
  if (typeof value !== 'string' || /^\d+$/.test(value)) return undefined
  const named = identityFor(value, status) as string
  return named.includes(' ') ? identityFor('a_b', status) : named
}

const capitalized = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1)

function letters(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z]/g, '')
}
