import type { Contract } from '../contract/contract.ts'
import type { Schema } from '../contract/openapi.ts'
import { essence, isJson } from './negotiate.ts'

type Encoder = (
  value: unknown,
  schema: Schema | undefined,
  contract: Contract
) => Promise<string | Buffer> | string | Buffer

const text: Encoder = (value) => (typeof value === 'string' ? value : JSON.stringify(value))

/** How a value becomes bytes; the first entry that fits the media type wins. To teach standin a media type, add it here. */
const encoders: [fits: (mediaType: string) => boolean, Encoder][] = [
  [isJson, (value) => JSON.stringify(value)],
  [
    (type) => /[/+]xml$/.test(type),
    async (value, schema, contract) => {
      if (typeof value === 'string') return value
      const { writeXml } = await import('./xml.ts')
      return writeXml(value, schema ?? true, contract.schemaAt)
    }
  ],
  [
    (type) => type === 'application/x-www-form-urlencoded',
    (value) =>
      isRecord(value)
        ? new URLSearchParams(Object.entries(value).map(([k, v]): [string, string] => [k, String(v)])).toString()
        : String(value)
  ],
  [() => true, text]
]

/** A value as the bytes of a body of the media type. */
export function encode(
  value: unknown,
  mediaType: string,
  schema: Schema | undefined,
  contract: Contract
): Promise<string | Buffer> | string | Buffer {
  if (Buffer.isBuffer(value)) return value
  const type = essence(mediaType)
  const [, encoder] = encoders.find(([fits]) => fits(type)) as [unknown, Encoder]
  return encoder(value, schema, contract)
}

/** The `Content-Type` for a media type: text in UTF-8, said where the registration has such a parameter or clients expect it. */
export function contentType(mediaType: string): string {
  if (mediaType.includes(';')) return mediaType
  return mediaType === 'application/json' || mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
