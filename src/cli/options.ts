import { parseArgs } from 'node:util'
import type { StartOptions } from '../standin.ts'

/** What the command line asks for. */
export type Command = { name: 'help' } | { name: 'version' } | Mock

/** The command that serves. */
export interface Mock {
  name: 'mock'
  start: StartOptions
  watch: boolean
  log: LogStyle
}

export type LogStyle = 'pretty' | 'json' | 'silent'

/** A command line that cannot be understood; the message says why and what to do. */
export class Usage extends Error {}

/** How an option is written and what it means. */
interface Option {
  /** What stands for its value in the help; left out for a switch. */
  value?: string
  short?: string
  env?: string
  /** What the help says of it; left out for an option that is only understood, since Prism has it. */
  help?: string
  multiple?: boolean
  /** It is on, and shown as what switches it off. */
  no?: boolean
}

/** Every option of the command line; to teach standin another, add a line here and its reading in `commandOf`. */
const options = {
  port: { value: 'N', short: 'p', env: 'PORT', help: 'the port; 0 takes a free one (4010)' },
  host: { value: 'HOST', short: 'h', env: 'HOST', help: 'the address to listen on (127.0.0.1)' },
  fixtures: {
    value: 'PATH',
    env: 'STANDIN_FIXTURES',
    help: 'rows given by hand (the folder fixtures beside the document)'
  },
  seed: { value: 'N', env: 'STANDIN_SEED', help: 'another seed, another believable world (1)' },
  token: {
    value: 'T',
    env: 'STANDIN_TOKENS',
    multiple: true,
    help: 'accept only this bearer token, on every operation; repeatable (any token)'
  },
  auth: { no: true, env: 'STANDIN_AUTH', help: 'check no credentials' },
  dynamic: { short: 'd', env: 'STANDIN_DYNAMIC', help: 'generate even where examples or fixtures exist' },
  errors: { help: "answer an invalid request with the document's error only, as is always done" },
  cors: { no: true, help: 'send no CORS headers' },
  delay: { value: 'MS', env: 'STANDIN_DELAY', help: 'wait before every reply: MS, or MIN-MAX (0)' },
  watch: { help: 'read document and fixtures again when they change' },
  log: { value: 'STYLE', env: 'STANDIN_LOG', help: 'pretty, json or silent (pretty on a terminal, else json)' },
  help: { help: 'this text' },
  version: { help: 'the version' }
} satisfies Record<string, Option>

type Name = keyof typeof options
type Values = { [name in Name]?: string | boolean | (string | boolean)[] }

/** Reads the arguments and the environment, where an argument wins. Throws Usage for what cannot be understood. */
export function commandOf(args: string[], env: NodeJS.ProcessEnv, terminal: boolean): Command {
  const { values, positionals } = parsed(args)
  if (values.help === true) return { name: 'help' }
  if (values.version === true) return { name: 'version' }
  for (const [name, { env: variable, value, multiple }] of Object.entries<Option>(options)) {
    const text = variable === undefined ? undefined : env[variable]
    if (text === undefined || text === '' || values[name as Name] !== undefined) continue
    values[name as Name] = multiple ? text.split(',') : value === undefined ? !/^(false|0|no|off)$/i.test(text) : text
  }
  const [document, ...rest] = positionals[0] === 'mock' ? positionals.slice(1) : positionals
  if (rest.length > 0) throw new Usage(`one document is played at a time, not also ${rest.join(', ')}`)
  const fixtures = values.fixtures as string | undefined
  return {
    name: 'mock',
    watch: values.watch === true,
    log: oneOf('log', values.log, ['pretty', 'json', 'silent']) ?? (terminal ? 'pretty' : 'json'),
    start: {
      ...(document === undefined ? {} : { document }),
      ...(fixtures === undefined ? {} : { fixtures }),
      ...(values.token === undefined ? {} : { token: tokensOf(values.token as string[]) }),
      port: values.port === undefined ? 4010 : wholeNumber('port', values.port, 65535),
      host: (values.host as string | undefined) ?? '127.0.0.1',
      seed: (values.seed as string | undefined) ?? '1',
      auth: values.auth !== false,
      dynamic: values.dynamic === true,
      cors: values.cors !== false,
      delay: delayOf((values.delay as string | undefined) ?? '0')
    }
  }
}

function parsed(args: string[]): { values: Values; positionals: string[] } {
  const config = Object.fromEntries(
    Object.entries<Option>(options).map(([name, { value, short, multiple = false }]) => [
      name,
      {
        type: value === undefined ? ('boolean' as const) : ('string' as const),
        multiple,
        ...(short === undefined ? {} : { short })
      }
    ])
  )
  try {
    const { values, positionals } = parseArgs({
      args: spaced(args),
      options: config,
      allowPositionals: true,
      allowNegative: true
    })
    return { values: values as Values, positionals }
  } catch (error) {
    throw new Usage((error as Error).message.replace(/\. To specify a positional argument.*$/s, ''))
  }
}

/** `--port -1` is a value that is wrong, not an option that is missing its value. */
function spaced(args: string[]): string[] {
  const joined: string[] = []
  for (let at = 0; at < args.length; at++) {
    const [arg, next] = [args[at] as string, args[at + 1]]
    const takesValue =
      arg.startsWith('--') &&
      !arg.includes('=') &&
      (options as Record<string, Option>)[arg.slice(2)]?.value !== undefined
    if (takesValue && next !== undefined && /^-\d/.test(next)) joined.push(`${arg}=${args[++at]}`)
    else joined.push(arg)
  }
  return joined
}

function wholeNumber(name: string, value: unknown, most: number): number {
  if (!/^\d{1,9}$/.test(String(value)) || Number(value) > most) {
    throw new Usage(`--${name} takes a whole number from 0 to ${most}, not ${JSON.stringify(value)}`)
  }
  return Number(value)
}

function oneOf<T extends string>(name: string, value: unknown, allowed: readonly T[]): T | undefined {
  if (value === undefined || allowed.includes(value as T)) return value as T | undefined
  throw new Usage(`--${name} takes ${allowed.join(', ')}, not ${JSON.stringify(value)}`)
}

function delayOf(text: string): [number, number] {
  const [, least, most] = /^(\d{1,7})(?:-(\d{1,7}))?$/.exec(text) ?? []
  if (least === undefined || Number(most ?? least) < Number(least)) {
    throw new Usage(`--delay takes milliseconds, as 200 or 50-300, not ${JSON.stringify(text)}`)
  }
  return [Number(least), Number(most ?? least)]
}

/** A token that is empty could never be sent. */
function tokensOf(tokens: string[]): string[] {
  const given = tokens.map((token) => token.trim()).filter((token) => token !== '')
  if (given.length === 0) throw new Usage('--token takes a bearer token that is not empty')
  return given
}

/** The text of `--help`. */
export function helpText(): string {
  const rows = Object.entries<Option>(options)
    .filter(([, option]) => option.help !== undefined)
    .map(([name, { value, short, env, help, no }]) => {
      const flag = `${short === undefined ? '    ' : `-${short}, `}--${no ? 'no-' : ''}${name}${value === undefined ? '' : ` ${value}`}`
      return `  ${flag.padEnd(22)} ${help}${env === undefined ? '' : ` [${env}]`}`
    })
  return `standin plays the API of an OpenAPI document.

usage: standin [mock] [DOCUMENT] [options]

DOCUMENT is a file, an http(s) URL, or - for standard input. Left out, it is Turso's Platform API, with fixtures.

${rows.join('\n')}

In brackets: the environment variable that says the same. Exit codes: 0 stopped by a signal, 1 could not start, 2 wrong usage.
`
}
