import type { Contract } from '../../contract/contract.ts'
import { servedUnder } from '../exchange/url.ts'

/** The paths at which a document and its pages are served. */
export interface DocsPlaces {
  pages: string
  json: string
  yaml: string
}

/** A document, and the prefix that it was given. */
export interface Prefixed {
  contract: Contract
  prefix?: string | undefined
}

/**
 * Returns the paths of the docs. The first document has `/documentation`, `/openapi.json` and `/openapi.yaml`, the
 * second `/documentation/2` and so on. If a document has an operation at one of these paths, all docs are under
 * `/__standin`.
 */
export function docsPlaces(documents: readonly Prefixed[]): DocsPlaces[] {
  const isTaken = documents.some(({ contract, prefix }) =>
    contract.operations.some(
      ({ method, path, basePaths }) =>
        (method === 'GET' || method === 'HEAD') &&
        servedUnder(basePaths, prefix, documents.length > 1).some((before) => isOurs(before + path))
    )
  )
  const base = isTaken ? '/__standin' : ''
  return documents.map((_, index) => {
    const suffix = index === 0 ? '' : `/${index + 1}`
    return {
      pages: `${base}/documentation${suffix}`,
      json: `${base}/openapi${suffix}.json`,
      yaml: `${base}/openapi${suffix}.yaml`
    }
  })
}

/** Notes that documents have operations where the docs or the control API usually are. */
export function docsNotices(documents: readonly Prefixed[]): string[] {
  const notices: string[] = []
  const [first] = docsPlaces(documents)
  if (first !== undefined && first.pages !== '/documentation')
    notices.push(
      `a document has operations where the docs usually are; the docs are at ${first.pages} and ${first.json}`
    )
  const own = documents.flatMap(({ contract, prefix }) =>
    contract.operations.flatMap(({ method, path, basePaths }) =>
      servedUnder(basePaths, prefix, documents.length > 1)
        .map((before) => before + path)
        .filter((at) => /^\/__admin(\/|$)/.test(at))
        .map((at) => `${method} ${at}`)
    )
  )
  if (own.length > 0)
    notices.push(`${own.join(', ')} of a document is answered by it, and the control API is reached beside it only`)
  return notices
}

const isOurs = (path: string) => /^\/(documentation(\/.*)?|openapi(\/\d+)?\.(json|yaml))$/.test(path)
