/** Reads server-sent events from a stream of text. */

export interface Event {
  name: string
  data: unknown
}

/** Returns a function that takes pieces of a stream, and returns the events that they complete. */
export function eventReader(): (piece: string) => Event[] {
  let rest = ''
  return (piece) => {
    const parts = (rest + piece).split('\n\n')
    rest = parts.pop() as string
    return parts.flatMap((part) => {
      const name = /^event: (.*)$/m.exec(part)?.[1]
      const data = /^data: (.*)$/m.exec(part)?.[1]
      return name === undefined || data === undefined ? [] : [{ name, data: JSON.parse(data) as unknown }]
    })
  }
}
