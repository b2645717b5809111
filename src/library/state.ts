/** The calls of the control API that take, restore and name the state of a world. */
import { ControlProblem, codes, notFound } from '../control/matching/control-problem.ts'
import { readText, Unreadable, writeYaml } from '../document/yaml/yaml.ts'
import { generator } from '../generate/lazy.ts'
import type { StateKeeper } from '../resources/state/keeper.ts'
import { writeJson } from '../schema/meaning/json-values.ts'
import type { ApiCall, ApiRoute } from '../wiremock/api/call.ts'
import { restore, stateOfWorld } from './world-state.ts'

/** The most snapshots of a world. Beyond it, the oldest is dropped. */
const mostSnapshots = 100

export function stateRoutes(keeper: () => StateKeeper): ApiRoute[] {
  return [
    [
      'GET',
      '/state',
      ({ world, accept, origin }) => written(keeper().shown(keeper().take(world.rows), origin), accept)
    ],
    [
      'PUT',
      '/state',
      async ({ world, text, origin }) => {
        await generator()
        refused(() => restore(world, keeper(), readText(text ?? '', 'the state', undefined, 'a state').value, origin))
        return {}
      }
    ],
    [
      'GET',
      '/snapshots',
      ({ world }) => ({ body: { snapshots: [...world.snapshots.keys()].map((name) => ({ name })) } })
    ],
    [
      'POST',
      '/snapshots/{name}',
      ({ world, parameters: { name = '' } }) => {
        const { snapshots } = world
        const [oldest] = snapshots.keys()
        if (snapshots.size >= mostSnapshots && !snapshots.has(name)) snapshots.delete(oldest as string)
        snapshots.set(name, stateOfWorld(world, keeper()))
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
    ['GET', '/snapshots/{name}', (call) => written(keeper().shown(snapshot(call), call.origin), call.accept)],
    [
      'DELETE',
      '/snapshots/{name}',
      (call) => {
        snapshot(call)
        call.world.snapshots.delete(call.parameters.name as string)
        return undefined
      }
    ]
  ]
}

function snapshot({ world, parameters: { name = '' } }: ApiCall): object {
  const found = world.snapshots.get(name)
  if (found !== undefined) return found
  const names = [...world.snapshots.keys()].join(', ') || 'none'
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
