import type { IncomingMessage } from 'node:http'
import { Problem } from '../contract/problem.ts'
import type { World } from '../control/world.ts'
import { noName, type Worlds, worldNameOf, worldPrefix } from '../control/worlds.ts'

/** Fastify's `rewriteUrl`: `/__world/NAME/path` is `/path` in the world NAME, as if the header named it. */
export function leaveWorldPath(raw: IncomingMessage): string {
  const url = raw.url as string
  if (!url.startsWith(worldPrefix)) return url
  const [name] = /^[^/?]*/.exec(url.slice(worldPrefix.length)) as RegExpExecArray
  const rest = url.slice(worldPrefix.length + name.length)
  raw.headers['standin-world'] = name
  return rest.startsWith('/') ? rest : `/${rest}`
}

/** The world of a request, and why it has none of its own where it ought to. */
export function inhabit(
  worlds: Worlds,
  raw: IncomingMessage,
  required: boolean
): { world: World; problem: Problem | undefined } {
  const name = worldNameOf(raw.headers)
  if (name === undefined) {
    const detail = 'this server wants to know the world of each request: send the header Standin-World: NAME'
    return { world: worlds.main, problem: required ? new Problem(400, detail) : undefined }
  }
  const world = worlds.named(name)
  if (world !== undefined) return { world, problem: undefined }
  return { world: worlds.main, problem: new Problem(400, noName(name)) }
}
