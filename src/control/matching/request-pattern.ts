import { pointer } from '../../document/places/pointer.ts'
import type { BodyPart } from '../../request/multipart.ts'
import { problemAt } from './control-problem.ts'
import { itemsAt, type Members, membersAt, onlyKnown, textAt, wholeAt } from './fields.ts'
import { type Matcher, matcherOf, valuesMatcherOf } from './operators.ts'
import { type RequestView, textSubject } from './request-view.ts'
import { OutOfSteps } from './steps.ts'
import { type UrlTest, urlTestOf } from './url-pattern.ts'

/** One condition on a request, by the field that it is about. */
export interface Condition extends Wanted {
  field: string
  test: (view: RequestView) => boolean
  /** The scalars that the body must have, where it has to be JSON: see `scalarsIn`. */
  scalars?: ReadonlyMap<string, string> | undefined
}

/** The two sides that a condition compares, to explain why it does not hold. */
interface Wanted {
  /** The matcher as it was written. */
  matcher: unknown
  /** The wanted text, where there is exactly one. */
  text?: string | undefined
  /** Returns the text that was sent. */
  sent: (view: RequestView) => string | undefined
}

/** Makes a condition of a test. A test that takes too many steps does not hold, and is named in `gaveUp`. */
export function conditionOf(field: string, test: Condition['test'], wanted: Wanted): Condition {
  const bounded = (view: RequestView) => {
    try {
      return test(view)
    } catch (error) {
      if (!(error instanceof OutOfSteps)) throw error
      view.gaveUp.add(`${field}: ${error.message}`)
      return false
    }
  }
  return { field, test: bounded, ...wanted }
}

export interface RequestPattern {
  /** Undefined for any. */
  method: string | undefined
  url: UrlTest | undefined
  /** All conditions beside method and URL. */
  conditions: Condition[]
}

type Compile = (value: unknown, at: string) => Condition[]

/** The fields of a request pattern beside method and URL. To teach standin another field, add a line here. */
const fields: Record<string, Compile> = {
  headers: named((view, name) => view.headers().get(name.toLowerCase())),
  queryParameters: named((view, name) => view.query().get(name)),
  cookies: named((view, name) => view.cookies().get(name)),
  formParameters: named((view, name) => view.form().get(name)),
  basicAuthCredentials: basicAuth,
  basicAuth,
  bodyPatterns: (value, at) => itemsAt(value, at).map((one, index) => bodyCondition(one, pointer(at, index))),
  multipartPatterns: (value, at) => itemsAt(value, at).map((one, index) => partCondition(one, pointer(at, index))),
  host: text((view) => view.host().name),
  clientIp: text(({ clientIp }) => clientIp),
  port(value, at) {
    const port = wholeAt(value, at, 1, 65535)
    const sent = (view: RequestView) => view.host().port
    return [conditionOf('port', (view) => sent(view) === port, { matcher: port, sent: (view) => String(sent(view)) })]
  },
  scheme(value, at) {
    const scheme = textAt(value, at)
    const sent = (view: RequestView) => view.scheme
    return [conditionOf('scheme', (view) => sent(view) === scheme, { matcher: scheme, sent })]
  }
}

const urls = ['url', 'urlPath', 'urlPattern', 'urlPathPattern', 'urlPathTemplate', 'pathParameters']

const hints = {
  customMatcher: 'standin runs no code of yours; say it with matchers',
  methods: 'a stub has one method, or ANY; put in a stub for each'
}

/** Compiles a request pattern. Throws a ControlProblem for an unknown or wrong field. */
export function requestPatternOf(value: unknown, at: string): RequestPattern {
  const members = membersAt(value, at)
  onlyKnown(members, at, ['method', ...urls, ...Object.keys(fields)], hints)
  return {
    method: methodOf(members, pointer(at, 'method')),
    url: urlTestOf(members, at),
    conditions: Object.entries(members).flatMap(([name, member]) =>
      Object.hasOwn(fields, name) ? (fields[name] as Compile)(member, pointer(at, name)) : []
    )
  }
}

function methodOf({ method }: Members, at: string): string | undefined {
  if (method === undefined) return undefined
  const name = textAt(method, at)
  if (!/^[A-Z][A-Z-]*$/.test(name)) throw problemAt(at, `methods are in upper case: ${name.toUpperCase()}`)
  return name === 'ANY' ? undefined : name
}

/** Returns true if a request fits a pattern. */
export function takesRequest({ method, url, conditions }: RequestPattern, view: RequestView): boolean {
  return (
    (method === undefined || method === view.method) &&
    (url === undefined || url.test(view.url, view.path)) &&
    conditions.every(({ test }) => test(view))
  )
}

export const isAny = ({ method, url, conditions }: RequestPattern): boolean =>
  method === undefined && url === undefined && conditions.length === 0

function named(valuesOf: (view: RequestView, name: string) => string[] | undefined): Compile {
  return (value, at) =>
    Object.entries(membersAt(value, at)).map(([name, one]) => {
      const { test, expected } = valuesMatcherOf(one, pointer(at, name))
      const values = (view: RequestView) => valuesOf(view, name) ?? []
      const field = `${at.slice(at.lastIndexOf('/') + 1).replace(/(Parameter)?s$/, '')} ${name}`
      return conditionOf(field, (view) => test(values(view)), {
        matcher: one,
        text: expected,
        sent: (view) => values(view)[0]
      })
    })
}

function text(find: (view: RequestView) => string): Compile {
  return (value, at) => {
    const { test, expected } = matcherOf(value, at)
    const field = at.slice(at.lastIndexOf('/') + 1)
    return [conditionOf(field, (view) => test(textSubject(find(view))), { matcher: value, text: expected, sent: find })]
  }
}

function basicAuth(value: unknown, at: string): Condition[] {
  const members = membersAt(value, at)
  onlyKnown(members, at, ['username', 'password'])
  const username = textAt(members.username, pointer(at, 'username'))
  const password = textAt(members.password, pointer(at, 'password'))
  const wanted = Buffer.from(`${username}:${password}`).toString('base64')
  const test = (view: RequestView) =>
    view
      .headers()
      .get('authorization')
      ?.some((one) => /^basic /i.test(one) && one.slice(6) === wanted) ?? false
  return [conditionOf('basicAuth', test, { matcher: value, sent: (view) => view.headers().get('authorization')?.[0] })]
}

function bodyCondition(value: unknown, at: string): Condition {
  const { test, expected, scalars } = matcherOf(value, at)
  const condition = conditionOf('body', (view) => test(view.body()), {
    matcher: value,
    text: expected,
    sent: (view) => view.body()?.text
  })
  return { ...condition, scalars }
}

function partCondition(value: unknown, at: string): Condition {
  const members = membersAt(value, at)
  onlyKnown(members, at, ['name', 'fileName', 'filename', 'matchingType', 'headers', 'bodyPatterns'])
  const { name, matchingType = 'ANY' } = members
  if (matchingType !== 'ANY' && matchingType !== 'ALL') {
    throw problemAt(pointer(at, 'matchingType'), 'matchingType is ANY or ALL')
  }
  const wantedName = name === undefined ? undefined : textAt(name, pointer(at, 'name'))
  const fileName = members.fileName ?? members.filename
  const wantedFile = fileName === undefined ? undefined : textAt(fileName, pointer(at, 'fileName'))
  const headers = Object.entries(membersAt(members.headers ?? {}, pointer(at, 'headers'))).map(
    ([header, one]) => [header.toLowerCase(), valuesMatcherOf(one, pointer(at, 'headers', header))] as const
  )
  const bodies: Matcher[] = itemsAt(members.bodyPatterns ?? [], pointer(at, 'bodyPatterns')).map((one, index) =>
    matcherOf(one, pointer(at, 'bodyPatterns', index))
  )
  const fits = (part: BodyPart): boolean =>
    (wantedName === undefined || part.name === wantedName) &&
    (wantedFile === undefined || part.filename === wantedFile) &&
    headers.every(([header, { test }]) => test([part.headers[header] ?? []].flat())) &&
    bodies.every(({ test }) =>
      test(part.bytes.length === 0 ? undefined : textSubject(part.bytes.toString(), part.bytes))
    )
  return conditionOf(
    'multipart',
    (view) => {
      const parts = view.parts()
      return matchingType === 'ANY' ? parts.some(fits) : parts.length > 0 && parts.every(fits)
    },
    { matcher: value, sent: (view) => `${view.parts().length} parts` }
  )
}
