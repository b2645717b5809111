import { fullFormats } from 'ajv-formats/dist/formats.js'
import t from 'tap'
import { hasFormat } from '../../../src/schema/keywords/formats.ts'

const full = {
  'date-time': (fullFormats['date-time'] as { validate: (text: string) => boolean }).validate,
  uri: fullFormats.uri as (text: string) => boolean
}

for (const [text, isOne] of [
  ['2024-02-28T10:00:00Z', true],
  ['2024-02-29T10:00:00.125+05:30', true],
  ['2023-02-29T10:00:00Z', false],
  ['2024-04-31T10:00:00Z', false],
  ['2024-13-01T10:00:00Z', false],
  ['2024-00-10T10:00:00Z', false],
  ['2024-01-00T10:00:00Z', false],
  ['2024-01-10T24:00:00Z', false],
  ['2024-01-10T10:60:00Z', false],
  ['2016-12-31T23:59:60Z', true],
  ['2024-01-10T10:00:60Z', false],
  ['2024-01-10T10:00:00', false],
  ['2024-01-10T10:00:00+24:00', false],
  ['2024-01-10t10:00:00z', true],
  ['2024-01-10T10:00:00Z\n', false],
  ['2024-01-10 10:00:00Z', true]
] as const) {
  t.test(`date-time: ${JSON.stringify(text)}`, async (t) => {
    t.equal(hasFormat('date-time', text), isOne)
    t.equal(full['date-time'](text), isOne)
  })
}

for (const [text, isOne] of [
  ['https://api.example.com/v1/orders', true],
  ['http://localhost:8080/?a=b#c', true],
  ['urn:isbn:0451450523', true],
  ['https://example.com/a b', false],
  ['https://example.com/\n', false],
  ['https//example.com', false],
  ['/v1/orders', false],
  ['', false]
] as const) {
  t.test(`uri: ${JSON.stringify(text)}`, async (t) => {
    t.equal(hasFormat('uri', text), isOne)
    t.equal(full.uri(text), isOne)
  })
}
