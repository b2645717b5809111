/** The calls of the control API for the library's words, as tests of another process use them. */
import { mostShown } from '../control/journal.ts'
import { ControlProblem, codes } from '../control/matching/control-problem.ts'
import { itemsAt, membersAt, onlyKnown } from '../control/matching/fields.ts'
import { generator } from '../generate/lazy.ts'
import type { Row } from '../resources/rows/row.ts'
import { parseJson } from '../schema/meaning/json-values.ts'
import { type ApiCall, type ApiRoute, jsonOr, type RouteReply, unreadable } from '../wiremock/api/call.ts'
import { type Controls, controlsIn, type Documents, type Times, type Which } from './controls.ts'
import { StandinError } from './errors.ts'

/** Returns the routes for words that WireMock's API lacks. */
export function wordRoutes(documents: () => Documents): ApiRoute[] {
  const controls = ({ world, worlds }: ApiCall): Controls =>
    controlsIn(() => world, worlds, documents, '', { bytes: mostShown })
  const rows = (call: ApiCall, set?: (text: string) => Row[]) => rowsReply(controls(call), call, set)
  return [
    [
      'POST',
      '/received',
      (call) => inWords(() => ({ body: { requests: controls(call).requests(asked(call).which) } }))
    ],
    [
      'POST',
      '/verify',
      (call) =>
        inWords(() => {
          const { which = '*', times } = asked(call)
          controls(call).verify(which, times)
          return undefined
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
  return inWords(() => {
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
/** Reads the requests to look for, and their number. Throws a ControlProblem. */
function asked(call: ApiCall): { which?: Which; times?: Times } {
  const members = membersAt(jsonOr(call, {}), '')
  onlyKnown(members, '', ['which', 'times'])
  return members
}

/** Turns an error of the library into a refusal with its code. */
function inWords<Made>(make: () => Made): Made {
  try {
    return make()
  } catch (error) {
    if (!(error instanceof StandinError)) throw error
    const entry = { code: codes.unreadable, title: 'Not as expected', detail: error.message }
    throw new ControlProblem(422, [entry], error.code)
  }
}
