/** A callback or webhook that was sent, or was to be. */
export interface SentCallback {
  /** The operation that it belongs to; undefined for a webhook without an operationId. */
  operationId: string | undefined
  /** The name of the callback or webhook in the document. */
  name: string
  method: string
  /** As the runtime expression made it. */
  url: string
  headers: Record<string, string>
  /** The value of the body; undefined without a body. */
  body: unknown
  /** The violations of the document in the body; a body of a test's own may have some. */
  violations: string[]
  at: Date
  /** How often it was sent: twice, if the first try failed. */
  attempts: number
  /** The status of the answer; undefined until there is one. */
  status?: number
  /** The reason why there is no answer. */
  error?: string
}

/** The most callbacks that a world remembers. */
const most = 1000

/** Enters a callback, and drops the oldest beyond the most. */
export function enter(callbacks: SentCallback[], callback: SentCallback): void {
  if (callbacks.length >= most) callbacks.shift()
  callbacks.push(callback)
}

/** Returns true once a callback was answered, or has failed for good. */
export const isOver = ({ status, error }: SentCallback): boolean => status !== undefined || error !== undefined
