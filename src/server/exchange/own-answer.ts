/** The answers of stubs and handlers. */
import type { HeaderList, StubReply } from '../../control/stubs/stub-answer.ts'
import { applied, type Preferences } from '../../reply/preferences.ts'

export const typeIn = (headers: HeaderList): string | undefined => valueIn(headers, 'content-type')

/** Names the preferences that an answer heeds, unless it does already. That of another server heeds none. */
export function withApplied(said: StubReply, preferences: Preferences): StubReply {
  if (said.came !== undefined || isEmpty(preferences)) return said
  const named = applied(preferences, typeIn(said.headers), true)
  if (named === '' || valueIn(said.headers, 'preference-applied') !== undefined) return said
  return { ...said, headers: [...said.headers, ['Preference-Applied', named]] }
}

/** Returns true for an object without members. */
export function isEmpty(members: object): boolean {
  for (const _ in members) return false
  return true
}

const valueIn = (headers: HeaderList, wanted: string): string | undefined =>
  headers.find(([name]) => name.toLowerCase() === wanted)?.[1]
