import { ControlProblem, codes, notFound } from '../../control/matching/control-problem.ts'
import { membersAt, onlyKnown, textAt } from '../../control/matching/fields.ts'
import { type Step, started } from '../../control/stubs/scenarios.ts'
import type { Stub } from '../../control/stubs/stub.ts'
import { statesOf } from '../../control/stubs/stubs.ts'
import type { World } from '../../control/world.ts'
import { addTo } from '../../document/grouped.ts'
import { type ApiCall, type ApiRoute, jsonOr, type RouteReply } from './call.ts'

/** The calls about scenarios. */
export const scenarioRoutes: ApiRoute[] = [
  ['GET', '/scenarios', list],
  ['POST', '/scenarios/reset', ({ world }) => world.scenarios.reset() as undefined],
  ['PUT', '/scenarios/{name}/state', move]
]

/** The stubs of each scenario, in the order in which they were made. */
function byName({ stubs }: World): Map<string, Stub[]> {
  const named = new Map<string, Stub[]>()
  for (const stub of stubs.all().toReversed()) {
    const name = stub.scenario?.name
    if (name !== undefined) addTo(named, name, stub)
  }
  return named
}

const possible = (stubs: Stub[]): string[] => statesOf(stubs.map(({ scenario }) => scenario as Step))

function list({ world }: ApiCall): RouteReply {
  const scenarios = [...byName(world)].map(([name, stubs]) => ({
    id: name,
    name,
    state: world.scenarios.state(name),
    possibleStates: possible(stubs),
    mappings: stubs.map(({ mapping }) => mapping)
  }))
  return { body: { scenarios } }
}

function move(call: ApiCall): undefined {
  const { name = '' } = call.parameters
  const stubs = byName(call.world).get(name)
  if (stubs === undefined) throw notFound(`there is no scenario ${JSON.stringify(name)}`)
  const body = membersAt(jsonOr(call, {}), '')
  onlyKnown(body, '', ['state'])
  const state = body.state === undefined ? started : textAt(body.state, '/state')
  const states = [started, ...possible(stubs)]
  if (!states.includes(state)) {
    const detail = `the scenario ${name} has no state ${JSON.stringify(state)}; it has ${[...new Set(states)].join(', ')}`
    throw new ControlProblem(422, [
      { code: codes.noSuchState, source: { pointer: '/state' }, title: 'Not a state of the scenario', detail }
    ])
  }
  call.world.scenarios.move(name, state)
}
