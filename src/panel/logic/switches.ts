/** The switch of an operation: the choices that it has, and the stub that each is. */
import type { Mapping, Operation, Stub } from './types.ts'

/** The choice of an operation that nobody has switched. */
export const asDocumented = 'as the document says'

/** A choice: its name, and the words by which it is shown. */
export interface Choice {
  /** `404`, `404 example gone`, `empty list`, `slow`, `fails`, `broken connection` */
  value: string
  label: string
}

/** The numbers of a choice; those that it does not have are undefined. */
export interface Numbers {
  /** The wait of `slow`. */
  milliseconds?: number | undefined
  /** The status of `fails`. */
  status?: number | undefined
  times?: number | undefined
  /** The share that fails, in percent. */
  rate?: number | undefined
}

export function choicesOf({ statuses, list }: Operation): Choice[] {
  const documented = statuses.flatMap(({ status, description, examples }) => [
    { value: String(status), label: `${status} ${short(description)}`.trim() },
    ...examples.map((name) => ({ value: `${status} example ${name}`, label: `${status} example ${short(name)}` }))
  ])
  const own = [...(list ? ['empty list'] : []), 'slow', 'fails', 'broken connection']
  return [{ value: asDocumented, label: asDocumented }, ...documented, ...own.map((value) => ({ value, label: value }))]
}

const short = (text: string): string => {
  const line = text.split('\n')[0] as string
  return line.length > 40 ? `${line.slice(0, 39)}…` : line
}

const usual = { milliseconds: 2000, status: 503 }

/** The numbers that a choice begins with. */
export const usualNumbers: Record<string, Numbers> = {
  slow: { milliseconds: usual.milliseconds },
  fails: { status: usual.status }
}

/** Returns the stub that a choice is. `emptyText`: the JSON of the operation's answer without rows. */
export function switchMapping(operation: string, choice: string, numbers: Numbers, emptyText = '[]'): Mapping {
  const { response, standin } = partsOf(choice, numbers, emptyText)
  return {
    name: `${operation}: ${choice}`,
    request: { method: 'ANY' },
    response,
    metadata: { standin: { operationId: operation, ...standin }, panel: { switch: choice } }
  }
}

function partsOf(
  choice: string,
  numbers: Numbers,
  emptyText: string
): { response: Record<string, unknown>; standin: object } {
  const { milliseconds = usual.milliseconds, status = usual.status, times, rate } = numbers
  const [, code, example] = /^(\d{3})(?: example (.*))?$/s.exec(choice) ?? []
  if (code !== undefined)
    return { response: {}, standin: { code: Number(code), ...(example === undefined ? {} : { example }) } }
  switch (choice) {
    case 'empty list':
      return {
        response: { headers: { 'content-type': 'application/json' }, status: 200, jsonBody: JSON.parse(emptyText) },
        standin: {}
      }
    case 'slow':
      return { response: { fixedDelayMilliseconds: milliseconds }, standin: {} }
    case 'fails':
      return {
        response: { status },
        standin: {
          ...(times === undefined ? {} : { times }),
          ...(rate === undefined || rate >= 100 ? {} : { rate: rate / 100 })
        }
      }
    default:
      return { response: { fault: 'CONNECTION_RESET_BY_PEER' }, standin: {} }
  }
}

/** The state of an operation: the stubs on it, and the choice that the first of them is. */
export interface Switched {
  choice: string
  numbers: Numbers
  /** The stubs that answer it by its id, in the order in which they are asked. */
  own: Stub[]
  /** Stubs that may answer it by its URL, or as all operations. */
  others: Stub[]
}

/** Returns the state of an operation among the stubs of a world. */
export function switchedBy(operation: string, stubs: readonly Stub[]): Switched {
  const isOn = (id: string) => (stub: Stub) => stub.operations.includes(id)
  const byId = ({ aim }: Stub) => aim === ''
  const own = stubs.filter((stub) => byId(stub) && isOn(operation)(stub))
  const others = stubs.filter((stub) => isOn('*')(stub) || (isOn(operation)(stub) && !byId(stub)))
  const [first] = own
  if (first === undefined) return { choice: asDocumented, numbers: {}, own, others }
  const { response = {}, metadata = {} } = first.mapping
  const choice = metadata.panel?.switch
  if (typeof choice !== 'string') return { choice: `otherwise: ${first.name || 'a stub'}`, numbers: {}, own, others }
  const { times, rate } = metadata.standin ?? {}
  const numbers: Numbers =
    choice === 'slow'
      ? { milliseconds: numberIn(response.fixedDelayMilliseconds) }
      : choice === 'fails'
        ? { status: numberIn(response.status), times: numberIn(times), rate: percentIn(rate) }
        : {}
  return { choice, numbers, own, others }
}

/** Returns a number; undefined for any other value. */
export const numberIn = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined)

/** Returns a share in percent, with one decimal; undefined for a value that is no number. */
export const percentIn = (value: unknown): number | undefined =>
  typeof value === 'number' ? Math.round(value * 1000) / 10 : undefined

/** Returns a mapping that answers nothing until it is enabled again, or the one that it was before. */
export function toggled(mapping: Mapping): Mapping {
  const { metadata = {} } = mapping
  const { standin = {}, panel = {}, ...others } = metadata
  const { rate, ...words } = standin
  if (!isDisabled(mapping)) {
    return {
      ...mapping,
      metadata: { ...others, standin: { ...words, rate: 0 }, panel: { ...panel, disabled: { rate } } }
    }
  }
  const { disabled, ...rest } = panel
  const before = (disabled as { rate?: number }).rate
  const enabled = { ...words, ...(before === undefined ? {} : { rate: before }) }
  return { ...mapping, metadata: { ...others, standin: enabled, panel: rest } }
}

/** Returns true for a mapping that the panel has disabled. */
export const isDisabled = ({ metadata }: Mapping): boolean =>
  typeof metadata?.panel?.disabled === 'object' && metadata.panel.disabled !== null
