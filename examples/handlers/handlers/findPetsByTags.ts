import type { Tools } from './pets.ts'

interface Request {
  parameters: { query: { tags?: string[] } }
}

/** Finds the pets that have any of the tags. */
export default ({ parameters }: Request, { rows }: Tools) => {
  const { tags = [] } = parameters.query
  return { body: rows('pets').filter((pet) => pet.tags?.some((tag) => tags.includes(tag))) }
}
