/** Headers of answers that clients read, as a document declares them. */
import type { HeaderList } from '../control/stubs/stub-answer.ts'
import type { HeaderObject, Schema } from '../document/openapi.ts'
import { nothingSeen, type Seen, seeText, typeOfTexts } from './value-schemas.ts'

/** Headers that belong to an answer. The others belong to the connection, to browsers or to this one moment. */
const telling =
  /^(?:location|link|etag|last-modified|retry-after|content-disposition)$|^x-(?:[a-z-]+-)?(?:total|count)(?:-[a-z]+)?$/i

/** Returns the headers that some answers of one status have, as they are first written; undefined if there are none. */
export function headersSeen(answers: readonly HeaderList[]): Record<string, HeaderObject> | undefined {
  const byName = new Map<string, { name: string; seen: Seen }>()
  for (const [name, value] of answers.flat()) {
    if (!telling.test(name)) continue
    const known = byName.get(name.toLowerCase()) ?? { name, seen: nothingSeen() }
    byName.set(name.toLowerCase(), known)
    seeText(known.seen, value)
  }
  if (byName.size === 0) return undefined
  const objects = [...byName.values()].map(({ name, seen }) => [
    name,
    { schema: { type: typeOfTexts(seen) } as Schema }
  ])
  return Object.fromEntries(objects)
}
