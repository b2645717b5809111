import { membersAt } from '../../control/matching/fields.ts'
import { forgetReplies, resetWorld } from '../../control/world.ts'
import { delayIn } from '../distribution.ts'
import { type ApiCall, type ApiRoute, jsonOr } from './call.ts'

/** The calls about the whole server. */
export const serverRoutes: ApiRoute[] = [
  ['GET', '/settings', ({ world }) => ({ body: { settings: world.settings?.given ?? {} } })],
  ['POST', '/settings', set],
  ['PUT', '/settings', set],
  ['POST', '/reset', ({ world }) => resetWorld(world) as undefined],
  ['GET', '/version', ({ version }) => ({ body: { version } })],
  ['POST', '/shutdown', ({ shutdown }) => shutdown() as undefined]
]

function set(call: ApiCall): undefined {
  const given = membersAt(jsonOr(call, {}), '')
  const delay = delayIn(given)
  call.world.settings = Object.keys(given).length === 0 ? undefined : { delay, given }
  forgetReplies(call.world)
}
