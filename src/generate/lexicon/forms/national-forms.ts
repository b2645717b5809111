/** Numbers by which states know persons and companies, each with its check digits. */

import { luhnDigit, weighted } from '../codes/check-digits.ts'
import type { Maker } from '../entity/scene.ts'
import { decimal, digits, made } from '../words/makers.ts'
import { type FormRow, joined, letters } from './form-row.ts'

/** Makes a number whose last digits follow from those before. */
const ending =
  (length: number, ...ends: ((front: string) => string | number)[]): Maker<string> =>
  ({ random }) =>
    ends.reduce((front: string, end) => front + end(front), `${random.int(1, 9)}${digits(random, length - 1, decimal)}`)

/** Returns the check digit that is left of 11 after a weighted sum; 0 where it would have two digits. */
const leftOf11 =
  (...weights: number[]) =>
  (front: string): number => {
    const sum = [...front].reduce((total, digit, i) => total + Number(digit) * (weights[i] as number), 0)
    return ((11 - (sum % 11)) % 11) % 10
  }

/** Writes digits by a pattern: one for each `#`. */
const written =
  (pattern: string, plain: Maker<string>): Maker<string> =>
  (scene) => {
    const signs = plain(scene)
    let at = 0
    return pattern.replaceAll('#', () => signs[at++] as string)
  }

const cpf = ending(9, leftOf11(10, 9, 8, 7, 6, 5, 4, 3, 2), leftOf11(11, 10, 9, 8, 7, 6, 5, 4, 3, 2))
const cnpj = ending(12, leftOf11(5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2), leftOf11(6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2))
/** The letter of a Spanish number follows from its remainder. */
const dni: Maker<string> = (scene) => {
  const number = made('########')(scene)
  return number + 'TRWAGMYFPDXBNJZSQVHLCKE'[Number(number) % 23]
}

/** To teach standin the number of another state, add a row. */
export const national: readonly FormRow[] = [
  ['cpf numero_cpf cpf_number', /\bcpf\b/, written('###.###.###-##', cpf)],
  ['cnpj numero_cnpj cnpj_number', /\bcnpj\b/, written('##.###.###/####-##', cnpj)],
  ['cep', /\bcep\b/, made('#####-###')],
  ['siren siren_number numero_siren', /\bsiren\b/, ending(8, luhnDigit)],
  ['siret siret_number numero_siret', /\bsiret\b/, ending(13, luhnDigit)],
  ['nif dni nif_number numero_dni documento_identidad', /\b(nif|dni)\b/, dni],
  ['nie', /\bn\.?i\.?e\.? number\b/, joined('X', made('#######'), letters(1, 'TRWAGMYFPDXBNJZSQVHLCKE'))],
  ['cif', /\bcif (number|code)\b/, made('B########')],
  ['steuernummer', /\bsteuernummer\b/, made('##/###/#####')],
  ['steuer_id steueridentifikationsnummer identifikationsnummer', /\bsteuer-?id/, made('1##########')],
  ['ust_id_nr ust_idnr umsatzsteuer_id', /\bust-?id/, made('DE#########')],
  ['handelsregisternummer hrb hrb_nummer', /\bhandelsregister/, made('HRB #####')],
  [
    'codice_fiscale',
    /\bcodice fiscale\b/,
    joined(letters(6), made('##'), letters(1, 'ABCDEHLMPRST'), made('1#'), letters(1), made('###'), letters(1))
  ],
  ['partita_iva', /\bpartita iva\b/, ending(10, luhnDigit)],
  ['bsn burgerservicenummer', /\bbsn\b/, made('1########')],
  ['kvk kvk_nummer kvk_number', /\bkvk\b/, made('########')],
  ['gstin gst_number', /\bgstin\b/, joined('27', letters(5), made('####'), letters(1), '1Z', made('#'))],
  ['aadhaar aadhaar_number', /\baadhaar\b/, made('2### #### ####')],
  ['abn', /\babn\b|australian business number/, made('51#########')],
  ['acn', /\bacn\b/, made('#########')],
  ['social_insurance_number', /\bsocial insurance number\b/, ending(8, luhnDigit)],
  ['curp', /\bcurp\b/, joined(letters(4), made('8#0#1#'), letters(6), made('0#'))],
  ['rfc', /\brfc (number|code)\b|registro federal/, joined(letters(4), made('8#0#1#'), letters(3))],
  ['rut', /\brut\b/, made('1#.###.###-#')],
  ['cuit cuil', /\bcui[tl]\b/, made('20-########-#')],
  ['pesel', /\bpesel\b/, ending(10, weighted(1, 3, 7, 9))],
  ['organisationsnummer org_nr', /\borganisationsnummer\b/, made('55####-####')],
  ['personnummer', /\bpersonnummer\b/, made('198#0#1#-####')],
  ['cvr cvr_number', /\bcvr\b/, made('########')],
  ['tckn', /\btckn\b/, made('1##########')],
  ['^inn inn_number', /\binn\b(?=.*tax)/, made('77########')],
  ['ogrn', /\bogrn\b/, made('102##########')]
]
