import type { Option, Options } from './arguments.ts'
import { options } from './options.ts'

/** The text of `--help`. */
export function helpText(): string {
  const rows = Object.entries<Option>(options satisfies Options)
    .filter(([, option]) => option.help !== undefined)
    .map(([name, { value, short, env, help, no }]) => {
      const flag = `${short === undefined ? '    ' : `-${short}, `}--${no ? 'no-' : ''}${name}${value === undefined ? '' : ` ${value}`}`
      return `  ${flag.padEnd(26)} ${help}${env === undefined ? '' : ` [${env}]`}`
    })
  return `standin plays the API of an OpenAPI document.

usage: standin [mock] [DOCUMENT...] [options]    plays it
       standin check DOCUMENT...                 says what is doubtful in it, without serving
       standin routes DOCUMENT... [--json]       lists its operations
       standin generate DOCUMENT OPERATION       prints one reply; OPERATION is an operationId, or "GET /path"
       standin types DOCUMENT                    prints its types, for tests in TypeScript

DOCUMENT is a file, an http(s) URL, or - for standard input. Left out, it is what STANDIN_DOCUMENT names, else Turso's
Platform API, with fixtures. Several stand on one port, each under its --prefix or the path of its servers;
the docs of the first are at /documentation, those of the second at /documentation/2.

${rows.join('\n')}

In brackets: the environment variable that says the same; a switch takes true or false there. STANDIN_PREFIX has commas
between several, STANDIN_TOKENS too, or semicolons where tokens have scopes: one:read,write;two:read.
Every option of \`prism mock\` is understood.
Exit codes: 0 stopped by a signal, or nothing found; 1 could not start, or something found; 2 wrong usage.
`
}
