type Json = Record<string, unknown>

/**
 * Rewrites a Schema Object of OpenAPI 3.0 (section 4.7.24) or Swagger 2.0 as JSON Schema 2020-12, in place. The
 * schemas inside are left to calls of their own.
 */
export function upgradeSchema(schema: Json): void {
  const nullable = schema.nullable === true || schema['x-nullable'] === true
  if (typeof schema.$ref === 'string') {
    // 3.0 ignores the siblings of a reference, but authors who write nullable there mean it.
    const { $ref, description } = schema
    for (const key of Object.keys(schema)) delete schema[key]
    if (nullable) schema.anyOf = [{ $ref }, { type: 'null' }]
    else schema.$ref = $ref
    if (description !== undefined) schema.description = description
    return
  }
  exclusive(schema, 'minimum', 'exclusiveMinimum')
  exclusive(schema, 'maximum', 'exclusiveMaximum')
  if (typeof schema.discriminator === 'string') schema.discriminator = { propertyName: schema.discriminator }
  // Swagger 2 has no examples of schemas that tools read, so authors wrote their own keyword, which converters keep.
  if (schema['x-example'] !== undefined) schema.example ??= schema['x-example']
  if ('nullable' in schema) delete schema.nullable
  if ('x-nullable' in schema) delete schema['x-nullable']
  if (nullable) admitNull(schema)
}

/**
 * Rewrites keywords of OpenAPI 3.0 in a schema of OpenAPI 3.1, in place. Returns their names. JSON Schema knows no
 * `nullable`, and no boolean `exclusiveMinimum`, so they can mean one thing only.
 */
export function upgradeLeftovers(schema: Json): string[] {
  const nullable = schema.nullable === true
  const limits = ['exclusiveMinimum', 'exclusiveMaximum'].filter((keyword) => typeof schema[keyword] === 'boolean')
  exclusive(schema, 'minimum', 'exclusiveMinimum')
  exclusive(schema, 'maximum', 'exclusiveMaximum')
  delete schema.nullable
  if (nullable) admitNull(schema)
  return nullable ? ['nullable', ...limits] : limits
}

function exclusive(schema: Json, limit: string, keyword: string): void {
  if (typeof schema[keyword] !== 'boolean') return
  if (schema[keyword] === true && schema[limit] !== undefined) {
    schema[keyword] = schema[limit]
    delete schema[limit]
  } else delete schema[keyword]
}

/** Keywords that no validation uses. They stay on the outer schema if `null` becomes an alternative to the rest. */
const annotations = new Set([
  'title',
  'description',
  'default',
  'example',
  'examples',
  'deprecated',
  'readOnly',
  'writeOnly',
  'xml',
  'externalDocs'
])

function admitNull(schema: Json): void {
  if (Array.isArray(schema.enum) && !schema.enum.includes(null)) schema.enum = [...schema.enum, null]
  const composed = ['$ref', 'allOf', 'anyOf', 'oneOf', 'not', 'const'].some((keyword) => schema[keyword] !== undefined)
  if (!composed) {
    if (typeof schema.type === 'string' && schema.type !== 'null') schema.type = [schema.type, 'null']
    else if (Array.isArray(schema.type) && !schema.type.includes('null')) schema.type = [...schema.type, 'null']
    return
  }
  const inner: Json = {}
  for (const key of Object.keys(schema)) {
    if (annotations.has(key) || key.startsWith('x-')) continue
    inner[key] = schema[key]
    delete schema[key]
  }
  schema.anyOf = [inner, { type: 'null' }]
}
