/** Surveys all schemas of a value once, for facts that save work for every value. */

import { keptFor } from '../../document/memoized.ts'
import type { Schema, SchemaObject } from '../../document/openapi.ts'
import { unresolvedKey } from '../../document/references/settle.ts'
import { formatOf } from '../../schema/keywords/formats.ts'
import { pairs } from '../../schema/meaning/json-values.ts'
import { isSchema, isSchemaObject } from '../../schema/meaning/schema.ts'
import { dataKeywords, type Resources } from '../../schema/meaning/schema-resources.ts'
import { type Located, scopeOf } from '../../schema/meaning/scope.ts'
import { listed } from '../lexicon/entity/listed.ts'
import { formatMaker } from '../lexicon/forms/formats.ts'

export interface Survey {
  /** True if some schema may have an example. */
  examples: boolean
  /** True if every value that is made by these schemas fits them, so that it need not be validated. */
  plain: boolean
}

/** The most schemas that are surveyed; a larger set may have anything. */
const mostSchemas = 5000

const surveysIn = keptFor((resources: Resources) => keptFor((schema: SchemaObject) => newSurvey(resources, schema)))
const unknown: Survey = { examples: true, plain: false }

export function surveyOf(resources: Resources, schema: Schema): Survey {
  return isSchemaObject(schema) ? surveysIn(resources)(schema) : unknown
}

function newSurvey(resources: Resources, root: SchemaObject): Survey {
  const scope = scopeOf(resources)
  const found: Survey = { examples: false, plain: true }
  const seen = new Set<object>()
  const open: Located[] = [scope.start(root)]
  const inside = (at: Located, part: unknown) => {
    if (isSchema(part)) open.push(scope.inside(at, part))
  }
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const { schema } = at
    if (!isSchemaObject(schema) || seen.has(schema)) continue
    if (seen.size >= mostSchemas) return unknown
    seen.add(schema)
    for (const [keyword, value] of Object.entries(schema)) {
      if (leadsAnywhere.has(keyword)) return unknown
      if (keyword === 'example' || keyword === 'examples') found.examples = true
      if (!isPlain(keyword, value)) found.plain = false
      if (dataKeywords.has(keyword) || keyword.startsWith('x-')) continue
      if (maps.has(keyword)) for (const [, part] of pairs(value)) inside(at, part)
      else if (Array.isArray(value)) for (const part of value) inside(at, part)
      else inside(at, value)
    }
    const target = schema.$ref === undefined ? undefined : scope.find(at, schema.$ref)
    if (target !== undefined) open.push(target)
    // Symbols mark schemas that are read in another way than they are written.
    if (Object.getOwnPropertySymbols(schema).length > 0) found.plain = false
  }
  return found
}

/** Keywords that may lead to any schema of the document. */
const leadsAnywhere = new Set(['$dynamicRef', 'discriminator', unresolvedKey])
const maps = new Set(['properties', 'patternProperties', 'dependentSchemas', 'dependencies', '$defs', 'definitions'])

/** Keywords whose constraints a value meets by how it is made. */
const met = new Set(
  listed(`
    $ref, type, properties, required, items, minItems, maxItems, enum, minimum, maximum, minLength, maxLength,
    pattern, title, description, default, example, examples, deprecated, readOnly, xml, externalDocs
  `)
)

function isPlain(keyword: string, value: unknown): boolean {
  if (keyword === 'format') return isMet(String(value))
  return met.has(keyword) || keyword.startsWith('x-')
}

/** Texts of a format with a maker are checked when they are made; formats that are not asserted need no check. */
const isMet = (format: string): boolean => formatMaker(format, '') !== undefined || formatOf(format) === undefined
