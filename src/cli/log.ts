import { styleText } from 'node:util'
import SonicBoom from 'sonic-boom'
import type { Entry } from '../control/journal.ts'
import type { LogStyle } from './options.ts'

/** Where the command writes: lines that never hold up a reply, not even where nobody reads them. */
export interface Output {
  line: (text: string) => void
  /** A line on standard error. */
  error: (text: string) => void
  /** Writes a line for a request; undefined where none is wanted. */
  request: ((entry: Entry) => void) | undefined
  /** Resolves once what was written has left, or cannot. */
  end: () => Promise<void>
}

/** Whether people see colors there, and want them (no-color.org). */
export const inColors = ({ isTTY }: { isTTY?: boolean }, { NO_COLOR = '' }: NodeJS.ProcessEnv): boolean =>
  isTTY === true && NO_COLOR === ''

/** Lines on standard output in the style asked for: for people, or JSON for programs. */
export function outputOf(style: LogStyle, colors: boolean): Output {
  const [out, err] = [lines(1), lines(2)]
  const formats = { pretty: (entry: Entry) => pretty(entry, colors), json, silent: undefined }
  const format = formats[style]
  return {
    line: out.line,
    error: err.line,
    request: format && ((entry) => out.line(format(entry))),
    end: async () => void (await Promise.all([out.end(), err.end()]))
  }
}

function lines(fd: number) {
  // A pipe that nobody reads fills up; what does not fit in here then is dropped, and the server goes on.
  const stream = new SonicBoom.SonicBoom({ fd, sync: false, maxLength: 1 << 20 })
  stream.on('error', () => {})
  return {
    line: (text: string) => void stream.write(`${text}\n`),
    end: () =>
      new Promise<void>((resolve) => {
        setTimeout(resolve, 200).unref()
        stream.once('close', resolve)
        stream.end()
      })
  }
}

/** The path of a request, without what may hold credentials: a query, or a user before the host. */
function pathOf(url: string): string {
  const path = url.replace(/^\w+:\/\/[^/?#]*/, '').split(/[?#]/, 1)[0] as string
  return path.length > 1000 ? `${path.slice(0, 1000)}…` : path
}

/** The log's line for a request, for programs. */
export function json({ arrived, method, url, status, ms, source }: Entry): string {
  const time = new Date(performance.timeOrigin + arrived).toISOString()
  const line = { time, method, path: pathOf(url), status, ms: Math.round(ms * 1000) / 1000, source }
  return JSON.stringify(line).replaceAll(
    /[^\x20-\x7e]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
  )
}

/** The log's line for a request, for people. */
export function pretty({ method, url, status, ms, source }: Entry, colors: boolean): string {
  const color = status >= 500 ? 'red' : status >= 400 ? 'yellow' : 'green'
  const code = colors ? styleText(color, String(status), { validateStream: false }) : String(status)
  // What a request brought must not steer the terminal.
  const path = pathOf(url).replaceAll(/[^\x20-\x7e…]/g, '?')
  return `${method.padEnd(7)} ${path}  ${code}  ${ms.toFixed(1)} ms  ${source}`
}
