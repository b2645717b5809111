/** What templates can call, in WireMock's words; to teach them another word, add it where its like are. */

import type { Helper } from './arguments.ts'
import { compare } from './compare.ts'
import { dates } from './dates.ts'
import { read } from './json-and-xml.ts'
import { lists } from './lists.ts'
import { numbers } from './numbers.ts'
import { system } from './system.ts'
import { texts } from './texts.ts'

/** The helpers by name. Handlebars' own are there too. */
export const helpers = { ...compare, ...dates, ...lists, ...numbers, ...read, ...system, ...texts } as Record<
  string,
  Helper
>
