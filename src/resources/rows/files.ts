/** Files that requests sent. Rows name them by their contents. */
import { createHash } from 'node:crypto'

export interface KeptFile {
  /** Its media type, without parameters. */
  type: string
  bytes: Buffer
}

/** The media type of bytes of which nothing else is known. */
export const octets = 'application/octet-stream'

/** The most bytes and files that a world keeps. */
const mostBytes = 64 * 1024 * 1024
const mostFiles = 1000

/** Keeps a file, forgets the oldest ones that are too many, and returns the name of the file. */
export function keepFile(files: Map<string, KeptFile>, { type, bytes }: KeptFile): string {
  const name = createHash('sha256').update(`${type}\n`).update(bytes).digest('base64url')
  files.delete(name)
  // The bytes of a part alone: a part of a buffer holds all of it.
  files.set(name, { type, bytes: Buffer.from(bytes) })
  let size = [...files.values()].reduce((sum, file) => sum + file.bytes.length, 0)
  for (const [oldest, file] of files) {
    if (size <= mostBytes && files.size <= mostFiles) break
    size -= file.bytes.length
    files.delete(oldest)
  }
  return name
}
