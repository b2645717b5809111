/** Numbers that their descriptions work out of others: "fee plus tax", "the sum of net and VAT". */

import { latin, snake } from '../entity/scene.ts'
import { singular } from '../words/singular.ts'
import { cents, exact, type Facts, type Named, numberAt, shareOf } from './facts.ts'

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

const tokensIn = (text: string): string[] =>
  [...latin(text).matchAll(/[a-z\d]+|[+*×&,]|(?<= )[-−–](?= )/g)].map(([one]) => (/[−–]/.test(one) ? '-' : one))

/** Returns the words of a name as descriptions write them. */
const wordsOf = (name: string): string[] => latin(snake(name)).split('_').map(singular)

/** Returns the formulas that descriptions give for members. */
export function formulasIn(members: readonly Named[], hint: (name: string) => string): Formula[] {
  const named = members.flatMap(({ name, plain }) =>
    [name, plain, name.replace(/([aou])e/g, '$1')].map((one) => ({ name, words: wordsOf(one) }))
  )
  named.sort((one, other) => other.words.length - one.words.length)
  return members.flatMap(({ name }) => {
    const text = hint(name)
    const others = named.filter((one) => one.name !== name)
    const terms = mayTell.test(text) ? termsIn(tokensIn(text), others) : undefined
    return terms === undefined || isRange(terms) ? [] : [{ name, terms }]
  })
}

const mayTell =
  /[+*×&,−–]| - |[a-z] (plus|minus|less|times|x|and|und|mal|moins|fois|et|mas|menos|por|y|e|mais|en|meno|piu|maal|multiplied) /

/** True for the bounds of a range: "min - max". */
const isRange = ([first, second]: readonly Term[]): boolean =>
  second?.sign === -1 && /^(min|low|from|start)/.test(snake((first as Term).factors[0] as string))

/** Reads names of members with operators between them; undefined where a part of these is no member. */
function termsIn(tokens: string[], named: readonly { name: string; words: string[] }[]): Term[] | undefined {
  let at = 0
  while (at < tokens.length) {
    const start = at
    const found = memberAt()
    if (found === undefined) {
      at = start + 1
      continue
    }
    const terms: Term[] = [{ sign: 1, factors: [found] }]
    const used = new Set<Operator>()
    for (;;) {
      skip()
      const sign = word(at)
      const operator = operatorAt()
      if (operator === undefined) break
      skip()
      const name = memberAt()
      if (name === undefined) {
        if (sign === ',' || sign === '-' || operator === 'and') break
        return undefined
      }
      used.add(operator)
      if (operator === '*') terms.at(-1)?.factors.push(name)
      else terms.push({ sign: operator === '-' ? -1 : 1, factors: [name] })
    }
    const isTold = used.size > 0 && (!used.has('and') || isSum(start))
    if (isTold) return terms
  }
  return undefined

  function word(place: number): string {
    return tokens[place] ?? ''
  }

  /** Passes over the name of a member, the longest first. */
  function memberAt(): string | undefined {
    const one = named.find(({ words }) => words.every((one, index) => singular(word(at + index)) === one))
    at += one?.words.length ?? 0
    return one?.name
  }

  function operatorAt(): Operator | undefined {
    let operator: Operator | undefined
    // "fee, and tax", "fee, plus tax"
    for (;;) {
      const next = operators.get(word(at))
      if (next === undefined || (operator !== undefined && operator !== 'and')) return operator
      operator = next
      at++
    }
  }

  function skip(): void {
    for (;;) {
      if (fillers.test(word(at))) at++
      else if (word(at) === 'per') at += 2
      else return
    }
  }

  /** Tells whether the words around say that members which are only listed are added up. */
  function isSum(start: number): boolean {
    let before = start - 1
    while (fillers.test(word(before))) before--
    return sums.test(word(before)) || together.test(word(at)) || together.test(word(at + 1))
  }
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
  // What is taken away is less than what it is taken from.
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
