/** The calls of the control API for the library's words, as tests of another process use them. */
import { mostShown } from '../control/journal/journal.ts'
import { ControlProblem, codes } from '../control/matching/control-problem.ts'
import { itemsAt, membersAt, onlyKnown, textAt } from '../control/matching/fields.ts'
import { generator } from '../generate/lazy.ts'
import type { Row } from '../resources/rows/row.ts'
import { parseJson } from '../schema/meaning/json-values.ts'
import { type ApiCall, type ApiRoute, jsonOr, type RouteReply, unreadable } from '../wiremock/api/call.ts'
import { type Controls, controlsIn, type Documents, type Times, type Which } from './controls.ts'
import { StandinError } from './errors.ts'
import type { WaitOptions } from './waiting.ts'

/** Returns the routes for words that WireMock's API lacks. */
export function wordRoutes(documents: () => Documents): ApiRoute[] {
  const controls = ({ world, worlds, origin }: ApiCall): Controls =>
    controlsIn(() => world, worlds, documents, origin, { bytes: mostShown })
  const rows = (call: ApiCall, set?: (text: string) => Row[]) => rowsReply(controls(call), call, set)
  return [
    [
      'POST',
      '/received',
      (call) =>
        inWords(async () => {
          const { which, ...wait } = asked(call, ['which', 'count', 'timeout'])
          const waits = Object.keys(wait).length > 0
          return { body: { requests: await controls(call)[waits ? 'received' : 'requests'](which, wait) } }
        })
    ],
    [
      'POST',
      '/verify',
      (call) =>
        inWords(async () => {
          const { which = '*', times } = asked(call, ['which', 'times'])
          controls(call).verify(which, times)
          return {}
        })
    ],
    [
      'POST',
      '/tokens',
      (call) =>
        inWords(async () => ({
          status: 201,
          body: { token: await controls(call).token(membersAt(jsonOr(call, {}), '')) }
        }))
    ],
    ['GET', '/callbacks', (call) => ({ body: { callbacks: controls(call).callbacks() } })],
    [
      'POST',
      '/callbacks',
      (call) =>
        inWords(async () => {
          const { name, ...wait } = membersAt(jsonOr(call, {}), '')
          return { body: await controls(call).callback(textAt(name, '/name'), wait) }
        })
    ],
    [
      'POST',
      '/webhooks/{name}',
      (call) =>
        inWords(async () => {
          const { name = '' } = call.parameters
          return { body: await controls(call).webhook(name, membersAt(jsonOr(call, {}), '')) }
        })
    ],
    ['GET', '/journal', (call) => ({ text: controls(call).journal() })],
    ['POST', '/mappings/keep', (call) => controls(call).keepStubs() as undefined],
    ['GET', '/rows/{collection}', (call) => rows(call)],
    ['PUT', '/rows/{collection}', (call) => rows(call, rowsOf)]
  ]
}

/** Shows the rows of a collection, or sets them; the query names its parents: `?parent=acme&parent=7`. */
async function rowsReply(controls: Controls, call: ApiCall, read?: (text: string) => Row[]): Promise<RouteReply> {
  const { query, parameters, text = '' } = call
  const collection = parameters.collection as string
  const parents = query.getAll('parent')
  await generator()
  return inWords(async () => {
    const rows =
      read === undefined ? controls.rows(collection, ...parents) : controls.rows(collection, ...parents, read(text))
    return { body: { rows } }
  })
}

/** Reads rows with all digits of their numbers. Throws a ControlProblem. */
function rowsOf(text: string): Row[] {
  let value: unknown
  try {
    value = parseJson(text)
  } catch (error) {
    throw unreadable(`the body is no JSON: ${(error as Error).message}`)
  }
  return itemsAt(value, '').map((row, index) => membersAt(row, `/${index}`))
}

/** Reads the requests to look for, their number, and how long to wait. Throws a ControlProblem. */
function asked(call: ApiCall, names: string[]): { which?: Which; times?: Times } & WaitOptions {
  const members = membersAt(jsonOr(call, {}), '')
  onlyKnown(members, '', names)
  return members
}

/** Turns an error of the library into a refusal with its code. */
async function inWords<Made>(make: () => Promise<Made>): Promise<Made> {
  try {
    return await make()
  } catch (error) {
    if (!(error instanceof StandinError)) throw error
    const entry = { code: codes.unreadable, title: 'Not as expected', detail: error.message }
    throw new ControlProblem(422, [entry], error.code)
  }
}
