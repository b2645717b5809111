/** Numbers that their descriptions work out of others: "fee plus tax", "the sum of net and VAT". */

import { grouped } from '../../../document/grouped.ts'
import { latin, snake } from '../entity/scene.ts'
import { singular } from '../words/singular.ts'
import { stemOf } from '../words/stems.ts'
import { cents, exact, type Facts, type Named, numberAt, shareOf } from './facts.ts'
import { momentIn } from './moments.ts'
import { membersOf } from './named.ts'
import { putEnds } from './spans.ts'
import { putShare } from './wholes.ts'

/** A number that is added or taken away: the product of members and numbers, divided by other members. */
interface Term {
  sign: 1 | -1
  factors: (string | number)[]
  divisors: string[]
}

/** A member and what it is worked out of. */
export interface Formula {
  name: string
  terms: Term[]
  /** True for the difference of two numbers, of which either may be the greater, or the time between two moments. */
  isBetween?: boolean
  /** True for a part of a whole, in percent or from 0 to 1. */
  isShare?: boolean
}

type Operator = '+' | '-' | '*' | '/' | 'and'

/** Words and signs for what is done with numbers. To teach standin another, add it here. */
const operators = new Map<string, Operator>(
  Object.entries({
    '+': '+ plus mas mais piu',
    '-': '- minus less after without excluding moins menos meno abzuglich ohne sans',
    '*': '* × x times multiplied mal fois por maal',
    '/': '/ ÷ divided over durch divise dividido',
    and: ', & and und y et e en'
  }).flatMap(([operator, words]) => words.split(' ').map((word): [string, Operator] => [word, operator as Operator]))
)
const sums = /^(sum|total|summe|somme|suma|soma|som|somma)$/
const together = /^(together|combined|added|summed|zusammen)$/
const shares = /(?:\b|_)(percent(age)?|share|proportion|fraction|ratio|rate|anteil|pourcentage|porcentaje)$/
const fillers =
  /^(the|its|all|any|of|by|number|count|amount|a|an|each|this|der|die|das|den|dem|des|von|aus|le|la|les|l|de|du|el|los|las|o|os|as|van|het)$/

/** A word of a description, and the member, the number or the operator that it is. */
interface Sign {
  word: string
  member?: string | undefined
  number?: number | undefined
  operator?: Operator | undefined
}

const percent = '\\d{1,3}(?:\\.\\d{1,4})? ?(?:%|percent\\b|per cent\\b|prozent\\b)'
const tokens = new RegExp(`${percent}|[a-z\\d]+|[+*×÷/&,]|(?<= )[-−–](?= )`, 'g')
const wordsIn = (text: string): string[] =>
  [...latin(text).matchAll(tokens)].map(([one]) => (/[−–]/.test(one) ? '-' : one))

/** Ends of names that say in which unit or form a number or a time is. */
const suffixes =
  /^(amount|total|count|number|value|sum|at|on|date|time|kg|g|gram|t|ton|km|m|cm|mm|l|litre|liter|h|hour|min|minute|s|second|ms|day|night|week|month|year|cent|eur|usd|gbp|byte|kb|mb|gb|pct|percent)$/

/** The words of names, by the word at one of their ends. */
type Names = ReadonlyMap<string | undefined, readonly string[][]>

/** Returns the names of members by how descriptions write them: whole, or by the words that others do not share. */
function namesBySpelling(members: readonly Named[]): ReadonlyMap<string, string> {
  const whole = new Map<string, string>()
  const short = new Map<string, string | undefined>()
  const spelled = members.map(({ name }) => latin(snake(name)).split('_').map(singular))
  const firsts = grouped(spelled, (words) => words[0])
  const lasts = grouped(
    spelled.filter(({ length }) => length > 1),
    (words) => words.at(-1)
  )
  for (const [at, { name, plain }] of members.entries()) {
    for (const one of [name, plain, name.replace(/([aou])e/g, '$1')])
      setFirst(whole, latin(snake(one)).split('_').map(singular).join(' '), name)
    const key = significant(spelled[at] as string[], firsts, lasts)
      .map(stemOf)
      .join(' ')
    short.set(key, short.has(key) ? undefined : name)
  }
  for (const [key, name] of short) if (name !== undefined) setFirst(whole, key, name)
  return whole
}

function setFirst(map: Map<string, string>, key: string, value: string): void {
  if (!map.has(key)) map.set(key, value)
}

/** Returns the words of a name without those at its ends that say a unit, or that begin or end other names too. */
function significant(own: string[], firsts: Names, lasts: Names): string[] {
  const words = [...own]
  const isShared = (names: Names, end: 0 | -1) => names.get(words.at(end))?.some((other) => other !== own)
  while (words.length > 1 && (suffixes.test(words.at(-1) as string) || isShared(lasts, -1))) words.pop()
  while (words.length > 1 && isShared(firsts, 0)) words.shift()
  return words
}

/** Returns the formulas that descriptions give for the members of an object, by their names. */
export function formulasIn(own: readonly string[], hint: (name: string) => string): Formula[] {
  const members = membersOf(Object.fromEntries(own.map((name) => [name, 0])))
  // Nobody works with keys: "per event/series" divides no `event_id`.
  const names = namesBySpelling(members.filter(({ plain }) => !/(^|_)(id|uuid|key)$/.test(plain)))
  return members.flatMap(({ name, plain }): Formula[] => {
    const text = hint(name)
    if (!mayTell.test(text)) return []
    const signs = signsIn(text, names, name)
    const between = betweenIn(signs)
    if (between !== undefined) return [{ name, terms: between, isBetween: true }]
    const part = shareIn(signs, plain)
    if (part !== undefined) return [{ name, terms: part, isShare: true }]
    const terms = termsIn(signs)
    return terms === undefined || isRange(terms) ? [] : [{ name, terms }]
  })
}

const mayTell =
  /[+*×÷/&,%−–]| - |[a-z] (plus|minus|less|after|without|excluding|times|x|and|und|mal|moins|fois|et|mas|menos|por|y|e|mais|en|meno|piu|maal|multiplied|divided|over|durch|to|until|till|bis|of|percent|prozent) /

/** True for the bounds of a range: "min - max". */
const isRange = ([first, second]: readonly Term[]): boolean =>
  second?.sign === -1 && /^(min|low|from|start)/.test(snake((first as Term).factors[0] as string))

/** The most words of a member's name. */
const mostWords = 6

/** Returns the words of a text that may matter to a formula for a member. */
function signsIn(text: string, names: ReadonlyMap<string, string>, own: string): Sign[] {
  const words = wordsIn(text)
  const [spelled, stems] = [words.map(singular), words.map(stemOf)]
  const signs: Sign[] = []
  for (let at = 0; at < words.length; ) {
    const word = words[at] as string
    const before = signs.at(-1)
    const operator = operators.get(word)
    const [member, length = 1] = operator !== undefined && before?.member !== undefined ? [] : memberAt(at)
    if (word === 'per' && member === undefined) at++
    // An amount may be a member, but "the amount of tax" is the tax.
    else if (!fillers.test(word) || (member !== undefined && words[at + 1] !== 'of'))
      signs.push({ word, ...(member === undefined ? { operator, number: numberIn(at) } : { member }) })
    at += length
  }
  return signs

  /** Returns the member with the longest name at a place, and the number of words of that. */
  function memberAt(at: number): [name: string, length: number] | [] {
    for (let length = mostWords; length > 0; length--) {
      const name = [spelled, stems].map((all) => names.get(all.slice(at, at + length).join(' '))).find(Boolean)
      if (name !== undefined && name !== own) return [name, length]
    }
    return []
  }

  /** Returns the share that "20 % of" says, and not "up to 20 % of"; else a whole number. */
  function numberIn(at: number): number | undefined {
    const word = words[at] as string
    if (/^\d{1,6}$/.test(word)) return Number(word)
    const isShare = /^\d.*[%a-z]$/.test(word) && /^(of|von|de|du|des|der|del|do|da|van)$/.test(words[at + 1] ?? '')
    return isShare && !/^(to|least|most|than|under|over|max|maximum|bis)$/.test(words[at - 1] ?? '')
      ? Number.parseFloat(word) / 100
      : undefined
  }
}

/** Reads "between gross and net", "from sowing to harvest", and what is taken away from that. */
function betweenIn(signs: readonly Sign[]): Term[] | undefined {
  const at = signs.findIndex(({ word }) => /^(between|from|zwischen|von|entre|desde)$/.test(word))
  const [first, among, second] = signs.slice(at + 1, at + 4)
  if (at < 0 || first?.member === undefined || second?.member === undefined) return undefined
  if (!/^(and|to|until|till|und|bis|y|et|hasta|a)$/.test((among as Sign).word)) return undefined
  const rest = signs.findIndex(({ operator, member }, place) => place > at + 3 && operator === '-' && !member)
  const less = rest < 0 ? undefined : signs[rest + 1]?.member
  const taken = less === undefined ? [] : [termOf(less, -1)]
  return [termOf(second.member), termOf(first.member, -1), ...taken]
}

const termOf = (member: string | number, sign: 1 | -1 = 1): Term => ({ sign, factors: [member], divisors: [] })

/** Reads "share of questions answered correctly": a part of a whole. */
function shareIn(signs: readonly Sign[], plain: string): Term[] | undefined {
  const at = signs.findIndex(({ word }) => shares.test(word))
  const isNamed = shares.test(plain) || /(^|_)(pct|score)$/.test(plain)
  const [whole, part, other] = signs.slice(at + 1).flatMap(({ member }) => member ?? [])
  if (at < 0 || !isNamed || whole === undefined || part === undefined || other !== undefined) return undefined
  if (signs[at + 1]?.member !== whole || signs.some(({ operator }) => operator !== undefined && operator !== 'and'))
    return undefined
  return [{ ...termOf(part), divisors: [whole] }]
}

/** Reads members with operators between them; undefined where a part of these is no member. */
function termsIn(signs: readonly Sign[]): Term[] | undefined {
  for (let at = 0; at < signs.length; at++) {
    const begin = at
    const first = factorsAt(at)
    if (first === undefined) continue
    const terms: Term[] = [{ sign: 1, factors: first, divisors: [] }]
    const used = new Set<Operator>()
    if (first.length > 1) used.add('*')
    at += first.length - 1
    for (;;) {
      let place = at + 1
      // "fee, and tax", "fee, plus tax"
      while (signs[place]?.operator === 'and' && signs[place + 1]?.operator !== undefined) place++
      const { operator, word } = signs[place] ?? {}
      if (operator === undefined) break
      const factors = factorsAt(place + 1) ?? (operator === '*' ? numberAfter(place) : undefined)
      const isWord = operator === 'and' || word === '-' || /^(after|without|over|excluding|[/])$/.test(word as string)
      if (factors === undefined && isWord) break
      if (factors === undefined) return undefined
      const last = terms.at(-1) as Term
      // "after fee and tax" takes both away.
      const isSame = operator === 'and' && (used.has('+') || used.has('-'))
      if (!isSame) used.add(operator)
      if (operator === '*') last.factors.push(...factors)
      else if (operator === '/') last.divisors.push(factors[0] as string)
      else terms.push({ sign: isSame ? last.sign : operator === '-' ? -1 : 1, factors, divisors: [] })
      at = place + factors.length
    }
    // Members that are only listed are added up where the words around say so, or where nothing else is said.
    const isSum =
      sums.test(signs[begin - 1]?.word ?? '') ||
      signs.slice(at + 1, at + 4).some(({ word }) => together.test(word)) ||
      (begin === 0 && at === signs.length - 1)
    if (used.size > 0 && (isSum || !used.has('and'))) return terms
  }
  return undefined

  /** Returns a member, or the share of one, as "20 % of the fee" says. */
  function factorsAt(place: number): (string | number)[] | undefined {
    const [{ member, number, word } = {}, next] = [signs[place], signs[place + 1]]
    if (member !== undefined) return [member]
    const isShare = number !== undefined && number < 1 && /\D$/.test(word as string)
    return isShare && next?.member !== undefined ? [number, next.member] : undefined
  }

  function numberAfter(place: number): [number] | undefined {
    const { number } = signs[place + 1] ?? {}
    return number === undefined ? undefined : [number]
  }
}

const percentages = /(^|_)(percent(age)?|pct|(tax|vat|discount|interest|commission)_rate)$/

/** Makes a member what its formula says. */
export function putFormula(the: Facts, formula: Formula): void {
  const { name, terms, isBetween = false, isShare = false } = formula
  if (isBetween && putTime(the, formula)) return
  if (the.value(name) !== null && Number.isNaN(numberAt(the, name))) return
  const worthAt = (factor: string | number) => (typeof factor === 'number' ? factor : numberAt(the, factor))
  const worthOf = ({ sign, factors, divisors }: Term): number => {
    const product = factors.reduce<number>((product, factor) => {
      const value = worthAt(factor)
      const isPercent = factors.length > 1 && value > 1 && percentages.test(snake(String(factor)))
      return product * (isPercent ? value / 100 : value)
    }, sign)
    return divisors.reduce((rest, divisor) => rest / numberAt(the, divisor), product)
  }
  const sum = () => terms.reduce((all, term) => all + worthOf(term), 0)
  if (isShare) {
    putShareOf(the, name, terms[0] as Term)
    return
  }
  if (terms.some(({ factors }) => factors.length === 1 && percentages.test(snake(String(factors[0]))))) return
  // A number that is taken away is less than the one that it is taken from.
  if (sum() < 0 && !isBetween)
    for (const { sign, factors } of terms) {
      const [factor] = factors as [string]
      const own = numberAt(the, factor)
      const all = worthOf(terms[0] as Term)
      const less = all * (0.1 + 0.3 * shareOf(own))
      if (sign < 0) the.put(factor, Number.isInteger(own) ? Math.floor(less) : cents(less))
    }
  const worth = isBetween ? Math.abs(sum()) : sum()
  const isExact = terms.every(({ factors, divisors }) => factors.length + divisors.length === 1)
  if (Number.isFinite(worth)) the.put(name, isExact ? exact(worth) : cents(worth), true)
}

/** A part is at most its whole. */
function putShareOf(the: Facts, name: string, { factors, divisors }: Term): void {
  const [part, whole] = [factors[0], divisors[0]] as [string, string]
  const [own, all] = [numberAt(the, part), numberAt(the, whole)]
  if (own > all) the.put(part, own % (all + 1))
  putShare(the, name, numberAt(the, part) / all)
}

/** Makes a member the time between two moments, less what is taken away. Returns false where these are none. */
function putTime(the: Facts, { name, terms }: Formula): boolean {
  const [end, start, less] = terms.map(({ factors }) => factors[0] as string) as [string, string, string?]
  if (![start, end].every((one) => the.value(one) === null || momentIn(the.value(one)) !== undefined)) return false
  putEnds(the, [start, end, name])
  const [own, taken] = [numberAt(the, name), numberAt(the, less)]
  if (taken > own) the.put(less as string, Math.floor(own * shareOf(taken)))
  if (!Number.isNaN(taken)) the.put(name, own - numberAt(the, less))
  return true
}
