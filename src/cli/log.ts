import { styleText } from 'node:util'
import SonicBoom from 'sonic-boom'
import type { Entry } from '../control/journal.ts'
import type { LogStyle } from './options.ts'

/** Where the command writes: lines that never hold up a reply, not even where nobody reads them. */
export interface Output {
  line: (text: string) => void
  /** Writes a line for a request; undefined where none is wanted. */
  request: ((entry: Entry) => void) | undefined
  /** Resolves once what was written has left, or cannot. */
  end: () => Promise<void>
}

/** Lines on standard output in the style asked for: for people, or JSON for programs. */
export function outputOf(style: LogStyle, colors: boolean): Output {
  // A pipe that nobody reads fills up; what does not fit in here then is dropped, and the server goes on.
  const stream = new SonicBoom.SonicBoom({ fd: 1, sync: false, maxLength: 1 << 20 })
  stream.on('error', () => {})
  const line = (text: string) => void stream.write(`${text}\n`)
  const formats = { pretty: (entry: Entry) => pretty(entry, colors), json, silent: undefined }
  const format = formats[style]
  return {
    line,
    request: format && ((entry) => line(format(entry))),
    end: () =>
      new Promise((resolve) => {
        setTimeout(resolve, 200).unref()
        stream.once('close', resolve)
        stream.end()
      })
  }
}

const pathOf = (url: string): string => url.split('?', 1)[0] as string

function json({ arrived, method, url, status, ms, source }: Entry): string {
  const time = new Date(performance.timeOrigin + arrived).toISOString()
  return JSON.stringify({ time, method, path: pathOf(url), status, ms: Math.round(ms * 1000) / 1000, source })
}

function pretty({ method, url, status, ms, source }: Entry, colors: boolean): string {
  const color = status >= 500 ? 'red' : status >= 400 ? 'yellow' : 'green'
  const code = colors ? styleText(color, String(status)) : String(status)
  // What a request brought must not steer the terminal.
  const path = pathOf(url).replaceAll(/[^\x20-\x7e]/g, '?')
  return `${method.padEnd(7)} ${path}  ${code}  ${ms.toFixed(1)} ms  ${source}`
}
