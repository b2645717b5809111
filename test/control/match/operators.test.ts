import t, { type Test } from 'tap'
import { parseJson, writeJson } from '../../../src/control/match/json.ts'
import { matcherOf, valuesMatcherOf } from '../../../src/control/match/operators.ts'
import { subjectOf } from '../../../src/control/match/seen.ts'

type Row = [matcher: object, yes: (string | undefined)[], no: (string | undefined)[]]

function check(t: Test, rows: Row[]): void {
  for (const [matcher, yes, no] of rows) {
    const { test } = matcherOf(parseJson(typeof matcher === 'string' ? matcher : JSON.stringify(matcher)), '')
    const holds = (text: string | undefined) => test(text === undefined ? undefined : subjectOf(text))
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
    [{ matchesJsonPath: { expression: '$.a', absent: true } }, ['{}', '{"a":null}'], ['{"a":1}', 'no']],
    [{ matchesJsonPath: { expression: '$.a', not: { equalTo: '1' } } }, ['{"a":2}'], ['{"a":1}', '{}']],
    [{ matchesJsonSchema: { type: 'object', required: ['a'] } }, ['{"a":1}'], ['{}', 'no']],
    [{ matchesJsonSchema: '{"type":"integer"}', schemaVersion: 'V7' }, ['1'], ['"1"']]
  ])
  const deep = '['.repeat(depth) + ']'.repeat(depth)
  t.notOk(matcherOf({ equalToJson: '[]' }, '').test(subjectOf(deep)))
  t.equal(
    writeJson(parseJson('{"n":12345678901234567890,"s":"12345678901234567890"}')),
    '{"n":12345678901234567890,"s":"12345678901234567890"}'
  )
})

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
    [{ equalToDateTime: '2024-01-01T00:00:00Z', actualFormat: 'epoch' }, ['1704067200000'], ['x']],
    [{ equalToDateTime: '2024-01-01T00:00:00Z', actualFormat: 'unix' }, ['1704067200'], ['x']],
    [
      { equalToDateTime: '2024-01-01T10:20:30Z', actualFormat: "yyyy-MM-dd'T'HH:mm:ss X" },
      ['2024-01-01T10:20:30 Z'],
      []
    ],
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
    { before: 'now', actualFormat: '%Y' }
  ]) {
    t.throws(() => matcherOf(wrong, ''), JSON.stringify(wrong))
  }
})

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
