/** The journal in the library's words: for those who speak to a server elsewhere as to one of their own process. */

import { ControlProblem, codes } from '../control/matching/control-problem.ts'
import { membersOf, onlyKnown } from '../control/matching/fields.ts'
import { type Call, jsonOr, type Route } from '../wiremock/api/call.ts'
import { controlsIn, type Times, type Which } from './controls.ts'

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
  ]
]

const controls = ({ world, worlds, operations, checkStub }: Call) =>
  controlsIn(
    () => world,
    worlds,
    () => ({ operations, checkStub })
  )

/** Which requests are meant, and how many there are to be. Throws a ControlProblem. */
function asked(call: Call): { which?: Which; times?: Times } {
  const members = membersOf(jsonOr(call, {}), '')
  onlyKnown(members, '', ['which', 'times'])
  return members
}

/** What the library throws, as a refusal. */
function inWords<Made>(make: () => Made): Made {
  try {
    return make()
  } catch (error) {
    if (error instanceof ControlProblem) throw error
    throw new ControlProblem(422, [
      { code: codes.unreadable, title: 'Not as expected', detail: (error as Error).message }
    ])
  }
}
