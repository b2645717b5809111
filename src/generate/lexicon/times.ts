/** Finds the times that property names mean. */

import type { Entity } from './entity.ts'
import type { Scene } from './scene.ts'

export const iso = (time: number) => `${new Date(time).toISOString().slice(0, 19)}Z`
export const dateOf = (time: number) => iso(time).slice(0, 10)

/** Returns the time that a name means, in milliseconds. */
export function timeOf({ name, entity: { times } }: Pick<Scene, 'name' | 'entity'>): number {
  for (const [rule, which] of moments) if (rule.test(name)) return times[which]
  return times.created
}

const moments: readonly (readonly [RegExp, keyof Entity['times']])[] = [
  [/birth|dob|born/, 'born'],
  [/arriv|(^|_)eta($|_)|estimated/, 'later'],
  [
    /expir|(^|_)exp($|_)|valid_(un)?til|valid_to|due|renew|next_|scheduled|deadline|until|trial_end|not_after|cancel_at$|ends?_after|delivery_date|departure/,
    'expires'
  ],
  [/updat|modif|chang|last_|edited|seen|refreshed|synced|latest|touched|active_at|lastmod/, 'updated'],
  [
    /(^|_)end|finish|complet|closed|deleted|removed|resolved|stopped|to_date|date_to|until|cancel|fulfilled|delivered|merged|archived|revoked|disabled|check_?out|(^|_)to$/,
    'ended'
  ],
  [
    /start|begin|began|opened|from|pickup|accepted|paid|processed|activated|shipped|published|sent|check_?in|effective|confirmed|verified/,
    'started'
  ]
]

/** Returns the time that a name means as a number: in seconds, or in milliseconds where the schema says so. */
export const unix = (scene: Scene): number =>
  timeOf(scene) / (/milli|\bms\b|_ms\b/.test(`${scene.hint} ${scene.name}`) ? 1 : 1000)
