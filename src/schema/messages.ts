/** What Ajv found, as sentences for the person whose request was refused. */
import type { ErrorObject } from 'ajv'
import { pointer, tokensOf, valueAt } from '../document/pointer.ts'

/** One thing that is wrong: where (a JSON pointer into the value) and what. */
export interface Fault {
  at: string
  message: string
  keyword: string
}

/** An error of Ajv; a link's error holds those of the schema it leads to, and that schema. */
export interface Found extends ErrorObject {
  nested?: Found[]
  target?: unknown
}

interface Telling {
  message: (params: Params, faults: Fault[]) => string
  /** the member that is meant, where it is not the value itself */
  member?: (params: Params) => string | undefined
}

// biome-ignore lint/suspicious/noExplicitAny: each keyword of Ajv has parameters of its own
type Params = any

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`

const typeNames: Record<string, string> = {
  null: 'null',
  boolean: 'a boolean',
  object: 'an object',
  array: 'an array',
  number: 'a number',
  string: 'a string',
  integer: 'an integer'
}

const comparisons: Record<string, string> = { '<=': 'at most', '>=': 'at least', '<': 'less than', '>': 'more than' }
const compared: Telling = { message: ({ comparison, limit }) => `must be ${comparisons[comparison]} ${limit}` }
const notAllowed = 'is not allowed (no such property)'
const tooMany: Telling = { message: ({ limit }) => `must have at most ${plural(limit, 'item')}` }

/** What to say of each keyword. To teach standin a keyword's message, add it here. */
const tellings: Record<string, Telling> = {
  type: { message: ({ type }) => `must be ${either([type].flat().map((name: string) => typeNames[name]!))}` },
  enum: { message: ({ allowedValues }) => `must be one of ${choices(allowedValues)}` },
  const: { message: ({ allowedValue }) => `must be ${shown(allowedValue)}` },
  multipleOf: { message: ({ multipleOf }) => `must be a multiple of ${multipleOf}` },
  maximum: compared,
  minimum: compared,
  exclusiveMaximum: compared,
  exclusiveMinimum: compared,
  maxLength: { message: ({ limit }) => `must have at most ${plural(limit, 'character')}` },
  minLength: { message: ({ limit }) => (limit === 1 ? 'must not be empty' : `must have at least ${limit} characters`) },
  pattern: { message: ({ pattern }) => `must match the pattern ${short(pattern)}` },
  format: { message: ({ format }) => `is not a valid ${format}` },
  maxItems: tooMany,
  items: tooMany,
  unevaluatedItems: tooMany,
  minItems: {
    message: ({ limit }) => (limit === 1 ? 'must not be empty' : `must have at least ${plural(limit, 'item')}`)
  },
  uniqueItems: { message: () => 'must not hold the same item twice' },
  contains: {
    message: ({ minContains, maxContains }) =>
      maxContains === undefined
        ? `must have at least ${plural(minContains, 'item')} that the schema's "contains" describes`
        : `must have ${minContains} to ${maxContains} items that the schema's "contains" describes`
  },
  maxProperties: {
    message: ({ limit }) => `must have at most ${limit === 1 ? '1 property' : `${limit} properties`}`
  },
  minProperties: {
    message: ({ limit }) => `must have at least ${limit === 1 ? '1 property' : `${limit} properties`}`
  },
  required: { message: () => 'is required', member: ({ missingProperty }) => missingProperty },
  dependentRequired: {
    message: ({ property }) => `is required where ${property} is given`,
    member: ({ missingProperty }) => missingProperty
  },
  additionalProperties: { message: () => notAllowed, member: ({ additionalProperty }) => additionalProperty },
  unevaluatedProperties: { message: () => notAllowed, member: ({ unevaluatedProperty }) => unevaluatedProperty },
  propertyNames: {
    message: (_, faults) => `is not allowed as a property's name: it ${faults[0]!.message}`,
    member: ({ propertyName }) => propertyName
  },
  not: { message: () => 'is what the schema rules out by "not"' },
  'false schema': { message: () => 'is not allowed' },
  writeOnly: { message: () => 'is write-only: a response must not hold it' }
}

/** The faults behind the errors of one validation by a (prepared) schema, in the order found. */
export function explain(errors: Found[], schema: unknown): Fault[] {
  const faults = digest(errors, schema).flatMap(({ faults }) => faults)
  const seen = new Set<string>()
  return faults.filter(({ at, message }) => {
    const key = `${at} ${message}`
    return !seen.has(key) && seen.add(key)
  })
}

interface Told {
  error: Found
  faults: Fault[]
}

/** Keywords whose error comes right behind those of the schemas they tried. */
const summaries: Record<string, (error: Found, tried: Told[], schema: unknown) => Fault[]> = {
  oneOf: alternatives,
  anyOf: alternatives,
  if: (_, tried) => tried.flatMap(({ faults }) => faults),
  not: (error) => [tell(error)],
  contains: (error) => [tell(error)],
  propertyNames: (error, tried) => {
    const faults = tried.flatMap(({ faults }) => faults)
    return [tell(error, faults)]
  }
}

function digest(errors: Found[], schema: unknown): Told[] {
  const told: Told[] = []
  for (const error of errors) {
    const summary = Object.hasOwn(summaries, error.keyword) ? summaries[error.keyword] : undefined
    const faults = error.nested
      ? digest(error.nested, error.target).flatMap(({ faults }) => faults)
      : summary
        ? summary(error, takeTried(told, error), schema)
        : [tell(error)]
    told.push({ error, faults })
  }
  return told
}

/** Takes the errors of the schemas that a keyword tried from the end of the list. */
function takeTried(told: Told[], { keyword, schemaPath, instancePath }: Found): Told[] {
  // "if" is summed up behind its "then" and "else", which stand beside it
  const path = keyword === 'if' ? schemaPath.slice(0, -'if'.length) : `${schemaPath}/`
  let start = told.length
  while (start > 0) {
    const { error } = told[start - 1]!
    if (!error.schemaPath.startsWith(path) || !error.instancePath.startsWith(instancePath)) break
    if (keyword === 'if' && !/^(?:then|else)\b/.test(error.schemaPath.slice(path.length))) break
    start--
  }
  return told.splice(start)
}

function tell(error: Found, faults: Fault[] = []): Fault {
  const { keyword, params, instancePath } = error
  const { message, member: memberOf } = tellings[keyword]!
  const member = memberOf?.(params)
  return {
    at: member === undefined ? instancePath : pointer(instancePath, member),
    message: message(params, faults),
    keyword
  }
}

/** Makes sense of the faults of all alternatives: by what they demand in common, or by the one that was meant. */
function alternatives(error: Found, tried: Told[], schema: unknown): Fault[] {
  const { keyword, params, schemaPath, instancePath: at } = error
  const fault = (message: string, where = at): Fault[] => [{ at: where, message, keyword }]
  const exactly = keyword === 'oneOf' ? 'exactly one' : 'at least one'
  const written = valueAt(schema, schemaPath) as unknown[]
  if (params.passingSchemas) {
    const demands = written.map(demandOf)
    if (demands.every((demand) => demand !== undefined))
      return fault(`${exactly} of ${demands.join(', ')} must be given`)
    const [one, other] = params.passingSchemas as [number, number]
    return fault(`must fit exactly one of ${written.length} alternatives, but fits numbers ${one + 1} and ${other + 1}`)
  }

  const branches = written.map((_, index) => {
    const path = `${schemaPath}/${index}`
    const own = tried.filter(({ error }) => error.schemaPath === path || error.schemaPath.startsWith(`${path}/`))
    return own.flatMap(({ faults }) => faults)
  })
  if (branches.length === 1) return branches[0]!
  const [first = [], ...others] = branches
  const common = first.filter((one) => others.every((branch) => branch.some((other) => sameKind(one, other))))
  // what no alternative can do without, and the values that tell the alternatives apart
  if (common.length > 0) return common.map((one) => merged(one, branches))

  const missing = branches.map((faults) => faults.map((fault) => missingIn(at, fault)))
  if (missing.every((names) => names.every((name) => name !== undefined))) {
    return fault(`${exactly} of ${missing.map((names) => names.join(' with ')).join(', ')} must be given`)
  }
  const meant = branches.filter((faults) => !faults.some((fault) => isOtherKind(at, fault)))
  if (meant.length === 1) return meant[0]!
  const closest = (meant.length > 0 ? meant : branches).toSorted((one, other) => one.length - other.length)[0]!
  const { at: where, message } = closest[0]!
  const reason = `the closest does not fit because ${where.slice(at.length) || 'it'} ${message}`
  return fault(`must fit ${exactly} of ${branches.length} alternatives; ${reason}`)
}

/** The members that a schema demands, where it does nothing else. */
function demandOf(schema: unknown): string | undefined {
  const { required, type: _, ...rest } = schema as { required?: string[]; type?: unknown }
  return required && required.length > 0 && Object.keys(rest).length === 0 ? required.join(' with ') : undefined
}

/** The member of the value at `at` that a fault says is missing. */
function missingIn(at: string, { keyword, at: where }: Fault): string | undefined {
  const parent = where.slice(0, where.lastIndexOf('/'))
  return keyword === 'required' && parent === at ? tokensOf(where).at(-1) : undefined
}

const sayValue = new Set(['const', 'enum'])

function sameKind(one: Fault, other: Fault): boolean {
  const alike = one.message === other.message || one.keyword === other.keyword
  const values = sayValue.has(one.keyword) && sayValue.has(other.keyword)
  const mergeable = values || (one.keyword === 'type' && other.keyword === 'type')
  return one.at === other.at && (mergeable || (alike && one.message === other.message))
}

/** Whether a fault says that the value at `at` is of another kind altogether: its type, or the value of a member. */
function isOtherKind(at: string, { keyword, at: where }: Fault): boolean {
  if (keyword === 'type' || keyword === 'false schema') return where === at
  return sayValue.has(keyword) && (where === at || where.lastIndexOf('/') === at.length)
}

/** One fault for those of the same kind: every type or value that some alternative takes. */
function merged(fault: Fault, branches: Fault[][]): Fault {
  const alike = branches.flat().filter((other) => sameKind(fault, other))
  const messages = [...new Set(alike.map(({ message }) => message))]
  if (messages.length === 1) return fault
  const parts = [
    ...new Set(messages.flatMap((message) => message.replace(/^must be (?:one of )?/, '').split(/, | or /)))
  ]
  return fault.keyword === 'type'
    ? { ...fault, message: `must be ${either(parts)}` }
    : { ...fault, message: `must be one of ${parts.join(', ')}`, keyword: 'enum' }
}

function either(words: string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}

/** The longest list of choices, and the longest text, that a message quotes. */
const LONGEST_LIST = 30
const LONGEST_TEXT = 200

function choices(values: unknown[]): string {
  const more = values.length - LONGEST_LIST
  return values.slice(0, LONGEST_LIST).map(shown).join(', ') + (more > 0 ? ` … (${more} more)` : '')
}

function shown(value: unknown): string {
  return short(typeof value === 'string' && value !== '' ? value : JSON.stringify(value))
}

function short(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text
}
