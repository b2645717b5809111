import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyReply } from 'fastify'
import { bufferOf, type WireResponse } from '../reply/wire.ts'

/** Sends the head at once and the body later, or only the beginning of it, and then nothing. */
export function sendBroken(
  { status, body }: WireResponse,
  { delay, cutAfter }: NonNullable<WireResponse['broken']>,
  head: string[],
  to: FastifyReply
): FastifyReply {
  const { raw } = to.hijack()
  raw.writeHead(status, head)
  raw.flushHeaders()
  const bytes = bufferOf(body)
  void sleep(delay).then(() => {
    if (cutAfter === undefined) raw.end(bytes)
    else raw.write(bytes.subarray(0, cutAfter), () => raw.destroy())
  })
  return to
}
