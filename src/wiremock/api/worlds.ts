import { notFound } from '../../control/matching/control-problem.ts'
import type { ApiRoute } from './call.ts'

/** The calls about named worlds. */
export const worldRoutes: ApiRoute[] = [
  [
    'GET',
    '/worlds',
    ({ worlds }) => ({
      body: {
        worlds: worlds.list().map(({ name, world, idle }) => ({
          name,
          requests: world.journal.received(),
          stubs: world.stubs.all().length,
          idleSeconds: Math.floor(idle / 1000)
        }))
      }
    })
  ],
  [
    'DELETE',
    '/worlds',
    ({ worlds }) => {
      for (const { name } of worlds.list()) worlds.remove(name)
      return undefined
    }
  ],
  [
    'DELETE',
    '/worlds/{name}',
    ({ worlds, parameters: { name = '' } }) => {
      if (!worlds.remove(name)) throw notFound(`there is no world ${name}`)
      return undefined
    }
  ]
]
