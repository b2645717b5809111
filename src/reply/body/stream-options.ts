/** The settings of a stream of events. */
export interface StreamOptions {
  /** Milliseconds between two events. */
  pace?: number
  /** The most milliseconds that are added to each wait. */
  jitter?: number
  /** The number of events: the first ones, or all of them over again. */
  count?: number
  /** Nothing more is sent after so many events, and the connection stays open. */
  stall?: number
  /** The connection is cut after so many events. */
  error?: number
  /** True ends a stream of server-sent events with `[DONE]`. */
  done?: boolean
}

/** The names of the options that are numbers, with their greatest values. */
export const streamNumbers = { pace: 600_000, jitter: 600_000, count: 100_000, stall: 100_000, error: 100_000 } as const

/** Returns the events that are sent: as many as asked for, without those that the client has seen already. */
export function eventsToSend(
  events: readonly string[],
  { count = events.length, done = false }: StreamOptions,
  lastEventId: string | undefined
): string[] {
  const wanted = Array.from({ length: events.length === 0 ? 0 : count }, (_, at) =>
    at < events.length ? (events[at] as string) : numbered(events[at % events.length] as string, at + 1)
  )
  const seen = lastEventId === undefined ? -1 : wanted.findIndex((event) => idOf(event) === lastEventId)
  const isServerSent = wanted.some((event) => /^data:/m.test(event))
  return [...wanted.slice(seen + 1), ...(done && isServerSent ? ['data: [DONE]\n\n'] : [])]
}

/** Returns an event with another id, if it has one. */
const numbered = (event: string, id: number): string => event.replace(/^id:.*$/m, `id: ${id}`)

const idOf = (event: string): string | undefined => /^id: ?(.*)$/m.exec(event)?.[1]
