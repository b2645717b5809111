/** Keys of maps, by the name or the description of the map. To teach standin a kind of map, add a row. */

import { keysOfMaps } from './plain-words.ts'

const split = (words: string): readonly string[] => words.split(' ')

const kinds: readonly (readonly [about: RegExp, keys: readonly string[]])[] = [
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
  [/(^|_)headers\b/, split('content-type cache-control x-request-id')],
  [/(^|_)(env|environment|variables|env_vars|environment_variables)\b/, split('LOG_LEVEL REGION TIMEOUT PORT')],
  [/(^|_)(thumbnails?|sizes|renditions|image_sizes)\b/, split('small medium large')],
  [/(^|_)(errors|violations|invalid|field_errors)\b/, split('email phone country quantity')],
  [
    /(^|_)(flags|features|preferences|settings|capabilities)\b/,
    split('notifications exports newsletter search dark_mode')
  ]
]

/** Returns words for the keys of a map. `about` is its name, and its description in small letters. */
export const keysFor = (about: string): readonly string[] => kinds.find(([rule]) => rule.test(about))?.[1] ?? keysOfMaps
