import type { Tools } from './pets.ts'

/** Counts the pets that are there now: those of the fixtures, and those that requests added. */
export default (_request: unknown, { rows }: Tools) => {
  const body: Record<string, number> = {}
  for (const { status } of rows('pets')) body[status] = (body[status] ?? 0) + 1
  return { body }
}
