import { dirname, relative } from 'node:path'
import type { Document } from './openapi.ts'
import { type Finding, findingsOf } from './places/finding.ts'
import type { TextPlace } from './places/place.ts'
import { textOf } from './places/text-of.ts'
import { bundle } from './references/bundle.ts'
import { fileOf, inFile, type SourceFile } from './references/reference.ts'
import { type Origin, opener, originOf, type SourceOptions } from './references/source.ts'
import { type Visitor, walk } from './references/walk.ts'
import { refuseOther } from './versions/identify.ts'
import { leftoversInSwagger, leftoversOf } from './versions/leftovers.ts'
import { repairer } from './versions/repair.ts'
import { fromSwagger, inSwagger } from './versions/swagger.ts'
import { upgradeSchema } from './versions/upgrade.ts'
import { type LocatedText, readText } from './yaml/yaml.ts'

export type { Finding } from './places/finding.ts'

export interface Loaded {
  document: Document
  /** the path or URL as people know it */
  name: string
  /** the local files that were read, or looked for in vain, as absolute paths, the root first */
  files: string[]
  locate: (pointer: string) => TextPlace
  /** Returns a pointer into the file that the author wrote, with the file's name in front unless it is the root. */
  describe: (pointer: string) => string
  findings: Finding[]
  /** true for Swagger 2.0 and OpenAPI 3.0 */
  old?: boolean
}

/**
 * Reads an OpenAPI document from a path, a `file:`, `http:` or `https:` URL, standard input ('-') or an object, with
 * all files that it refers to, as one OpenAPI 3.1 document. Throws Unreadable, whose message names the mistake, its
 * place and its remedy.
 */
export async function load(source: string | URL | object, options: SourceOptions = {}): Promise<Loaded> {
  const files: string[] = []
  const note = (file: string) => {
    files.push(file)
    options.note?.(file)
  }
  const origin = await originOf(source, { ...options, note })
  const written = readText(origin.text, origin.name)
  refuseOther(written)
  const text = await changed(written, origin, { ...options, note })
  if (text !== written) refuseOther(text)
  const findings: Finding[] = []
  let resources: SourceFile[] = []
  const value = text.value as Record<string, unknown>
  const swagger = 'swagger' in value
  const locate = (at: string): TextPlace => {
    const { resource, pointer } = inFile(resources, at)
    const written = swagger ? inSwagger(pointer) : pointer
    return { ...resource.text.locate(written), pointer: written }
  }
  const report = findingsOf(findings, locate)
  const repair = repairer(report)
  const old = swagger || /^3(\.0|$)/.test(textOf(value.openapi))
  const rewriteLeftovers = swagger ? leftoversInSwagger(report) : leftoversOf(value, old, report)
  const visitor: Visitor = {
    odd: repair.odd,
    part: (part, kind, at) => {
      repair.part(part, kind, at)
      rewriteLeftovers(part, kind, at)
      if (old && kind === 'schema') upgradeSchema(part)
    }
  }
  resources = await bundle(text, origin.url, opener(origin, { ...options, note }), report, visitor)
  for (const { at, text } of resources) {
    findings.push(...text.findings.map(({ place, message }) => ({ pointer: at, place, message })))
  }
  if (swagger) fromSwagger(value, (schema, at) => walk(schema, 'schema', at, visitor, new Map()))
  if (old) value.openapi = '3.1.0'
  const describe = describer(
    resources.map(({ text, url }) => nameOf(text.file, url, origin)),
    swagger
  )
  return { document: value as unknown as Document, name: origin.name, files, locate, describe, findings, old }
}

/** Applies the overlays. The code for them is loaded only where one is named. */
async function changed(text: LocatedText, origin: Origin, options: SourceOptions): Promise<LocatedText> {
  const { sources = [], among = 1 } = options.overlays ?? {}
  if (sources.length === 0) return text
  const { readOverlays, withOverlays } = await import('./overlays/overlay.ts')
  return withOverlays(text, origin, await readOverlays(sources, options), among === 1)
}

/** Returns `describe`. A closure inside `load` would keep the files' texts in memory. */
function describer(names: string[], swagger: boolean): Loaded['describe'] {
  return (at) => {
    const { index, pointer } = fileOf(at)
    return `${index === 0 ? '' : `${names[index]}#`}${swagger ? inSwagger(pointer) : pointer}`
  }
}

/** Returns a file's name relative to the root document. Replies may hold it, so it names no folder of this machine. */
function nameOf(file: string, url: URL, { name, path }: Origin): string {
  return path === undefined || url.protocol !== 'file:' ? file : relative(dirname(name), file)
}
