/** Codes of countries, currencies and languages, and the names that stand beside them. */

import { countries } from '../entity/countries.ts'
import type { Deed, Relation } from './facts.ts'

const codeNames = /^((country|currency|language|locale|region|iso)_)?(code|id|key|iso(_?\d)?|symbol)$/
const wordNames = /^((country|currency|language|locale|region|display|english)_)?(name|label|title|description)$/

/** The kinds of codes: what a code looks like, and codes whose names tell the kind. */
const kinds = [
  ['region', /^[A-Z]{2}$/, Object.keys(countries)],
  ['currency', /^[A-Z]{3}$/, Intl.supportedValuesOf('currency')],
  ['language', /^[a-z]{2}$/, 'en de fr es pt it nl sv da nb fi pl cs ja zh ko ar ru tr el hu'.split(' ')]
] as const

/** A name, the code that it is of, and what is known of other codes of its kind. */
interface CodeName {
  own: string
  form: RegExp
  of: (code: string) => string | undefined
}

let known: Map<string, CodeName> | undefined
/** Returns the code that a text is a name of; undefined for any other text. The first call lists the names. */
function namedBy(name: string): CodeName | undefined {
  known ??= new Map(
    kinds.flatMap(([type, form, codes]) => {
      const names = new Intl.DisplayNames(['en'], { type, fallback: 'none' })
      const of = (code: string) => names.of(code)
      return codes.map((own): [string, CodeName] => [String(of(own)), { own, form, of }])
    })
  )
  return known.get(name)
}

/** A name beside a code is that of the code, if it is the name of such a thing; else the code is that of the name. */
export const codeNamed: Relation = (members) => {
  const code = members.find(({ plain }) => codeNames.test(plain))?.name
  if (code === undefined) return []
  const names = members.filter(({ plain }) => wordNames.test(plain))
  return names.map(
    ({ name }): Deed =>
      (the) => {
        const [word, said] = [the.value(name), the.value(code)]
        const found = typeof word === 'string' ? namedBy(word) : undefined
        if (found === undefined || typeof said !== 'string' || !found.form.test(said)) return
        const named = found.of(said)
        if (named === undefined || !the.put(name, named)) the.put(code, found.own)
      }
  )
}
