import t from 'tap'
import type { Schema } from '../../src/document/openapi.ts'
import { writeXml } from '../../src/reply/body/xml-writer.ts'
import { parseXml } from '../../src/request/xml-document.ts'

const components: Record<string, Schema> = {
  Pet: { type: 'object', properties: { name: { type: 'string' } } },
  Named: { type: 'object', xml: { name: 'animal' } },
  'odd name': { type: 'object' }
}
const resolve = (ref: string) => components[ref.split('/').at(-1) as string] as Schema
const write = (value: unknown, schema: unknown, root?: string) => writeXml(value, schema as Schema, resolve, root)
const head = '<?xml version="1.0" encoding="UTF-8"?>'
const nil = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"'

type Row = [schema: unknown, value: unknown, xml: string, root?: string]

const table = (name: string, rows: Row[]) =>
  t.test(name, async (t) => {
    for (const [schema, value, xml, root] of rows) {
      const written = write(value, schema, root)
      t.equal(written, head + xml)
      t.doesNotThrow(() => parseXml(written), 'it is well-formed')
    }
  })

table('the root is called as the schema, its component or the caller says', [
  [true, 5, '<root>5</root>'],
  [{ xml: { name: 'a' } }, {}, '<a></a>'],
  [{ $ref: '#/components/schemas/Pet' }, { name: 'b' }, '<Pet><name>b</name></Pet>'],
  [{ $ref: '#/components/schemas/Named' }, {}, '<animal></animal>'],
  [{ $ref: '#/components/schemas/odd name' }, {}, '<odd_name></odd_name>'],
  [{ $ref: '#/components/schemas/Pet' }, {}, '<error></error>', 'error'],
  [{ xml: 'none' }, null, `<root ${nil}/>`],
  [{ xml: { name: '' } }, undefined, `<root ${nil}/>`]
])

const text = { type: 'string' }
const list = (items: object, xml?: object) => ({
  properties: { a: { type: 'array', items: { ...text, ...items }, ...(xml && { xml }) } }
})

table('arrays are wrapped and named as the XML Object says', [
  [list({}), { a: ['x', 'y'] }, '<root><a>x</a><a>y</a></root>'],
  [list({ xml: { name: 'b' } }), { a: ['x'] }, '<root><b>x</b></root>'],
  [list({}, { name: 'c' }), { a: ['x'] }, '<root><c>x</c></root>'],
  [list({}, { wrapped: true }), { a: ['x'] }, '<root><a><a>x</a></a></root>'],
  [list({}, { name: 'c', wrapped: true }), { a: ['x'] }, '<root><c><c>x</c></c></root>'],
  [list({ xml: { name: 'b' } }, { name: 'c', wrapped: true }), { a: ['x'] }, '<root><c><b>x</b></c></root>'],
  [list({ xml: { name: 'b' } }, { wrapped: true }), { a: [] }, '<root><a></a></root>'],
  [
    { type: 'array', items: { $ref: '#/components/schemas/Pet' } },
    [{ name: 'b' }],
    '<root><Pet><name>b</name></Pet></root>'
  ],
  [{ type: 'array', xml: { name: 'pets' } }, [1, [2]], '<pets><item>1</item><item><item>2</item></item></pets>'],
  [
    { type: 'array', prefixItems: [{ xml: { name: 'b' } }], items: { xml: { name: 'c' } } },
    [1, 2],
    '<root><b>1</b><c>2</c></root>'
  ]
])

const named = (xml: object) => ({ properties: { a: { xml } } })

table('attributes, prefixes and namespaces are written as the schema says', [
  [named({ attribute: true }), { b: 1, a: 'x' }, '<root a="x"><b>1</b></root>'],
  [named({ nodeType: 'attribute' }), { a: 5 }, '<root a="5"></root>'],
  [named({ attribute: true }), { a: { b: 1 } }, '<root><a><b>1</b></a></root>'],
  [named({ prefix: 'p', namespace: 'urn:p' }), { a: 1 }, '<root><p:a xmlns:p="urn:p">1</p:a></root>'],
  [named({ namespace: 'urn:&' }), { a: 1 }, '<root><a xmlns="urn:&amp;">1</a></root>'],
  [named({ prefix: 'p' }), { a: 1 }, '<root><p:a xmlns:p="urn:p">1</p:a></root>'],
  [named({ name: 'p:b' }), { a: 1 }, '<root><p:b xmlns:p="urn:p">1</p:b></root>'],
  [
    { xml: { name: 'r', prefix: 'p', namespace: 'urn:p' }, ...named({ prefix: 'p', namespace: 'urn:p' }) },
    { a: 1 },
    '<p:r xmlns:p="urn:p"><p:a>1</p:a></p:r>'
  ],
  [
    { xml: { name: 'r', namespace: 'urn:r' }, ...named({ prefix: 'p', namespace: 'urn:p', attribute: true }) },
    { a: 1, b: null },
    `<r xmlns="urn:r" xmlns:p="urn:p" p:a="1"><b ${nil}/></r>`
  ],
  [named({ name: 'lang', prefix: 'xml', attribute: true }), { a: 'en' }, '<root xml:lang="en"></root>'],
  [
    { properties: { a: { xml: { name: 'x', attribute: true } }, b: { xml: { name: 'x', attribute: true } } } },
    { a: 1, b: 2 },
    '<root x="1"></root>'
  ],
  [
    { xml: { prefix: 'p', namespace: 'urn:p' }, ...named({ prefix: 'p', namespace: 'urn:q', attribute: true }) },
    { a: 1 },
    '<p:root xmlns:p="urn:p" p:a="1"></p:root>'
  ]
])

const node = (nodeType: string, more: object = {}) => ({ ...more, xml: { nodeType } })

table('values stand as the nodes that OpenAPI 3.2 names', [
  [
    { xml: { name: 'a' }, properties: { id: node('attribute'), text: node('text') } },
    { id: 1, text: 'x < y' },
    '<a id="1">x &lt; y</a>'
  ],
  [
    { properties: { a: node('cdata') } },
    { a: '<b>]]></b>\u0001' },
    '<root><![CDATA[<b>]]]]><![CDATA[></b>\ufffd]]></root>'
  ],
  [{ properties: { a: node('text') } }, { a: null }, '<root></root>'],
  [{ properties: { a: node('none'), b: node('element') } }, { a: 5, b: 6 }, '<root>5<b>6</b></root>'],
  [
    { properties: { a: node('none', { properties: { id: node('attribute'), b: text } }) } },
    { a: { id: 7, b: 'x' } },
    '<root id="7"><b>x</b></root>'
  ],
  [{ properties: { a: node('none', { type: 'object' }) } }, { a: null }, '<root></root>'],
  [
    { properties: { a: node('element', { items: { xml: { name: 'i' } } }) } },
    { a: [1, 2] },
    '<root><a><i>1</i><i>2</i></a></root>'
  ],
  [{ properties: { a: node('none', { items: {} }) } }, { a: [1, 2] }, '<root><a>1</a><a>2</a></root>'],
  [{ properties: { a: node('other') } }, { a: 1 }, '<root><a>1</a></root>']
])

table('whatever the value, the document is well-formed', [
  [{}, 'a<b>&"\t]]>', '<root>a&lt;b&gt;&amp;&quot;&#9;]]&gt;</root>'],
  [{}, '\u0000\ud800\ufffe😀\r', '<root>\ufffd\ufffd\ufffd😀&#13;</root>'],
  [named({ attribute: true }), { a: '"<\n' }, '<root a="&quot;&lt;&#10;"></root>'],
  [{}, { '': 1, '1a': 2, 'a b': 3, é: 4, '-': 5 }, '<root><_>1</_><_1a>2</_1a><a_b>3</a_b><é>4</é><_->5</_-></root>'],
  [named({ prefix: 'xmlns' }), { a: 1 }, '<root><_xmlns:a xmlns:_xmlns="urn:_xmlns">1</_xmlns:a></root>'],
  [{}, { a: true, b: 1.5, c: { d: [null] } }, `<root><a>true</a><b>1.5</b><c><d ${nil}/></c></root>`]
])
