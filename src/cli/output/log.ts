import { styleText } from 'node:util'
import SonicBoom from 'sonic-boom'
import type { Entry, Trace } from '../../control/journal/entry.ts'
import { pathShown } from '../../control/journal/secrets.ts'
import { traceOf } from '../../control/journal/trace.ts'
import { headerText } from '../../reply/ascii.ts'
import type { LogStyle } from '../arguments/command.ts'

/** The output of the command. Its lines never delay a reply, even if nobody reads them. */
export interface Output {
  line: (text: string) => void
  /** Writes a line to standard error. */
  error: (text: string) => void
  /** Writes a line for a request; undefined if no log is wanted. */
  request: ((entry: Entry) => void) | undefined
  /** Resolves once all lines are written or cannot be written. */
  end: () => Promise<void>
}

/** Returns true if the output is a terminal and people want colors (no-color.org). */
export const inColors = ({ isTTY }: { isTTY?: boolean }, { NO_COLOR = '' }: NodeJS.ProcessEnv): boolean =>
  isTTY === true && NO_COLOR === ''

/** Makes the output in a style: lines for people, or JSON for programs. */
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

/** Milliseconds between two writes, since a write for each line would cost more than the answer. */
const pace = 10

function lines(fd: number) {
  // A pipe that nobody reads fills up. Then lines beyond `maxLength` are dropped.
  const stream = new SonicBoom.SonicBoom({ fd, sync: false, maxLength: 1 << 20 })
  stream.on('error', () => {})
  let waiting = ''
  let written = 0
  const flush = () => {
    written = performance.now()
    if (waiting !== '') stream.write(waiting)
    waiting = ''
  }
  return {
    line(text: string) {
      // The first line after a pause is written at once; later ones are written together.
      if (waiting === '') {
        if (performance.now() - written < pace) setTimeout(flush, pace)
        else setImmediate(flush)
      }
      waiting += `${text}\n`
    },
    end: () =>
      new Promise<void>((resolve) => {
        setTimeout(resolve, 200).unref()
        stream.once('close', resolve)
        flush()
        stream.end()
      })
  }
}

/** Returns the path of a request without its query and user, which may be credentials. */
function pathOf(url: string): string {
  const own = url.startsWith('/') ? url : url.replace(/^\w+:\/\/[^/?#]*/, '')
  const end = own.search(/[?#]/)
  const path = pathShown(end === -1 ? own : own.slice(0, end))
  return path.length > 1000 ? `${path.slice(0, 1000)}…` : path
}

/** Writes the line for programs: JSON in ASCII. It is written by hand for speed. */
export function json(entry: Entry): string {
  const { arrived, method, url, status, ms, source, reason } = entry
  const trace = traceOf(entry)
  const time = timeOf(Math.floor(performance.timeOrigin + arrived))
  const path = quoted(pathOf(url))
  return `{"time":"${time}","method":"${method}","path":${path},"status":${status},"ms":${Math.round(ms * 1000) / 1000},"source":"${source}"${reason === undefined ? '' : `,"reason":${quoted(cut(reason))}`}${trace === undefined ? '' : traceText(trace)}}`
}

/** Writes a trace by the names that logs have for it (OpenTelemetry, "Trace Context in non-OTLP Log Formats"). */
const traceText = ({ traceId, spanId }: Trace): string =>
  `,"trace_id":"${traceId}"${spanId === undefined ? '' : `,"span_id":"${spanId}"`}`

/** Reasons may list many violations. */
const cut = (reason: string): string => (reason.length > 300 ? `${reason.slice(0, 300)}…` : reason)

let written = { at: Number.NaN, time: '' }

/** A time in ISO 8601; requests that share a millisecond share its text. */
function timeOf(at: number): string {
  if (at !== written.at) written = { at, time: new Date(at).toISOString() }
  return written.time
}

function quoted(text: string): string {
  if (/^[ !#-[\]-~]*$/.test(text)) return `"${text}"`
  return headerText(JSON.stringify(text))
}

/** Writes the line for people. */
export function pretty({ method, url, status, ms, source, reason }: Entry, colors: boolean): string {
  const color = status >= 500 ? 'red' : status >= 400 ? 'yellow' : 'green'
  const code = colors ? styleText(color, String(status), { validateStream: false }) : String(status)
  const line = `${method.padEnd(7)} ${plain(pathOf(url))}  ${code}  ${ms.toFixed(1)} ms  ${source}`
  return reason === undefined ? line : `${line}  ${plain(cut(reason))}`
}

/** Replaces the characters by which a request could steer the terminal. */
const plain = (text: string): string => text.replaceAll(/[^\x20-\x7e…]/g, '?')
