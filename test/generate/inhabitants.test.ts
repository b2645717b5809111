import t from 'tap'
import { generate } from '../../src/generate/generate.ts'
import { fakersLocale, locales } from '../../src/generate/search/faker.ts'
import { setLocale } from '../../src/generate/search/locales.ts'
import { resourcesOf } from '../../src/schema/meaning/schema-resources.ts'

const text = { type: 'string' }
const names = ['first_name', 'last_name', 'email', 'phone', 'zip', 'city', 'country', 'country_code', 'currency']
const person = {
  title: 'Person',
  type: 'object',
  required: names,
  properties: Object.fromEntries(names.map((name) => [name, text]))
}

type Person = Record<
  'first_name' | 'last_name' | 'email' | 'phone' | 'zip' | 'city' | 'country' | 'country_code',
  string
>

function peopleOf(locale: string): Person[] {
  const resources = resourcesOf({})
  setLocale(resources, locale)
  return generate({ schema: { type: 'array', minItems: 6, items: person }, resources, seed: '1' }) as Person[]
}

t.test('a locale has people and places of its country', async (t) => {
  for (const one of peopleOf('de')) {
    t.match(one, { country: 'Deutschland', country_code: 'DE', currency: 'EUR', zip: /^\d{5}$/, phone: /^\+49\d+$/ })
    t.match(one.email, /^[\w.-]+@example\.\w+$/)
  }
  t.same(peopleOf('de'), peopleOf('de'))
  t.not(new Set(peopleOf('de').map((one) => one.city)).size, 1)
})

t.test('names in other letters have addresses that can be typed', async (t) => {
  for (const one of peopleOf('ja')) {
    t.match(one, {
      country_code: 'JP',
      phone: /^\+81/,
      first_name: /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+$/u
    })
    t.match(one.city, /^[^a-z]+$/i)
    t.match(one.email, /^[\w.-]{3,}@example\.\w+$/)
  }
})

t.test('the family name comes first in Japanese, and a firm has a domain', async (t) => {
  const resources = resourcesOf({})
  setLocale(resources, 'ja')
  const required = ['full_name', 'first_name', 'last_name', 'website']
  const schema = { required, properties: Object.fromEntries(required.map((name) => [name, text])) }
  const made = (known: object) =>
    generate({ schema, resources, seed: '1', known: known as Record<string, unknown> }) as Record<string, string>
  const one = made({})
  t.equal(one.full_name, `${one.last_name} ${one.first_name}`)
  t.match(one.website, /^https:\/\/www\.[a-z][a-z-]+\.example\.com/)
  t.match(made({ full_name: '日野 愛子' }), { first_name: '愛子', last_name: '日野' })
})

t.test('a locale without a country of its own has people, too', async (t) => {
  for (const one of peopleOf('eo')) t.match(one.first_name, /^\p{L}/u)
})

t.test('x-faker speaks the language', async (t) => {
  const resources = resourcesOf({})
  setLocale(resources, 'de')
  const schema = { type: 'string', 'x-faker': 'location.country' }
  const made = ['1', '2', '3', '4'].map((seed) => generate({ schema, resources, seed }))
  const english = ['1', '2', '3', '4'].map((seed) => generate({ schema, resources: resourcesOf({}), seed }))
  t.notSame(made, english)
})

t.test('locales are found in any spelling', async (t) => {
  t.equal(fakersLocale('pt-br'), 'pt_BR')
  t.equal(fakersLocale('DE'), 'de')
  t.equal(fakersLocale('xx'), undefined)
  t.ok(locales().length > 50)
})
