/** Deeds done to one thing, one after another: sown before harvested. */

import { day } from '../entity/entity.ts'
import { rankOf } from '../words/stages.ts'
import { type Named, type Relation, shareOf } from './facts.ts'
import { type Moment, momentIn } from './moments.ts'

/** Names of the times of deeds, but for those that others know: the first and the last change, and births. */
const deeds =
  /^(?!created|updated|modified|changed|edited|inserted|founded|established|hired|scheduled|expected|planned|estimated|required)([a-z]+(?:ed|wn|nt|en|ld|ught|id))_(?:at|on|date|time)$/

/** The times of deeds are in the order of their stages, where all have one, else in that of the document. */
export const sequence: Relation = (members) => {
  const all = members.flatMap((one) => {
    const word = deeds.exec(one.plain)?.[1]
    return word === undefined ? [] : [{ ...one, rank: rankOf(word) }]
  })
  if (all.length < 2) return []
  const ranked = all.every(({ rank }) => rank !== undefined)
  const ordered: readonly Named[] = ranked ? all.toSorted((one, other) => one.rank! - other.rank!) : all
  return [
    (the) => {
      const there = ordered.flatMap(({ name }) => {
        const moment = momentIn(the.value(name))
        return moment === undefined ? [] : [{ name, moment }]
      })
      const times = there.map(({ moment }) => moment.time).sort((one, other) => one - other)
      for (let at = times.length - 2; at >= 0; at--) {
        const [time, next] = [times[at] as number, times[at + 1] as number]
        if (time >= next) times[at] = next - gapOf(there[at]!.moment, next)
      }
      for (const [at, { name, moment }] of there.entries())
        if (moment.time !== times[at]) the.put(name, moment.write(times[at] as number))
    }
  ]
}

/** Returns a while between two deeds: days between dates, hours between moments. */
const gapOf = ({ step }: Moment, time: number): number =>
  step === day ? Math.ceil(1 + 60 * shareOf(time)) * day : Math.round((0.5 + 20 * shareOf(time)) * (day / 24))
