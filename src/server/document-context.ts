import type { Contract } from '../contract/contract.ts'
import type { Entry } from '../control/journal.ts'
import type { World } from '../control/world.ts'
import type { Worlds } from '../control/worlds.ts'
import type { ErrorReplies } from '../reply/errors/error-replies.ts'
import type { Source } from '../resources/source.ts'
import type { Checker } from '../schema/validator.ts'
import type { Access } from './security.ts'

/** What serves a document: settled when the server starts, but for the worlds, which all documents share. */
export interface Parts {
  contract: Contract
  /** The path that all of it stands under, where it was asked for. */
  prefix: string | undefined
  checker: Checker
  worlds: Worlds
  /** Where content comes from, in order. */
  sources: Source[]
  /** Where it comes from when generated values were asked for. */
  dynamicSources: Source[]
  errors: ErrorReplies
  settings: Settings
  /** Told of every request once it is answered. */
  log: ((entry: Entry) => void) | undefined
}

export interface Settings {
  seed: string
  /** What happens to requests that do not fit: they are refused, answered with the violations named, or not checked. */
  validate: 'strict' | 'warn' | 'off'
  /** True where an example that does not fit is an error. */
  errors: boolean
  access: Access
  dynamic: boolean
  cors: boolean
  /** Every request has to name its world. */
  requireWorld: boolean
  /** How long to wait before every reply, in milliseconds. */
  delay: [min: number, max: number]
}

declare module 'fastify' {
  interface FastifyRequest {
    /** What tests arranged and may see of this request. */
    world: World
    /** The journal's entry of this request. */
    entry: Entry
    /** Why its credentials are refused, where a stub may not mind. */
    refusal: Error | undefined
  }
}
