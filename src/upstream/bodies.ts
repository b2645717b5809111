/** Bodies that pass: held whole where they are checked, as streams elsewhere. */
import { Readable, Transform } from 'node:stream'
import { Problem } from '../contract/problem.ts'
import { isBodiless } from '../contract/statuses.ts'

/** Tells whether an answer has a body in HTTP, whatever its headers say (RFC 9110, section 6.4.1). */
export const hasBody = (method: string, status: number): boolean => method !== 'HEAD' && !isBodiless(status)

/**
 * Reads a stream to its end. Resolves with its bytes, or, if it has more than `most`, with a stream of all of them.
 * Rejects if it breaks off.
 */
export async function readUpTo(stream: Readable, most: number): Promise<Buffer | Readable> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    length += chunk.length
    if (length > most) return Readable.from(both(chunks, stream), { objectMode: false })
  }
  return Buffer.concat(chunks)
}

/**
 * Reads the body of a server's answer as `readUpTo` does. Rejects with a Problem 502 if it breaks off, and with the
 * reason of `signal` if that aborts.
 */
export async function readAnswer(
  body: Readable,
  most: number,
  server: string,
  signal: AbortSignal
): Promise<Buffer | Readable> {
  try {
    return await readUpTo(body, most)
  } catch (error) {
    if (signal.aborted) throw signal.reason
    throw new Problem(502, `the answer of ${server} breaks off: ${(error as Error).message}`)
  }
}

async function* both(begun: Buffer[], rest: Readable): AsyncGenerator<Buffer> {
  yield* begun.splice(0)
  yield* rest as AsyncIterable<Buffer>
}

/**
 * Returns a stream that passes everything on as it comes. Once all has passed, `done` is called with the first `most`
 * bytes and the number of all.
 */
export function capture(most: number, done: (begun: Buffer, length: number) => void): Transform {
  const chunks: Buffer[] = []
  let length = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, next) {
      if (length < most) chunks.push(chunk.subarray(0, most - length))
      length += chunk.length
      next(null, chunk)
    },
    flush(next) {
      done(Buffer.concat(chunks), length)
      next()
    }
  })
}
