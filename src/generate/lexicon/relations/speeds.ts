/** Distances, the times that they take, and the speed between them. */

import { cents, type Named, numberAt, type Relation } from './facts.ts'

/** A quantity by the beginning of its name, and what one of each unit at the end is in metres and seconds. */
type Quantity = readonly [name: RegExp, units: Readonly<Record<string, number>>]

const distance: Quantity = [
  /^(?:\w+_)?distance_(km|kilometers|kilometres|m|meters|metres|mi|miles|nm)$/,
  { km: 1000, kilometers: 1000, kilometres: 1000, m: 1, meters: 1, metres: 1, mi: 1609.344, miles: 1609.344, nm: 1852 }
]
const time: Quantity = [
  /^(?:\w+_)?(?:duration|time)_(h|hrs|hours|min|mins|minutes|s|sec|seconds)$/,
  { h: 3600, hrs: 3600, hours: 3600, min: 60, mins: 60, minutes: 60, s: 1, sec: 1, seconds: 1 }
]
const speed: Quantity = [
  /^(?:average_|avg_|mean_)speed_(kmh|kph|km_h|mph|mps|m_s|kts|knots)$/,
  { kmh: 1 / 3.6, kph: 1 / 3.6, km_h: 1 / 3.6, mph: 0.44704, mps: 1, m_s: 1, kts: 0.514444, knots: 0.514444 }
]

/** A member, and what one of its units is. */
interface Measure {
  name: string
  unit: number
}

function measureOf(members: readonly Named[], [rule, units]: Quantity): Measure | undefined {
  for (const { name, plain } of members) {
    const unit = rule.exec(plain)?.[1]
    if (unit !== undefined) return { name, unit: units[unit] as number }
  }
  return undefined
}

/** The time is as long as the speed says, and the speed is exactly what distance and time make. */
export const averageSpeeds: Relation = (members) => {
  const [way, taken, pace] = [distance, time, speed].map((one) => measureOf(members, one))
  if (way === undefined || taken === undefined || pace === undefined) return []
  return [
    (the) => {
      const metres = numberAt(the, way.name) * way.unit
      const needed = metres / (numberAt(the, pace.name) * pace.unit) / taken.unit
      the.put(taken.name, Number.isInteger(the.value(taken.name)) ? Math.max(1, Math.round(needed)) : cents(needed))
      the.put(pace.name, cents(metres / (numberAt(the, taken.name) * taken.unit) / pace.unit))
    }
  ]
}
