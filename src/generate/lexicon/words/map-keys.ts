/** Keys of maps, by the name or the description of the map. To teach standin a kind of map, add a row. */

import { slugOf } from './makers.ts'
import { namesByWholeNoun } from './names-by-noun.ts'
import { plainNoun } from './plain-noun.ts'
import { keysOfMaps } from './plain-words.ts'
import { singular } from './singular.ts'

const split = (words: string): readonly string[] => words.split(' ')

const kinds: readonly (readonly [about: RegExp, keys: readonly string[]])[] = [
  [/^links\b/, split('self collection')],
  [
    /(^|_)(rates|currencies|exchange_rates)\b|currency code|\b(by|per) currency|each currency/,
    split('EUR USD GBP JPY CHF CAD SEK')
  ],
  [
    /(^|_)(translations?|languages|locales|locali[sz]ed\w*|i18n)\b|language code|\b(by|per) (language|locale)|each language/,
    split('en de fr es it nl pt')
  ],
  [/(^|_)countries\b|country code|\b(by|per) country|each country/, split('DE FR US GB ES IT NL')],
  [
    /(^|_)(daily|dates|days|time_?series|by_(date|day))\b|\b(by|per) (date|day)\b|each day/,
    split('2024-12-01 2024-12-02 2024-12-03 2024-12-04 2024-12-05')
  ],
  [
    /(^|_)(scores?|points|players|participants|votes|ratings_by_user|standings)\b|\b(by|per|each) (user|player|person|participant)\b/,
    split('anna ben carla david elena')
  ],
  [
    /(^|_)(hours|opening_hours|weekdays|week_days|schedule)\b|\b(by|per|each) (weekday|day of (the )?week)\b/,
    split('monday tuesday wednesday thursday friday')
  ],
  [/(^|_)(months|monthly|by_month)\b|\b(by|per|each) month\b/, split('2024-08 2024-09 2024-10 2024-11 2024-12')],
  [
    /(^|_)(counts?|totals|stats|statistics|breakdown|distribution|statuses|by_status)\b|\b(by|per|each) status\b/,
    split('open pending closed active')
  ],
  [/(^|_)headers\b/, split('content-type cache-control x-request-id')],
  [/(^|_)(env|environment|variables|env_vars|environment_variables)\b/, split('LOG_LEVEL REGION TIMEOUT PORT')],
  [/(^|_)(thumbnails?|sizes|renditions|image_sizes)\b/, split('small medium large')],
  [/(^|_)(errors|violations|invalid|field_errors)\b/, split('email phone country quantity')],
  [
    /(^|_)(theme|colou?rs|palette|branding|styles?)(_|\b)/,
    split('primary_color accent_color background_color text_color')
  ],
  [
    /(^|_)(flags|features|preferences|settings|capabilities)\b/,
    split('notifications exports newsletter search dark_mode')
  ]
]

/** Returns words for the keys of a map. `about` is its name, and its description in small letters. */
export function keysFor(about: string): readonly string[] {
  const found = kinds.find(([rule]) => rule.test(about))?.[1]
  return found ?? keysByNoun(about.split(' ', 1)[0]!) ?? keysOfMaps
}

/** Returns keys for the things that a map is named for: `harbour_bridge` in `bridges`. */
function keysByNoun(name: string): readonly string[] | undefined {
  const noun = singular(name)
  if (noun === name || /(^|_)property$/.test(noun) || plainNoun(noun) === undefined) return undefined
  const names = namesByWholeNoun(noun)
  return names?.map((one) => slugOf(one).replaceAll('-', '_')) ?? [1, 2, 3, 4, 5].map((n) => `${noun}_${n}`)
}
