import type { Contract, Operation, Parameter } from '../../contract/contract.ts'
import { shapeOf } from '../../schema/views/merged-view.ts'
import { servedUnder } from '../exchange/url.ts'

/** The path of an operation as people see it: under its prefix, or its server's where there are several documents. */
export function shownPath({ path, basePaths }: Operation, prefix: string | undefined, several: boolean): string {
  return servedUnder(basePaths, prefix, several)[0] + path
}

/** Values that a schema of a type or format admits. */
const usual: Record<string, unknown> = {
  integer: 1,
  number: 1,
  boolean: true,
  uuid: '00000000-0000-4000-8000-000000000000',
  date: '2025-01-31',
  'date-time': '2025-01-31T12:00:00Z',
  email: 'me@example.com'
}

/** Returns a value to try a parameter with: the document's example, else a usual value of its type, else its name. */
export function sampleOf({ name, object, schema }: Parameter, contract: Contract): string {
  const { example, examples, default: preset, enum: values, type, format, minimum, items } = shapeOf(contract, schema)
  const written = object.example ?? Object.values(object.examples ?? {}).map((one) => valueIn(one))[0]
  const own = [written, example, examples?.[0], preset, values?.[0], minimum].find((one) => one !== undefined)
  if (own !== undefined) return String(own)
  if (items !== undefined) return sampleOf({ name, object: {}, schema: items } as Parameter, contract)
  const known = [format, ...[type].flat()].find((one) => one !== undefined && Object.hasOwn(usual, one))
  return known === undefined ? `my${name.replace(/(?<=.)(Slug|Name|Id|_id|_name)$/, '')}` : String(usual[known])
}

const valueIn = (example: unknown): unknown => (example as { value?: unknown }).value
