import { isObject } from '../../document/json/is-object.ts'
import { jsonOrText } from '../../document/json/json-or-text.ts'
import { pointer } from '../../document/places/pointer.ts'
import { schemaTestOf } from '../../schema/dialect.ts'
import { isSchema } from '../../schema/meaning/schema.ts'
import { ControlProblem, problemAt } from './control-problem.ts'
import { dateModifiers, dateTest } from './dates.ts'
import { equalXml, exemptions, placeholderOf } from './equal-xml.ts'
import { jsonTestOf, parseExactJson, plainText, scalarsIn, writeExactJson } from './exact-json.ts'
import { bytesAt, flagAt, itemsAt, type Members, membersAt, onlyKnown, textAt } from './fields.ts'
import { type PathFound, parsePath } from './jsonpath.ts'
import { expressionOf } from './regular-expression.ts'
import { type Subject, textSubject } from './request-view.ts'
import { bounded, countSteps, OutOfSteps } from './steps.ts'
import { textsFound, xpathOf } from './xpath.ts'

/** Returns true for a value that fits. Undefined stands for an absent value. */
export type ValueTest = (subject: Subject | undefined) => boolean

export interface Matcher {
  test: ValueTest
  /** The wanted text, if there is exactly one: near misses are measured against it. */
  expected?: string
  /** The scalars of the wanted JSON: see `scalarsIn`. */
  scalars?: ReadonlyMap<string, string>
}

/** Compiles an operand. `at` is its place; `members` and `around` are the whole matcher and its place. */
type Compile = (operand: unknown, at: string, members: Members, around: string) => Matcher | ValueTest

interface Operator {
  compile: Compile
  /** Fields that may stand beside it. */
  beside?: readonly string[]
}

/** The operators of matchers, by name. To teach standin a matcher, add it here. */
const operators: Record<string, Operator> = {
  equalTo: { compile: equalTo, beside: ['caseInsensitive'] },
  binaryEqualTo: { compile: binaryEqualTo },
  contains: { compile: (operand, at) => present(includes(textAt(operand, at))) },
  doesNotContain: { compile: (operand, at) => not(present(includes(textAt(operand, at)))) },
  matches: { compile: (operand, at) => present(regular(operand, at)) },
  doesNotMatch: { compile: (operand, at) => not(present(regular(operand, at))) },
  absent: { compile: absent },
  anything: { compile: anything },
  equalToJson: { compile: equalToJson, beside: ['ignoreArrayOrder', 'ignoreExtraElements'] },
  matchesJsonPath: { compile: matchesJsonPath },
  matchesJsonSchema: { compile: matchesJsonSchema, beside: ['schemaVersion'] },
  equalToXml: {
    compile: equalToXml,
    beside: [
      'enablePlaceholders',
      'placeholderOpeningDelimiterRegex',
      'placeholderClosingDelimiterRegex',
      'exemptedComparisons',
      'ignoreOrderOfSameNode',
      'namespaceAwareness'
    ]
  },
  matchesXPath: { compile: matchesXPath, beside: ['xPathNamespaces'] },
  before: { compile: dated('before'), beside: dateModifiers },
  after: { compile: dated('after'), beside: dateModifiers },
  equalToDateTime: { compile: dated('equalToDateTime'), beside: dateModifiers },
  and: {
    compile: (operand, at) => every(itemsAt(operand, at).map((one, index) => matcherOf(one, pointer(at, index))))
  },
  or: { compile: (operand, at) => some(itemsAt(operand, at).map((one, index) => matcherOf(one, pointer(at, index)))) },
  not: { compile: (operand, at) => not(matcherOf(operand, at).test) }
}

/**
 * Compiles a matcher such as `{ "equalTo": "x" }`. Throws a ControlProblem at the matcher's place for an unknown
 * member or an operand that does not parse.
 */
export function matcherOf(value: unknown, at: string): Matcher {
  const members = membersAt(value, at)
  const found = Object.keys(members).filter((name) => Object.hasOwn(operators, name))
  const [name] = found
  if (name === undefined) {
    const given = Object.keys(members).join(', ')
    throw problemAt(
      at,
      `${given === '' ? 'an empty object' : given} is not a valid match operation; there is ${Object.keys(operators).join(', ')}`
    )
  }
  if (found.length > 1) {
    throw problemAt(at, `${found.join(' and ')} stand in one matcher; combine them with "and": [{…}, {…}]`)
  }
  const { compile, beside = [] } = operators[name] as Operator
  const stray = Object.keys(members).find((member) => member !== name && !beside.includes(member))
  if (stray !== undefined) throw problemAt(at, `"${stray}" has no meaning beside ${name}`)
  const made = readable(() => compile(members[name], pointer(at, name), members, at), at, name)
  return typeof made === 'function' ? { test: made } : made
}

/** Compiles a matcher of all values of a name. One match is enough, except for `hasExactly` and `includes`. */
export function valuesMatcherOf(
  value: unknown,
  at: string
): { test: (values: string[]) => boolean; expected?: string } {
  if (isObject(value)) {
    for (const name of ['hasExactly', 'includes'] as const) {
      if (!Object.hasOwn(value, name) || value[name] === null) continue
      const members = membersAt(value, at)
      onlyKnown(members, at, [name])
      const wanted = itemsAt(members[name], at).map((one, index) => matcherOf(one, pointer(at, name, index)))
      return { test: (values) => (name === 'includes' || values.length === wanted.length) && covers(wanted, values) }
    }
  }
  const { test, ...more } = matcherOf(value, at)
  return {
    ...more,
    test: (values) => (values.length === 0 ? test(undefined) : values.some((one) => test(textSubject(one))))
  }
}

const covers = (wanted: Matcher[], values: string[]): boolean =>
  wanted.every(({ test }) => values.some((one) => test(textSubject(one)))) &&
  (wanted.length !== values.length || values.every((one) => wanted.some(({ test }) => test(textSubject(one)))))

/** Turns each error of an operand into a refusal at its matcher, as in WireMock. */
function readable<Made>(make: () => Made, at: string, name: string): Made {
  try {
    return make()
  } catch (error) {
    if (!(error instanceof ControlProblem)) throw problemAt(at, `${name}: ${(error as Error).message}`)
    const own = pointer(at, name)
    throw new ControlProblem(
      error.status,
      error.errors.map((one) => (one.source?.pointer === own ? { ...one, source: { pointer: at } } : one))
    )
  }
}

const present =
  (test: (subject: Subject) => boolean): ValueTest =>
  (subject) =>
    subject !== undefined && test(subject)
const not =
  (test: ValueTest): ValueTest =>
  (subject) =>
    !test(subject)
const every =
  (matchers: Matcher[]): ValueTest =>
  (subject) =>
    matchers.every(({ test }) => test(subject))
const some =
  (matchers: Matcher[]): ValueTest =>
  (subject) =>
    matchers.some(({ test }) => test(subject))
const includes =
  (part: string) =>
  ({ text }: Subject): boolean =>
    text.includes(part)

function regular(operand: unknown, at: string): (subject: Subject) => boolean {
  const { test } = expressionOf(textAt(operand, at))
  return ({ text }) => test(text)
}

/** Returns true if the flag is there and true. Throws a ControlProblem for a member that is no boolean. */
const isOn = (members: Members, name: string, around: string): boolean =>
  members[name] !== undefined && flagAt(members[name], pointer(around, name))

function equalTo(operand: unknown, at: string, members: Members, around: string): Matcher {
  const expected = textAt(operand, at)
  if (!isOn(members, 'caseInsensitive', around)) return { test: present(({ text }) => text === expected), expected }
  const lower = expected.toLowerCase()
  return { test: present(({ text }) => text.toLowerCase() === lower), expected }
}

function binaryEqualTo(operand: unknown, at: string): ValueTest {
  const expected = bytesAt(operand, at)
  return present((subject) => subject.bytes().equals(expected))
}

function anything(operand: unknown, at: string): ValueTest {
  textAt(operand, at)
  return () => true
}

function dated(how: 'before' | 'after' | 'equalToDateTime'): Compile {
  return (operand, _, members, around) => present(dateTest(how, operand, around, members))
}

function absent(operand: unknown, at: string): ValueTest {
  if (operand === false)
    throw problemAt(at, '"absent": false would mean the same as true; for what has to be there write "matches": ".*"')
  if (operand !== true) textAt(operand, at)
  return (subject) => subject === undefined
}

/** Reads an operand, which is JSON or a text of JSON. */
const jsonOf = (operand: unknown): unknown => (typeof operand === 'string' ? parseExactJson(operand) : operand)

function equalToJson(operand: unknown, _: string, members: Members, around: string): Matcher {
  const expected = jsonOf(operand)
  const leniency = {
    ignoreArrayOrder: isOn(members, 'ignoreArrayOrder', around),
    ignoreExtraElements: isOn(members, 'ignoreExtraElements', around)
  }
  return {
    test: json(jsonTestOf(expected, leniency)),
    expected: writeExactJson(expected),
    scalars: scalarsIn(expected)
  }
}

/** Makes a test that fails on a body that is not JSON. */
const json = (test: (value: unknown) => boolean): ValueTest =>
  present((subject) => {
    const read = subject.json()
    return read !== undefined && bounded(() => test(read.value), subject.budget)
  })

function matchesJsonPath(operand: unknown, at: string): ValueTest {
  if (typeof operand === 'string') {
    const path = parsePath(operand)
    return json((value) => {
      const { values, definite } = path(value)
      return definite ? isSomething(values[0]) : values.length > 0
    })
  }
  const { expression, ...rest } = membersAt(operand, at)
  const path = parsePath(textAt(expression, pointer(at, 'expression')))
  const { test } = matcherOf(rest, at)
  // A body that is not JSON holds nothing, so `absent` is true of it.
  if (Object.hasOwn(rest, 'absent')) {
    return not(
      json((value) => {
        const result = path(value)
        return isFound(result) && eachOf(result).length > 0
      })
    )
  }
  const asWhole = Object.hasOwn(rest, 'equalToJson')
  // A value that is not found fits only a matcher that accepts its absence.
  const mayBeAbsent = ['and', 'or'].some((name) => Object.hasOwn(rest, name))
  return json((value) => {
    const result = path(value)
    if (!isFound(result)) return mayBeAbsent && test(undefined)
    if (asWhole && test(textSubject(writeExactJson(result.definite ? result.values[0] : result.values)))) return true
    const found = eachOf(result)
    return found.length === 0 ? mayBeAbsent && test(undefined) : found.some((one) => test(textSubject(plainText(one))))
  })
}

/** Returns the values to compare one by one: the items of an array that a definite path names. */
const eachOf = ({ values, definite }: PathFound): unknown[] =>
  definite && Array.isArray(values[0]) ? values[0] : values

const isFound = ({ values, definite }: PathFound): boolean =>
  definite ? values[0] !== undefined && values[0] !== null : values.length > 0

/** Returns true for a value that WireMock counts as found: `0`, `""` and `false`, but not null, `[]` or `{}`. */
function isSomething(value: unknown): boolean {
  if (value === undefined || value === null) return false
  return typeof value !== 'object' || Object.keys(value).length > 0
}

function matchesJsonSchema(operand: unknown, _: string, { schemaVersion }: Members, around: string): ValueTest {
  const schema: unknown = JSON.parse(typeof operand === 'string' ? operand : writeExactJson(operand))
  if (!isSchema(schema)) throw new Error('a JSON Schema is an object or a boolean')
  const version = schemaVersion === undefined ? undefined : textAt(schemaVersion, pointer(around, 'schemaVersion'))
  const fits = schemaTestOf(schema, version, () => countSteps(stepsOfSchema))
  return present(({ text, budget }) => {
    try {
      // WireMock hands other texts to the schema too.
      return bounded(() => fits(jsonOrText(text)), budget)
    } catch (error) {
      if (error instanceof OutOfSteps) throw error
      // The text is nested deeper than the stack.
      return false
    }
  })
}

/** The cost of entering a schema, in steps. It is high, since Ajv keeps the errors of every alternative. */
const stepsOfSchema = 20

function equalToXml(operand: unknown, at: string, members: Members, around: string): ValueTest {
  const beside = (name: string) =>
    members[name] === undefined ? undefined : textAt(members[name], pointer(around, name))
  const place = pointer(around, 'exemptedComparisons')
  const exempt = itemsAt(members.exemptedComparisons ?? [], place).map((one, index) =>
    textAt(one, pointer(place, index))
  )
  const unknown = exempt.find((name) => !exemptions.has(name))
  if (unknown !== undefined)
    throw problemAt(place, `${unknown} cannot be exempted; there is ${[...exemptions].join(', ')}`)
  if ((beside('namespaceAwareness') ?? 'STRICT') !== 'STRICT') {
    throw problemAt(
      pointer(around, 'namespaceAwareness'),
      'namespaces are always compared; namespaceAwareness is STRICT, or exempt NAMESPACE_URI'
    )
  }
  const same = equalXml(textAt(operand, at), {
    placeholder: isOn(members, 'enablePlaceholders', around)
      ? placeholderOf(beside('placeholderOpeningDelimiterRegex'), beside('placeholderClosingDelimiterRegex'))
      : undefined,
    anyOrder: isOn(members, 'ignoreOrderOfSameNode', around),
    exempt: new Set(exempt)
  })
  return present(({ text, budget }) => same(text, budget))
}

function matchesXPath(operand: unknown, at: string, { xPathNamespaces = {} }: Members): ValueTest {
  const namespaces = membersAt(xPathNamespaces, pointer(at, 'xPathNamespaces')) as Record<string, string>
  if (typeof operand === 'string') {
    const find = xpathOf(operand, namespaces)
    return present(({ text, budget }) => {
      const found = find(text, budget)
      return found !== undefined && textsFound(found).length > 0
    })
  }
  const { expression, xPathNamespaces: own, ...rest } = membersAt(operand, at)
  const find = xpathOf(textAt(expression, pointer(at, 'expression')), (own as Record<string, string>) ?? namespaces)
  const { test } = matcherOf(rest, at)
  const asXml = Object.hasOwn(rest, 'equalToXml')
  return present(({ text, budget }) => {
    const found = find(text, budget)
    if (found === undefined) return false
    const texts = textsFound(found, asXml)
    return texts.length === 0 ? test(undefined) : texts.some((one) => test(textSubject(one)))
  })
}
