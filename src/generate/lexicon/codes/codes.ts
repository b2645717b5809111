/** Makes codes with check digits, and codes that follow from the place of an object. */

import { filled } from '../entity/entity.ts'
import { pairsIn } from '../entity/listed.ts'
import type { Random } from '../entity/random.ts'
import type { Maker, Scene } from '../entity/scene.ts'
import { capitals, decimal, digits } from '../words/makers.ts'
import {
  containerDigit,
  cusipDigit,
  gs1Digit,
  ibanOf,
  isinOf,
  iso7064,
  luhnDigit,
  mod11,
  mod97,
  vinDigit,
  weighted
} from './check-digits.ts'

const number = (random: Random, length: number) => digits(random, length, decimal)
const plain = `${decimal}${capitals}`

/** Makes digits behind a prefix, with a check digit behind them. */
const checked =
  (prefix: string, more: number, check: (front: string) => string | number): Maker<string> =>
  ({ random }) => {
    const front = prefix + number(random, more)
    return front + check(front)
  }

export const card = checked('4', 14, luhnDigit)
export const isbn = checked('978', 9, gs1Digit)
export const ean13 = checked('40', 10, gs1Digit)
export const ean8 = checked('4', 6, gs1Digit)
export const upc = checked('0', 10, gs1Digit)
export const gtin14 = checked('1', 12, gs1Digit)
export const isbn10 = checked('0', 8, mod11)
export const imei = checked('35', 12, luhnDigit)
export const iccid = checked('8949', 14, luhnDigit)
/** The check digit of an NPI counts the prefix 80840, which is not written. */
export const npi = checked('1', 8, (front) => luhnDigit(`80840${front}`))
export const routing = checked('0', 7, weighted(3, 7, 1))
export const sedol = checked('0', 5, weighted(1, 3, 1, 7, 3, 9))
export const imo: Maker<string> = ({ random }) => {
  const front = `9${number(random, 5)}`
  return front + String([...front].reduce((sum, digit, i) => sum + Number(digit) * (7 - i), 0) % 10)
}
export const issn: Maker<string> = ({ random }) => {
  const front = `1${number(random, 6)}`
  return `${front.slice(0, 4)}-${front.slice(4)}${mod11(front)}`
}
export const orcid: Maker<string> = ({ random }) => {
  const front = `0000000${random.int(1, 3)}${number(random, 7)}`
  return `${front}${iso7064(front)}`.match(/.{4}/g)!.join('-')
}
export const lei: Maker<string> = ({ random }) => {
  const front = `5299${'00'}${digits(random, 12, plain)}`
  return front + mod97(front)
}
export const isin: Maker<string> = (scene) => {
  return isinOf(scene.random.pick(['US', 'DE', 'FR', 'GB', 'NL']) + number(scene.random, 9))
}
export const cusip: Maker<string> = ({ random }) => {
  const front = number(random, 6) + digits(random, 2, plain)
  return front + cusipDigit(front)
}
export const vin: Maker<string> = ({ random }) => {
  const signs = 'ABCDEFGHJKLMNPRSTUVWXYZ0123456789'
  const draft = `${random.pick(['WVW', '1HG', 'JTD', 'WBA', 'VF1', '5YJ'])}${digits(random, 5, signs)}0${digits(random, 2, signs)}${number(random, 6)}`
  return `${draft.slice(0, 8)}${vinDigit(draft)}${draft.slice(9)}`
}
export const container: Maker<string> = ({ random }) => {
  const front = `${digits(random, 3, capitals)}U${number(random, 6)}`
  return front + containerDigit(front)
}
/** The serial number of an air waybill ends in its remainder by seven. */
export const airWaybill: Maker<string> = ({ random }) => {
  const serial = random.int(1_000_000, 9_999_999)
  return `${random.pick(['020', '057', '125', '176'])}-${serial}${serial % 7}`
}
/** A CAS number ends in a sum of its digits, counted from the right. */
export const cas: Maker<string> = ({ random }) => {
  const front = String(random.int(1000, 99_999)) + number(random, 2)
  const sum = [...front].reduce((total, digit, i) => total + Number(digit) * (front.length - i), 0)
  return `${front.slice(0, -2)}-${front.slice(-2)}-${sum % 10}`
}

/** The national parts of bank accounts: `#` is a digit, `@` a capital letter. */
const accounts = new Map(
  pairsIn(`
    DE ##################, AT ################, CH #################, DK ##############,
    ES ####################, FR #######################, GB @@@@##############, IE @@@@##############,
    IT @######################, NL @@@@##########, PT #####################, SE ####################
  `)
)
/** Returns the country of a European account: the object's own if it has one. */
const bankCountry = ({ entity }: Scene): string => (accounts.has(entity.place.code) ? entity.place.code : 'DE')

export const iban: Maker<string> = (scene) => {
  const country = bankCountry(scene)
  const account = filled(accounts.get(country)!, scene.random)
  return ibanOf(country, account)
}
export const bic: Maker<string> = (scene) =>
  `${digits(scene.random, 4, 'ABCDEFGHKLMNPRST')}${bankCountry(scene)}${digits(scene.random, 2, 'ABCDEFGH23456789')}`

const vatNumbers = new Map(
  pairsIn(`
    DE DE#########, AT ATU########, DK DK########, ES ESB########, FR FR###########, GB GB#########,
    IE IE#######@, IT IT###########, NL NL#########B01, PT PT#########, SE SE##########01
  `)
)
export const vat: Maker<string> = ({ entity, random }) =>
  filled(vatNumbers.get(entity.place.code) ?? vatNumbers.get('DE')!, random)
export const subdivision: Maker<string> = ({ entity: { place } }) => `${place.code}-${place.stateCode}`
