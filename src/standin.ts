/** standin as a Fastify plugin and as an instance of its own, for `inject`. */
import Fastify, { type FastifyInstance, type RegisterOptions } from 'fastify'
import { type Assembly, assemble, worldsOf } from './assemble.ts'
import { generator } from './generate/lazy.ts'
import { type Controls, controlsOf } from './library/controls.ts'
import { mount } from './mount.ts'
import { checkOptions, type StandinOptions } from './options.ts'
import { serverOptions } from './server/server.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Stubs, rows, journal and reset; there once a server made by `createStandin` is ready. */
    standin: Controls
  }
}

/**
 * The Fastify plugin: puts the API that the options name on an instance, under its prefix where one is given, and the
 * controls of the first one on the instance itself. Throws an Error for a wrong option, and Unreadable where the
 * document or the fixtures cannot be read.
 */
export async function standin(app: FastifyInstance, options: StandinOptions = {}): Promise<void> {
  // Options of `register` itself, a prefix among them, are Fastify's own doing.
  const { prefix, logLevel: _level, logSerializers: _serializers, ...own } = options as StandinOptions & RegisterOptions
  checkOptions(own)
  const worlds = worldsOf(own)
  const [assembly] = await Promise.all([assemble(own, worlds), generator()])
  await app.register((child) => mount(child, assembly, options), prefix === undefined ? {} : { prefix: String(prefix) })
  if (app.hasDecorator('standin')) return
  app.decorate(
    'standin',
    controlsOf(worlds, () => assembly.documents)
  )
}
// Fastify's own word for a plugin whose decorators its user sees; routes and hooks stay in a context of their own.
Object.assign(standin, { [Symbol.for('skip-override')]: true })

/** A Fastify instance that is not started, for `inject`; it is loaded when it is awaited, or at the first `inject`. */
export function createStandin(options: StandinOptions = {}): FastifyInstance {
  checkOptions(options)
  const worlds = worldsOf(options)
  let assembly: Assembly | undefined
  const app = Fastify(serverOptions)
  app.register(async (child) => {
    const [made] = await Promise.all([assemble(options, worlds), generator()])
    assembly = made
    await mount(child, made, options)
  })
  return app.decorate(
    'standin',
    controlsOf(worlds, () => {
      if (assembly === undefined) {
        throw new Error('standin is not loaded yet: await the instance, or its ready(), first')
      }
      return assembly.documents
    })
  )
}
