import t from 'tap'
import { gs1Digit, ibanOf, isinOf, luhnDigit } from '../../../src/generate/lexicon/codes/check-digits.ts'

t.test('check digits are those of well-known numbers', async (t) => {
  t.equal(luhnDigit('453201511283036'), 6)
  t.equal(luhnDigit('7992739871'), 3)
  t.equal(gs1Digit('400638133393'), 1)
  t.equal(gs1Digit('978030640615'), 7)
  t.equal(isinOf('US037833100'), 'US0378331005')
  t.equal(isinOf('DE000716460'), 'DE0007164600')
  t.equal(ibanOf('DE', '370400440532013000'), 'DE89370400440532013000')
  t.equal(ibanOf('GB', 'NWBK60161331926819'), 'GB29NWBK60161331926819')
})
