import { hostname } from 'node:os'
import t from 'tap'
import { requestViewOf } from '../../src/control/matching/request-view.ts'
import { random } from '../../src/generate/lexicon/entity/random.ts'
import { noMentions } from '../../src/wiremock/mentions.ts'
import { contextOf } from '../../src/wiremock/template-context.ts'
import { fillOf } from '../../src/wiremock/template-engine.ts'

const headers = { host: 'localhost', 'x-own': 'v', 'x-api-key': 'K', cookie: 'k=w' }
const view = requestViewOf({
  id: 7,
  method: 'POST',
  url: '/a/b?q=1&q=2',
  rawHeaders: Object.entries(headers).flat(),
  body: Buffer.from('{"n":12345678901234567890,"m":[1,12345678901234567890],"f":false}'),
  clientIp: ''
})
function filled(template: string, request = view): string {
  const mentions = noMentions()
  const fill = fillOf(template, '', mentions)
  return fill(contextOf(request, {}, random(1), mentions))
}

process.env['wiremock.tested'] = 'W'

const rows: Record<string, [template: string, filled: string | RegExp][]> = {
  'of the request': [
    ['{{request.headers.X-API-Key}} {{request.headers.x-api-key}} {{lookup request.headers "X-Api-Key"}}', 'K K K'],
    ['{{#each request.headers}}{{@key}} {{/each}}', 'host x-own x-api-key cookie '],
    ['{{request.query}} {{request.query.q.size}} {{request.query.q.first}} {{request.query.q.last}}', '{q=1} 2 1 2'],
    [
      '{{#each request.query.q}}<{{this}}>{{/each}}{{request.cookies.k.0}} {{contains request.query.q 2}}',
      '<1><2>w true'
    ],
    [
      '{{#each request}}{{@key}} {{/each}}{{request.nothing}}{{request.headers.[x-none]}}',
      /^id method url scheme .* bodyAsBase64 $/
    ],
    [
      '{{#with request}}{{method}}{{headers.X-Own}}{{/with}} {{@root.request.method}}{{#with @root}}{{request.method}}{{/with}}',
      'POSTv POSTPOST'
    ],
    [
      "{{lookup (lookup this 'request') 'method'}} {{#each (array 1)}}{{../request.method}}{{lookup @root.request 'url'}}{{/each}}",
      'POST POST/a/b?q=1&q=2'
    ],
    [
      '{{#with request.headers}}{{X-Own}}{{/with}} {{this.request.headers.X-Own}} {{#with request.headers as |h|}}{{h.x-own}}{{/with}}',
      'v v v'
    ],
    [
      "{{size 'ab'}}{{size 'abc'}}{{math 1 '+' 1}}{{eq 1 1}}{{not true}}{{#if true}}{{size 'a'}}{{size 'a'}}{{/if}}",
      '232truefalse11'
    ],
    ['{{request.headers.X-Own}} {{request.headers.x-none}}|{{request.none.x}}', 'v |'],
    [
      '{{request.query.toString}}|{{request.query.q.length}}|{{request.method.length}}|{{! said aside }}{{null}}{{undefined}}{{true}}',
      '|2|4|true'
    ],
    [
      '{{request.constructor}}|{{constructor}}|{{request.__proto__.x}}|{{#if true}}{{request.query.toString}}{{/if}}',
      '|||'
    ],
    ['{{request.headers}}', '{host=localhost, x-own=v, x-api-key=K, cookie=k=w}'],
    ["[{{ljust 'a'}}]", '[a]'],
    ["{{math '+5' '+' '1'}} {{math '5' '-' '7'}} {{math '' '+' 1}}", '6 -2 1'],
    ['{{request.id}}', '57a4d140-0000-4000-8000-000000000007'],
    ['{{#each (array 1 2)}}{{this}}{{request.method}}{{/each}}', '1POST2POST']
  ],
  'by helpers': [
    ["{{size request.query}} {{size request.query.q}} {{size 'abc'}}", '1 2 3'],
    ["{{date '2024-05-15T10:20:30Z' timezone='America/New_York' format='HH XXX X Z G'}}", '06 -04:00 -04 -0400 AD'],
    ["{{date '2024-05-15T10:20:30Z' timezone='Asia/Kolkata' format='HH:mm X'}}", '15:50 +05:30'],
    ['{{jsonPath (parseJson \'{"toJSON":1}\') "$"}}', '{"toJSON":1}'],
    ["{{array (parseJson '{}') request.query.q (parseDate '2024-02-01')}}", '[{}, 1, 2024-02-01T00:00:00Z]'],
    [
      "{{toJson (jsonPath (parseJson request.body) '$.m')}} {{toJson (array (jsonPath request.body '$.n'))}}",
      '[1,12345678901234567890] [12345678901234567890]'
    ],
    [
      "{{jsonPath request.body '$.n'}} {{math (jsonPath request.body '$.n') '-' 1}}",
      '12345678901234567890 12345678901234567889'
    ],
    [
      "{{#each (jsonPath request.body '$.m')}}{{this}};{{/each}} {{toJson (jsonPath request.body '$.m')}} {{jsonPath request.body '$.m'}}",
      '1;12345678901234567890; [1,12345678901234567890] [1,12345678901234567890]'
    ],
    ["{{#if (jsonPath request.body '$.f')}}y{{else}}n{{/if}} {{toJson request.none}}", 'n '],
    [
      "{{parseDate '01/02/2024' format='dd/MM/yyyy'}} {{parseDate '5' format='unix'}}",
      '2024-02-01T00:00:00Z 1970-01-01T00:00:05Z'
    ],
    ["{{date (now format='yyyy') offset='now +1 years' format='yyyy'}}", String(new Date().getUTCFullYear() + 1)],
    ["{{toJson (parseDate '2024-02-01')}} {{parseDate '2024-02-01'}}", '"2024-02-01T00:00:00Z" 2024-02-01T00:00:00Z'],
    ["{{truncateDate (parseDate '2024-05-15T10:20:30Z') 'first day of next month'}}", '2024-06-01T00:00:00Z'],
    [
      "{{dateFormat (parseDate '2024-05-15') 'full'}}; {{dateFormat '2024-05-15'}}; {{dateFormat '2024-05-15' format='dd/MM'}}",
      'Wednesday, May 15, 2024; May 15, 2024; 15/05'
    ],
    [
      '{{#formatJson}}{"a":1}{{/formatJson}} {{formatJson \'{ "a" : 1 }\' format=\'compact\'}}',
      '{\n  "a": 1\n} {"a":1}'
    ],
    [
      "{{parseJson '{\"a\":5}' 'x'}}{{x.a}} {{#parseJson 'y'}}{\"b\":{{x.a}} }{{/parseJson}}{{y.b}} {{parseJson '[1]'}}",
      '5 5 [1]'
    ],
    ['{{#parseJson}}[2]{{/parseJson}}', '[2]'],
    [
      "{{regexExtract 'ab-12' '([a-z]+)-([0-9]+)' 'p'}}{{p.0}} {{p.1}} {{regexExtract 'a' 'z' 'q'}}{{q}}|{{regexExtract 'a' 'z'}}",
      'ab 12 |'
    ],
    ["{{#each (xPath '<a><b>1</b><b>2</b></a>' '/a/b')}}{{this}};{{/each}} {{xPath 'no' '/a'}}|", '1;2; |'],
    ["{{soapXPath '<s:Envelope xmlns:s=\"u\"><s:Body><a>1</a></s:Body></s:Envelope>' '/a/text()'}}", '1'],
    [
      "{{formData 'a=x%20y&b=1&b=2' 'form' urlDecode=true}}{{form.a}} {{form.b.1}} {{form}} {{lookup (formData 'a=x%20y') 'a'}}",
      'x y 2 {a=x y, b=1} x%20y'
    ],
    [
      "{{arrayJoin ',' (array 'a' 'b') prefix='[' suffix=']'}} {{#arrayJoin ';' (array 1 2) as |x|}}<{{x}}{{this}}>{{/arrayJoin}}",
      '[a,b] <11>;<22>'
    ],
    [
      "{{arrayAdd (array 1 2) 3}} {{arrayAdd (array 1 2) 3 position='start'}} {{arrayAdd (array 1 2) 3 position=1}} {{arrayRemove (array 1 2)}} {{arrayRemove (array 1 2) position=0}}",
      '[1, 2, 3] [3, 1, 2] [1, 3, 2] [1] [2]'
    ],
    [
      '{{jsonMerge \'{"a":{"x":1},"b":2}\' \'{"a":{"y":2},"b":null}\'}} {{#jsonMerge \'{"a":1,"b":2}\' removeNulls=true}}{"b":null}{{/jsonMerge}}',
      '{"a":{"x":1,"y":2},"b":null} {"a":1}'
    ],
    [
      "{{jsonArrayAdd '[1,2]' '[3]'}} {{jsonArrayAdd '{\"l\":[1]}' '[2,3]' jsonPath='$.l' flatten=true}} {{jsonArrayAdd '[1]' '2' maxItems=1}} {{jsonArrayAdd '[1]' '2' maxItems=3 flatten=true}}",
      '[1,2,[3]] {"l":[1,2,3]} [2] [1,2]'
    ],
    [
      "{{numberFormat 1234.5678}} {{numberFormat 1234.567 '#.##'}} {{numberFormat 1234.5 '#,##0.00'}} {{numberFormat 7 '000'}} {{numberFormat 2.5 '0'}} {{numberFormat 0.126 '0.00%'}} {{numberFormat 5 '$0 x'}}",
      '1,234.568 1234.57 1,234.50 007 2 12.60% $5 x'
    ],
    [
      "{{numberFormat 1234.6 'integer'}} {{numberFormat 0.25 'percent'}} {{numberFormat 1.5 'currency'}} {{numberFormat 1.5 'currency' 'de_DE'}}",
      '1,235 25% $1.50 1,50\u00a0€'
    ],
    [
      "{{stringFormat 'a %s %d %5s|%-3s|%05d|%+d|%.2f|%f|%,d|%x|%X|%%%n' 'x' 5 'r' 'l' 42 1 3.14159 1 1234567 255 255}}",
      'a x 5     r|l  |00042|+1|3.14|1.000000|1,234,567|ff|FF|%\n'
    ],
    ["{{stringFormat '%05d' -42}} {{stringFormat '%+d' -1}}", '-0042 -1'],
    ["{{defaultIfEmpty '' 'd'}} {{defaultIfEmpty 'x' 'd'}} {{defaultIfEmpty request.none}}|", 'd x |'],
    [
      "{{math 0.1 '+' 0.2}} {{math 0.3 '/' 0.1}} {{math 1 '/' 4}} {{math 5.5 '%' 2}} {{math 0.1 '*' -3}} {{math '1e2' '-' '.5'}}",
      '0.3 3 0.25 1.5 -0.3 99.5'
    ],
    [
      "{{math 1 '/' 3}} {{math '1e300' '*' '1e300'}} {{math '1e999' '+' '1e5000'}}",
      `0.3333333333333333 1${'0'.repeat(600)} Infinity`
    ],
    ["{{math '1e5000' '-' 1}} {{math '1e5000' '*' -2}} {{math 5 '%' '1e5000'}}", 'Infinity -Infinity 5'],
    [
      "{{date '2024-01-31T00:00:00Z' offset='1 months' format='yyyy-MM-dd'}} {{date '2024-02-29T00:00:00Z' offset='-1 years' format='dd.MM.yy'}} {{date '2024-12-31T00:00:00Z' offset='2 months' format='MM-dd'}}",
      '2024-02-29 28.02.23 02-28'
    ],
    [
      "{{date '2024-12-30T00:00:00Z' format='YYYY-MM-dd w D'}} {{date '2023-01-01T00:30:00Z' format='YYYY w DDD k K'}}",
      '2025-12-30 1 365 2023 1 001 24 0'
    ],
    ["{{parseDate '24:10 2024' format='kk:mm yyyy'}}", '2024-01-01T00:10:00Z'],
    [
      "{{#each (xPath '<a><b id=\"1\">x</b><b><c/>y</b></a>' '/a/b') as |n|}}{{n.name}}={{n.text}}[{{n.attributes.id}}];{{this}} {{/each}}",
      'b=x[1];x b=y[];<b><c/>y</b> '
    ],
    ["{{xPath '<a><b/></a>' 'count(//b)'}} {{#each (xPath '<a b=\"1\"/>' '/a/@b')}}{{name}}{{text}}{{/each}}", '1 b1'],
    ["{{#each (xPath '<a>x</a>' '/')}}{{name}}[{{text}}]{{/each}}", '#document[]'],
    ["{{urlEncode 'a+b%20c' decode=true}}", 'a b c'],
    ["{{urlEncode '\ud800 b'}}", '%EF%BF%BD+b'],
    [
      "{{jsonRemove '{\"a\":1,\"b\":[1,2,3]}' '$.a'}} {{jsonRemove '[1,2,3]' '$[0,2]'}} {{jsonRemove '{\"a\":{\"x\":1},\"x\":2}' '$..x'}} {{jsonRemove '[{\"k\":1},{\"k\":2}]' '$[?(@.k == 1)]'}}",
      '{"b":[1,2,3]} [2] {"a":{}} [{"k":2}]'
    ],
    [
      "{{abbreviate 'a long text' 6}} {{abbreviate 'short' 6}}|{{stripTags '<b>x</b><br/>y'}}|{{slugify '  Jo\u00ebl is  a Slug! '}}|{{cut 'a b c'}}|{{cut 'a-b-c' '-'}}",
      'a l... short|xy|joel-is-a-slug|abc|abc'
    ],
    [
      "{{isEven 2}} {{isEven 3}}{{isOdd 3 'left'}} {{isOdd 2}}{{stripes 2}} {{stripes 3 'a' 'b'}} {{stripes 1}} {{#if (isOdd 3)}}yes{{/if}}",
      'even left even b odd yes'
    ],
    ["{{wordWrap 'some longword of text' 7}}", 'some\nlongword\nof text'],
    [
      "[{{center 'ab' size=5 pad='*'}}] [{{ljust 'a' size=3}}] [{{rjust 'a' size=3 pad='0'}}] {{yesno true}} {{yesno false no='nope'}} {{yesno request.none}}",
      '[*ab**] [a  ] [00a] yes nope maybe'
    ],
    ['{{hostname}}', hostname()],
    [
      "{{systemValue key='wiremock.tested'}}|{{systemValue key='WIREMOCK_NONE' default='d'}}|{{systemValue type='PROPERTY' key='wiremock.tested' default='p'}}",
      'W|d|p'
    ],
    ["{{regexExtract 'aaab' '(?=(a+))a' 'p'}}{{p.0}}", 'aaa'],
    [
      "{{regexExtract 'b' '(a)?(b)' 'p'}}[{{p.0}}{{p.1}}] {{regexExtract 'b' '(?=b)(a)?(b)' 'q'}}[{{q.0}}{{q.1}}]",
      '[b] [b]'
    ],
    ["{{val request.none default='x'}} {{val 'z' assign='y'}}{{y}}", 'x z']
  ]
}
for (const [what, templates] of Object.entries(rows)) {
  t.test(`templates fill in what they ask ${what}`, async (t) => {
    for (const [template, text] of templates) {
      if (typeof text === 'string') t.equal(filled(template), text, template)
      else t.match(filled(template), text, template)
    }
  })
}

t.test('a helper that cannot do what it is asked says why', async (t) => {
  const wrong: [template: string, why: RegExp][] = [
    ["{{now offset='nonsense'}}", /no offset; one is such as/],
    ["{{now format='q'}}", /of the format q is not known/],
    ["{{parseDate 'x'}}", /no date/],
    ["{{parseDate 'x' format='dd.MM.yyyy'}}", /no date in the format dd.MM.yyyy/],
    ["{{arrayAdd 'x' 1}}", /arrayAdd wants a list/],
    ['{{arrayAdd (array 1) 1 position=9}}', /position is start, end, or a number from 0 to 1/],
    ["{{jsonMerge 'x' '{}'}}", /jsonMerge wants JSON, not/],
    ["{{jsonArrayAdd '{}' '1'}}", /jsonArrayAdd wants a list/],
    ["{{numberFormat 1 '#;#'}}", /no format of numbers/],
    ["{{stringFormat '%q' 1}}", /not %q/],
    ["{{stringFormat '%s'}}", /no value for %s/],
    ["{{math 1 '/' 0}}", /divides by zero/],
    ["{{math request.method '+' 1}}", /"POST" is no number/],
    ['{{math 1 request.method 1}}', /math knows \+ - \* \/ %, not "POST"/],
    ["{{urlEncode '%zz' decode=true}}", /is not URL-encoded/],
    ["{{jsonRemove '{}' '$'}}", /names nothing to remove/],
    ["{{systemValue key=(upper 'path')}}", /names that begin with wiremock, not PATH/]
  ]
  for (const [template, why] of wrong) t.throws(() => filled(template), why, template)
})

t.test('an argument that is written out and makes no sense is refused with the template', async (t) => {
  const wrong: [template: string, why: RegExp][] = [
    ["{{now format='qqqq'}}", /now: "q" of the format qqqq is not known/],
    ["{{#if true}}{{date request.body offset='3 moons'}}{{/if}}", /date: moons is no unit/],
    ["{{systemValue key='PATH'}}", /systemValue reads names that begin with wiremock, not PATH/],
    ["{{now offset='99999999999 years'}}", /now: "99999999999 years" is too long: there is no such date/],
    ["{{now offset='-9999999999999999 seconds'}}", /now: .* is too long/],
    ["{{upper (now timezone='Mars/Base')}}", /now: .*Mars/],
    ["{{dateFormat request.body 'bb'}}", /dateFormat: "b" of/],
    ["{{truncateDate request.body 'noon'}}", /noon is no truncation/],
    ["{{jsonPath request.body '$.['}}", /jsonPath: .*no JSONPath/],
    ["{{xPath request.body '//['}}", /xPath: /],
    ["{{#each (soapXPath request.body '//[')}}{{/each}}", /soapXPath: /],
    ["{{#matches request.body '('}}{{/matches}}", /matches: /],
    ["{{regexExtract request.body '(?=x)(a*b?)*c'}}", /could take too long/],
    ["{{math 1 '^' 2}}", /math: there is \+, -, \*, \/, %, not "\^"/],
    ["{{randomValue type='EMOJI'}}", /randomValue: there is ALPHANUMERIC/],
    ["{{numberFormat 1 '#;#'}}", /numberFormat: /]
  ]
  for (const [template, why] of wrong) t.throws(() => fillOf(template, '/response/body', noMentions()), why, template)
  t.throws(
    () => fillOf("{{now format='qqqq'}}", '/response/body', noMentions()),
    /^\/response\/body: the template cannot be used/
  )
})

t.test('a text that would hold up an engine with backtracking is searched in linear time', async (t) => {
  t.equal(filled(`{{regexExtract '${'a'.repeat(5000)}' '^(a*b?)*c'}}`), '')
})

t.test('loops over loops of a request are given up after so many steps', async (t) => {
  const long = requestViewOf({
    method: 'POST',
    url: '/',
    rawHeaders: [],
    body: Buffer.from(JSON.stringify(Array(9000).fill(0))),
    clientIp: ''
  })
  const list = "(jsonPath request.body '$')"
  t.equal(filled(`{{#each ${list}}}{{this}}{{/each}}`, long).length, 9000)
  for (const template of [
    `{{#each (range 1 900)}}{{#each ${list}}}{{/each}}{{/each}}`,
    `{{#with ${list} as |all|}}{{#each all}}{{#each all}}{{/each}}{{/each}}{{/with}}`,
    `{{#with ${list} as |all|}}{{#each all}}{{arrayJoin '' all}}{{/each}}{{/with}}`,
    `{{#each ${list}}}{{@root.request.body}}{{/each}}`
  ])
    t.throws(() => filled(template, long), /given up after 4,000,000 steps/, template)
})

t.test('JSON that is nested too deeply is read as none', async (t) => {
  t.equal(filled(`{{jsonPath '${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}' '$.a' default='none'}}`), 'none')
})

t.test('a request without a body has an empty one', async (t) => {
  const bare = requestViewOf({ id: 8, method: 'GET', url: '/', rawHeaders: [], body: undefined, clientIp: '' })
  t.equal(filled('[{{request.body}}{{request.bodyAsBase64}}]', bare), '[]')
})
