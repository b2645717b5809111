import t from 'tap'
import { readText, Unreadable, writeYaml } from '../../../src/document/yaml/yaml.ts'

const read = (text: string) => readText(text, 'a.yaml')

t.test('what people write is read as they mean it', (t) => {
  const table: [name: string, text: string, value: unknown][] = [
    ['YAML', 'a: 1\nb: [x, y]\n', { a: 1, b: ['x', 'y'] }],
    ['JSON', '{"a":1}', { a: 1 }],
    ['JSON with escaped quotes and brackets in strings', '[{"a":"\\\\\\"[{"}]', [{ a: '\\"[{' }]],
    ['JSON with blanks in front', '\n {"a":[]}', { a: [] }],
    ['JSON with a comma too many, as YAML has it', '{"a": [1, 2,],}', { a: [1, 2] }],
    ['a byte order mark before YAML', '\ufeffa: 1', { a: 1 }],
    ['a byte order mark before JSON', '\ufeff{"a":1}', { a: 1 }],
    ['Windows line ends', 'a: 1\r\nb:\r\n  c: 2\r\n', { a: 1, b: { c: 2 } }],
    ['status codes as numbers are keys as strings', '200: {x: 1}\n', { 200: { x: 1 } }],
    ['merge keys', 'a: &a {x: 1, y: 2}\nb:\n  <<: *a\n  y: 3\n', { a: { x: 1, y: 2 }, b: { x: 1, y: 3 } }],
    ['dates stay strings', 'a: 2023-01-01\nb: !!timestamp 2023-01-02\n', { a: '2023-01-01', b: '2023-01-02' }],
    ['yes and no are words, as in YAML 1.2', 'a: yes\nb: no\n', { a: 'yes', b: 'no' }],
    ['one document between markers', '---\na: 1\n...\n', { a: 1 }],
    ['a value that is no object', 'hello', 'hello']
  ]
  for (const [name, text, value] of table) t.strictSame(read(text).value, value, name)
  t.end()
})

t.test('integers beyond 2^53 keep their digits', (t) => {
  const cases: [text: string, value: unknown][] = [
    ['a: 9007199254740993', { a: 9007199254740993n }],
    ['- -9223372036854775808\n- +9223372036854775807', [-9223372036854775808n, 9223372036854775807n]],
    ['{"a": [9007199254740993, 1.5, "9007199254740993"]}', { a: [9007199254740993n, 1.5, '9007199254740993'] }],
    ['a: 0x20000000000001\nb: 1e30\nc: 12', { a: 9007199254740992, b: 1e30, c: 12 }],
    [`a: ${'9'.repeat(41)}\nb: 9x`, { a: 1e41, b: '9x' }]
  ]
  for (const [text, value] of cases) t.strictSame(readText(text, 'a.yaml').value, value, text)
  t.equal(writeYaml({ a: [9007199254740993n, 7, 'x', '7'] }), "a:\n  - 9007199254740993\n  - 7\n  - x\n  - '7'\n")
  t.end()
})

t.test('names of JavaScript are only names', (t) => {
  for (const text of ['{"__proto__":{"x":1},"constructor":2}', '__proto__: {x: 1}\nconstructor: 2\n']) {
    const { value } = read(text)
    t.strictSame(Object.keys(value as object), ['__proto__', 'constructor'])
    t.equal(({} as { x?: number }).x, undefined)
  }
  t.end()
})

t.test('what cannot be read is refused by file, line and column, with what to do', (t) => {
  const nested = (depth: number) => Array.from({ length: depth }, (_, level) => `${' '.repeat(level)}a:\n`).join('')
  const laughs = (depth: number) =>
    `l0: &l0 {a: lol}\n${Array.from({ length: depth }, (_, i) => `l${i + 1}: &l${i + 1} [${Array(10).fill(`*l${i}`)}]\n`).join('')}`
  const chain = `a0: &a0 []\n${Array.from({ length: 600 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}]\n`).join('')}`
  const table: [name: string, text: string, message: RegExp][] = [
    ['an empty file', '', /^a\.yaml: the file is empty/],
    ['nothing but a comment', '# later\n', /^a\.yaml: the file is empty/],
    ['a flow that never ends', 'a: 1\nb: [1,\n', /^a\.yaml:2:4: not valid YAML or JSON: /],
    [
      'a page',
      '\n<!DOCTYPE html>\n<p a="b: c">\nd: e\n',
      /^a\.yaml: this is a web page \(HTML or XML\); an OpenAPI document was expected/
    ],
    ['a wrong bracket', 'a:\n  b: [}\n', /^a\.yaml:2:7: not valid YAML or JSON: .*at `b: \[}`/],
    ['JSON that is cut off', '{"a": {"b": 1', /^a\.yaml:1:\d+: not valid YAML or JSON: /],
    ['JSON that is cut off in a string', '{"a": "b\\"', /^a\.yaml:1:\d+: not valid YAML or JSON: /],
    ['an escape that YAML lacks', 'a: "\\d"\n', /^a\.yaml:1:\d: not valid YAML or JSON: unknown escape/],
    ['a line further left and a wrong bracket', 'a:\n  b: {\n}\nc: [}\n', /^a\.yaml:4:5: not valid YAML or JSON: /],
    ['a tab that indents', 'a:\n\tb: 1\n', /^a\.yaml:2:\d+: a tab stands in the indentation/],
    ['an alias to nothing', 'a: *b\n', /^a\.yaml:1:\d: not valid YAML or JSON: unidentified alias/],
    ['a merge of what is no object', 'a: &a 1\nb:\n  <<: *a\n', /^a\.yaml:3:3: not valid YAML or JSON: cannot merge/],
    ['UTF-16', Buffer.from('openapi: 3.0.0', 'utf16le').toString(), /^a\.yaml:1:2: this looks like UTF-16 text; save/],
    ['a picture', '\x89PNG\r\n\x1a\n\0\0', /^a\.yaml:2:1: this is no text/],
    ['a null in text', 'a: b\0c', /^a\.yaml:1:5: this is no text/],
    ['deep YAML', nested(600), /^a\.yaml:\d+:\d+: nested more than 500 levels deep/],
    ['deep JSON', `{"a": ${'['.repeat(600)}${']'.repeat(600)}}`, /^a\.yaml:1:506: nested more than 500 levels deep/],
    ['deep JSON without an end', '['.repeat(100_000), /nested more than 500 levels deep/],
    ['an alias within its own anchor', 'a: &a\n  b: [*a]\n', /^a\.yaml:2:\d: aliases: this is circular/],
    ['aliases that multiply', laughs(10), /^a\.yaml:\d+:\d+: aliases: this expands to more than \d{7} values/],
    ['aliases that nest', chain, /^a\.yaml:\d+:\d+: aliases: this nests more than 500 levels deep/]
  ]
  for (const [name, text, message] of table) t.throws(() => read(text), { name: 'Unreadable', message }, name)
  t.throws(() => read(''), Unreadable)
  t.end()
})

t.test('tabs separate, before flow collections and in them', (t) => {
  const table: [text: string, value: unknown][] = [
    ['a:\t{b: c}\n', { a: { b: 'c' } }],
    [
      'x:\n  a: \t[b,\tc]\t# d\n  "k\tk":\t{b:\t"\t", \t\'e\':\t1 }\n',
      { x: { a: ['b', 'c'], 'k\tk': { b: '\t', e: 1 } } }
    ],
    ['x:\n  -\t{b: 1}\n  - \t- {b: 2}\n', { x: [{ b: 1 }, [{ b: 2 }]] }],
    ['a:\t&q\t{b: 1}\nc:\t!!seq\t[d\te]\n', { a: { b: 1 }, c: ['d e'] }]
  ]
  for (const [text, value] of table) {
    const result = read(text)
    t.strictSame(result.value, value, text)
    t.strictSame(result.findings, [], text)
  }
  t.end()
})

t.test('what breaks a rule of YAML and has one meaning is read, with a note', (t) => {
  const left = /^this line begins further left than YAML allows/
  const table: [name: string, text: string, value: unknown, place: [line: number, column: number], note: RegExp][] = [
    ['a closing brace', 'a:\n  b: {\n    "x": 1\n  }\nc: 1\n', { a: { b: { x: 1 } }, c: 1 }, [4, 1], left],
    ['a block of JSON', 'a:\n  - b: {\n"x": "}",\n"y": [\n1]\n}\n', { a: [{ b: { x: '}', y: [1] } }] }, [3, 1], left],
    ['a list', 'a: [1,\n2\n]\n', { a: [1, 2] }, [2, 1], left],
    ['a block of JSON under its key', 'a:\n  b:\n  {\n "x": 1\n}\n', { a: { b: { x: 1 } } }, [3, 1], left],
    ['a block of JSON under its dash', 'a:\n  - {\n "x": 1\n}\n', { a: [{ x: 1 }] }, [3, 1], left],
    ['a quoted text', 'a:\n  b: "x\ny\\"\n z"\nc: 1\n', { a: { b: 'x y" z' }, c: 1 }, [3, 1], left],
    ['a text in single quotes', "a:\n  'k: k': 'it''s\n\nok'\n", { a: { 'k: k': "it's\nok" } }, [4, 1], left],
    ['a text under a dash', 'a:\n  - "x\ny"\n', { a: ['x y'] }, [3, 1], left],
    ['a plain text', 'a:\n  b: x\ny z\nc: 1\n', { a: { b: 'x y z' }, c: 1 }, [3, 1], left],
    ['Windows line ends', 'a:\r\n  b: {\r\n}\r\nc: 1\r\n', { a: { b: {} }, c: 1 }, [3, 1], left],
    ['a comment in braces', 'a:\n  b: { # it\'s "\n}\n', { a: { b: {} } }, [3, 1], left],
    ['an apostrophe in braces', "a:\n  b: {x: it's,\ny: 1}\n", { a: { b: { x: "it's", y: 1 } } }, [3, 1], left],
    [
      'texts that only look like braces',
      'a: |\n  {\nb:\n- >-\n  "x\n\n  y\n- x "y\n- - {\n}\n# c: [\nc: # "\n  d\ne: &e !!str "f\ng"\n',
      { a: '{\n', b: ['"x\ny', 'x "y', [{}]], c: 'd', e: 'f g' },
      [10, 1],
      left
    ],
    ['a key that is there twice', 'a: 1\nbc: 2\nbc: 3\n', { a: 1, bc: 3 }, [3, 1], /^the key "bc" stands twice/],
    ['two documents', 'a: 1\n---\nb: 1\n', { a: 1 }, [3, 1], /^a second YAML document starts here/],
    ['two documents, the second empty', 'a: 1\n---\n', { a: 1 }, [1, 1], /a second YAML document starts here/],
    ['a tag that would run code', 'a: !!js/function "x"\n', { a: 'x' }, [1, 4], /^YAML knows no tag !!js\/function/],
    ['a tag on a list', 'a: !set [x]\nb: !!str 1\n', { a: ['x'], b: '1' }, [1, 4], /^YAML knows no tag !set;/]
  ]
  for (const [name, text, value, [line, column], note] of table) {
    const result = read(text)
    t.strictSame(result.value, value, name)
    t.match(result.findings, [{ place: { file: 'a.yaml', line, column }, message: note }], name)
    t.equal(result.findings.length, 1, name)
  }
  const { findings } = read('a: {x: 1, x: 2}\ny: &k name\n*k : 1\nb: &b {}\nc: {<<: *b, <<: *b}\nd: 1\nd: 2\n')
  t.strictSame(
    findings.map(({ place }) => [place.line, place.column]),
    [
      [1, 11],
      [7, 1]
    ],
    'each of them'
  )
  t.strictSame(read('a: 1\n').findings, [], 'and none where nothing is odd')
  const padded = read('a:\n  b: {\n"x": {"y": 1}\n}\n').locate
  t.match(padded('/a/b/x/y'), { line: 3, column: 7 }, 'places are those of the file as it is written')
  t.match(read('a: 1\na: {b: 1}\n').locate('/a/b'), { line: 2, column: 5 }, 'a pointer means the key that counts')
  t.end()
})

t.test('aliases in moderation are what YAML has them for', (t) => {
  const { value } = read('a: &a {x: [1, 2]}\nb: *a\nc: [*a, *a]\n')
  const { a, b, c } = value as Record<string, unknown>
  t.equal(b, a)
  t.strictSame(c, [a, a])
  t.end()
})

t.test('every JSON pointer has a place in the text', (t) => {
  const yaml = `openapi: 3.0.0
paths:
  /a/{b}: &shared
    get:
      tags: [x, 'y']
      "responses":
        200: {description: ok}
  /c: *shared
x: &k name
*k : 1
'quo''ted': |
  text
empty:
`
  const { locate } = read(yaml)
  const table: [pointer: string, line: number, column: number][] = [
    ['', 1, 1],
    ['/openapi', 1, 1],
    ['/paths', 2, 1],
    ['/paths/~1a~1{b}', 3, 3],
    ['/paths/~1a~1{b}/get', 4, 5],
    ['/paths/~1a~1{b}/get/tags', 5, 7],
    ['/paths/~1a~1{b}/get/tags/0', 5, 14],
    ['/paths/~1a~1{b}/get/tags/1', 5, 17],
    ['/paths/~1a~1{b}/get/tags/2', 5, 7],
    ['/paths/~1a~1{b}/get/tags/0/deeper', 5, 14],
    ['/paths/~1a~1{b}/get/responses', 6, 7],
    ['/paths/~1a~1{b}/get/responses/200/description', 7, 15],
    ['/paths/~1a~1{b}/put', 3, 3],
    ['/paths/~1c', 8, 3],
    ['/paths/~1c/get', 4, 5],
    ["/quo'ted", 11, 1],
    ['/empty', 13, 1],
    ['/name', 1, 1],
    ['/nothing', 1, 1]
  ]
  for (const [pointer, line, column] of table) t.strictSame(locate(pointer), { file: 'a.yaml', line, column }, pointer)
  t.strictSame(read('{"a":\n  {"b": 1}}').locate('/a/b'), { file: 'a.yaml', line: 2, column: 4 }, 'in JSON')
  t.strictSame(read('[&a [1], *a]').locate('/1/0'), { file: 'a.yaml', line: 1, column: 6 }, 'through an alias')
  t.strictSame(read('---\n').locate('/a'), { file: 'a.yaml', line: 1, column: 1 }, 'in an empty document')
  t.strictSame(read('- \n- a').locate('/0'), { file: 'a.yaml', line: 1, column: 1 }, 'nothing at all')
  const deepest = `${'['.repeat(500)}1${']'.repeat(500)}`
  t.strictSame(read(deepest).locate('/0'), { file: 'a.yaml', line: 1, column: 1 }, 'too deep for YAML: only the file')
  t.end()
})

t.test('whatever else the parser throws is told too', async (t) => {
  const parser = await import('js-yaml')
  const parseEvents = () => {
    throw new RangeError('Maximum call stack size exceeded')
  }
  const { readText } = await t.mockImport<typeof import('../../../src/document/yaml/yaml.ts')>(
    '../../../src/document/yaml/yaml.ts',
    {
      'js-yaml': { ...parser, parseEvents }
    }
  )
  t.throws(() => readText('a: 1', 'a.yaml'), { message: /^a\.yaml: not readable as YAML \(RangeError: Maximum/ })
})

t.test('a text goes as far to the right as the key that it belongs to', (t) => {
  const table: [name: string, text: string, value: unknown][] = [
    ['on a line of its own, right of the key above', 'x:\n  a:\n"one\ntwo"\n', { x: { a: 'one two' } }],
    ['a list of its own line', 'x:\n  a:\n[1,\n2]\n', { x: { a: [1, 2] } }],
    ['behind its key, right of that key', 'x:\n  b: "one\ntwo"\n', { x: { b: 'one two' } }],
    [
      'behind a key that stands further left than the one above',
      'x:\n  y: {z: 1}\nb: [1,\n2]\n',
      { x: { y: { z: 1 } }, b: [1, 2] }
    ]
  ]
  for (const [name, text, value] of table) t.strictSame(read(text).value, value, name)
  t.end()
})

t.test('comments in JSON are passed over, and told', (t) => {
  const table: [name: string, text: string, value: unknown, line: number][] = [
    ['of a line', '{"a": 1, // one\n"b": "x // y"}', { a: 1, b: 'x // y' }, 1],
    ['before everything', '// one\n/* two\n*/ {"a": [1, 2]}', { a: [1, 2] }, 1],
    ['beside a comma too many', '{"a": ",}",\n "b": [1, /* last */ 2,], }', { a: ',}', b: [1, 2] }, 2],
    ['before what is YAML only', "// one\n{a: 'b', c: d}", { a: 'b', c: 'd' }, 1],
    ['in what is YAML only without them', '{a: "b",\n/* one */ c: [d] /* two { */}', { a: 'b', c: ['d'] }, 2]
  ]
  for (const [name, text, value, line] of table) {
    const { value: found, findings } = read(text)
    t.strictSame(found, value, name)
    t.match(findings, [{ place: { file: 'a.yaml', line }, message: /^JSON has no comments/ }], name)
    t.equal(findings.length, 1)
  }
  t.match(read('// one\n{"a": {"b": 1}}').locate('/a/b'), { line: 2, column: 8 })
  const none: [text: string, value: unknown][] = [
    ['{a: http://x//y}', { a: 'http://x//y' }],
    ['{a: b // c}', { a: 'b // c' }],
    ['// a text', '// a text']
  ]
  for (const [text, value] of none) t.strictSame([read(text).value, read(text).findings], [value, []], text)
  t.throws(() => read('// one\n{"a": }]'), { name: 'Unreadable', message: /^a\.yaml:2:\d+: / })
  t.throws(() => read('{"a": [} // one'), { name: 'Unreadable', message: /^a\.yaml:1:\d+: / })
  t.end()
})

t.test('numbers of schemas of texts stay the texts that they are written as', async (t) => {
  const read = (text: string) => readText(text, 'a.yaml').value
  t.strictSame(
    read(`zip: {type: string, example: 01234, default: 1.10, enum: [1.0, 2, 0x1f, +1, 1e3, x], const: '007'}`),
    {
      zip: {
        type: 'string',
        example: '01234',
        default: '1.10',
        enum: ['1.0', 2, '0x1f', '+1', '1e3', 'x'],
        const: '007'
      }
    }
  )
  t.strictSame(read(`p:\n  name: v\n  schema: {type: string}\n  example: 2.0\n  examples: {a: {value: 3.0}}`), {
    p: { name: 'v', schema: { type: 'string' }, example: '2.0', examples: { a: { value: 3 } } }
  })
  t.strictSame(read('p: {schema: text, example: 2.0}'), { p: { schema: 'text', example: 2 } })
  t.strictSame(read('{type: string, example: +49301234}'), { type: 'string', example: '+49301234' })
  t.strictSame(read('{type: string, enum: [[01], 02]}'), { type: 'string', enum: [[1], '02'] })
  t.equal(read('+7'), 7)
  const others = {
    a: { type: 'number', example: 1 },
    b: { type: ['string', 'integer'], example: 7 },
    c: { example: 7 }
  }
  t.strictSame(
    read(`a: {type: number, example: 1.0}\nb: {type: [string, integer], example: 007}\nc: {example: 007}`),
    others
  )
  t.strictSame(
    read(`x: &x q\na: {type: , schema: 5, *x : 1.0, example: *x}\nb: {type: string, example: , default: {a: 1.0}}`),
    {
      x: 'q',
      a: { type: null, schema: 5, q: 1, example: 'q' },
      b: { type: 'string', example: null, default: { a: 1 } }
    }
  )
})
