import type { Contract, Operation, Parameter } from '../../contract/contract.ts'
import type { SecurityScheme } from '../../document/openapi.ts'
import { percentEncoded } from '../../document/url.ts'
import { prefixesOf, type StartOptions } from '../../options.ts'
import { servedUnder } from '../../server/exchange/url.ts'
import { docsPlaces } from '../../server/pages/docs-places.ts'
import { sampleOf, shownPath } from '../../server/pages/samples.ts'
import type { Standin } from '../../start.ts'
import { findingLine, plain } from './messages.ts'
import type { Say } from './say.ts'

/** The most operations and notes that are shown: a document may have thousands. */
const [mostOperations, mostNotes] = [12, 10]

type Shown = Pick<Standin, 'contracts' | 'url' | 'notices' | 'samples'> &
  Partial<Pick<Standin, 'authority' | 'authorityFile'>>

/** Returns the greeting of a server that listens: its documents, a request to try, the address of the docs. */
export function greetingOf(
  standin: Shown,
  {
    prefix,
    admin = true,
    token,
    auth = true,
    upstream
  }: Pick<StartOptions, 'prefix' | 'admin' | 'token' | 'auth' | 'upstream'>,
  milliseconds: number
): string {
  const { contracts, url, samples } = standin
  const prefixes = prefixesOf({ prefix })
  const several = contracts.length > 1
  const all = contracts.flatMap((contract, index) =>
    contract.operations.map((operation): Asked => ({ operation, contract, prefix: prefixes[index] }))
  )
  const first = all.find(({ operation }) => operation.method === 'GET') ?? all[0]
  const credentials = first && auth ? credentialsOf(first, token !== undefined) : ''
  const curl = first && `curl ${trustOf(standin)}${curlOf(first, url, several, samples)}${credentials}`
  const each = Math.max(3, Math.floor(mostOperations / contracts.length))
  const shown = contracts.slice(0, 4)
  const places = docsPlaces(contracts.map((contract, index) => ({ contract, prefix: prefixes[index] }))).slice(
    0,
    shown.length
  )
  return [
    ...shown.flatMap((contract, index) => ['', ...apiOf(contract, prefixes[index], several, each)]),
    ...(contracts.length > shown.length ? ['', `… and ${contracts.length - shown.length} more documents`] : []),
    '',
    ...(curl === undefined ? [] : [`  ${plain(curl)}`, '']),
    `docs      ${places.map(({ pages }) => url + pages).join('  ')}`,
    `document  ${places.map(({ json, yaml }) => `${url + json}  ${url + yaml}`).join('  ')}`,
    ...(upstream === undefined ? [] : [`upstream  ${plain(upstream)}`]),
    ...authorityOf(standin),
    ...(admin ? [`panel     ${url}/__admin/ui`, `control   ${url}/__admin/requests`] : []),
    ...notesOf(standin),
    `ready in ${Math.round(milliseconds)} ms`,
    ''
  ].join('\n')
}

/** Returns the option by which curl trusts a server. One with a certificate of its own may be trusted already. */
function trustOf({ authority, authorityFile }: Shown): string {
  if (authorityFile !== undefined) return `--cacert ${quoted(authorityFile)} `
  return authority === undefined ? '' : '--insecure '
}

/** Returns the authority of a server for HTTPS, for people. */
function authorityOf({ authority, authorityFile }: Shown): string[] {
  if (authority === undefined) return []
  if (authorityFile === undefined)
    return ['authority of this run alone (--https-authority FOLDER keeps one):', authority]
  const file = plain(quoted(authorityFile))
  return [`authority ${file}  (Node trusts it by NODE_EXTRA_CA_CERTS=${file}, browsers where it is imported)`]
}

/** Returns the authority of a server for HTTPS, as a line of JSON; no line for a server without one. */
export const authorityLines = ({ authority, authorityFile: file }: Pick<Shown, 'authority' | 'authorityFile'>) =>
  authority === undefined ? [] : [JSON.stringify({ authority: { file, certificate: authority } })]

/** Quotes a path for a shell if it needs that. */
const quoted = (path: string): string => (/^[\w./~-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`)

/** The title of a document, and its first operations. */
function apiOf({ document, operations }: Contract, prefix: string | undefined, several: boolean, most: number) {
  const { title = 'untitled', version = '' } = document.info
  const shown = operations.slice(0, most)
  const width = Math.max(...shown.map(({ method }) => method.length), 3)
  return [
    cut(`${title} ${version}`),
    ...shown.map((operation) => {
      const { method, summary = '' } = operation
      return cut(`  ${method.padEnd(width)} ${shownPath(operation, prefix, several)}  ${summary}`)
    }),
    ...(operations.length > most ? [`  … and ${operations.length - most} more`] : [])
  ]
}

/** An operation to try, and its document. */
interface Asked {
  operation: Operation
  contract: Contract
  /** The document's prefix. */
  prefix: string | undefined
}

/** Cuts a text of the document to one line. */
const cut = (text: string): string => plain(text).replaceAll('\n', ' ').slice(0, 200).trimEnd()

/** Writes the rest of a curl command with all that the operation demands, as values that its document admits. */
function curlOf(
  { operation, contract, prefix }: Asked,
  url: string,
  several: boolean,
  samples: Standin['samples']
): string {
  const { method, path, parameters, basePaths } = operation
  const sample = (one: Parameter) => percentEncoded(sampleOf(one, contract))
  const filled =
    samples.get(path) ??
    path.replaceAll(/\{([^{}]+)\}/g, (_, name: string) =>
      sample(parameters.find((one) => one.in === 'path' && one.name === name) as Parameter)
    )
  const demanded = (place: Parameter['in']) => parameters.filter((one) => one.in === place && one.required)
  const query = demanded('query').map((one) => `${percentEncoded(one.name)}=${sample(one)}`)
  const headers = demanded('header').map((one) => ` -H '${one.name}: ${sampleOf(one, contract)}'`)
  const address = `${url}${servedUnder(basePaths, prefix, several)[0]}${filled}`
  const whole = query.length === 0 ? address : `'${address}?${query.join('&')}'`
  return `${method === 'GET' ? '' : `-X ${method} `}${whole}${headers.join('')}`
}

/** Returns the credentials for a request, by the first alternative that the operation takes. */
function credentialsOf({ operation: { security }, contract: { securitySchemes } }: Asked, tokens: boolean): string {
  if (tokens) return " -H 'Authorization: Bearer TOKEN'  (TOKEN: one that --token names)"
  const names = security.some((way) => Object.keys(way).length === 0) ? [] : Object.keys(security[0] ?? {})
  return names.map((name) => credentialOf(securitySchemes[name] as SecurityScheme)).join('')
}

function credentialOf({ type, scheme = '', name, in: place }: SecurityScheme): string {
  if (type === 'mutualTLS') return ''
  if (type === 'apiKey')
    return place === 'header' ? ` -H '${name}: KEY'` : place === 'cookie' ? ` -b '${name}=KEY'` : ` -G -d '${name}=KEY'`
  if (type !== 'http' || /^bearer$/i.test(scheme)) return " -H 'Authorization: Bearer TOKEN'"
  return /^basic$/i.test(scheme) ? ' -u USER:PASSWORD' : ` -H 'Authorization: ${scheme} CREDENTIALS'`
}

/** Writes notes on the documents that a command has read, if there are any. */
export function tellFindings(contracts: Contract[], say: Say): void {
  const notes = notesOf({ contracts, notices: [] })
  if (notes.length > 0) say.err(notes.join('\n'))
}

/** Returns notes on the files that were read, a line each. They are shown with every style of log. */
export function notesOf({ contracts, notices }: Pick<Standin, 'contracts' | 'notices'>): string[] {
  const notes = [...contracts.flatMap(({ findings }) => findings.slice(0, mostNotes).map(findingLine)), ...notices]
  const more = contracts.reduce((sum, { findings }) => sum + Math.max(0, findings.length - mostNotes), 0)
  const left = more + Math.max(0, notes.length - mostNotes)
  return [
    ...notes.slice(0, mostNotes).map((note) => `note: ${plain(note)}`),
    ...(left > 0 ? [`note: … and ${left} more; standin check lists them`] : [])
  ]
}
