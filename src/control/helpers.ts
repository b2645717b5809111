/** What templates can call, in WireMock's words; to teach them another word, add it where its like are. */
import { compare } from './helpers/compare.ts'
import { dates } from './helpers/dates.ts'
import type { Helper } from './helpers/given.ts'
import { lists } from './helpers/lists.ts'
import { numbers } from './helpers/numbers.ts'
import { read } from './helpers/read.ts'
import { texts } from './helpers/texts.ts'

/** The helpers by name. Handlebars' own are there too. */
export const helpers = { ...compare, ...dates, ...lists, ...numbers, ...read, ...texts } as Record<string, Helper>
