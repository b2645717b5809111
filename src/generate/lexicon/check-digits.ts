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
