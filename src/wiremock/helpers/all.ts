/** All helpers of templates, in WireMock's words. To add one, put it in the file of its like. */

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
