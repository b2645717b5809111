import { meantBy } from '../../document/nearest.ts'
import { Usage } from './usage.ts'
import { type OptionKind, onOff } from './values.ts'

/** An option of the command line. */
export interface Option {
  /** The placeholder of its value in the help. */
  value?: string
  /** The reader of its value; undefined for a switch. */
  kind?: OptionKind<unknown>
  short?: string
  env?: string
  /** True if only the use of a value shows that it is wrong. The refusal then names the variable it came from. */
  late?: true
  /** The help text; `false` for an option that the help hides, since only users of Prism know it. */
  help: string | false
  /** True for an option that may be given several times. */
  multiple?: true
  /** True for a switch that is on, so that the help shows how to switch it off. */
  no?: true
  /** The commands that take it. Default: those that serve. */
  on?: readonly string[]
  /** A hint for people who forgot the value. */
  bare?: string
}

export type Options = Record<string, Option>

/** An option of a command line. */
export interface GivenOption {
  name: string
  /** Its spelling: `--port`, `-p`. */
  as: string
  value: unknown
}

export interface Arguments {
  given: GivenOption[]
  positionals: string[]
  /** Options of Prism that have no effect here, as they were written. */
  unneeded: string[]
}

const fakers = /^(no-?)?json-?schema-?faker/i

/**
 * Reads arguments as Prism does: `--name value`, `--name=value`, `--no-name`, camelCase or kebab-case, `-p 1`, `-p1`,
 * `-p=1`, `-dm`. Throws Usage for an option that is not among these, or a value that it does not take.
 */
export function readArguments(args: string[], options: Options): Arguments {
  const read: Arguments = { given: [], positionals: [], unneeded: [] }
  const names = new Map(Object.keys(options).map((name) => [bareName(name), name]))
  const letters = new Map(Object.entries(options).map(([name, { short }]) => [short, name]))
  const queue = [...args]
  const next = (wanted: RegExp) => (wanted.test(queue[0] ?? '-') ? queue.shift() : undefined)

  while (queue.length > 0) {
    const arg = queue.shift()!
    if (arg === '--') read.positionals.push(...queue.splice(0))
    else if (arg.startsWith('--')) long(arg)
    else if (arg.startsWith('-') && arg !== '-') short(arg)
    else read.positionals.push(arg)
  }
  return read

  function long(arg: string): void {
    const [, written = '', value] = /^--([^=]*)(?:=(.*))?$/s.exec(arg) as RegExpExecArray
    const name = names.get(bareName(written))
    const denied = written.startsWith('no-') ? names.get(bareName(written.slice(3))) : undefined
    if (name !== undefined) take(name, `--${written}`, value)
    else if (denied !== undefined && options[denied]?.kind === undefined) {
      add(denied, `--${written}`, !readValue(onOff, `--${written}`, value ?? next(/^(true|false)$/) ?? 'true'))
    } else if (fakers.test(written)) {
      if (value === undefined) next(/^(true|false|-?\d+(\.\d+)?)$/)
      read.unneeded.push(`--${written}`)
    } else unknown(`--${written}`)
  }

  /** Reads letters in a row: switches, the last of them perhaps with a value. */
  function short(arg: string): void {
    for (let at = 1; at < arg.length; at++) {
      const name = letters.get(arg[at]) ?? unknown(`-${arg[at]}`)
      const rest = arg.slice(at + 1)
      const whole = options[name]?.kind !== undefined || rest.startsWith('=')
      take(name, `-${arg[at]}`, whole && rest !== '' ? rest.replace(/^=/, '') : undefined)
      if (whole) break
    }
  }

  function take(name: string, as: string, value: string | undefined): void {
    const { kind = onOff, bare } = options[name] as Option
    // `--port -1` is a value that is wrong; `--port --cors` lacks its value.
    const text = value ?? (kind === onOff ? (next(/^(true|false)$/) ?? 'true') : next(/^($|[^-]|-\d)/))
    if (text === undefined) throw new Usage(`${as} takes ${kind.takes}${bare === undefined ? '' : `; ${bare}`}`)
    add(name, as, readValue<unknown>(kind, as, text))
  }

  function add(name: string, as: string, value: unknown): void {
    read.given.push({ name, as, value })
  }

  function unknown(as: string): never {
    const spellings = Object.entries(options).map(([name, { no }]) => `--${no ? 'no-' : ''}${name}`)
    const nearest = meantBy(as, spellings)
    throw new Usage(`there is no option ${as}${nearest === undefined ? '' : `; did you mean ${nearest}?`}`)
  }
}

/** Reads the value of an option. Throws Usage for a value that it does not take. */
export function readValue<T>({ takes, read, secret }: OptionKind<T>, as: string, text: string): T {
  const value = read(text)
  if (value !== undefined) return value
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text
  throw new Usage(`${as} takes ${takes}${secret ? '' : `, not ${JSON.stringify(shown)}`}`)
}

/** `verboseLevel` and `verbose-level` are the same. */
const bareName = (name: string): string => name.replaceAll('-', '').toLowerCase()
