/** Bodies that pass: held whole where they are checked, as streams elsewhere. */
import { Readable, Transform } from 'node:stream'

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
