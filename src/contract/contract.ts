import type { Loaded } from '../document/load.ts'
import type { Document, Schema, SecurityScheme } from '../document/openapi.ts'
import { type Finding, findingsOf } from '../document/places/finding.ts'
import { type Resources, resourcesOf } from '../schema/meaning/schema-resources.ts'
import type { Operation } from './operation.ts'
import { operationsOf } from './operations.ts'
import { type Resolve, resolver, schemaIn } from './resolve.ts'
import { schemesOf } from './security.ts'

export type { Method, Operation, Parameter, ParameterValues, RequestBody, Response } from './operation.ts'
export type { LocatedValue } from './resolve.ts'

/** A document as it is served. */
export interface Contract {
  document: Document
  /** the document's path or URL, as the user wrote it */
  name: string
  operations: Operation[]
  securitySchemes: Record<string, SecurityScheme>
  findings: Finding[]
  /** Follows a `$ref`, and chains of them, in the document. Throws an Error that names the ref that leads nowhere. */
  resolve: Resolve
  /** Returns a pointer into the file that the author wrote, with the file's name in front unless it is the root. */
  describe: (pointer: string) => string
  /** The resources that the references of schemas lead to. */
  resources: Resources
  /** Returns the schema at a `$ref`. It may be a reference itself. Throws an Error that names a broken `$ref`. */
  schemaAt: (ref: string) => Schema
}

/** Reads a loaded document's operations. Never throws: broken parts become findings. */
export function contractOf({ document, name, locate, describe, findings: found, old = false }: Loaded): Contract {
  const findings = [...found]
  const report = findingsOf(findings, locate)
  const resolve = resolver(document)
  const securitySchemes = schemesOf({ document, resolve, report })
  // `locate` is left out, since it would keep the files' texts in memory while the server runs.
  const resources = resourcesOf(document)
  const schemaAt = schemaIn(resources)
  const operations = operationsOf({ document, resolve, securitySchemes, schemaAt, report, old })
  if (operations.length === 0) report('/paths', 'there are no operations under `paths`, so there is nothing to serve')
  return { document, name, describe, operations, securitySchemes, findings, resolve, resources, schemaAt }
}
