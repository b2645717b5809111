import t, { type Test } from 'tap'
import { parseExactJson, writeExactJson } from '../../../src/control/matching/exact-json.ts'
import { matcherOf, valuesMatcherOf } from '../../../src/control/matching/operators.ts'
import { textSubject } from '../../../src/control/matching/request-view.ts'

type Row = [matcher: object, yes: (string | undefined)[], no: (string | undefined)[]]

function check(t: Test, rows: Row[]): void {
  for (const [matcher, yes, no] of rows) {
    const { test } = matcherOf(parseExactJson(typeof matcher === 'string' ? matcher : JSON.stringify(matcher)), '')
    const holds = (text: string | undefined) => test(text === undefined ? undefined : textSubject(text))
    for (const text of yes) t.ok(holds(text), `${JSON.stringify(matcher)} takes ${text}`)
    for (const text of no) t.notOk(holds(text), `${JSON.stringify(matcher)} takes no ${text}`)
  }
}

t.test('texts', async (t) => {
  check(t, [
    [{ equalTo: 'x' }, ['x'], ['X', 'xx', undefined]],
    [{ equalTo: 'x', caseInsensitive: true }, ['x', 'X'], ['y', undefined]],
    [{ contains: 'b' }, ['abc'], ['ac', undefined]],
    [{ doesNotContain: 'b' }, ['ac', undefined], ['abc']],
    [{ matches: 'a.c' }, ['abc'], ['xabc', undefined]],
    [{ doesNotMatch: 'a.c' }, ['xabc', undefined], ['abc']],
    [{ absent: true }, [undefined], ['', 'x']],
    [{ anything: 'anything' }, ['x', '', undefined], []],
    [{ absent: '(absent)' }, [undefined], ['x']],
    [{ binaryEqualTo: 'aGVsbG8=' }, ['hello'], ['hell', undefined]],
    [{ not: { contains: 'b' } }, ['ac', undefined], ['abc']],
    [{ and: [{ contains: 'a' }, { contains: 'b' }] }, ['ab'], ['a', undefined]],
    [{ or: [{ equalTo: 'a' }, { absent: true }] }, ['a', undefined], ['b']]
  ])
})

t.test('JSON', async (t) => {
  const depth = 20_000
  check(t, [
    [
      { equalToJson: { a: 1, b: [true, null] } },
      ['{"b":[true,null],"a":1.0}', '{"a":10e-1,"b":[true,null]}'],
      ['{"a":"1","b":[true,null]}', '{"a":1}', 'no', undefined]
    ],
    [{ equalToJson: '{"a":null}' }, ['{"a":null}'], ['{}', '[]', 'null']],
    [
      '{"equalToJson":{"a":12345678901234567890}}' as never,
      ['{"a":12345678901234567890}'],
      ['{"a":12345678901234567891}', '{"a":"12345678901234567890"}']
    ],
    [{ equalToJson: '{"a":0.1}' }, ['{"a":0.10}', '{"a":1e-1}'], ['{"a":0.10000000000000000001}']],
    [{ equalToJson: '0' }, ['0', '0.0', '-0'], ['1']],
    [{ equalToJson: '[1,2]', ignoreExtraElements: true }, ['[1,2,3]'], ['[3,1,2]', '[1]']],
    [{ equalToJson: '[1,2]', ignoreArrayOrder: true }, ['[2,1]'], ['[2,1,3]']],
    [
      { equalToJson: '[1,{"k":[3,4]}]', ignoreArrayOrder: true, ignoreExtraElements: true },
      ['[{"k":[4,5,3],"x":0},9,1]'],
      ['[1,{"k":[4]}]']
    ],
    [{ equalToJson: '["${json-unit.ignore}",1]', ignoreArrayOrder: true }, ['[1,2]', '[2,1]'], ['[2,2]']],
    [{ equalToJson: '{"a":1}', ignoreExtraElements: true }, ['{"a":1,"b":2}'], ['{"b":2}']],
    [
      {
        equalToJson:
          '{"a":"${json-unit.any-string}","b":"#{json-unit.any-number}","c":"${json-unit.any-boolean}","d":"${json-unit.regex}[a-z]+","e":"${json-unit.ignore-element}"}'
      },
      ['{"a":"x","b":1,"c":true,"d":"abc","e":[]}', '{"a":"x","b":1,"c":true,"d":"abc"}'],
      [
        '{"a":1,"b":1,"c":true,"d":"abc"}',
        '{"a":"x","b":1,"c":true,"d":"1"}',
        '{"a":"x","b":"1","c":true,"d":"abc"}',
        '{"a":"x","b":1,"c":1,"d":"abc"}',
        '{"a":"x","b":1,"c":true,"d":5}'
      ]
    ],
    [{ equalToJson: '"${json-unit.nope}"' }, ['"${json-unit.nope}"'], ['1']],
    [
      { matchesJsonPath: '$.a' },
      ['{"a":0}', '{"a":""}', '{"a":false}'],
      ['{"a":null}', '{"a":[]}', '{"a":{}}', '{}', 'no', undefined]
    ],
    [{ matchesJsonPath: '$..a' }, ['{"b":[{"a":1}]}'], ['{"b":1}', '['.repeat(depth) + ']'.repeat(depth)]],
    [{ matchesJsonPath: { expression: '$.n', equalTo: '5' } }, ['{"n":5}', '{"n":"5"}'], ['{"n":6}', '{}']],
    [{ matchesJsonPath: { expression: '$.l[*]', equalTo: '2' } }, ['{"l":[1,2]}'], ['{"l":[1]}', '{"l":[]}']],
    [{ matchesJsonPath: { expression: '$.l', contains: '2' } }, ['{"l":[1,2]}'], ['{"l":[1]}', '{"l":[]}']],
    [{ matchesJsonPath: { expression: '$.l', equalToJson: '[1,2]' } }, ['{"l":[1,2]}'], ['{"l":[1]}']],
    [
      { matchesJsonPath: { expression: '$.a', absent: true } },
      ['{}', '{"a":null}', '{"a":[]}', 'no', undefined],
      ['{"a":1}']
    ],
    [
      { matchesJsonPath: { expression: '$.a', or: [{ absent: true }, { equalTo: '1' }] } },
      ['{}', '{"a":[]}', '{"a":1}'],
      ['{"a":2}', 'no']
    ],
    [{ matchesJsonPath: { expression: '$.a', not: { equalTo: '1' } } }, ['{"a":2}'], ['{"a":1}', '{}']],
    [{ matchesJsonSchema: { type: 'object', required: ['a'] } }, ['{"a":1}'], ['{}', 'no', undefined]],
    [{ matchesJsonSchema: { type: 'string', minLength: 3 } }, ['hello', '"hello"'], ['no', '12345']],
    [{ matchesJsonSchema: { type: 'integer' } }, ['12345678901234567890'], ['1.5']],
    [{ matchesJsonSchema: false }, [], ['1']],
    [{ matchesJsonSchema: { pattern: '^\\p{L}+$' }, schemaVersion: 'V4' }, ['"x"'], ['"1"']],
    [{ matchesJsonSchema: { items: [{ type: 'string' }] }, schemaVersion: 'V6' }, ['["x"]'], ['[1]']],
    [{ matchesJsonSchema: { $schema: 'http://json-schema.org/draft-07/schema#', items: [false] } }, ['[]'], ['[1]']],
    [{ matchesJsonSchema: { id: 'http://x/y', multipleOf: 0.01 }, schemaVersion: 'V4' }, ['19.99'], ['19.999']],
    [{ matchesJsonSchema: { items: { $ref: '#' } } }, ['[[]]'], ['['.repeat(depth) + ']'.repeat(depth)]],
    [{ matchesJsonSchema: { format: 'date', pattern: '^2' } }, ['2024-01-01'], ['2024-01-41', '1024-01-01']],
    [{ matchesJsonSchema: { prefixItems: [{ type: 'string' }] }, schemaVersion: 'V202012' }, ['["x"]'], ['[1]']],
    [{ matchesJsonSchema: { dependentRequired: { a: ['b'] } }, schemaVersion: 'V201909' }, ['{}'], ['{"a":1}']],
    [{ matchesJsonSchema: '{"type":"integer"}', schemaVersion: 'V7' }, ['1'], ['"1"']]
  ])
  const deep = '['.repeat(depth) + ']'.repeat(depth)
  t.notOk(matcherOf({ equalToJson: '[]' }, '').test(textSubject(deep)))
  t.equal(
    writeExactJson(parseExactJson('{"n":12345678901234567890,"s":"12345678901234567890"}')),
    '{"n":12345678901234567890,"s":"12345678901234567890"}'
  )
})

const moment = '2024-01-02T15:20:30Z'
/** Each says that moment, or else it does not. */
const formats: [format: string, yes: string[], no?: string[]][] = [
  ["yyyy-MM-dd'T'HH:mm:ssXXX", ['2024-01-02T16:20:30+01:00', '2024-01-02T15:20:30Z'], ['2024-01-02T15:20:30+0000']],
  ["yyyy-MM-dd'T'HH:mm:ss.SSSXX", ['2024-01-02T16:20:30.000+0100', '2024-01-02T15:20:30.000Z']],
  ['yyyy-MM-dd HH:mm:ss Z', ['2024-01-02 10:20:30 -0500'], ['2024-01-02 15:20:30 Z']],
  ['uuuu-MM-dd HH:mm:ss xxx', ['2024-01-02 10:20:30 -05:00'], ['2024-01-02 15:20:30 Z']],
  [
    'yyyy-MM-dd HH:mm:ss zzz',
    ['2024-01-02 10:20:30 EST', '2024-01-02 07:20:30 PST', '2024-01-02 15:20:30 GMT'],
    ['2024-01-02 10:20:30 NOPE', '2024-01-02 10:20:30']
  ],
  ['yyyy-MM-dd HH:mm:ss VV', ['2024-01-02 16:20:30 Europe/Berlin', '2024-01-02 20:50:30 Asia/Kolkata']],
  ['dd MMM yyyy HH:mm:ss', ['02 Jan 2024 15:20:30'], ['02 Feb 2024 15:20:30', '02 Nop 2024 15:20:30']],
  ["d MMMM yy 'at' h:mm:ss a", ['2 January 24 at 3:20:30 PM'], ['2 January 24 at 3:20:30 AM']],
  ['hh:mm:ss a, dd/MM/yyyy G', ['03:20:30 PM, 02/01/2024 AD'], ['3:20:30 PM, 2/1/2024 AD']],
  ['EEE, dd.MM.yyyy HH:mm:ss', ['Tue, 02.01.2024 15:20:30'], ['Wed, 02.01.2024 15:20:30']],
  ['EEEE d.M.yyyy HH:mm:ss[ XXX]', ['Tuesday 2.1.2024 15:20:30', 'Tuesday 02.01.2024 16:20:30 +01:00']],
  ["yyyy''MM''dd HH:mm:ss", ["2024'01'02 15:20:30"]],
  ['yyyyMMddHHmmss', ['20240102152030'], ['20241302152030', '20240132152030', '20240102252030', '20240102156030']],
  ['HH:mm', [], ['15:20']]
]

t.test('dates', async (t) => {
  const now = new Date().toISOString()
  const day = 864e5
  check(t, [
    [
      { before: '2025-01-01T00:00:00Z' },
      ['2024-01-01T00:00:00Z', '2024-01-01', 'Mon, 01 Jan 2024 00:00:00 GMT'],
      ['2026-01-01T00:00:00Z', 'x', undefined]
    ],
    [
      { after: '2024-01-01T00:00:00' },
      ['2024-01-02T00:00:00', '2024-01-01T02:00:00+01:00'],
      ['2024-01-01T00:30:00+01:00']
    ],
    [
      { equalToDateTime: '2024-01-01T00:00:00Z' },
      ['2024-01-01T01:00:00+01:00', '2024-01-01T01:00:00+01:00[Europe/Berlin]'],
      ['2024-01-02T00:00:00Z']
    ],
    [{ after: 'now -1 days' }, [now], ['2000-01-01T00:00:00Z']],
    [{ before: 'now +3 months' }, [now], [new Date(Date.now() + 100 * day).toISOString()]],
    [{ before: 'now', expectedOffset: 1, expectedOffsetUnit: 'years' }, [new Date(Date.now() + day).toISOString()], []],
    [{ equalToDateTime: '2024-01-01T00:00:00Z', actualFormat: 'dd/MM/yyyy' }, ['01/01/2024'], ['2024-01-01']],
    [{ equalToDateTime: '2024-01-01T00:00:00Z', actualFormat: 'yyyy' }, ['2024'], ['2023', '24']],
    [{ equalToDateTime: '2024-02-29T00:00:00Z', actualFormat: 'yyyy-M-d' }, ['2024-2-31'], ['2024-2-32', '2024-2-0']],
    [{ equalToDateTime: '2024-01-01T00:00:00Z', actualFormat: 'epoch' }, ['1704067200000'], ['x']],
    [{ equalToDateTime: '2024-01-01T00:00:00Z', actualFormat: 'unix' }, ['1704067200'], ['x']],
    [
      { equalToDateTime: '2024-01-01T10:20:30Z', actualFormat: "yyyy-MM-dd'T'HH:mm:ss X" },
      ['2024-01-01T10:20:30 Z', '2024-01-01T11:20:30 +01', '2024-01-01T11:50:30 +0130'],
      ['2024-01-01T10:20:30 +01', '2024-01-01T10:20:30']
    ],
    ...formats.map(([actualFormat, yes, no = []]): Row => [{ equalToDateTime: moment, actualFormat }, yes, no]),
    ...Object.entries({
      'first second of minute': '2024-05-15T10:20:00Z',
      'first minute of hour': '2024-05-15T10:00:00Z',
      'first hour of day': '2024-05-15T00:00:00Z',
      'first day of month': '2024-05-01T00:00:00Z',
      'first day of next month': '2024-06-01T00:00:00Z',
      'last day of month': '2024-05-31T00:00:00Z',
      'first day of year': '2024-01-01T00:00:00Z',
      'first day of next year': '2025-01-01T00:00:00Z',
      'last day of year': '2024-12-31T00:00:00Z'
    }).map(
      ([truncateActual, equalToDateTime]): Row => [{ equalToDateTime, truncateActual }, ['2024-05-15T10:20:30Z'], []]
    ),
    [
      {
        equalToDateTime: '2024-05-15T10:20:30Z',
        truncateExpected: 'first hour of day',
        expectedOffset: 1,
        expectedOffsetUnit: 'hours',
        applyTruncationLast: true
      },
      ['2024-05-15T00:00:00Z'],
      []
    ]
  ])
  for (const wrong of [
    { before: 'soon' },
    { before: 'now +3 weeks' },
    { before: 'now', truncateActual: 'x' },
    { before: 'now', expectedOffset: 1, expectedOffsetUnit: 'x' },
    { before: 'now', actualFormat: '%b' },
    { before: 'now', actualFormat: 'yyyy QQQ' },
    { before: 'now', actualFormat: "yyyy 'x" },
    { before: 'now', actualFormat: 'yyyy [' },
    { before: 'now', actualFormat: 5 },
    { before: 'now', applyTruncationLast: 'yes' }
  ]) {
    t.throws(() => matcherOf(wrong, ''), JSON.stringify(wrong))
  }
})

/** An exemption, the document, one that then fits, and one that still does not. */
const exempted: [comparisons: string[], expected: string, yes: string, no: string][] = [
  [['ELEMENT_TAG_NAME'], '<a><b>1</b></a>', '<a><c>1</c></a>', '<a><c>2</c></a>'],
  [['TEXT_VALUE'], '<a><b>1</b></a>', '<a><b>2</b></a>', '<a><c>1</c></a>'],
  [['NAMESPACE_URI'], '<a xmlns="u:1"/>', '<a xmlns="u:2"/>', '<b xmlns="u:1"/>'],
  [['ATTR_VALUE'], '<a x="1"/>', '<a x="2"/>', '<a y="1"/>'],
  [['ELEMENT_NUM_ATTRIBUTES'], '<a x="1"/>', '<a x="1" y="2"/>', '<a y="2"/>'],
  [['ATTR_NAME_LOOKUP'], '<a x="1"/>', '<a y="1"/>', '<a x="1" y="1"/>'],
  [['CHILD_NODELIST_LENGTH'], '<a><b/></a>', '<a><b/><c/></a>', '<a><c/></a>'],
  [['CHILD_NODELIST_LENGTH', 'CHILD_LOOKUP'], '<a><b/></a>', '<a><c/></a>', '<b/>']
]

t.test('XML', async (t) => {
  check(t, [
    [
      { equalToXml: '<a><b c="1" d="2">t</b></a>' },
      ['<a><b d="2" c="1">t</b></a>', '<?xml version="1.0"?>\n<a>\n<!-- x --> <b c="1" d="2"><![CDATA[t]]></b>\n</a>'],
      [
        '<a><b c="1" d="2">u</b></a>',
        '<a><b c="1">t</b></a>',
        '<a><b c="1" x="2">t</b></a>',
        '<a/>',
        '<z/>',
        'no',
        '<a>x</a>',
        undefined
      ]
    ],
    [{ equalToXml: '<a><b>1</b><c>2</c></a>' }, ['<a><c>2</c><b>1</b></a>'], ['<a><b>2</b><c>1</c></a>']],
    [{ equalToXml: '<a><b>1</b><b>2</b></a>' }, [], ['<a><b>2</b><b>1</b></a>']],
    [
      { equalToXml: '<a><b>1</b><b>2</b></a>', ignoreOrderOfSameNode: true },
      ['<a><b>2</b><b>1</b></a>'],
      ['<a><b>2</b><b>3</b></a>']
    ],
    [
      {
        equalToXml:
          '<a><b>${xmlunit.ignore}</b><n>${xmlunit.isNumber}</n><r>${xmlunit.matchesRegex([a-z]+)}</r><p>q</p></a>',
        enablePlaceholders: true
      },
      ['<a><b><x/></b><n>5</n><r>abc</r><p>q</p></a>'],
      ['<a><b/><n>x</n><r>abc</r><p>q</p></a>', '<a><b/><n>5</n><r>1</r><p>q</p></a>']
    ],
    [{ equalToXml: '<a>xy</a>' }, ['<a>x<![CDATA[y]]></a>', '<a>x<!-- z -->y</a>'], ['<a>x</a>']],
    [
      { equalToXml: '<a xmlns="urn:a" xmlns:q="urn:q" q:b="1"/>' },
      ['<z:a xmlns:z="urn:a" xmlns:r="urn:q" r:b="1"/>'],
      ['<a xmlns:q="urn:q" q:b="1"/>', '<a xmlns="urn:a" b="1"/>']
    ],
    ...exempted.map(
      ([exemptedComparisons, equalToXml, yes, no]): Row => [{ equalToXml, exemptedComparisons }, [yes], [no]]
    ),
    [
      {
        equalToXml: '<a>[[xmlunit.ignore]]</a>',
        enablePlaceholders: true,
        placeholderOpeningDelimiterRegex: '\\[\\[',
        placeholderClosingDelimiterRegex: ']]'
      },
      ['<a>x</a>'],
      ['<b>x</b>']
    ],
    [{ equalToXml: '<a>${xmlunit.ignore}</a>', namespaceAwareness: 'STRICT' }, ['<a>${xmlunit.ignore}</a>'], ['<a/>']],
    [{ matchesXPath: '/a/text()' }, ['<a>x</a>'], ['<a/>']],
    [{ equalToXml: '<a n="${xmlunit.ignore}"/>', enablePlaceholders: true }, ['<a n="5"/>'], []],
    [{ matchesXPath: '/a/b' }, ['<a><b/></a>'], ['<a/>', 'no', undefined]],
    [{ matchesXPath: 'count(//b)=2' }, ['<a><b/><b/></a>'], ['<a><b/></a>']],
    [{ matchesXPath: '//b' }, ['<a xmlns="urn:x"><b/></a>'], []],
    [{ matchesXPath: '//s:b', xPathNamespaces: { s: 'urn:s' } }, ['<a xmlns:q="urn:s"><q:b/></a>'], ['<a><b/></a>']],
    [{ matchesXPath: { expression: '/a/b', equalTo: '1' } }, ['<a><b>1</b></a>'], ['<a><b>2</b></a>', '<a/>', 'no']],
    [{ matchesXPath: { expression: '/a/@x', contains: 'z' } }, ['<a x="xyz"/>'], ['<a/>']],
    [{ matchesXPath: { expression: '/a/b', absent: true } }, ['<a/>'], ['<a><b/></a>']],
    [{ matchesXPath: { expression: '//b', equalToXml: '<b c="1"/>' } }, ['<a><b c="1"/></a>'], []]
  ])
  t.throws(() => matcherOf({ equalToXml: '<a' }, ''))
  t.throws(() => matcherOf({ matchesXPath: '//[' }, ''))
})

t.test('several values of one name', async (t) => {
  const rows: [matcher: object, yes: string[][], no: string[][]][] = [
    [{ equalTo: '1' }, [['1'], ['2', '1']], [['2'], []]],
    [{ absent: true }, [[]], [['']]],
    [{ hasExactly: [{ equalTo: '1' }, { matches: '[2-9]' }] }, [['7', '1']], [['7', '1', '3'], ['1', '1'], ['1']]],
    [{ includes: [{ equalTo: '1' }] }, [['2', '1']], [['2'], []]]
  ]
  for (const [matcher, yes, no] of rows) {
    const { test } = valuesMatcherOf(matcher, '')
    for (const values of yes) t.ok(test(values), JSON.stringify([matcher, values]))
    for (const values of no) t.notOk(test(values), JSON.stringify([matcher, values]))
  }
})

t.test('numbers are compared by their value, with every digit', async (t) => {
  check(t, [
    [{ equalToJson: '{"a":0.00000000000000000}' }, ['{"a":0}', '{"a":-0}'], ['{"a":1}']],
    [{ equalToJson: '{"a":1e400}' }, ['{"a":10e399}', '{"a":1.0E+400}'], ['{"a":1e401}', '{"a":"1e400"}']],
    [{ equalToJson: '12345678901234567890' }, ['12345678901234567890.0'], ['12345678901234567891']]
  ])
})

t.test('brackets in a string are no nesting, whatever is escaped in it', async (t) => {
  const brackets = '['.repeat(2000)
  const text = `{"a":"\\"${brackets}\\\\"}`
  t.same(parseExactJson(text), { a: `"${brackets}\\` })
})
