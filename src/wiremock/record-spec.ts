/** The settings of a recording, in WireMock's form. */
import { problemAt } from '../control/matching/control-problem.ts'
import { flagAt, itemsAt, type Members, membersAt, onlyKnown, textAt } from '../control/matching/fields.ts'
import { requestPatternOf, takesRequest } from '../control/matching/request-pattern.ts'
import type { RequestView } from '../control/matching/request-view.ts'
import { pointer } from '../document/places/pointer.ts'
import { isBaseUrl } from '../document/url.ts'

/** Matchers of bodies that a recording can write. */
const bodyMatchers = ['auto', 'equalTo', 'equalToJson', 'equalToXml'] as const

export interface RecordSpec {
  /** The server that is recorded; undefined for a snapshot. */
  target: string | undefined
  /** Returns true for a request that becomes a stub. */
  takes: (view: RequestView) => boolean
  /** The ids of the stubs or requests that are wanted; undefined for all. */
  ids: ReadonlySet<string> | undefined
  /** True: answers of standin itself become stubs too. */
  allowNonProxied: boolean
  /** Headers that become conditions, and whether their case counts. */
  captureHeaders: { name: string; caseInsensitive: boolean }[]
  bodyMatcher: (typeof bodyMatchers)[number]
  /** Members beside the matcher. */
  leniency: Members
  /** True: the same request with several answers is a scenario. False: its first answer is taken. */
  repeatsAsScenarios: boolean
  persist: boolean
  /** True: the reply has only the ids of the stubs. */
  idsOnly: boolean
}

const fields = [
  'targetBaseUrl',
  'filters',
  'captureHeaders',
  'requestBodyPattern',
  // The Java client's name for it.
  'requestBodyPatternFactory',
  'extractBodyCriteria',
  'outputFormat',
  'persist',
  'repeatsAsScenarios',
  'transformers',
  'transformerParameters'
]

/** Reads the body of a call. Throws a ControlProblem for the first mistake. */
export function recordSpecOf(sent: unknown): RecordSpec {
  const members = membersAt(sent, '')
  onlyKnown(members, '', fields)
  const { targetBaseUrl: target } = members
  const [transformer] = itemsAt(members.transformers ?? [], '/transformers')
  if (transformer !== undefined) {
    throw problemAt('/transformers/0', `there is no transformer ${JSON.stringify(transformer)} of recordings`)
  }
  if (target !== undefined && !isBaseUrl(target)) {
    throw problemAt('/targetBaseUrl', `${JSON.stringify(target)} is no http(s) URL that paths can stand behind`)
  }
  return {
    target: target as string | undefined,
    ...filtersOf(members.filters ?? {}),
    captureHeaders: Object.entries(membersAt(members.captureHeaders ?? {}, '/captureHeaders')).map(([name, one]) => {
      const at = pointer('/captureHeaders', name)
      return { name, caseInsensitive: optionalFlag(membersAt(one, at), 'caseInsensitive', at, false) }
    }),
    ...bodyMatcherOf(members.requestBodyPattern ?? members.requestBodyPatternFactory ?? {}),
    repeatsAsScenarios: optionalFlag(members, 'repeatsAsScenarios', '', true),
    persist: optionalFlag(members, 'persist', '', true),
    idsOnly: /^ids$/i.test(textAt(members.outputFormat ?? 'FULL', '/outputFormat'))
  }
}

const optionalFlag = (members: Members, name: string, at: string, usual: boolean): boolean =>
  flagAt(members[name] ?? usual, pointer(at, name))

function filtersOf(value: unknown): Pick<RecordSpec, 'takes' | 'ids' | 'allowNonProxied'> {
  const { ids, allowNonProxied = false, ...request } = membersAt(value, '/filters')
  const pattern = requestPatternOf(request, '/filters')
  const wanted = itemsAt(ids ?? [], '/filters/ids').map((id, index) => textAt(id, pointer('/filters/ids', index)))
  return {
    takes: (view) => takesRequest(pattern, view),
    ids: ids === undefined || ids === null ? undefined : new Set(wanted.map((id) => id.toLowerCase())),
    allowNonProxied: flagAt(allowNonProxied, '/filters/allowNonProxied')
  }
}

function bodyMatcherOf(value: unknown): Pick<RecordSpec, 'bodyMatcher' | 'leniency'> {
  const at = '/requestBodyPattern'
  const members = membersAt(value, at)
  onlyKnown(members, at, ['matcher', 'ignoreArrayOrder', 'ignoreExtraElements', 'caseInsensitive'])
  const { matcher = 'auto', ...leniency } = members
  const bodyMatcher = bodyMatchers.find((one) => one === matcher)
  if (bodyMatcher === undefined) {
    throw problemAt(`${at}/matcher`, `${JSON.stringify(matcher)} is no matcher; there is ${bodyMatchers.join(', ')}`)
  }
  for (const name of Object.keys(leniency)) optionalFlag(leniency, name, at, false)
  return { bodyMatcher, leniency }
}
