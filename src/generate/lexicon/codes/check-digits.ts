/** Check digits, which make a number one that its readers take for real. */

/** Returns the check digit of Luhn's sum (ISO/IEC 7812-1) for the digits before it: of cards, IMEIs and ISINs. */
export function luhnDigit(front: string): number {
  const sum = [...front].reverse().reduce((total, digit, i) => {
    const twice = Number(digit) * (i % 2 === 0 ? 2 : 1)
    return total + (twice > 9 ? twice - 9 : twice)
  }, 0)
  return (10 - (sum % 10)) % 10
}

/** Returns the check digit of a GS1 number (EAN, UPC, GTIN, ISBN-13, SSCC) for the digits before it. */
export function gs1Digit(front: string): number {
  const sum = [...front].reverse().reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 3 : 1), 0)
  return (10 - (sum % 10)) % 10
}

/** Writes letters as ISO 7064 and ISO 6166 count them: `A` is 10, `Z` is 35. */
const counted = (text: string): string => text.replace(/[A-Z]/g, (letter) => String(Number.parseInt(letter, 36)))

/** Returns an ISIN (ISO 6166) with the country and number `front`, of eleven letters and digits. */
export const isinOf = (front: string): string => `${front}${luhnDigit(counted(front))}`

/** Returns an IBAN (ISO 13616): a country's two letters, two check digits that make it 1 modulo 97, and the account. */
export function ibanOf(country: string, account: string): string {
  const check = 98n - (BigInt(counted(`${account}${country}00`)) % 97n)
  return `${country}${String(check).padStart(2, '0')}${account}`
}

/** Returns the two digits that make a text 1 modulo 97 (ISO 7064): of LEIs. */
export const mod97 = (front: string): string => String(98n - (BigInt(counted(`${front}00`)) % 97n)).padStart(2, '0')

const sumOf = (text: string, weigh: (digit: number, place: number) => number): number =>
  [...text].reduce((sum, sign, place) => sum + weigh(Number.parseInt(sign, 36), place), 0)
const toTen = (sum: number): string => String((10 - (sum % 10)) % 10)

/** Returns the last digit of an ISSN or ISBN-10. `X` stands for ten. */
export const mod11 = (front: string): string => {
  const rest = (11 - (sumOf(front, (digit, place) => digit * (front.length + 1 - place)) % 11)) % 11
  return rest === 10 ? 'X' : String(rest)
}

/** Returns the last digit of an ORCID or ISNI (ISO 7064, MOD 11-2). */
export const iso7064 = (front: string): string => {
  const total = [...front].reduce((sum, digit) => ((sum + Number(digit)) * 2) % 11, 0)
  const rest = (12 - total) % 11
  return rest === 10 ? 'X' : String(rest)
}

/** Returns the last digit of a sum with a weight for each place. */
export const weighted =
  (...weights: readonly number[]) =>
  (front: string): string =>
    toTen(sumOf(front, (digit, place) => digit * weights[place % weights.length]!))

/** Returns the last digit of a CUSIP: every second value is doubled, and digits are added. */
export const cusipDigit = (front: string): string =>
  toTen(
    sumOf(front, (value, place) => {
      const weight = place % 2 === 1 ? value * 2 : value
      return Math.floor(weight / 10) + (weight % 10)
    })
  )

/** Values of the letters in a VIN, and the weights of its places. */
const vinValues = '0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ'
const vinWeights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]

/** Returns the ninth sign of a VIN of 17 signs. */
export const vinDigit = (vin: string): string => {
  const rest = [...vin].reduce((sum, sign, i) => sum + (vinValues.indexOf(sign) % 10) * vinWeights[i]!, 0) % 11
  return rest === 10 ? 'X' : String(rest)
}

/** Returns the last digit of a freight container's number (ISO 6346): letters skip the multiples of 11. */
export const containerDigit = (front: string): string => {
  const total = sumOf(front, (value, place) => (value < 10 ? value : value + Math.floor((value - 1) / 10)) * 2 ** place)
  return String((total % 11) % 10)
}
