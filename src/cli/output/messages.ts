import { type Finding, lineOf as line } from '../../document/places/finding.ts'

/** The longest message that is shown, since documents and paths may have any length. */
const [mostLines, mostLetters] = [16, 1000]

/** Replaces the characters by which text could steer a terminal. */
export const plain = (text: string): string =>
  text.replaceAll(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, (sign) => (sign === '\n' ? sign : '?'))

export const findingLine = (finding: Finding): string => plain(line(finding)).replaceAll('\n', ' ')

/** Writes an error as one paragraph: what is wrong, and what to do. */
export function inWords(error: NodeJS.ErrnoException): string {
  const lines = plain(said(error)).split('\n')
  const more = lines.length > mostLines ? [`… and ${lines.length - mostLines} lines more`] : []
  const shown = lines
    .slice(0, mostLines)
    .map((line) => (line.length > mostLetters ? `${line.slice(0, mostLetters)}…` : line))
  return [...shown, ...more].join('\n')
}

const fileReasons: Record<string, string> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a folder'
}

function said(error: NodeJS.ErrnoException & { port?: number; address?: string; hostname?: string }): string {
  const { name, message, code = '', syscall, port, hostname, address = hostname, path } = error
  // Compared by name, since importing the class would load the YAML parser.
  if (name === 'Unreadable') return message
  if (name === 'Usage') return `${message}\nstandin --help lists the options`
  if (code === 'EADDRINUSE') {
    return `port ${port} is in use: end what listens there, or take another with --port or PORT (0 takes a free one)`
  }
  if (code === 'EACCES' && syscall === 'listen')
    return `port ${port} is not allowed: take one above 1023 with --port or PORT`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EINVAL')
    return `cannot listen on ${address ?? 'that host'}: --host takes an address of this machine`
  if (path !== undefined && fileReasons[code] !== undefined) return `cannot read ${path}: ${fileReasons[code]}`
  return `could not start: ${message}`
}
