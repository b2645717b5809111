import { isObject } from '../document/json/is-object.ts'
import { StandinError } from './errors.ts'

/** A webhook to send. */
export interface WebhookOptions {
  /** Its receiver. Default: the document's own (`x-standin: {url}` beside the webhook). */
  url?: string
  /** Default: the document's example, else a value of its schema. */
  body?: unknown
  /** Headers to add. */
  headers?: Record<string, string>
}

/** Returns the options of a webhook as they are. Throws an Error for an unknown one or a wrong value. */
export function webhookOptionsOf(options: unknown): WebhookOptions {
  const isText = (value: unknown) => value === undefined || typeof value === 'string'
  if (isObject(options)) {
    const { url, body: _, headers, ...others } = options
    const holds = headers === undefined || (isObject(headers) && Object.values(headers).every(isText))
    if (isText(url) && holds && Object.keys(others).length === 0) return options
  }
  const detail = `a webhook is sent with { url, body, headers }, not ${JSON.stringify(options)}`
  throw new StandinError('ERR_STANDIN_OPTION', detail)
}
