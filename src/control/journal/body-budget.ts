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

export function createBodyBudget(bytes = usualBudget): BodyBudget {
  const longest = Math.floor(bytes * largestPart)
  let used = 0
  /** The counted entries by age, in slots that are used again. A Map would hold on to its tables. */
  const slots: (Entry | undefined)[] = []
  let [first, end, count] = [0, 0, 0]

  function add(entry: Entry, weight: number): void {
    if (end === slots.length && 2 * count <= end) moveUp()
    entry.weight = weight
    entry.slot = end
    slots[end++] = entry
    count++
    used += weight
  }

  /** Moves the entries to the first slots. */
  function moveUp(): void {
    const kept = slots.filter((entry) => entry !== undefined)
    slots.fill(undefined)
    first = 0
    end = 0
    for (const entry of kept) {
      entry.slot = end
      slots[end++] = entry
    }
  }

  function release(entry: Entry): void {
    if (entry.slot < 0) return
    slots[entry.slot] = undefined
    entry.slot = -1
    count--
    used -= entry.weight
    while (first < end && slots[first] === undefined) first++
  }

  return {
    keep(entry) {
      release(entry)
      const { body, reply } = entry
      const replyLength = reply?.body === undefined ? 0 : reply.body.length
      if (body === undefined && replyLength <= uncounted) return
      if (body !== undefined && body.length > longest) cut(entry, longest)
      if (replyLength > longest) dropReply(entry)
      add(entry, (entry.body?.length ?? 0) + (entry.reply?.body === undefined ? 0 : replyLength))
      while (used > bytes) {
        const oldest = slots[first] as Entry
        if (oldest.body !== undefined) cut(oldest, 0)
        dropReply(oldest)
        release(oldest)
      }
    },
    release
  }
}

function cut(entry: Entry, length: number): void {
  const body = entry.body as Buffer
  entry.cutFrom ??= body.length
  // A copy, since a part of the buffer would keep all of it.
  entry.body = Buffer.from(body.subarray(0, length))
}

function dropReply(entry: Entry): void {
  if (entry.reply !== undefined) entry.reply = { ...entry.reply, body: undefined, cut: true }
}
