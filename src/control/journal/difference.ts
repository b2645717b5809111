/** Describes the differences between a request and a pattern: each expected value beside the received one. */

import { isObject } from '../../document/json/is-object.ts'
import { equalJson, parseExactJson, writeExactJson } from '../matching/exact-json.ts'
import type { Condition, RequestPattern } from '../matching/request-pattern.ts'
import type { RequestView } from '../matching/request-view.ts'
import { redaction, type Secrets, secretsOf } from './secrets.ts'

/** Characters of a value that are shown. */
const shown = 80

const usualSecrets = secretsOf([])

/** Returns the differences between a request and a pattern, a text for each field. */
export function differencesOf(
  { method, url, conditions }: RequestPattern,
  view: RequestView,
  secrets: Secrets = usualSecrets
): string[] {
  return [
    ...(method === undefined || method === view.method ? [] : [inWords('method', method, view.method)]),
    ...(url === undefined || url.test(view.url, view.path)
      ? []
      : [inWords('url', secrets.url(url.expected), secrets.url(view.url))]),
    ...conditions.filter(({ test }) => !test(view)).map((condition) => differenceOf(condition, view, secrets))
  ]
}

function differenceOf({ field, matcher, text, sent }: Condition, view: RequestView, secrets: Secrets): string {
  const [kind = '', name = ''] = field.split(' ')
  const received = sent(view)
  if (field === 'basicAuth' || kind === 'cookie' || secrets.isSecret(name)) {
    return inWords(field, redaction, received === undefined ? undefined : redaction)
  }
  const member = memberDiffering(matcher, received)
  if (member !== undefined) return inWords(`${field}${member.pointer}`, member.expected, member.received)
  return inWords(field, text ?? writeExactJson(matcher), received)
}

const inWords = (field: string, expected: string, received: string | undefined): string =>
  `${field} (expected ${short(expected)}, received ${received === undefined ? 'none' : short(received)})`

const short = (text: string): string => (text.length <= shown ? text : `${text.slice(0, shown)}…`)

interface Difference {
  pointer: string
  expected: string
  received: string | undefined
}

/**
 * Finds the first member in which a body differs from the JSON that a matcher wants. Returns undefined where the
 * difference is another one.
 */
function memberDiffering(matcher: unknown, received: string | undefined): Difference | undefined {
  if (!isObject(matcher) || matcher.equalToJson === undefined || received === undefined) return undefined
  const { equalToJson, ignoreArrayOrder = false, ignoreExtraElements = false } = matcher
  try {
    const expected = typeof equalToJson === 'string' ? parseExactJson(equalToJson) : equalToJson
    const leniency = {
      ignoreArrayOrder: ignoreArrayOrder === true,
      ignoreExtraElements: ignoreExtraElements === true
    }
    return within(expected, parseExactJson(received), '', leniency)
  } catch {
    return undefined
  }
}

function within(
  expected: unknown,
  received: unknown,
  pointer: string,
  leniency: Parameters<typeof equalJson>[2]
): Difference {
  if (isObject(expected) && isObject(received)) {
    const missing = leniency.ignoreExtraElements ? [] : Object.keys(received)
    const name = [...Object.keys(expected), ...missing].find(
      (one) =>
        !Object.hasOwn(expected, one) ||
        !Object.hasOwn(received, one) ||
        !equalJson(expected[one], received[one], leniency)
    )
    if (name !== undefined) return within(expected[name], received[name], `${pointer}/${name}`, leniency)
  }
  if (Array.isArray(expected) && Array.isArray(received) && expected.length === received.length) {
    const at = expected.findIndex((item, index) => !equalJson(item, received[index], leniency))
    if (!leniency.ignoreArrayOrder) return within(expected[at], received[at], `${pointer}/${at}`, leniency)
  }
  const written = (value: unknown) => (value === undefined ? undefined : writeExactJson(value))
  return { pointer, expected: written(expected) ?? 'none', received: written(received) }
}
