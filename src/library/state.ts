/** The calls of the control API that take, restore and name the state of a world. */
import { ControlProblem, codes, notFound } from '../control/matching/control-problem.ts'
import type { World } from '../control/world.ts'
import { keptFor } from '../document/memoized.ts'
import { readText, Unreadable, writeYaml } from '../document/yaml/yaml.ts'
import { generator } from '../generate/lazy.ts'
import type { StateKeeper } from '../resources/state/keeper.ts'
import { writeJson } from '../schema/meaning/json-values.ts'
import type { ApiCall, ApiRoute } from '../wiremock/api/call.ts'
import { restore, stateOfWorld } from './world-state.ts'

/** Snapshots of each world, by name. */
const snapshotsOf = keptFor((_world: World) => new Map<string, object>())

/** The most snapshots of a world. Beyond it, the oldest is dropped. */
const mostSnapshots = 100

export function stateRoutes(keeper: () => StateKeeper): ApiRoute[] {
  return [
    ['GET', '/state', ({ world, accept }) => written(keeper().take(world.rows), accept)],
    [
      'PUT',
      '/state',
      async ({ world, text }) => {
        await generator()
        refused(() => restore(world, keeper(), readText(text ?? '', 'the state', undefined, 'a state').value))
        return {}
      }
    ],
    [
      'GET',
      '/snapshots',
      ({ world }) => ({ body: { snapshots: [...snapshotsOf(world).keys()].map((name) => ({ name })) } })
    ],
    [
      'POST',
      '/snapshots/{name}',
      ({ world, parameters: { name = '' } }) => {
        const named = snapshotsOf(world)
        const [oldest] = named.keys()
        if (named.size >= mostSnapshots && !named.has(name)) named.delete(oldest as string)
        named.set(name, stateOfWorld(world, keeper()))
        return { status: 201, body: { name } }
      }
    ],
    [
      'POST',
      '/snapshots/{name}/restore',
      (call) => {
        restore(call.world, keeper(), structuredClone(snapshot(call)))
        return undefined
      }
    ],
    ['GET', '/snapshots/{name}', (call) => written(snapshot(call), call.accept)],
    [
      'DELETE',
      '/snapshots/{name}',
      (call) => {
        snapshot(call)
        snapshotsOf(call.world).delete(call.parameters.name as string)
        return undefined
      }
    ]
  ]
}

function snapshot({ world, parameters: { name = '' } }: ApiCall): object {
  const found = snapshotsOf(world).get(name)
  if (found !== undefined) return found
  const names = [...snapshotsOf(world).keys()].join(', ') || 'none'
  const detail = `there is no snapshot ${JSON.stringify(name)}; there is ${names}`
  throw notFound(detail)
}

/** Writes a state as JSON, or as YAML if the call accepts YAML. */
function written(state: object, accept: string) {
  if (!/ya?ml/.test(accept))
    return { text: writeJson(state), headers: { 'content-type': 'application/json; charset=utf-8' } }
  return { text: writeYaml(state), headers: { 'content-type': 'application/yaml; charset=utf-8' } }
}

function refused(put: () => void): void {
  try {
    put()
  } catch (error) {
    const detail =
      error instanceof Unreadable ? error.message : `the state cannot be put back: ${(error as Error).message}`
    throw new ControlProblem(422, [{ code: codes.unreadable, title: 'No state', detail }], 'ERR_STANDIN_STATE')
  }
}
