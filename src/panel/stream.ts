/** Follows the requests as they come. A stream of `fetch`, since an EventSource could send the token in a URL alone. */
import { effect, signal } from '@preact/signals'
import { locked, send, world } from './api.ts'
import { eventReader } from './logic/events.ts'
import type { Line } from './logic/types.ts'
import { cleared, everyWorld, received, stale } from './state.ts'

export const live = signal(false)

const [soon, late] = [300, 5000]

/** Follows the world that is shown, and begins anew when it is another. */
export function followRequests(): void {
  effect(() => {
    const follows = { world: world.value, all: everyWorld.value }
    if (locked.value) return undefined
    const stop = new AbortController()
    void follow(follows.all, stop.signal)
    return () => stop.abort()
  })
}

async function follow(all: boolean, stop: AbortSignal): Promise<void> {
  for (let wait = soon; !stop.aborted; wait = Math.min(late, wait * 2)) {
    try {
      const response = await send('GET', `/ui/events${all ? '?all' : ''}`, undefined, { signal: stop })
      cleared(undefined)
      live.value = true
      wait = soon
      await read(response.body as ReadableStream<Uint8Array>)
    } catch {
      // The server is gone or ends: the loop tries again.
    }
    if (stop.aborted || locked.value) return
    live.value = false
    await new Promise((done) => setTimeout(done, wait))
  }
}

async function read(body: ReadableStream<Uint8Array>): Promise<void> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader()
  const events = eventReader()
  for (;;) {
    const { value, done } = await reader.read()
    if (done) return
    for (const { name, data } of events(value)) {
      if (name === 'requests') received(data as Line[])
      else if (name === 'cleared') cleared(data as string)
      else if (name === 'changed') stale()
    }
  }
}
