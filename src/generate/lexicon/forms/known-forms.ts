/**
 * Texts of a known make: identifiers, codes and keys that a standard or a vendor defines. To teach standin a form, add a
 * row to the table of its field.
 */

import type { Maker } from '../entity/scene.ts'
import { business, goods, travel } from './business-forms.ts'
import type { FormRow } from './form-row.ts'
import { hashes, identifiers, secrets } from './id-forms.ts'
import { ledger } from './ledger-forms.ts'
import { machines } from './machine-forms.ts'
import { national } from './national-forms.ts'
import { science } from './science-forms.ts'

/** All forms. Names that two trades share belong to the row that comes first in `trades/`. */
export const knownForms: readonly FormRow[] = [
  ...ledger,
  ...secrets,
  ...hashes,
  ...identifiers,
  ...goods,
  ...business,
  ...national,
  ...science,
  ...travel,
  ...machines
]

const knownMakers: ReadonlySet<Maker<string>> = new Set(knownForms.map(([, , maker]) => maker))
export const isKnownForm = (maker: Maker<string>): boolean => knownMakers.has(maker)

/** Beginnings of a description: `The ULID of the job` is about a ULID, `Link to the CVE` is not. */
const deepest = 13

/** Words behind a form that say that something else is meant: "VAT number country code". */
const others = /^ (country|type|status|format|name|label|prefix|date|issuer|provider)\b/

/** Returns the maker of the form that a description in small letters begins with. */
export function leadingForm(hint: string): Maker<string> | undefined {
  for (const [, described, maker] of knownForms) {
    const found = described.exec(hint)
    if (found !== null && found.index <= deepest && !others.test(hint.slice(found.index + found[0].length)))
      return maker
  }
  return undefined
}
