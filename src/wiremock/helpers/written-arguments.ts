/** Checks literal arguments of a template, so that a stub with a wrong one is refused. */
import { dateFormatOf } from '../../control/matching/date-formats.ts'
import { cutOf, dateReaderOf, shifted } from '../../control/matching/dates.ts'
import { parsePath } from '../../control/matching/jsonpath.ts'
import { expressionOf, extractionOf } from '../../control/matching/regular-expression.ts'
import { xpathOf } from '../../control/matching/xpath.ts'
import { signs } from './decimal.ts'
import { alphabets, numberFormatOf } from './numbers.ts'
import { permit } from './system.ts'

/** Throws an Error for a wrong argument. */
type Check = (argument: string) => unknown

const format: Check = (text) => /^(epoch|unix|full|long|medium|short|)$/.test(text) || dateFormatOf(text)
const timezone: Check = (text) => new Intl.DateTimeFormat('en-US', { timeZone: text })
const offset: Check = (text) => shifted(new Date(0), text)
const oneOf =
  (names: string[]): Check =>
  (text) => {
    if (!names.includes(text)) throw new Error(`there is ${names.join(', ')}, not ${JSON.stringify(text)}`)
  }

/** Checks by helper, then by the argument's place or name. To check another argument, add it here. */
export const checks: Record<string, Record<string | number, Check>> = {
  now: { format, offset, timezone },
  date: { format, offset, timezone },
  dateFormat: { 1: format, format, tz: timezone },
  parseDate: { format: dateReaderOf },
  truncateDate: { 1: cutOf },
  jsonPath: { 1: parsePath },
  jsonRemove: { 1: parsePath },
  jsonArrayAdd: { jsonPath: parsePath },
  xPath: { 1: (text) => xpathOf(text, {}) },
  soapXPath: { 1: (text) => xpathOf(`/*${text}`, {}) },
  matches: { 1: expressionOf },
  regexExtract: { 1: extractionOf },
  math: { 1: oneOf(signs) },
  systemValue: { key: permit },
  randomValue: { type: oneOf([...Object.keys(alphabets), 'UUID']) },
  numberFormat: { 1: (text) => numberFormatOf(text, 'en_US') }
}
