import t from 'tap'
import { matcherOf, matches, patternOf } from '../../../src/schema/patterns/pattern.ts'

t.test('patterns of other dialects say in JavaScript what they meant', async (t) => {
  const cases: [pattern: string, text: string, verdict: boolean | undefined][] = [
    ['\\A\\d+\\z', '123', true],
    ['\\A\\d+\\Z', 'a1', false],
    ['^[[:alpha:]]+$', 'abc', true],
    ['^[[:alpha:]]+$', '1', false],
    ['^[[:^alpha:]]+$', '1', true],
    ['^[[:^alpha:]]+$', 'a', false],
    ['^[[:^punct:]]+$', '1', undefined],
    ['^[]a]+$', 'a]', true],
    ['^[]$', ']', false],
    ['^[]', ']', false],
    ['^[[:nothing:]]+$', '1', undefined],
    ['[:alpha:]', 'p', true],
    ['(?i)^abc$', 'ABC', true],
    ['^(?i)abc$', 'ABC', true],
    ['(?x) ^ a b $ # note', 'ab', true],
    ['(?x)^[ ]$', ' ', true],
    ['^a b$', 'a b', true],
    ['^(?i:ab)c$', 'ABc', true],
    ['^(?i:ab)c$', 'abC', false],
    ['^(?:a(?i)b|c)d$', 'aBd', true],
    ['^(?:a(?i)b|c)d$', 'Abd', false],
    ['^(?i:[a-cX]+)$', 'Bx', true],
    ['^(?i:[A-z]+a-b)$', 'qA-B', true],
    ['^(?i:a(?-i:b))$', 'Ab', true],
    ['^(?i:a(?-i:b))$', 'AB', false],
    ['^(?i:a(?-s)b)$', 'AB', true],
    ['(?i)^a(?-i)b$', 'ab', undefined],
    ['^(?s:.)$', '\n', true],
    ['^(?s:(?-s:.))$', '\n', false],
    ['^[.(?i)]$', '.', true],
    ['^(?m:a)$', 'a', undefined],
    ["^(?'y'a)\\k<y>$", 'aa', true],
    ['^(?|(a)|(b))$', 'b', true],
    ['a)', 'a', undefined],
    ['(?P<y>\\d+)-(?P=y)', '1-1', true],
    ['(?P<y>\\d+)-(?P=y)', '1-2', false],
    ['(?<y>a)\\k<y>', 'aa', true],
    ['(?R)', 'a', undefined],
    ['(a)?(?(1)b|c)', 'c', undefined],
    ['^a(?#note)b$', 'ab', true],
    ['^(?>a+)b$', 'aab', true],
    ['^a++b$', 'aab', true],
    ['^a{1,2}+$', 'aa', true],
    ['^a{,3}$', 'aaaa', false],
    ['^a{,3}$', 'aa', true],
    ['^a{}$', 'a{}', true],
    ['^[a+]+$', 'a+', true],
    ['^\\h+$', ' \t', true],
    ['^[\\h]+$', ' \t', true],
    ['^[\\H]+$', 'a', undefined],
    ['/^a+$/i', 'AA', true],
    ['#^a$#', 'a', true],
    ['^\\p{Alpha}+$', 'ab', true],
    ['^\\P{Alpha}+$', '1', true],
    ['^[\\p{Alpha}1]+$', 'a1', true],
    ['^\\p{IsCyrillic}\\p{InGreek}$', 'жβ', true],
    ['^\\p{IsCyrillic}\\P{InGreek}$', 'ββ', false],
    ['^\\p{IsBasicLatin}$', 'é', false],
    ['^\\p{Nothing}$', 'p', undefined],
    ['^[\\p{L}\\_\\-]+$', 'é_-', true],
    ['^\\p{L}\\-\\@\\#$', 'é-@#', true],
    ['^[\\p{L}-x]+$', 'é-x', true],
    ['^[\\d-_\\p{Lu}]+$', '1-_É', true],
    ['^\\p{L}{id}]}$', 'é{id}]}', true],
    ['^\\p{L}[[\\]{}]$', 'é{', true],
    ['^\\u{1F600}\\-$', '😀-', true],
    ['^[\\P{Alpha}]+$', '1', undefined],
    ['^\\p{^L}$', '1', true],
    ['^\\p{IsL}$', 'é', true],
    ['^\\pL+$', 'é', true],
    ['^\\p{digit}$', '৪', true],
    ['^\\Qa.b-c\\E$', 'a.b-c', true],
    ['^\\Qa.b\\E$', 'axb', false],
    ['^\\x{41}$', 'A', true],
    ['^[a-z&&[^b]]$', 'a', true],
    ['^[a-z&&[^b]]$', 'b', false],
    ['^[a-z&&[bc1]]$', 'c', true],
    ['^[a-z&&[bc1]]$', '1', false],
    ['^[^a-z&&[1]]$', '1', undefined],
    ['^a&&b$', 'a&&b', true],
    ['(', '', undefined]
  ]
  for (const [pattern, text, verdict] of cases) {
    t.equal(matcherOf(pattern)?.test(text), verdict, `${pattern} of ${text}`)
    t.equal(patternOf(pattern) === undefined, verdict === undefined, pattern)
    t.equal(matches(pattern, text), verdict ?? true)
  }
})

t.test('long texts are judged in linear time, lookaheads one by one', async (t) => {
  const long = 'aA1'.repeat(30)
  const cases: [pattern: string, text: string, verdict: boolean][] = [
    ['^(?=.*[A-Z])(?=.*\\d)(a|A|1)+$', long, true],
    ['^(?=.*[A-Z])(?=.*x)(a|A|1)+$', long, false],
    ['^(?!.*A)(a|A|1)+$', long, false],
    ['^(?!.*x)(a|A|1)+$', long, true],
    ['^(?=.*x)(a|A|1)+$|^(a|A|1)+$', long, true],
    ['^(?=[)])(a|A)+$|(\\|)+$', long, false],
    ['^(?=.*A)?(a|A|1)+$', long, true],
    // what the linear engine lacks refuses nobody, but what surely does not match
    ['^(?!(a)\\1)(a|A|1)+$', long, true],
    ['^(a|A|1)+(?<=1)$', long, true],
    ['^(a|A)+(?=1)*$', long, false],
    ['^(?:(a|A|1)+){2000}$', long, true],
    // more repetitions than it counts have no end, and the rest of the pattern holds
    ['^[a1]{0,60}A[a1]{0,60}Z[a1A]{0,60}A[a1A]{1,1023}$', long, false],
    ['^[a1]{0,60}A[a1]{0,60}A[a1A]{0,60}A[a1A]{1,1023}$', long, true],
    ['^[aA]{0,60}[1]{0,60}[a]{0,60}x{3,1023}$', `${'a'.repeat(70)}xx`, false],
    ['^[aA]{0,60}[1]{0,60}[a]{0,60}\\u{78}{2,1023}\\p{L}{0,2000}$', `${'a'.repeat(70)}xx`, true],
    ['^(?=.*x{2000})(a|A|1)+$', long, true],
    ['^(?!.*A{0,2000})(a|A|1)+$', long, true]
  ]
  for (const [pattern, text, verdict] of cases) t.equal(matcherOf(pattern)?.test(text), verdict, pattern)
})
