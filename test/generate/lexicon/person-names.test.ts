import { faker } from '@faker-js/faker/locale/en'
import t from 'tap'
import { family, female, male } from '../../../src/generate/lexicon/entity/person-names.ts'

t.test('the names are those of faker that are one plain word', async (t) => {
  const plain = (names: readonly string[] = []) => names.filter((name) => /^[A-Z][a-z]{2,}$/.test(name))
  const { first_name, last_name } = faker.definitions.person
  t.same(female, plain(first_name.female))
  t.same(male, plain(first_name.male))
  t.same(family, plain(last_name.generic))
})
