/**
 * The styles in which parameters and fields of forms are written (OpenAPI 3.1, Parameter Object, "Style Values" and
 * "Style Examples"). Text is split before it is percent-decoded, so an encoded delimiter does not split it.
 */
import type { ListFormat } from '../document/versions/delimiters.ts'
import { type AdmittedValues, takes, takesOne } from '../schema/views/schema-types.ts'
import type { TextTree } from './coerce.ts'
import { type Pairs, Undecodable } from './percent.ts'

/** A parameter or field that is written in a style. */
export interface Styled {
  name: string
  explode: boolean
  wanted: AdmittedValues
  decode: (text: string) => string
}

/** Reads a value that is the whole text, in a path or a header. Throws Undecodable. */
export type ReadText = (text: string, styled: Styled) => TextTree
/**
 * Reads a value among others, in a query, a cookie or a form. Returns undefined if it is absent. Throws Undecodable.
 */
export type ReadPairs = (pairs: Pairs, styled: Styled, taken: ReadonlySet<string>) => TextTree | undefined

/** The styles of paths and headers. To teach standin a style, add it here or to `pairsStyles`. */
export const textStyles: Record<string, ReadText> = {
  // blue,black,brown · R,100,G,200 · R=100,G=200
  simple: (text, styled) => delimited(text, ',', ',', styled),
  // .blue,black,brown (.blue.black.brown up to OpenAPI 3.1.0) · .R,100,G,200 · .R=100.G=200
  label(text, styled) {
    if (!text.startsWith('.')) throw new Undecodable('must begin with a dot (style label)', 'style')
    const rest = text.slice(1)
    const dotted = styled.explode || (!takesOne(styled.wanted) && !rest.includes(','))
    return delimited(rest, dotted ? '.' : ',', '.', styled)
  },
  // ;color=blue,black,brown · ;color=blue;color=black · ;color=R,100,G,200 · ;R=100;G=200
  matrix(text, styled) {
    const { name, explode, wanted, decode } = styled
    const pairs = text.split(';').slice(1)
    if (explode && takes(wanted, 'object')) return members(pairs, decode)
    const values = pairs.filter((pair) => pair === name || pair.startsWith(`${name}=`))
    if (!text.startsWith(';') || values.length === 0 || values.length < pairs.length) {
      throw new Undecodable(`must be written as ;${name}=… (style matrix)`, 'style')
    }
    const texts = values.map((pair) => pair.slice(name.length + 1))
    if (explode && takes(wanted, 'array')) return texts.map(decode)
    return delimited(once(texts), ',', ',', { ...styled, explode: false })
  }
}

/** Swagger 2.0's delimiters of lists, in any place: blank, bar and tab, plain or percent-encoded. */
const lists: Record<ListFormat, RegExp> = { ssv: /%20|\+| /, pipes: /\||%7C/i, tsv: /%09|\t/ }
for (const [format, between] of Object.entries(lists)) {
  textStyles[format] = (text, styled) => delimited(text, between, ',', { ...styled, explode: false })
}

/** The styles of queries, cookies and forms. */
export const pairsStyles: Record<string, ReadPairs> = {
  // color=blue,black · color=blue&color=black · color=R,100,G,200 · R=100&G=200
  form: (pairs, styled, taken) => (styled.explode ? exploded(pairs, styled, taken) : joined(pairs, styled, ',')),
  // color=blue%20black (a plus is a blank too) · color=R%20100%20G%20200
  spaceDelimited: (pairs, styled, taken) =>
    styled.explode ? exploded(pairs, styled, taken) : joined(pairs, styled, lists.ssv),
  // color=blue|black, also with an encoded bar
  pipeDelimited: (pairs, styled, taken) =>
    styled.explode ? exploded(pairs, styled, taken) : joined(pairs, styled, lists.pipes),
  tsv: (pairs, styled) => joined(pairs, styled, lists.tsv),
  // color[R]=100&color[G]=200, and in the wild color[a][b]=1, color[list][]=1, color[list][0]=1
  deepObject: (pairs, styled) => bracketed(pairs, styled)
}
// OpenAPI 3.2's name for a cookie's own form
pairsStyles.cookie = pairsStyles.form!

function delimited(text: string, delimiter: string | RegExp, between: string, styled: Styled): TextTree {
  const { explode, wanted, decode } = styled
  const isList = takes(wanted, 'array')
  if (!isList && !takes(wanted, 'object')) return decode(text)
  const parts = text.split(delimiter)
  if (takesOne(wanted) && parts.length === 1) return decode(text)
  if (isList) return text === '' ? [] : parts.map(decode)
  return explode ? members(text.split(between), decode) : alternating(parts, decode)
}

/** R=100, G=200 */
function members(pairs: string[], decode: Styled['decode']): TextTree {
  const object = emptyObject()
  for (const pair of pairs) {
    if (pair === '') continue
    const equals = pair.indexOf('=')
    if (equals < 0) throw new Undecodable('must be written as name=value pairs', 'style')
    object[decode(pair.slice(0, equals))] = decode(pair.slice(equals + 1))
  }
  return object
}

/** R, 100, G, 200 */
function alternating(parts: string[], decode: Styled['decode']): TextTree {
  if (parts.length === 1 && parts[0] === '') return emptyObject()
  if (parts.length % 2 === 1) throw new Undecodable('must be written as names and values in turn', 'style')
  const object = emptyObject()
  for (let i = 0; i < parts.length; i += 2) object[decode(parts[i]!)] = decode(parts[i + 1]!)
  return object
}

function joined(pairs: Pairs, styled: Styled, delimiter: string | RegExp): TextTree | undefined {
  const values = pairs.get(styled.name)
  return values && delimited(once(values), delimiter, ',', { ...styled, explode: false })
}

function exploded(pairs: Pairs, { name, wanted, decode }: Styled, taken: ReadonlySet<string>): TextTree | undefined {
  const values = pairs.get(name)
  if (values && takes(wanted, 'array') && (values.length > 1 || !takesOne(wanted))) {
    return values.length === 1 && values[0] === '' ? [] : values.map(decode)
  }
  if (takes(wanted, 'object') && !(values && takesOne(wanted))) return scattered(pairs, wanted, decode, taken)
  if (values && values.length > 1 && wanted.types.size === 0) return values.map(decode)
  return values && decode(once(values))
}

/**
 * Collects the members of an exploded object: those of its schema and, if it is open, all that no other parameter has.
 */
function scattered(pairs: Pairs, wanted: AdmittedValues, decode: Styled['decode'], taken: ReadonlySet<string>) {
  const open = wanted.schemas.some(({ additionalProperties }) => additionalProperties)
  const names = open ? [...pairs.keys()].filter((name) => !taken.has(name)) : [...wanted.properties.keys()]
  const object = emptyObject()
  for (const name of names) {
    const values = pairs.get(name)
    if (values) object[name] = values.length === 1 ? decode(values[0]!) : values.map(decode)
  }
  return Object.keys(object).length > 0 ? object : undefined
}

function once(values: string[]): string {
  if (values.length > 1) throw new Undecodable(`is given ${values.length} times, but takes one value`, 'repeated')
  return values[0]!
}

/** The most brackets in one name. */
const DEEPEST = 32

interface Branch {
  values: string[]
  branches: Map<string, Branch>
}

function bracketed(pairs: Pairs, { name, decode, wanted }: Styled): TextTree | undefined {
  const root: Branch = { values: [], branches: new Map() }
  for (const [key, values] of pairs) {
    if (!key.startsWith(name) || (key.length > name.length && key[name.length] !== '[')) continue
    const rest = key.slice(name.length)
    if (!/^(?:\[[^[\]]*\])*$/.test(rest)) throw new Undecodable('must be written as name[member]=value', 'style')
    const steps = rest === '' ? [] : rest.slice(1, -1).split('][')
    if (steps.length > DEEPEST) throw new Undecodable('is nested too deeply', 'style')
    let branch = root
    for (const step of steps) {
      const next = branch.branches.get(step) ?? { values: [], branches: new Map() }
      branch.branches.set(step, next)
      branch = next
    }
    for (const value of values) branch.values.push(decode(value))
  }
  if (root.branches.size === 0 && root.values.length === 0) return undefined
  if (root.branches.size === 0 && !takesOne(wanted))
    throw new Undecodable(`must be written as ${name}[member]=value`, 'style')
  return grown(root)
}

function grown({ values, branches }: Branch): TextTree {
  if (branches.size === 0) return values.length === 1 ? values[0]! : values
  const list = branches.size === 1 ? branches.get('') : undefined
  if (list) return [grown(list)].flat()
  const object = emptyObject()
  for (const [step, branch] of branches) object[step] = grown(branch)
  return object
}

function emptyObject(): { [name: string]: TextTree } {
  return Object.create(null)
}
