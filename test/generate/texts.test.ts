import t from 'tap'
import { random } from '../../src/generate/lexicon/entity/random.ts'
import { fitted } from '../../src/generate/texts/text.ts'

t.test('a text that is cut ends with a word', async (t) => {
  for (const [text, most, wanted] of [
    ['Ann, Bob and others', 5, 'Ann'],
    ['quiet - harbor', 8, 'quiet']
  ] as const)
    t.equal(fitted(text, 0, most, random(1)), wanted)
})
