import type { Operation } from '../contract/contract.ts'
import type { Standin } from '../standin.ts'

/** How many operations are shown: a document may have thousands. */
const most = 12

/** What people see once a server listens: what it plays, how to ask it, and where the docs are. */
export function greetingOf({ contract, url, notices, samples }: Standin, milliseconds: number): string {
  const { title = 'untitled', version = '' } = contract.document.info
  const { operations, findings } = contract
  const width = Math.max(...operations.slice(0, most).map(({ method }) => method.length), 3)
  const shown = operations
    .slice(0, most)
    .map(({ method, path, summary }) => `  ${method.padEnd(width)} ${path}${summary ? `  ${summary}` : ''}`)
  const first = operations.find(({ method }) => method === 'GET') ?? operations[0]
  return [
    '',
    `${title} ${version}`.trimEnd(),
    ...shown,
    ...(operations.length > most ? [`  … and ${operations.length - most} more`] : []),
    '',
    ...(first === undefined ? [] : [`  ${curlOf(first, url, samples)}`, '']),
    `docs      ${url}/documentation`,
    `document  ${url}/openapi.json  ${url}/openapi.yaml`,
    `control   ${url}/__admin/requests`,
    ...findingsOf(
      findings.map(
        ({ place, pointer, message }) =>
          `${place ? `${place.file}:${place.line}:${place.column}: ` : ''}${pointer}: ${message}`
      )
    ),
    ...notices.map((notice) => `note: ${notice}`),
    `ready in ${Math.round(milliseconds)} ms`,
    ''
  ].join('\n')
}

/** A request that can be pasted, with the values that the document's own examples give, or the parameter's name. */
function curlOf({ method, path, parameters, security }: Operation, url: string, samples: Standin['samples']): string {
  const filled =
    samples.get(path) ??
    path.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => {
      const { object, schema } = parameters.find((one) => one.in === 'path' && one.name === name) ?? {}
      const example = object?.example ?? (typeof schema === 'object' ? schema.example : undefined)
      return encodeURIComponent(
        example === undefined ? `my${name.replace(/(?<=.)(Slug|Name|Id|_id|_name)$/, '')}` : String(example)
      )
    })
  const verb = method === 'GET' ? '' : `-X ${method} `
  return `curl ${verb}${url}${filled}${security.length === 0 ? '' : " -H 'Authorization: Bearer TOKEN'"}`
}

const findingsOf = (lines: string[]): string[] =>
  lines.length === 0
    ? []
    : [
        ...lines.slice(0, 10).map((line) => `note: ${line}`),
        ...(lines.length > 10 ? [`note: … and ${lines.length - 10} more like these`] : [])
      ]
