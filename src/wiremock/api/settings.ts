import { membersOf } from '../../control/matching/fields.ts'
import { forget, resetWorld } from '../../control/world.ts'
import { delayOf } from '../distribution.ts'
import { type Call, jsonOr, type Route } from './call.ts'

/** The server as a whole. */
export const serverRoutes: Route[] = [
  ['GET', '/settings', ({ world }) => ({ body: { settings: world.settings?.given ?? {} } })],
  ['POST', '/settings', set],
  ['PUT', '/settings', set],
  ['POST', '/reset', ({ world }) => resetWorld(world) as undefined],
  ['GET', '/version', ({ version }) => ({ body: { version } })],
  ['POST', '/shutdown', ({ shutdown }) => shutdown() as undefined]
]

function set(call: Call): undefined {
  const given = membersOf(jsonOr(call, {}), '')
  const delay = delayOf(given)
  call.world.settings = Object.keys(given).length === 0 ? undefined : { delay, given }
  forget(call.world)
}
