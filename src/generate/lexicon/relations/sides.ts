/** Two sides of one thing: who has more points has won, and their shares make a hundred. */

import { pairsIn } from '../entity/listed.ts'
import { type Deed, exact, numberAt, type Relation } from './facts.ts'

const sides = /^(home|away)_?(?:team_?)?(?:score|goals|points|runs)$/
const winners = /^(?:winner|result|outcome|winning_(?:side|team))$/

/** Words for each outcome. */
const words: Readonly<Record<string, RegExp>> = {
  home: /^home(?:_?(?:team|win|side))?$/i,
  away: /^away(?:_?(?:team|win|side))?$/i,
  draw: /^(?:draw|drawn|tie|tied)$/i
}

/** The winner is the side with more points, in a word that the document lists. */
export const contests: Relation = (members) => {
  const [home, away] = ['home', 'away'].map((side) => members.find(({ plain }) => sides.exec(plain)?.[1] === side))
  const winner = members.find(({ plain }) => winners.test(plain))
  if (home === undefined || away === undefined || winner === undefined) return []
  return [
    (the) => {
      const lead = numberAt(the, home.name) - numberAt(the, away.name)
      if (Number.isNaN(lead)) return
      const rule = words[lead > 0 ? 'home' : lead < 0 ? 'away' : 'draw'] as RegExp
      const listed = [...the.choices(winner.name), ...(the.hint(winner.name).match(/\w+/g) ?? [])]
      const word = listed.find((one) => rule.test(String(one)))
      if (word !== undefined) the.put(winner.name, word)
    }
  ]
}

/** Words of which each leaves what the other takes. */
const opposites = new Map(
  pairsIn(`
    male female, men women, home away, yes no, urban rural, inbound outbound, online offline, positive negative,
    domestic foreign
  `)
)
const percents = /^(\w+?)_(percent(?:age)?|pct)$/

/** The share of one side is what the other leaves of a hundred. */
export const halves: Relation = (members) =>
  members.flatMap(({ name, plain }): Deed[] => {
    const [, word = '', unit = ''] = percents.exec(plain) ?? []
    const other = members.find((one) => one.plain === `${opposites.get(word)}_${unit}`)
    return other === undefined ? [] : [(the) => the.put(other.name, exact(100 - numberAt(the, name)))]
  })
