/** Numbers that their descriptions work out of others: "fee plus tax", "the sum of net and VAT". */

import { latin, snake } from '../entity/scene.ts'
import { singular } from '../words/singular.ts'
import { cents, exact, type Facts, type Named, numberAt, shareOf } from './facts.ts'
import { membersOf } from './named.ts'

/** A number that is added or taken away: a member, or the product of several. */
interface Term {
  sign: 1 | -1
  factors: string[]
}

/** A member and what it is worked out of. */
export interface Formula {
  name: string
  terms: Term[]
}

type Operator = '+' | '-' | '*' | 'and'

/** Words and signs for what is done with numbers. To teach standin another, add it here. */
const operators = new Map<string, Operator>(
  Object.entries({
    '+': '+ plus mas mais piu',
    '-': '- minus less moins menos meno abzuglich',
    '*': '* × x times multiplied mal fois por maal',
    and: ', & and und y et e en'
  }).flatMap(([operator, words]) => words.split(' ').map((word): [string, Operator] => [word, operator as Operator]))
)
const sums = /^(sum|total|summe|somme|suma|soma|som|somma)$/
const together = /^(together|combined|added|summed|zusammen)$/
const fillers =
  /^(the|its|all|any|of|by|number|count|amount|a|an|each|this|der|die|das|den|dem|des|von|aus|le|la|les|l|de|du|el|los|las|o|os|as|van|het)$/

/** A word of a description, and the member that begins with it or the operator that it is. */
interface Sign {
  word: string
  member: string | undefined
  operator: Operator | undefined
}

const wordsIn = (text: string): string[] =>
  [...latin(text).matchAll(/[a-z\d]+|[+*×&,]|(?<= )[-−–](?= )/g)].map(([one]) => (/[−–]/.test(one) ? '-' : one))

/** Returns the names of members by how descriptions write them. */
const namesBySpelling = (members: readonly Named[]): ReadonlyMap<string, string> =>
  new Map(
    members
      .flatMap(({ name, plain }) =>
        [name, plain, name.replace(/([aou])e/g, '$1')].map((one): [string, string] => [
          latin(snake(one)).split('_').map(singular).join(' '),
          name
        ])
      )
      .toReversed()
  )

/** Returns the formulas that descriptions give for the members of an object, by their names. */
export function formulasIn(own: readonly string[], hint: (name: string) => string): Formula[] {
  const members = membersOf(Object.fromEntries(own.map((name) => [name, 0])))
  const names = namesBySpelling(members)
  return members.flatMap(({ name }) => {
    const text = hint(name)
    const terms = mayTell.test(text) ? termsIn(signsIn(text, names, name)) : undefined
    return terms === undefined || isRange(terms) ? [] : [{ name, terms }]
  })
}

const mayTell =
  /[+*×&,−–]| - |[a-z] (plus|minus|less|times|x|and|und|mal|moins|fois|et|mas|menos|por|y|e|mais|en|meno|piu|maal|multiplied) /

/** True for the bounds of a range: "min - max". */
const isRange = ([first, second]: readonly Term[]): boolean =>
  second?.sign === -1 && /^(min|low|from|start)/.test(snake((first as Term).factors[0] as string))

/** The most words of a member's name. */
const mostWords = 6

/** Returns the words of a text that may matter to a formula for a member. */
function signsIn(text: string, names: ReadonlyMap<string, string>, own: string): Sign[] {
  const words = wordsIn(text)
  const spelled = words.map(singular)
  const signs: Sign[] = []
  for (let at = 0; at < words.length; ) {
    const word = words[at] as string
    const before = signs.at(-1)
    const operator = operators.get(word)
    const [member, length = 1] = operator !== undefined && before?.member !== undefined ? [] : memberAt(at)
    if (word === 'per' && member === undefined) at++
    // An amount may be a member, but "the amount of tax" is the tax.
    else if (!fillers.test(word) || (member !== undefined && words[at + 1] !== 'of'))
      signs.push({ word, member, operator: member === undefined ? operator : undefined })
    at += length
  }
  return signs

  /** Returns the member with the longest name at a place, and the number of words of that. */
  function memberAt(at: number): [name: string, length: number] | [] {
    for (let length = mostWords; length > 0; length--) {
      const name = names.get(spelled.slice(at, at + length).join(' '))
      if (name !== undefined && name !== own) return [name, length]
    }
    return []
  }
}

/** Reads members with operators between them; undefined where a part of these is no member. */
function termsIn(signs: readonly Sign[]): Term[] | undefined {
  for (let at = 0; at < signs.length; at++) {
    const { member: first } = signs[at] as Sign
    if (first === undefined) continue
    const before = signs[at - 1]
    const terms: Term[] = [{ sign: 1, factors: [first] }]
    const used = new Set<Operator>()
    for (;;) {
      let place = at + 1
      // "fee, and tax", "fee, plus tax"
      while (signs[place]?.operator === 'and' && signs[place + 1]?.operator !== undefined) place++
      const { operator, word } = signs[place] ?? {}
      const { member } = signs[place + 1] ?? {}
      if (operator === undefined || (member === undefined && (operator === 'and' || word === '-'))) break
      if (member === undefined) return undefined
      used.add(operator)
      if (operator === '*') terms.at(-1)?.factors.push(member)
      else terms.push({ sign: operator === '-' ? -1 : 1, factors: [member] })
      at = place + 1
    }
    // Members that are only listed are added up where the words around say so.
    const isSum = sums.test(before?.word ?? '') || signs.slice(at + 1, at + 4).some(({ word }) => together.test(word))
    if (used.size > 0 && (isSum || !used.has('and'))) return terms
  }
  return undefined
}

const percentages = /(^|_)(percent(age)?|pct|(tax|vat|discount|interest|commission)_rate)$/

/** Makes a member what its formula says. */
export function putFormula(the: Facts, { name, terms }: Formula): void {
  if (Number.isNaN(numberAt(the, name))) return
  const worthOf = ({ sign, factors }: Term): number =>
    factors.reduce<number>((product, factor) => {
      const value = numberAt(the, factor)
      return product * (factors.length > 1 && value > 1 && percentages.test(snake(factor)) ? value / 100 : value)
    }, sign)
  const sum = () => terms.reduce((all, term) => all + worthOf(term), 0)
  if (terms.some(({ factors }) => factors.length === 1 && percentages.test(snake(factors[0] as string)))) return
  // A number that is taken away is less than the one that it is taken from.
  if (sum() < 0)
    for (const { sign, factors } of terms) {
      const [factor] = factors as [string]
      const own = numberAt(the, factor)
      const all = worthOf(terms[0] as Term)
      const less = all * (0.1 + 0.3 * shareOf(own))
      if (sign < 0) the.put(factor, Number.isInteger(own) ? Math.floor(less) : cents(less))
    }
  if (sum() >= 0) the.put(name, terms.some(({ factors }) => factors.length > 1) ? cents(sum()) : exact(sum()))
}
