import type { Entry } from './entry.ts'

/** Keeps the bodies of all journals of a server within a number of bytes: the oldest bodies go first. */
export interface BodyBudget {
  /** Counts the bodies of an entry, and cuts a body that is too long by itself. */
  keep: (entry: Entry) => void
  /** Frees the bytes of an entry. */
  release: (entry: Entry) => void
}

/** The default budget, in bytes. */
export const usualBudget = 64 * 1024 * 1024
/** The largest part of the budget that one body may take. */
const largestPart = 1 / 8
/** Bodies of replies that are not counted: they are short, or shared with the response cache. */
const uncounted = 16_384

/** Returns an unused budget. */
export function createBodyBudget(bytes = usualBudget): BodyBudget {
  const kept = new Map<Entry, number>()
  const longest = Math.floor(bytes * largestPart)
  let used = 0

  function release(entry: Entry): void {
    const weight = kept.get(entry)
    if (weight === undefined) return
    kept.delete(entry)
    used -= weight
  }

  return {
    keep(entry) {
      const { body, reply } = entry
      const replyLength = reply?.body === undefined ? 0 : reply.body.length
      if (body === undefined && replyLength <= uncounted) return
      if (body !== undefined && body.length > longest) cut(entry, longest)
      if (replyLength > longest) dropReply(entry)
      const weight = (entry.body?.length ?? 0) + (entry.reply?.body === undefined ? 0 : replyLength)
      kept.set(entry, weight)
      used += weight
      for (const oldest of kept.keys()) {
        if (used <= bytes) break
        if (oldest.body !== undefined) cut(oldest, 0)
        dropReply(oldest)
        release(oldest)
      }
    },
    release
  }
}

/** Cuts a body to its beginning. */
function cut(entry: Entry, length: number): void {
  const body = entry.body as Buffer
  entry.cutFrom ??= body.length
  // A copy, since a part of the buffer would keep all of it.
  entry.body = Buffer.from(body.subarray(0, length))
}

function dropReply(entry: Entry): void {
  if (entry.reply !== undefined) entry.reply = { ...entry.reply, body: undefined, cut: true }
}
