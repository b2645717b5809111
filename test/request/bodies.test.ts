import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import t from 'tap'
import type { MediaType } from '../../src/document/openapi.ts'
import { documentedType, readerOf, typeToRead } from '../../src/request/bodies.ts'
import { decodeContent } from '../../src/request/content-encoding.ts'
import { readJson } from '../../src/request/json-parser.ts'
import { resourcesOf } from '../../src/schema/meaning/schema-resources.ts'
import { checkerOf } from '../../src/schema/validator.ts'

const integer = { type: 'integer' }
const text = { type: 'string' }
const list = { type: 'array', items: integer }

const checker = checkerOf(
  resourcesOf({
    components: {
      headers: { Tags: { schema: list } },
      schemas: {
        Pet: {
          type: 'object',
          xml: { name: 'pet' },
          required: ['id', 'name'],
          properties: {
            id: { type: 'integer', xml: { attribute: true } },
            name: { type: 'string', xml: { name: 'title', prefix: 'p', namespace: 'urn:p' } },
            tags: {
              ...list,
              xml: { wrapped: true, name: 'labels' },
              items: { type: 'string', xml: { name: 'label' } }
            },
            sizes: list,
            child: { $ref: '#/components/schemas/Pet' },
            nick: { type: ['string', 'null'] }
          }
        }
      }
    }
  })
)
const pet = { $ref: '#/components/schemas/Pet' }

/** The value as JSON, or why it is none; then all that is wrong. Text stands for bytes, one a character. */
async function read(type: string, media: MediaType, body: string | Buffer): Promise<string[]> {
  const bytes = typeof body === 'string' ? Buffer.from(body, 'latin1') : body
  const reading = await readerOf(type, media, checker)(bytes)
  if ('malformed' in reading) return [reading.malformed]
  const found = checker.check(reading.schema ?? media.schema ?? true, reading.value, 'request')
  const all = [...(reading.violations ?? []), ...found].map(({ at, message }) => `${at} ${message}`)
  return [JSON.stringify(reading.value), ...all]
}

type Row = [body: string | Buffer, ...expected: string[]]

const table = (name: string, type: string, media: MediaType | Record<string, unknown>, rows: Row[]) =>
  t.test(name, async (t) => {
    for (const [body, ...expected] of rows) {
      t.same(await read(type, media as MediaType, body), expected, body.toString().slice(0, 80))
    }
  })

t.test('a Content-Type falls under the documented type that is nearest', async (t) => {
  const json = 'application/json'
  const cases: [documented: string[], sent: string | undefined, type: string | undefined, readAs?: string][] = [
    [[json], json, json],
    [[json], 'Application/JSON; charset=utf-8', json],
    [['application/json; charset=utf-8'], json, 'application/json; charset=utf-8'],
    [['application/json; v=1', 'application/json;v=2'], 'application/json; v=2', 'application/json;v=2'],
    [['application/json; v=1', 'application/json;v=2'], 'application/json; v=3', 'application/json; v=1'],
    [['*/*', 'image/*', 'image/png'], 'image/png', 'image/png'],
    [['*/*', 'image/*', 'image/png'], 'image/gif', 'image/*', 'image/gif'],
    [['*/*', 'image/*', 'image/png'], 'text/html', '*/*', 'text/html'],
    [['*'], 'text/html', '*', 'text/html'],
    [[json], 'text/plain;charset=UTF-8', json, json],
    [['application/vnd.api+json'], 'text/plain', 'application/vnd.api+json', 'application/vnd.api+json'],
    [['application/*', 'application/*+json'], 'application/hal+json', 'application/*+json', 'application/hal+json'],
    [['application/*+json'], json, 'application/*+json', json],
    [['application/*+json'], 'application/hal+xml', undefined],
    [[json, 'text/plain'], 'text/plain', 'text/plain'],
    [['*/*'], 'text/plain', '*/*', 'text/plain'],
    [['*/*'], 'applicationjson;version=1', '*/*', 'applicationjson;version=1'],
    [[json], 'application/xml', undefined],
    [[json], 'nonsense', undefined],
    [[json], 'application/json/x', undefined],
    [['text/xml', json], undefined, json, json],
    [['text/xml'], '', 'text/xml', 'text/xml'],
    [['text/xml', 'image/png'], undefined, undefined],
    [[], 'image/png', 'image/png'],
    [[], undefined, 'application/octet-stream']
  ]
  for (const [documented, sent, type, readAs] of cases) {
    const found = documentedType(Object.fromEntries(documented.map((one) => [one, {}])), sent)
    t.equal(found, type, `${documented} ${sent}`)
    if (readAs !== undefined) t.equal(typeToRead(found!, sent), readAs)
  }
})

table('JSON is read as it is', 'application/json', { schema: { properties: { a: integer } } }, [
  ['{"a":1}', '{"a":1}'],
  ['{"a":"1"}', '{"a":"1"}', '/a must be an integer'],
  ['\ufeff{}'.replace('\ufeff', '\xef\xbb\xbf'), '{}'],
  ['{"__proto__":{"a":1}}', '{"__proto__":{"a":1}}'],
  ['{"a":1,"a":2}', '{"a":2}'],
  ['"\xff"', 'is not valid UTF-8'],
  ['{"a":', 'is not valid JSON: a value is expected at line 1, column 6, but it ends']
])

t.test('JSON in another charset is read by it, where it is known', async (t) => {
  t.same(await read('application/problem+json; charset=iso-8859-1', {}, '"\xe9"'), ['"é"'])
  t.same(await read('application/json; charset="utf-99"', {}, '{}'), ['is in a charset that is not known: utf-99'])
})

t.test('a number that no double holds is refused, since it would be read as Infinity', (t) => {
  const cases: [text: string, at: string][] = [
    ['1e400', ''],
    ['{"a":[1,{"b/c":-1E+999}]}', ' at /a/1/b~1c'],
    [`[${'9'.repeat(400)}]`, ' at /0']
  ]
  for (const [text, at] of cases)
    t.same(readJson(text), { malformed: `has a number${at} that is too large to be read` })
  t.same(readJson('{"a":[1e308,1e-400,"1e400",null]}'), { value: { a: [1e308, 0, '1e400', null] } })
  t.match(readJson(`${'['.repeat(50_000)}1e400${']'.repeat(50_000)}`), { malformed: /too large/ })
  t.end()
})

t.test('what is wrong with JSON is told by line and column', async (t) => {
  const cases: [text: string, expected: string][] = [
    ['', 'a value is expected at line 1, column 1, but it ends'],
    ['{"a":\n nope', 'a value is expected at line 2, column 2, but found "n"'],
    ['{"a":1,}', 'a member\'s name in double quotes is expected at line 1, column 8, but found "}"'],
    ["{'a':1}", 'a member\'s name in double quotes or } is expected at line 1, column 2, but found "\'"'],
    ['{"a" 1}', 'a colon is expected at line 1, column 6, but found "1"'],
    ['{"a":1', 'a comma or } is expected at line 1, column 7, but it ends'],
    ['[1,]', 'a value is expected at line 1, column 4, but found "]"'],
    ['[1 2]', 'a comma or ] is expected at line 1, column 4, but found "2"'],
    ['[}', 'a value or ] is expected at line 1, column 2, but found "}"'],
    ['[[],{}] x', 'the end is expected at line 1, column 9, but found "x"'],
    ['{"a":1,"b":[{}],1', 'a member\'s name in double quotes is expected at line 1, column 17, but found "1"'],
    ['"😀" 😀', 'the end is expected at line 1, column 6, but found "😀"'],
    ['"a\nb"', 'a whole string is expected at line 1, column 1, but found "\\""'],
    ['['.repeat(100_000), 'a value or ] is expected at line 1, column 100001, but it ends']
  ]
  for (const [text, expected] of cases) {
    t.same(readJson(text), { malformed: `is not valid JSON: ${expected}` }, text.slice(0, 40))
  }
  t.match(readJson('['.repeat(100_000) + ']'.repeat(100_000)), { value: [] })
  t.same(readJson(`"${'\\n'.repeat(5_000_000)}`), { malformed: 'is not valid JSON' }, 'but not in very long text')
})

const form = {
  schema: {
    type: 'object',
    required: ['a'],
    properties: {
      a: integer,
      list,
      object: { type: 'object', properties: { x: integer } },
      either: { type: ['object', 'string'] },
      plain: text,
      joined: list,
      deep: { type: 'object', properties: { x: integer } },
      json: list
    },
    additionalProperties: { type: ['integer', 'array'] }
  },
  encoding: {
    plain: { allowReserved: false },
    joined: { style: 'form', explode: false },
    deep: { style: 'deepObject', explode: true },
    json: { contentType: 'application/json' },
    a: null
  }
}

table(
  'a list in a form may be delimited as in Swagger 2.0',
  'application/x-www-form-urlencoded',
  { schema: { properties: { l: list } }, encoding: { l: { style: 'form', 'x-collectionFormat': 'tsv' } } },
  [['l=1%092', '{"l":[1,2]}']]
)

table('the fields of a form are read as the schema and their encoding say', 'application/x-www-form-urlencoded', form, [
  ['a=1', '{"a":1}'],
  ['', '{}', '/a is required'],
  ['a=x', '{"a":"x"}', '/a must be an integer'],
  ['a=1&plain=a+b%20c%26', '{"a":1,"plain":"a b c&"}'],
  ['a=1&list=1&list=2', '{"a":1,"list":[1,2]}'],
  ['a=1&list=1', '{"a":1,"list":[1]}'],
  ['a=1&list[]=1&list[]=2', '{"a":1,"list":[1,2]}'],
  ['a=1&object={"x":1}', '{"a":1,"object":{"x":1}}'],
  ['a=1&object[x]=1', '{"a":1,"object":{"x":1}}'],
  ['a=1&object=5', '{"a":1,"object":5}', '/object must be an object'],
  ['a=1&either={"x":1}', '{"a":1,"either":{"x":1}}'],
  ['a=1&either={', '{"a":1,"either":"{"}'],
  ['a=1&joined=1,2', '{"a":1,"joined":[1,2]}'],
  ['a=1&deep[x]=1', '{"a":1,"deep":{"x":1}}'],
  ['a=1&json=[1,2]', '{"a":1,"json":[1,2]}'],
  ['a=1&object[x=1', '{"a":1}', '/object must be written as name[member]=value'],
  ['a=1&more=5', '{"a":1,"more":5}'],
  ['a=1&more=5&more=x', '{"a":1,"more":["5","x"]}'],
  ['a=1&more[x]=y', '{"a":1,"more[x]":"y"}', '/more[x] must be an integer or an array'],
  ['a=1&%=%zz', '{"a":1,"%":"%zz"}', '/% must be an integer or an array'],
  ['a=%zz', '{"a":"%zz"}', '/a is not valid percent-encoding', '/a must be an integer'],
  ['a=1&a=2', '{"a":["1","2"]}', '/a is given 2 times, but takes one value', '/a must be an integer'],
  [
    'a=1&plain=:/?#[]@!$',
    '{"a":1,"plain":":/?#[]@!$"}',
    '/plain holds reserved characters that are not percent-encoded'
  ],
  [
    'a=1&json=[',
    '{"a":1,"json":"["}',
    '/json is not valid JSON: a value or ] is expected at line 1, column 2, but it ends',
    '/json must be an array'
  ],
  ['a=1&__proto__=2', '{"a":1,"__proto__":2}']
])

t.test('a form without a schema is text', async (t) => {
  t.same(await read('application/x-www-form-urlencoded', {}, 'a=1&b=2&b=3'), ['{"a":"1","b":["2","3"]}'])
})

const field = (name: string, body: string, more = '') =>
  `--X\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${body}\r\n`
const end = '--X--\r\n'
const upload = {
  schema: {
    type: 'object',
    required: ['id'],
    properties: {
      id: integer,
      file: { type: 'string', format: 'binary' },
      meta: { type: 'object', required: ['k'] },
      files: { type: 'array', items: text },
      numbers: list,
      loose: {}
    }
  },
  encoding: { file: { contentType: 'image/png, IMAGE/*; q=1' }, meta: { contentType: 'application/json' } }
}
const multipart = 'multipart/form-data; charset=x; boundary=X'
const closing = 'is cut short: the closing boundary --X-- is missing'

table('the parts of a form are read, files and all', multipart, upload, [
  [field('id', '5') + end, '{"id":5}'],
  [`preamble\r\n${field('id', '5')}${end}epilogue`, '{"id":5}'],
  [
    field('id', '5') + field('file', '\x89PNG\r\n--\xff', '; filename="../a\\"b.png"\r\nContent-Type: image/png') + end,
    '{"id":5,"file":"\x89PNG\\r\\n--ÿ"}'
  ],
  [field('id', '5') + field('file', '1', '; filename*=x\r\ncontent-type: image/x') + end, '{"id":5,"file":"1"}'],
  [
    field('id', '5') + field('file', 'x', '; filename=x\r\nContent-Type: text/plain; charset=x') + end,
    '{"id":5,"file":"x"}',
    '/file is sent as text/plain, but must be image/png, IMAGE/*; q=1'
  ],
  [
    field('id', '5') + field('file', 'x', '; filename=x\r\nContent-Type: application/octet-stream') + end,
    '{"id":5,"file":"x"}'
  ],
  [field('id', '5') + field('meta', '{"k":1}') + end, '{"id":5,"meta":{"k":1}}'],
  [
    field('id', '5') + field('meta', '{}', '\r\nContent-Type: application/json') + end,
    '{"id":5,"meta":{}}',
    '/meta/k is required'
  ],
  [
    field('id', '5') + field('meta', '{') + end,
    '{"id":5,"meta":"{"}',
    "/meta is not valid JSON: a member's name in double quotes or } is expected at line 1, column 2, but it ends",
    '/meta must be an object'
  ],
  [field('id', '5') + field('files', 'a') + field('files', 'b') + end, '{"id":5,"files":["a","b"]}'],
  [field('id', '5') + field('files', 'a', '; filename="a"') + end, '{"id":5,"files":["a"]}'],
  [field('id', '5') + field('numbers', '1') + field('numbers', '2') + end, '{"id":5,"numbers":[1,2]}'],
  [
    field('id', '5') + field('numbers', '[1,2]', '\r\nContent-Type: application/json') + end,
    '{"id":5,"numbers":[1,2]}'
  ],
  [field('id', '5') + field('loose', '1') + field('loose', '2') + end, '{"id":5,"loose":["1","2"]}'],
  [
    field('id', '5') + field('id', '6') + end,
    '{"id":"5"}',
    '/id is given 2 times, but takes one value',
    '/id must be an integer'
  ],
  [field('id', '\xc3\xa9') + end, '{"id":"é"}', '/id must be an integer'],
  [field('__proto__', 'x') + end, '{"__proto__":"x"}', '/id is required'],
  [end, '{}', '/id is required'],
  [`--X\r\n\r\nx\r\n${end}`, 'has a part without a name in its Content-Disposition'],
  [field('id', '5'), closing],
  ['--X\r\nContent-Disposition: form-data', closing],
  ['--X', closing],
  ['nothing', closing],
  ['', closing]
])

const file = (headers: string) => field('file', 'x', `; filename="a"${headers}`) + end
const described = {
  schema: { properties: { file: { type: 'string', format: 'binary' } } },
  encoding: {
    file: {
      headers: {
        'X-Part': { required: true, schema: integer },
        'X-Tags': { $ref: '#/components/headers/Tags' },
        'Content-Type': { required: true, schema: { const: 'never' } }
      }
    }
  }
}

table('the headers of a part are checked as its encoding says', multipart, described, [
  [file('\r\nX-PART:  5\r\nno header'), '{"file":"x"}'],
  [file(''), '{"file":"x"}', '/file has a part whose header X-Part is required'],
  [file('\r\nx-part: five'), '{"file":"x"}', '/file has a part whose header X-Part must be an integer'],
  [file('\r\nX-Part: 5\r\nX-Tags: 1,two'), '{"file":"x"}', '/file has a part whose header X-Tags/1 must be an integer']
])

table('a part that says no type has the documented one', multipart, upload, [
  [field('id', '5') + field('file', 'x') + end, '{"id":5,"file":"x"}'],
  [field('id', '5') + field('file', 'x', '; filename="a"') + end, '{"id":5,"file":"x"}']
])

const typed = {
  schema: { type: 'object', properties: { m: { type: 'object' } } },
  encoding: { m: { contentType: 'application/json' } }
}
table('a part of JSON that says no type may have the name of a file', multipart, typed, [
  [field('m', '{"a":1}', '; filename="blob"') + end, '{"m":{"a":1}}'],
  [
    field('m', '{', '; filename="blob"') + end,
    '{"m":"{"}',
    "/m is not valid JSON: a member's name in double quotes or } is expected at line 1, column 2, but it ends",
    '/m must be an object'
  ]
])

t.test('other multipart bodies are lists of parts', async (t) => {
  const body = `--X\r\nContent-Type: application/json\r\n\r\n{"a":1}\r\n--X\r\n\r\nx\r\n${end}`
  t.same(await read('multipart/mixed; boundary="X"', {}, body), ['[{"a":1},"x"]'])
  const broken = '--X\r\nContent-Type: application/json\r\n\r\n{\r\n--X--'
  t.match(await read('multipart/mixed; boundary=X', {}, broken), [/^has a part that is not valid JSON/])
  t.match(await read('multipart/form-data', {}, body), [/gives no boundary$/])
  const items = { type: 'array', prefixItems: [{ type: 'object' }, integer] }
  const untyped = `--X\r\n\r\n{"a":1}\r\n--X\r\n\r\n5\r\n${end}`
  t.same(await read('multipart/mixed; boundary=X', { schema: items }, untyped), ['[{"a":1},5]'])
  const named = { schema: { type: 'object', properties: { n: integer } } }
  t.same(await read('multipart/mixed; boundary=X', named, field('n', '5') + end), ['{"n":5}'])
  t.match(await read('multipart/mixed; boundary=X', named, untyped), ['["{\\"a\\":1}","5"]', / must be an object/])
  const fault = new Error('a fault of ours')
  const faulty = {
    ...checker,
    fits: () => {
      throw fault
    }
  } as typeof checker
  const odd = { schema: { type: 'array', items: { type: ['integer', 'string'] } } } as MediaType
  t.throws(() => readerOf('multipart/mixed; boundary=X', odd, faulty)(Buffer.from(untyped)), fault)
})

const p = 'xmlns:p="urn:p"'
table('XML is read by the names that the schema gives', 'application/xml', { schema: pet }, [
  [`<?xml version="1.0"?><pet id="5" ${p}><p:title>a</p:title></pet>`, '{"id":5,"name":"a"}'],
  [
    `<!-- a --><pet id='5'><?x?><title xmlns="urn:p"><![CDATA[<a>]]>&lt;&#65;&#x41;</title><!-- b --></pet>`,
    '{"id":5,"name":"<a><AA"}'
  ],
  [
    `<pet id="5" ${p}><p:title/><labels><label>a</label><label>b</label></labels><sizes>1</sizes><sizes> 2 </sizes></pet>`,
    '{"id":5,"name":"","tags":["a","b"],"sizes":[1,2]}'
  ],
  [`<pet id="5" ${p}><p:title/><labels/></pet>`, '{"id":5,"name":"","tags":[]}'],
  [`<pet id="5" ${p}><p:title/><pet id="6"><p:title/></pet></pet>`, '{"id":5,"name":"","child":{"id":6,"name":""}}'],
  [
    `<pet id="5" ${p} xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:type="x" xml:lang="en" more="1"><p:title/><nick i:nil="true"/></pet>`,
    '{"id":5,"name":"","nick":null,"more":"1"}'
  ],
  [`<pet id="x"><title>a</title></pet>`, '{"id":"x","title":"a"}', '/name is required', '/id must be an integer'],
  [`<dog id="5" ${p}><p:title/></dog>`, '{"id":5,"name":""}', ' must be the element <pet>, not <dog>'],
  [
    `<pet id="5" ${p}><p:title>1</p:title><p:title>2</p:title><x a="1"><y/></x><x/></pet>`,
    '{"id":5,"name":["1","2"],"x":[{"a":"1","y":""},""]}',
    '/name must be a string'
  ],
  [`<pet id="5" ${p}><p:title><b>1</b></p:title></pet>`, '{"id":5,"name":{"b":"1"}}', '/name must be a string']
])

table('what is no XML, or not safe, is refused', 'text/xml', { schema: pet }, [
  ['', 'is not valid XML: missing root element (line 1)'],
  ['x', 'is not valid XML: missing root element (line 1)'],
  ['<a/>x', 'is not valid XML: Extra content at the end of the document (line 1)'],
  ['\n<a>', 'is not valid XML: unclosed xml tag(s): a (line 2)'],
  ['<a></b>', 'is not valid XML: Opening and ending tag mismatch: "a" != "b" (line 1)'],
  ['<a/></b>', 'is not valid XML: Opening and ending tag mismatch: "a" != "b" (line 1)'],
  ['<a/><b/>', 'is not valid XML: Only one element can be added and only after doctype (line 1)'],
  ['<a b=1/>', 'is not valid XML: attribute "1" missed quot(")! (line 1)'],
  ['<a b/>', 'is not valid XML: attribute "b" missed value!! "b" instead!! (line 1)'],
  ['<a b="<"/>', "is not valid XML: Unescaped '<' not allowed in attributes values (line 1)"],
  ['<a b="1" b="2"/>', 'is not valid XML: Attribute b redefined (line 1)'],
  ['<1/>', 'is not valid XML: invalid tagName:1 (line 1)'],
  ['<x:a/>', 'is not valid XML: prefix is non-null and namespace is null (line 1)'],
  ['<a></a', 'is not valid XML: a tag is not well-formed (line 1)'],
  ['<a><!-- ', 'is not valid XML: a comment is not ended (line 1)'],
  ['<a><![CDATA[', 'is not valid XML: a CDATA section is not ended (line 1)'],
  ['<?xml version="1.0"', 'is not valid XML: a processing instruction is not ended (line 1)'],
  ['<?x', 'is not valid XML: a processing instruction is not ended (line 1)'],
  ['<a>\0</a>', 'is not valid XML: it holds a character that XML does not have (line 1)'],
  ['<a>&b;</a>', 'is not valid XML: the entity &b; is not defined (line 1)'],
  ['<a>&amp</a>', 'is not valid XML: the entity &amp is not defined (line 1)'],
  ['<a>& </a>', 'is not valid XML: the entity & is not defined (line 1)'],
  ['<a>&#0;</a>', 'is not valid XML: the entity &#0; is not defined (line 1)'],
  ['<a>&#x110000;</a>', 'is not valid XML: the entity &#x110000; is not defined (line 1)'],
  [
    '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    'is not valid XML: document types (<!DOCTYPE …>) and their entities are not read (line 1)'
  ],
  ['<a>'.repeat(100_000), 'is not valid XML: elements are nested too deeply (line 1)'],
  ['\xff', 'is not valid UTF-8']
])

t.test('XML is read in time that grows with its length: the square of it would not end', async (t) => {
  const many = (make: (index: number) => string) => Array.from({ length: 50_000 }, (_, index) => make(index)).join('')
  const documents = [
    `<r>${many(() => '<z/>')}</r>`,
    `<r>${many((index) => `<z${index}/>`)}</r>`,
    `<r ${many((index) => `a${index}="" `)}/>`,
    `<r ${many((index) => `xmlns:a${index}="u" `)}>${many(() => '<z xmlns:b="u"/>')}</r>`,
    `<r>${many(() => '&lt;')}</r>`
  ]
  for (const document of documents) t.equal((await read('text/xml', {}, document)).length, 1, document.slice(0, 30))
  const nested = `<a xmlns:b="u">`.repeat(50_000)
  t.match(await read('text/xml', {}, nested), [/nested too deeply/], 'refused before namespaces are looked at')
})

t.test('XML without a schema, and of other shapes, is read too', async (t) => {
  const cases: [schema: unknown, xml: string, json: string][] = [
    [{ properties: { ids: list } }, '<a><ids>5</ids></a>', '{"ids":[5]}'],
    [
      { properties: { ids: { ...list, items: { ...integer, xml: { name: 'id' } } } } },
      '<a><ids>5</ids><ids>6</ids></a>',
      '{"ids":[5,6]}'
    ],
    [list, '<ids>7</ids>', '[7]'],
    [list, '<ids> </ids>', '[]'],
    [undefined, '<a/>\n', '""'],
    [undefined, '<a b="1"><c>2</c></a>', '{"b":"1","c":"2"}'],
    [undefined, '<a b="1"><b>2</b></a>', '{"b":["1","2"]}'],
    [integer, '<a> 5 </a>', '5'],
    [list, '<a><b>1</b><b>2</b></a>', '[1,2]'],
    [
      { properties: { x: { xml: { nodeType: 'text' } }, y: { ...integer, xml: { nodeType: 'attribute' } } } },
      '<a y="1">z</a>',
      '{"x":"z","y":1}'
    ],
    [{ type: 'object', properties: { x: list } }, '<a>&#9;&#128512;</a>', '{}'],
    [{ xml: { name: 's:a', namespace: 'urn:s' }, type: 'object' }, '<s:a xmlns:s="urn:s"/>', '{}']
  ]
  for (const [schema, xml, json] of cases) t.same(await read('text/xml', { schema } as MediaType, xml), [json], xml)
  const named = { schema: { xml: { name: 'a', namespace: 'urn:s' }, type: 'object' } }
  t.match(await read('text/xml', named, '<a/>'), ['{}', / of the namespace urn:s, not <a>$/])
  const latin = '<?xml version="1.0" encoding="ISO-8859-1"?><a>\xe9</a>'
  t.same(await read('application/soap+xml', {}, latin), ['"é"'])
  t.same(await read('application/xml; charset=latin1', {}, latin), ['"é"'])
})

table(
  'a stream of JSON is checked record by record',
  'application/x-ndjson',
  { schema: { type: 'object', required: ['a'] } },
  [
    ['{"a":1}\r\n\n{"b":2}\n', '[{"a":1},{"b":2}]', '/1/a is required'],
    ['{"a":1}\n{"a":\n', 'is not valid JSON: a value is expected at line 1, column 6, but it ends (of record 2)']
  ]
)

t.test('other streams are as their media type says', async (t) => {
  t.same(await read('application/jsonl', { schema: { ...list, maxItems: 1 } }, '1\n2'), [
    '[1,2]',
    ' must have at most 1 item'
  ])
  t.same(await read('application/json-seq', { itemSchema: integer }, '\x1e1\n\x1e"a"\n'), [
    '[1,"a"]',
    '/1 must be an integer'
  ])
  const media = {}
  t.same(await read('application/jsonl', media, '1'), ['[1]'])
  t.same(await read('application/jsonl', media, '2'), ['[2]'])
})

t.test('text is read as the schema wants it, and bytes count as text', async (t) => {
  const cases: [type: string, schema: unknown, body: string, ...expected: string[]][] = [
    ['text/plain', integer, '5', '5'],
    ['text/plain', text, '5', '"5"'],
    ['text/plain', undefined, '\xc3\xa9', '"é"'],
    ['text/csv', list, 'a,b', '"a,b"'],
    ['application/octet-stream', { type: 'string', format: 'binary' }, '\xff', '"ÿ"'],
    ['image/png', undefined, '\xff', '"ÿ"'],
    ['application/x-yaml', { type: 'object' }, 'a: 1', '"a: 1"']
  ]
  for (const [type, schema, body, ...expected] of cases)
    t.same(await read(type, { schema } as MediaType, body), expected, type)
})

t.test('where text can be read in two ways, the checker is asked', async (t) => {
  const media = { schema: { anyOf: [{ type: 'integer', maximum: 5 }, text] } }
  t.same(await readerOf('text/plain', media, checker)(Buffer.from('5')), { value: 5 })
  t.same(await readerOf('text/plain', media, checker)(Buffer.from('6')), { value: '6' })
})

t.test('a fault of ours is not taken for one of the request', async (t) => {
  const broken = {
    get properties() {
      throw new Error('ours')
    }
  }
  const schema = { properties: { a: broken } }
  const bodies: [type: string, body: string][] = [
    ['text/xml', '<a><a/></a>'],
    ['application/x-www-form-urlencoded', 'a=1'],
    [multipart, field('a', '1') + end]
  ]
  for (const [type, body] of bodies) {
    const media = { schema } as unknown as MediaType
    await t.rejects(async () => readerOf(type, media, checker)(Buffer.from(body)), /ours/, type)
  }
  const media = { schema: broken } as unknown as MediaType
  await t.rejects(async () => readerOf('text/plain', media, checker)(Buffer.from('a')), /ours/)
})

t.test('references that lead nowhere ask nothing', async (t) => {
  const nowhere = () => {
    throw new Error('leads nowhere')
  }
  t.same(
    await readerOf('text/plain', { schema: { $ref: '#/a' } }, { ...checker, schemaOrAny: nowhere })(Buffer.from('a')),
    { value: 'a' }
  )
})

t.test('what was packed is unpacked, within bounds', async (t) => {
  const bytes = Buffer.from('{"a":1}'.repeat(100))
  const cases: [coding: string | undefined, sent: Buffer, expected: unknown][] = [
    [undefined, bytes, { bytes }],
    ['identity', bytes, { bytes }],
    ['GZIP', gzipSync(bytes), { bytes }],
    ['x-gzip, ', gzipSync(bytes), { bytes }],
    ['deflate', deflateSync(bytes), { bytes }],
    ['deflate', deflateRawSync(bytes), { bytes }],
    ['br', brotliCompressSync(bytes), { bytes }],
    ['gzip, br', brotliCompressSync(gzipSync(bytes)), { bytes }],
    ['gzip', bytes, { status: 400, reason: 'is not valid gzip' }],
    ['gzip', gzipSync(bytes).subarray(0, 20), { status: 400 }],
    ['deflate', Buffer.alloc(0), { status: 400 }],
    ['gzip', gzipSync(Buffer.alloc(1e6)), { status: 413, reason: 'is more than 1000 bytes when unpacked' }],
    ['rot13', bytes, { status: 415, reason: /rot13; these are understood: identity, gzip, x-gzip, deflate, br$/ }],
    ['constructor', bytes, { status: 415 }],
    ['gzip,gzip,gzip,gzip', bytes, { status: 415 }]
  ]
  for (const [coding, sent, expected] of cases)
    t.match(await decodeContent(sent, coding, 1000), expected, String(coding))
})

t.test('a form that the document calls a file is taken as a whole', async (t) => {
  t.same(await read('multipart/form-data; boundary=x', { schema: { type: 'string', format: 'binary' } }, '--x--'), [
    '"--x--"'
  ])
})

table('members and items of a part may be named in brackets', multipart, upload, [
  [
    field('id', '5') + field('meta[k]', '1') + field('meta[l][m]', 'x') + end,
    '{"id":5,"meta":{"k":"1","l":{"m":"x"}}}'
  ],
  [field('id', '5') + field('numbers[]', '1') + field('numbers[]', '2') + end, '{"id":5,"numbers":[1,2]}'],
  [field('id', '5') + field('numbers[0]', '1') + field('numbers[1]', '2') + end, '{"id":5,"numbers":[1,2]}'],
  [field('id', '5') + field('files[]', 'a', '; filename="a"') + end, '{"id":5,"files":["a"]}'],
  [field('id', '5') + field('meta', '{"k":1}') + field('meta[k]', '2') + end, '{"id":5,"meta":{"k":1}}'],
  [field('id', '5') + field('more[k]', '2') + end, '{"id":5,"more[k]":"2"}'],
  [field('id', '5') + field('meta[k', '2') + end, '{"id":5,"meta[k":"2"}'],
  [field('id', '5') + field(`meta${'[a]'.repeat(40)}`, '2') + end, '{"id":5}', '/meta is nested too deeply']
])

t.test('a form of which nothing is said but that it is text passes as it is', async (t) => {
  const type = 'application/x-www-form-urlencoded'
  t.same(await read(type, { schema: { type: 'string', pattern: '^x$' } }, 'a=1&b=%zz'), ['"a=1&b=%zz"'])
})

t.test('a blank Content-Type is read as the documented type', async (t) => {
  t.equal(typeToRead('application/json', ' \t'), 'application/json')
})
