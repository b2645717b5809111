/** Selectors of Kubernetes: `app=web,env in (dev,test),!old` of labels, `metadata.name=a,status.phase!=Failed` of fields. */
import { bare } from '../../contract/bare.ts'
import { isRow, type Row } from '../rows/row.ts'
import { valueAt } from './comparing.ts'
import { type Members, memberCalled } from './members.ts'

/** Returns the value of a row that a term names. */
type Read = (row: Row, name: string) => unknown

/** Returns the test of rows by their labels; undefined for rows without any. */
export function labelTest(text: string, members: Members): ((row: Row) => boolean) | undefined {
  const path = members.get('labels') ?? members.get('metadatalabels')
  return path && testOf(termsOf(text), (row, name) => labelOf(valueAt(row, path), name))
}

const labelOf = (labels: unknown, name: string): unknown =>
  isRow(labels) && Object.hasOwn(labels, name) ? labels[name] : undefined

/** Returns the test of rows by their members; undefined for a member that no row has. */
export function fieldTest(text: string, members: Members): ((row: Row) => boolean) | undefined {
  const terms = termsOf(text)
  const paths = new Map(terms.map(({ name }) => [name, memberCalled(bare(name), members)]))
  const isKnown = [...paths.values()].every((path) => path !== undefined)
  return isKnown ? testOf(terms, (row, name) => valueAt(row, paths.get(name) as string[])) : undefined
}

interface Term {
  name: string
  /** The values that pass; undefined where any does. */
  values?: string[]
  isNot: boolean
}

const testOf =
  (terms: readonly Term[], read: Read): ((row: Row) => boolean) =>
  (row) =>
    terms.every(({ name, values, isNot }) => {
      const value = read(row, name)
      const is = value !== undefined && value !== null && (values === undefined || values.includes(String(value)))
      return is !== isNot
    })

/** Reads the terms of a selector. A comma in brackets stands between values. */
function termsOf(text: string): Term[] {
  const parts = ['']
  let isInside = false
  for (const one of text) {
    if (one === '(' || one === ')') isInside = one === '('
    if (one === ',' && !isInside) parts.push('')
    else parts[parts.length - 1] += one
  }
  return parts
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map(termOf)
}

function termOf(text: string): Term {
  const [, member, word, list] = /^(\S+)\s+(in|notin)\s*\(([^)]*)\)$/.exec(text) ?? []
  if (member !== undefined)
    return {
      name: member,
      values: String(list)
        .split(',')
        .map((one) => one.trim()),
      isNot: word === 'notin'
    }
  const [, name, sign, value] = /^([^=!]+)(==?|!=)(.*)$/.exec(text) ?? []
  if (name !== undefined) return { name: name.trim(), values: [String(value).trim()], isNot: sign === '!=' }
  return text.startsWith('!') ? { name: text.slice(1).trim(), isNot: true } : { name: text, isNot: false }
}
