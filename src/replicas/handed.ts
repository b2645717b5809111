/** The connections that the primary process has handed to a worker, and that the worker has not taken yet. */
import type { Worker } from 'node:cluster'

/** The words of `node:cluster` that hand a connection over. The worker repeats the number when it takes it. */
interface Handing {
  act?: string
  seq: number
}

interface Connection {
  close: () => void
}

/** The process of a worker: what Node sends and hears there in its own name is in no type. */
interface Channel {
  send: (words: Handing, connection?: Connection) => boolean
  on: (event: 'internalMessage', hear: (words: { ack?: number }) => void) => void
}

export interface Handed {
  /** Returns the number of the connection that has waited longest; undefined for none. */
  oldest: () => number | undefined
  /** Hands them to another worker: Node forgets those of a worker that ends. Closes them if there is none. */
  passTo: (other: Worker | undefined) => void
}

/** Returns a function that keeps the connections that are handed to a worker from now on. */
export function createHandedWatch(): (worker: Worker) => Handed {
  /** True once a worker has said that it took one. A Node with other words for it is left alone. */
  let isTold = false

  return (worker) => {
    const channel = channelOf(worker)
    const { send } = channel
    const open = new Map<number, [Handing, Connection]>()
    channel.send = (words, connection, ...more) => {
      if (isTold && words.act === 'newconn' && connection !== undefined) open.set(words.seq, [words, connection])
      return send.call(channel, words, connection, ...more)
    }
    channel.on('internalMessage', ({ ack }) => {
      if (ack === undefined) return
      isTold = true
      open.delete(ack)
    })
    return {
      oldest: () => open.keys().next().value,
      passTo(other) {
        for (const [words, connection] of open.values()) {
          if (other === undefined) connection.close()
          else channelOf(other).send(words, connection)
        }
        open.clear()
      }
    }
  }
}

const channelOf = (worker: Worker): Channel => worker.process as unknown as Channel
