import { pointer } from '../../document/places/pointer.ts'
import { escaped } from '../../document/url.ts'
import { problemAt } from './control-problem.ts'
import { type Members, membersAt, onlyKnown, textAt } from './fields.ts'
import { type Matcher, matcherOf } from './operators.ts'
import { expressionOf } from './regular-expression.ts'
import { textSubject } from './request-view.ts'

export interface UrlTest {
  /** `url` and `path` want exactly one text, by which stubs are found. */
  kind: 'url' | 'path' | 'any'
  expected: string
  test: (url: string, path: string) => boolean
  /** The variables of its template, by name; not decoded. */
  variables?: (path: string) => Record<string, string>
}

const kinds = ['url', 'urlPath', 'urlPattern', 'urlPathPattern', 'urlPathTemplate'] as const

/** Reads the URLs that a request pattern wants; undefined where it wants any. Throws a ControlProblem. */
export function urlTestOf(members: Members, at: string): UrlTest | undefined {
  const given = kinds.filter((kind) => members[kind] !== undefined)
  const [kind, another] = given
  if (another !== undefined)
    throw problemAt(pointer(at, another), `${given.join(' and ')} are both given; one of them says it`)
  if (members.pathParameters !== undefined && kind !== 'urlPathTemplate') {
    throw problemAt(pointer(at, 'pathParameters'), 'pathParameters need a urlPathTemplate')
  }
  if (kind === undefined) return undefined
  const place = pointer(at, kind)
  const expected = textAt(members[kind], place)
  switch (kind) {
    case 'url':
      return { kind: 'url', expected, test: (url) => url === expected }
    case 'urlPath':
      if (expected.includes('?'))
        throw problemAt(place, 'a path has no query; use url, or queryParameters beside urlPath')
      return { kind: 'path', expected, test: (_, path) => path === expected }
    case 'urlPathTemplate':
      return templateTest(expected, place, members.pathParameters, pointer(at, 'pathParameters'))
    default:
      return expressionTest(expected, place, kind === 'urlPathPattern')
  }
}

function expressionTest(expected: string, at: string, onPath: boolean): UrlTest {
  try {
    const { test, prefix } = expressionOf(expected)
    return {
      kind: 'any',
      expected,
      test: (url, path) => url.startsWith(prefix) && test(onPath ? path : url)
    }
  } catch (error) {
    throw problemAt(at, `${JSON.stringify(expected)} is no regular expression: ${(error as Error).message}`)
  }
}

const variable = /\{([^{}]*)\}/

/** Two asterisks stand for any text, over several segments too. */
const anything = (piece: string): string => piece.split('**').map(escaped).join('.*')

function templateTest(template: string, at: string, parameters: unknown, parametersAt: string): UrlTest {
  const pieces = template.split('?', 1)[0]?.split(variable) as string[]
  const names = pieces.filter((_, index) => index % 2 === 1)
  const wrong = names.find((name) => !/^\w[\w.-]*$/.test(name))
  if (wrong !== undefined || /[{}]/.test(pieces.filter((_, index) => index % 2 === 0).join(''))) {
    throw problemAt(at, `${JSON.stringify(template)} is no path template; a variable is {name}`)
  }
  const source = pieces.map((piece, index) => (index % 2 === 1 ? '([^/]+)' : anything(piece))).join('')
  const expression = new RegExp(`^${source}$`)
  const wanted = parameters === undefined ? {} : membersAt(parameters, parametersAt)
  onlyKnown(wanted, parametersAt, names)
  const matchers: [place: number, matcher: Matcher][] = Object.entries(wanted).map(([name, one]) => [
    names.indexOf(name),
    matcherOf(one, pointer(parametersAt, name))
  ])
  const [prefix] = (pieces[0] as string).split('**') as [string]
  return {
    kind: 'any',
    expected: template,
    test(_, path) {
      const found = path.startsWith(prefix) ? expression.exec(path) : null
      return found !== null && matchers.every(([place, { test }]) => test(textSubject(found[place + 1] as string)))
    },
    variables(path) {
      const found = expression.exec(path) ?? []
      return Object.fromEntries(names.map((name, index) => [name, found[index + 1] ?? '']))
    }
  }
}
