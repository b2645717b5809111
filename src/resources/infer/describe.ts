/** Describes in words which operations are live. */
import type { Operation } from '../../contract/contract.ts'
import type { Model } from '../model/model.ts'

/** The part of an operation in a collection, or the reason why it keeps nothing. */
export interface Liveness {
  /** `list`, `read`, `create` …; undefined for an operation that keeps nothing. */
  does?: string
  collection?: string
  /** The member that is the key of rows. */
  key?: string
  /** The reason why the operation keeps nothing. */
  why?: string
}

export function livenessOf({ roles, unclear }: Model, operation: Operation): Liveness {
  const role = roles.get(operation)
  if (role === undefined) return { why: unclear.get(operation) as string }
  const { name, key } = role.resource
  return { does: role.kind, collection: name, ...(key.property === undefined ? {} : { key: key.property.join('.') }) }
}

/** Returns a liveness as one phrase: `create users by id`. */
export function phraseOf({ does, collection, key, why }: Liveness): string {
  if (does === undefined) return `not live: ${why}`
  return `${does} ${collection}${key === undefined ? '' : ` by ${key}`}`
}
