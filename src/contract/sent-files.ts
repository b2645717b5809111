/** The files in the body of a request. Its value holds them as texts of one character a byte. */

export interface SentFile {
  /** The field that holds it; empty for a body that is a file itself. */
  field: string
  name: string | undefined
  /** Its media type, without parameters. */
  type: string | undefined
  bytes: Buffer
}

const files = new WeakMap<object, readonly SentFile[]>()

export const noteFiles = (body: object, sent: readonly SentFile[]): unknown => files.set(body, sent)

export const filesIn = (body: object): readonly SentFile[] => files.get(body) ?? []
