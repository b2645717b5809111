import type { Option } from './arguments.ts'
import { type CommandName, isFor, options } from './options.ts'

/** Returns the text of `--help`, or of one command's own help. */
export const helpText = (command?: CommandName): string => (command === undefined ? wholeHelp() : helpOf(command))

const about: Record<CommandName, { usage: string; text: string }> = {
  mock: { usage: '[mock] [DOCUMENT...] [options]', text: 'plays the API of a document' },
  proxy: {
    usage: 'proxy [DOCUMENT...] UPSTREAM [options]',
    text: 'sends requests on to the real API, and says what breaks the document'
  },
  check: { usage: 'check [DOCUMENT...]', text: 'says what is doubtful in it, without serving' },
  routes: { usage: 'routes [DOCUMENT...] [--json]', text: 'lists its operations' },
  generate: {
    usage: 'generate [DOCUMENT] OPERATION',
    text: 'prints one reply; OPERATION is an operationId, or "GET /path"'
  },
  types: { usage: 'types [DOCUMENT]', text: 'prints its types, for tests in TypeScript' },
  import: {
    usage: 'import FILE [DOCUMENT] --out FOLDER',
    text: 'makes fixtures of a HAR or a Postman collection'
  },
  infer: {
    usage: 'infer FILE [--out openapi.yaml]',
    text: 'makes a first document of a HAR or a Postman collection'
  },
  completion: { usage: 'completion bash|zsh|fish', text: 'prints a script that completes commands and options' }
}

const examples: Record<CommandName, string> = {
  mock: 'standin openapi.yaml --port 4010 --watch',
  proxy: 'standin proxy openapi.yaml http://localhost:8080 --errors',
  check: 'standin check openapi.yaml',
  routes: 'standin routes openapi.yaml --json',
  generate: 'standin generate openapi.yaml "GET /pets" --code 404',
  types: 'standin types openapi.yaml > api.d.ts',
  import: 'standin import browser.har openapi.yaml --out fixtures',
  infer: 'standin infer browser.har --out openapi.yaml',
  completion: 'source <(standin completion bash)'
}

const documents = `DOCUMENT is a file, an http(s) URL, or - for standard input. Left out, it is what STANDIN_DOCUMENT names, else the
openapi.yaml (.yml, .json) or swagger.yaml of this folder`

const servedDocuments = `${documents}, else Turso's Platform API, with fixtures.`

function helpOf(command: CommandName): string {
  const { usage, text } = about[command]
  return `standin ${command} ${text}.

usage: standin ${usage}
   eg: ${examples[command]}
${command === 'completion' || command === 'infer' ? '' : `\n${command === 'mock' ? servedDocuments : `${documents}.`}\n`}
${rowsOf(command).join('\n')}
`
}

function wholeHelp(): string {
  const usages = Object.values(about).map(({ usage, text }) => `standin ${usage.padEnd(36)} ${text}`)
  return `standin plays the API of an OpenAPI document.

usage: ${usages.join('\n       ')}

${servedDocuments}
Several documents stand on one port, each under its --prefix or the path of its servers; the docs of the first are at
/documentation, those of the second at /documentation/2. standin COMMAND --help is the help of one command.

${rowsOf().join('\n')}

In brackets: the environment variable that says the same; a switch takes true or false there. STANDIN_PREFIX has commas
between several, STANDIN_TOKENS too, or semicolons where tokens have scopes: one:read,write;two:read.
Every option of \`prism mock\` is understood.
Exit codes: 0 stopped by a signal, or nothing found; 1 could not start, or something found; 2 wrong usage.
`
}

/** The options, those of one command or all, a line each. */
function rowsOf(command?: CommandName): string[] {
  return Object.entries<Option>(options)
    .filter(([, option]) => option.help !== false && (command === undefined || isFor(option, command)))
    .map(([name, { value, short, env, help, no }]) => {
      const flag = `${short === undefined ? '    ' : `-${short}, `}--${no ? 'no-' : ''}${name}${value === undefined ? '' : ` ${value}`}`
      return `  ${flag.padEnd(26)} ${help}${env === undefined ? '' : ` [${env}]`}`
    })
}
