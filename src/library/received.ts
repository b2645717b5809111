/** The library's words on the control API, for tests that speak to a server elsewhere. */
import { ControlProblem, codes } from '../control/matching/control-problem.ts'
import { membersOf, onlyKnown } from '../control/matching/fields.ts'
import { type Call, jsonOr, type Route } from '../wiremock/api/call.ts'
import { controlsIn, type Times, type Which } from './controls.ts'
import { StandinError } from './errors.ts'

export const receivedRoutes: Route[] = [
  ['POST', '/received', (call) => inWords(() => ({ body: { requests: controls(call).requests(asked(call).which) } }))],
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
  ['POST', '/mappings/keep', (call) => controls(call).keepStubs() as undefined]
]

const controls = ({ world, worlds, operations, checkStub, secrets }: Call) =>
  controlsIn(
    () => world,
    worlds,
    () => ({ operations, checkStub, secrets: () => secrets })
  )

/** Reads which requests are meant, and how many there are to be. Throws a ControlProblem. */
function asked(call: Call): { which?: Which; times?: Times } {
  const members = membersOf(jsonOr(call, {}), '')
  onlyKnown(members, '', ['which', 'times'])
  return members
}

/** Turns an error of the library into a refusal that carries its code. */
function inWords<Made>(make: () => Made): Made {
  try {
    return make()
  } catch (error) {
    if (!(error instanceof StandinError)) throw error
    const entry = { code: codes.unreadable, title: 'Not as expected', detail: error.message }
    throw new ControlProblem(422, [entry], error.code)
  }
}
