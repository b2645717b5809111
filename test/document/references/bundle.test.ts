// biome-ignore-all lint/suspicious/noExplicitAny: documents are picked apart here
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { load } from '../../../src/document/load.ts'
import { resourcesOf } from '../../../src/schema/meaning/schema-resources.ts'
import { checkerOf } from '../../../src/schema/validator.ts'

type Files = NonNullable<Parameters<Test['testdir']>[0]>

async function bundled(t: Test, files: Files) {
  const loaded = await load(join(t.testdir(files), 'root.yaml'))
  const document = loaded.document as any
  return {
    ...loaded,
    document,
    files: document['x-standin-files'],
    told: loaded.findings.map(({ message }) => message)
  }
}
const schemas = (text: string) => `openapi: 3.1.0\npaths: {}\ncomponents:\n  schemas:\n${text}`

t.test('parts of every kind may stand in other files', async (t) => {
  const { document, files, findings } = await bundled(t, {
    'root.yaml': `openapi: 3.1.0
paths:
  /a: {$ref: paths/a.yaml}
components:
  examples: {E: {$ref: 'parts.yaml#/examples/E'}}
  headers: {H: {$ref: 'parts.yaml#/headers/H'}}
`,
    paths: {
      'a.yaml': `get:
  parameters:
    - $ref: ../parts.yaml#/parameters/P
  responses:
    200: {$ref: '../parts.yaml#/responses/R'}
`
    },
    'parts.yaml': `parameters: {P: {name: p, in: query, schema: {$ref: '#/schemas/S'}}}
responses: {R: {description: r, content: {application/json: {schema: {$ref: schema.json}}}}}
schemas: {S: {type: string}}
examples: {E: {value: 1}}
headers: {H: {schema: {$ref: '#/schemas/S'}}}
`,
    'schema.json': '{"type": "object", "properties": {"self": {"$ref": "#"}, "s": {"$ref": "parts.yaml#/schemas/S"}}}'
  })
  t.strictSame(findings, [])
  t.strictSame(document.paths, { '/a': { $ref: '#/x-standin-files/0' } })
  t.strictSame(document.components.examples.E, { $ref: '#/x-standin-files/1/examples/E' })
  t.strictSame(document.components.headers.H, { $ref: '#/x-standin-files/1/headers/H' })
  const [path, parts, schema] = files
  t.strictSame(path.get.parameters, [{ $ref: '#/x-standin-files/1/parameters/P' }])
  t.strictSame(path.get.responses, { 200: { $ref: '#/x-standin-files/1/responses/R' } })
  t.strictSame(parts.parameters.P.schema, { $ref: '#/x-standin-files/1/schemas/S' })
  t.strictSame(parts.responses.R.content['application/json'].schema, { $ref: '#/x-standin-files/2' })
  t.strictSame(schema.properties, {
    self: { $ref: '#/x-standin-files/2' },
    s: { $ref: '#/x-standin-files/1/schemas/S' }
  })
})

t.test('files may refer to each other in a circle, and back to the root', async (t) => {
  const { document, files, findings } = await bundled(t, {
    'root.yaml': schemas('    A: {properties: {b: {$ref: "b.yaml#/B"}}}\n'),
    'b.yaml': 'B: {properties: {a: {$ref: "root.yaml#/components/schemas/A"}, c: {$ref: "c.yaml"}}}\n',
    'c.yaml': 'properties: {b: {$ref: "./b.yaml#/B"}}\n'
  })
  t.strictSame(findings, [])
  t.strictSame(document.components.schemas.A, { properties: { b: { $ref: '#/x-standin-files/0/B' } } })
  t.strictSame(files, [
    { B: { properties: { a: { $ref: '#/components/schemas/A' }, c: { $ref: '#/x-standin-files/1' } } } },
    { properties: { b: { $ref: '#/x-standin-files/0/B' } } }
  ])
})

t.test('the version of the root counts for all files', async (t) => {
  const { files } = await bundled(t, {
    'root.yaml': schemas('    A: {$ref: a.yaml}\n').replace('3.1.0', '3.0.0'),
    'a.yaml': 'type: string\nnullable: true\n'
  })
  t.strictSame(files, [{ type: ['string', 'null'] }])
})

t.test('whole maps and lists may be references, as many tools allow', async (t) => {
  const { document, files, findings } = await bundled(t, {
    'root.yaml': `openapi: 3.1.0
paths: {$ref: paths.yaml}
components:
  schemas: {$ref: 'schemas.yaml#/all'}
  parameters: {Q: {name: q, in: query, schema: {$ref: '#/components/schemas/S'}}}
  requestBodies: {$ref: '#/x-bodies'}
x-bodies: {B: {content: {}}}
`,
    'paths.yaml': '/a:\n  get:\n    parameters: {$ref: list.yaml}\n    responses: {$ref: responses.yaml}\n',
    'responses.yaml': '{200: {description: d}, x-a: 1}',
    'list.yaml': '- {name: p, in: query, schema: {$ref: "schemas.yaml#/all/S"}}\n',
    'schemas.yaml':
      'all: {S: {type: string}, T: {properties: {$ref: {$ref: "#/all/S"}}}, U: {allOf: {$ref: "#/list"}}}\nlist: [{$ref: "#/all/S"}]\n'
  })
  t.strictSame(
    findings.map(({ pointer, message }) => [pointer, message]),
    [
      ['/paths', 'OpenAPI allows no $ref here; "paths.yaml" is followed all the same'],
      ['/components/schemas', 'OpenAPI allows no $ref here; "schemas.yaml#/all" is followed all the same'],
      ['/components/requestBodies', 'OpenAPI allows no $ref here; "#/x-bodies" is followed all the same'],
      ['/x-standin-files/0/~1a/get/parameters', 'OpenAPI allows no $ref here; "list.yaml" is followed all the same'],
      [
        '/x-standin-files/0/~1a/get/responses',
        'OpenAPI allows no $ref here; "responses.yaml" is followed all the same'
      ],
      ['/x-standin-files/1/all/U/allOf', 'OpenAPI allows no $ref here; "#/list" is followed all the same']
    ]
  )
  const ref = (at: string) => ({ $ref: `#/x-standin-files/${at}` })
  const [paths, named, list] = files
  t.equal(document.paths, paths)
  t.strictSame(paths, { '/a': { get: { parameters: [ref('2/0')], responses: { 200: ref('3/200'), 'x-a': 1 } } } })
  t.strictSame(list, [{ name: 'p', in: 'query', schema: ref('1/all/S') }])
  t.strictSame(document.components.schemas, { S: ref('1/all/S'), T: ref('1/all/T'), U: ref('1/all/U') })
  t.strictSame(named.all, {
    S: { type: 'string' },
    T: { properties: { $ref: ref('1/all/S') } },
    U: { allOf: [ref('1/list/0')] }
  })
  t.strictSame(document.components.requestBodies, { B: { $ref: '#/x-bodies/B' } })
})

t.test('a file that stands whole in one place is read again where its parts are of another kind', async (t) => {
  const { document, files } = await bundled(t, {
    'root.yaml': `openapi: 3.1.0
paths:
  /a:
    get: {responses: {200: {description: d, content: {$ref: content.yaml}}}}
    post: {requestBody: {content: {$ref: 'content.yaml#/x-item'}}, responses: {}}
  /b: {$ref: 'all.yaml#/paths/~1b'}
components: {schemas: {$ref: all.yaml}, parameters: {P: {$ref: 'all.yaml#/one'}}}
`,
    'content.yaml': `application/json: {schema: {type: array, items: {$ref: 'item.yaml'}}}
x-item: {application/json: {schema: {$ref: item.yaml}}}
`,
    'all.yaml': 'one: {name: p, in: query, schema: {$ref: item.yaml}}\npaths: {/b: {get: {responses: {}}}}\n',
    'item.yaml': 'type: object\n'
  })
  const { post } = document.paths['/a']
  const item = { $ref: `#/x-standin-files/${files.findIndex(({ type }: any) => type === 'object')}` }
  t.strictSame(post.requestBody.content, { 'application/json': { schema: item } }, 'a medium, and a map of media')
  const one = document.components.parameters.P.$ref.replace('#/x-standin-files/', '').split('/')
  t.strictSame(files[one[0]][one[1]], { name: 'p', in: 'query', schema: item }, 'a schema, and a parameter')
  t.strictSame(document.paths['/b'], { $ref: document.components.parameters.P.$ref.replace('one', 'paths/~1b') })
})

t.test('a map may be referred to from within itself', async (t) => {
  const { document, findings } = await bundled(t, {
    'root.yaml': schemas('    A: {properties: {"a%": {properties: {$ref: "#/components/schemas/A/properties"}}}}\n')
  })
  t.match(findings, [{ message: /^OpenAPI allows no \$ref here/ }])
  t.strictSame(document.components.schemas.A.properties['a%'], {
    properties: { 'a%': { $ref: '#/components/schemas/A/properties/a%25' } }
  })
})

t.test('what would repeat without bound is refused', async (t) => {
  const doubled = Array.from({ length: 30 }, (_, n) => {
    const next = `{content: {$ref: '#/x-${n + 1}'}}`
    return `x-${n}: {a/b: {encoding: {p: {headers: {G: ${next}, H: ${next}}}}}}`
  })
  const text = `openapi: 3.1.0
paths: {}
components: {responses: {R: {content: {$ref: '#/x-0'}}}}
${doubled.join('\n')}
x-30: {}
`
  await t.rejects(bundled(t, { 'root.yaml': text }), {
    name: 'Unreadable',
    message: /root\.yaml: the references at .* cannot be followed: this (expands to|nests) more than/
  })
})

t.test('a pointer may lead through other references', async (t) => {
  const { document, findings } = await bundled(t, {
    'root.yaml': `openapi: 3.1.0
paths: {}
components:
  parameters: {P: {$ref: 'p.yaml#/a%25b'}}
  schemas: {S: {$ref: '#/components/parameters/P/schema'}}
`,
    'p.yaml': 'a%b: {name: p, in: query, schema: {type: string}}\n'
  })
  t.strictSame(findings, [])
  t.strictSame(document.components.schemas.S, { $ref: '#/x-standin-files/0/a%25b/schema' })
})

t.test('a discriminator may name files, and what it maps to nothing is left out', async (t) => {
  const { document, told } = await bundled(t, {
    'root.yaml': schemas(`    A:
      oneOf: [{$ref: dog.yaml}]
      discriminator:
        propertyName: kind
        mapping: {dog: dog.yaml, same: '#/components/schemas/B', name: B, gone: '#/components/schemas/Gone', odd: 5}
    B: {discriminator: {propertyName: kind}}
    C: {discriminator: text}
`),
    'dog.yaml': '{}'
  })
  t.strictSame(document.components.schemas.A.discriminator.mapping, {
    dog: '#/x-standin-files/0',
    same: '#/components/schemas/B',
    name: 'B'
  })
  t.strictSame(told, [
    'the mapping to 5 cannot be followed: it has to be a string',
    'the mapping to "#/components/schemas/Gone" cannot be followed: there is nothing at "#/components/schemas/Gone"'
  ])
})

t.test('references in examples are followed, and never sent as data', async (t) => {
  const { document, findings } = await bundled(t, {
    'root.yaml': `openapi: 3.1.0
paths:
  /a:
    get:
      parameters: [{name: q, in: query, example: {$ref: '#/components/examples/Lone'}}]
      responses:
        200:
          content:
            application/json: {example: {$ref: '#/components/examples/Lone'}}
components:
  examples:
    Early: {value: {$ref: '#/components/examples/File/value'}}
    File: {value: {$ref: example.json}}
    Part: {value: {a: [{$ref: 'example.json#/b'}, {$ref: '#/components/examples/Plain/value'}, 1]}}
    Plain: {value: {value: 1}}
    Lone: {summary: s, value: {id: 7}, x-a: 1}
    Chain: {value: {$ref: '#/components/examples/File/value'}}
    Nested: {dataValue: {$ref: 'more/nested.yaml'}}
    Gone: {value: {$ref: gone.json}}
    Self: {value: {x: {$ref: '#/components/examples/Self'}}}
    One: {value: {x: {$ref: '#/components/examples/Two'}}}
    Two: {value: {x: {$ref: '#/components/examples/One'}}}
    All: {value: {$ref: '#/'}}
    Network: {value: {$ref: 'http://127.0.0.1:1/a.json'}}
    Data: {value: {$ref: people, $id: 5}}
    Word: {value: {$ref: people}}
    External: {externalValue: example.json}
    Picture: {externalValue: example.png}
    Film: {externalValue: example.mkv}
    Far: {externalValue: 'http://127.0.0.1:1/example.json'}
    Lost: {externalValue: lost.json}
    Page: {externalValue: more/page.xml}
    Missing: {externalValue: missing.csv}
  schemas:
    A: {example: {$ref: gone.yaml}, examples: [{$ref: example.json}], default: {$ref: gone.yaml}, enum: [{$ref: gone.yaml}]}
`,
    'example.json': '{"a": 1, "b": {"c": 2}}',
    'example.png': Buffer.from('\xff\xfe\x00\x89', 'latin1'),
    more: { 'nested.yaml': 'here: {$ref: ../example.json#/b}', 'page.xml': '<a>: [</a>\n' }
  })
  t.strictSame(document.components.examples, {
    Early: { value: { a: 1, b: { c: 2 } } },
    File: { value: { a: 1, b: { c: 2 } } },
    Part: { value: { a: [{ c: 2 }, { value: 1 }, 1] } },
    Plain: { value: { value: 1 } },
    Lone: { summary: 's', value: { id: 7 }, 'x-a': 1 },
    Chain: { value: { a: 1, b: { c: 2 } } },
    Nested: { dataValue: { here: { c: 2 } } },
    Gone: {},
    Self: { value: {} },
    One: { value: { x: {} } },
    Two: { value: {} },
    All: {},
    Network: { value: { $ref: 'http://127.0.0.1:1/a.json' } },
    Data: { value: { $ref: 'people', $id: 5 } },
    Word: { value: { $ref: 'people' } },
    External: { externalValue: 'example.json', value: { a: 1, b: { c: 2 } } },
    Picture: { externalValue: 'example.png', value: 'data:;base64,//4AiQ==' },
    Film: { externalValue: 'example.mkv' },
    Far: { externalValue: 'http://127.0.0.1:1/example.json' },
    Lost: { externalValue: 'lost.json' },
    Page: { externalValue: 'more/page.xml', value: '<a>: [</a>\n' },
    Missing: { externalValue: 'missing.csv' }
  })
  const { get } = document.paths['/a']
  t.strictSame(get.responses[200].content['application/json'].example, { id: 7 })
  t.strictSame(get.parameters[0].example, { id: 7 })
  const { A } = document.components.schemas
  t.strictSame(A, { examples: [{ a: 1, b: { c: 2 } }], default: { $ref: 'gone.yaml' }, enum: [{ $ref: 'gone.yaml' }] })
  const messages = Object.fromEntries(findings.map(({ pointer, message }) => [pointer, message]))
  const at = '/components/examples'
  t.match(messages, {
    [`${at}/File/value`]: /^OpenAPI reads data as it is written; \$ref "example\.json" is followed all the same/,
    [`${at}/Gone/value`]: /"gone\.json" cannot be followed: there is no such file/,
    [`${at}/Self/value/x`]: /cannot be followed: it leads in a circle, back to itself/,
    [`${at}/Two/value/x`]: /cannot be followed: it leads in a circle, back to itself/,
    [`${at}/All/value`]: /cannot be followed: there is nothing at "#\/"/,
    [`${at}/Film/externalValue`]: /^the example "example\.mkv" is not fetched/,
    [`${at}/Far/externalValue`]: /is not fetched/,
    [`${at}/Missing`]: /"missing\.csv" cannot be followed: there is no such file/,
    [`${at}/Lost`]: /"lost\.json" cannot be followed: there is no such file/
  })
  t.notOk(messages[`${at}/External`], 'a neighbouring file is what externalValue is for')
})

t.test('lists of values and names that stand elsewhere are followed, and the objects in them are data', async (t) => {
  const { document, told } = await bundled(t, {
    'root.yaml': schemas(`    A:
      required: {$ref: 'd.yaml#/names'}
      properties:
        a: {enum: {$ref: 'd.yaml#/names'}}
        b: {enum: [{$ref: '#/x-seven'}], const: {$ref: '#/x-seven'}}
        c: {enum: {$ref: gone.yaml}}
        d: {examples: [{$ref: gone.yaml}, {$ref: '#/x-seven'}, {$ref: lost.yaml}]}
x-seven: 7
`),
    'd.yaml': 'names: [a, b]\n'
  })
  const data = { $ref: '#/x-seven' }
  t.strictSame(document.components.schemas.A, {
    required: ['a', 'b'],
    properties: { a: { enum: ['a', 'b'] }, b: { enum: [data], const: data }, c: {}, d: { examples: [7] } }
  })
  t.equal(told.filter((message) => /^OpenAPI reads data as it is written; /.test(message)).length, 3)
  t.equal(
    told.filter((message) => /(gone|lost)\.yaml" cannot be followed: there is no such file/.test(message)).length,
    3
  )
})

t.test('a reference is followed where a part is to be written out, and what stands beside it counts', async (t) => {
  const { document, findings } = await bundled(t, {
    'root.yaml': `openapi: 3.0.0
info: {$ref: info.yaml}
servers: {$ref: servers.yaml}
tags: [{$ref: 'servers.yaml#/1'}]
paths:
  /a:
    servers: [{$ref: 'servers.yaml#/0'}]
    get: {$ref: ops/list.yaml, summary: mine, parameters: [{name: q, in: query, schema: {nullable: true, type: string}}]}
    put: {$ref: gone.yaml}
    post:
      requestBody: {content: {application/json: {$ref: '#/components/x-media/M'}}}
      callbacks: {c: {$ref: '#/components/callbacks/C'}}
components: {$ref: components.yaml}
`,
    'info.yaml': 'title: t',
    'servers.yaml': '- url: /v1\n- name: x\n',
    ops: {
      'list.yaml': 'summary: theirs\nresponses: {$ref: responses.yaml}\n',
      'responses.yaml': '{200: {description: d}}'
    },
    'components.yaml': `x-media: {M: {schema: {$ref: '#/schemas/S'}}}
schemas: {S: {type: string, nullable: true}}
callbacks: {C: {'{$url}': {post: {responses: {}}}}}
`
  })
  t.strictSame(document.info, { title: 't' })
  t.strictSame(document.servers, [{ url: '/v1' }, { name: 'x' }])
  t.strictSame(document.tags, [{ name: 'x' }])
  const { servers, get, put, post } = document.paths['/a']
  t.strictSame(servers, [{ url: '/v1' }])
  t.match(get, { summary: 'mine', responses: { 200: { $ref: /list|x-standin-files/ } } })
  t.strictSame(get.parameters[0].schema, { type: ['string', 'null'] }, 'and is upgraded as well')
  t.notOk('$ref' in get)
  t.equal(put, undefined)
  t.match(post.requestBody.content, { 'application/json': { schema: { $ref: /S$/ } } })
  t.ok(post.callbacks.c['{$url}'])
  t.strictSame(document.components.schemas.S.type, ['string', 'null'])
  t.match(
    findings.map(({ pointer }) => pointer),
    ['/info', '/servers', '/tags/0', '/paths/~1a/servers/0', '/paths/~1a/get', '/paths/~1a/put']
  )
  t.notOk(
    findings.some(({ pointer }) => pointer.includes('callbacks')),
    'a callback may be a reference'
  )
})

t.test('a reference that leads nowhere is told by place, and stops nothing else', async (t) => {
  const table: [name: string, ref: string, message: RegExp][] = [
    [
      'nothing there',
      '"#/components/schemas/Gone"',
      /^\$ref "#\/components\/schemas\/Gone" cannot be followed: there is/
    ],
    [
      'nothing in the file',
      'part.yaml#/Gone',
      /^\$ref "part\.yaml#\/Gone" cannot be followed: there is nothing at "#\/Gone"/
    ],
    ['a fragment that is no pointer', '"#%"', /there is nothing at "#%"/],
    ['a pointer that is no URI', '"#/%/a"', /there is nothing/],
    ['an anchor', '"#name"', /there is nothing at "#name"/],
    ['through something else', '"#/openapi/a"', /there is nothing/],
    ['a number', '5', /^\$ref 5 cannot be followed: it has to be a string/],
    ['a list', '[9223372036854775807]', /^\$ref \[9223372036854775807\] cannot be followed: it has to be a string/],
    ['null', 'null', /^\$ref null cannot/],
    ['the whole document', '"#"', /the whole document stands there/],
    ['the whole document, in other words', '""', /the whole document stands there/],
    ['a text', '"#/openapi"', /a string stands there, and no schema/],
    ['a list', '"#/x-list"', /a list stands there, and no schema/],
    ['null there', '"#/x-null"', /null stands there, and no schema/],
    ['itself', '"#/components/schemas/A"', /it leads in a circle, back to itself/]
  ]
  for (const [name, ref, message] of table) {
    const { document, findings, told } = await bundled(t, {
      'root.yaml': `${schemas(`    A: {$ref: ${ref}, description: d}\n    B: {type: string}\n`)}x-list: []\nx-null: null\n`,
      'part.yaml': 'x: 1'
    })
    t.match(told, [message], name)
    t.match(findings[0], { pointer: '/components/schemas/A', place: { line: 5, column: 5 } }, name)
    t.strictSame(document.components.schemas, { A: { 'x-standin-unresolved': told[0] }, B: { type: 'string' } }, name)
  }
})

t.test('a reference that leads nowhere means the one part that it can mean, and is told', async (t) => {
  const pet = '#/components/schemas/Pet'
  const table: [ref: string, meant: string, told: RegExp][] = [
    [
      'Pet',
      pet,
      /^\$ref "Pet" cannot be followed: there is no such file; it is taken as "#\/components\/schemas\/Pet"/
    ],
    ['components/schemas/Pet', pet, /there is no such file; it is taken as/],
    ['schemas/Pet.yaml', pet, /there is no such file; it is taken as/],
    ['/components/schemas/Pet', pet, /is outside of the document's folder.*; it is taken as/],
    ['"#components/schemas/Pet"', pet, /there is nothing at "#components\/schemas\/Pet"; it is taken as/],
    ['"#/definitions/Pet"', pet, /there is nothing at "#\/definitions\/Pet"; it is taken as/],
    ['"#/components/schemas/pet"', pet, /it is taken as/],
    ['"#/definitions/A%20b%25"', '#/components/schemas/A b%25', /it is taken as "#\/components\/schemas\/A b%25"/],
    ['"#/definitions/Yes"', '#/components/schemas/Yes', /it is taken as/]
  ]
  const components =
    '    Pet: {type: object}\n    cat: {type: string}\n    Cat: {type: string}\n    "A b%": {type: object}\n    Yes: true\n'
  for (const [ref, meant, message] of table) {
    const { document, findings, told } = await bundled(t, {
      'root.yaml': schemas(`    B: {$ref: ${ref}}\n${components}`)
    })
    t.strictSame(document.components.schemas.B, { $ref: meant }, ref)
    t.match(told, [message], ref)
    t.match(findings[0], { pointer: '/components/schemas/B', place: { line: 5 } }, ref)
  }
  for (const ref of ['"#/definitions/CAT"', 'B', 'None', '"#/components/schemas/Pet/x"']) {
    const { document } = await bundled(t, { 'root.yaml': schemas(`    B: {$ref: ${ref}}\n${components}`) })
    t.match(document.components.schemas.B, { 'x-standin-unresolved': /cannot be followed/ }, ref)
  }
})

t.test('the file that a lost reference stands in is searched first, for the kind of part that it means', async (t) => {
  const { document, files, told } = await bundled(t, {
    'root.yaml': `openapi: 3.1.0
paths:
  /a: {$ref: a.yaml}
  /b: {get: {responses: {200: {$ref: '#/responses/R'}}, parameters: [{$ref: 'R'}]}}
components:
  schemas: {S: {type: string}, T: {oneOf: [{$ref: S}], discriminator: {propertyName: k, mapping: {s: gone/S.json}}}}
  responses: {R: {description: r}}
`,
    'a.yaml': `get: {responses: {200: {description: d, content: {application/json: {schema: {allOf: [{$ref: S}, {$ref: '#/S'}]}}}}}}
definitions: {S: {type: integer}}
`
  })
  const { allOf } = files[0].get.responses[200].content['application/json'].schema
  t.strictSame(allOf, [{ $ref: '#/x-standin-files/0/definitions/S' }, { $ref: '#/x-standin-files/0/definitions/S' }])
  const { responses, parameters } = document.paths['/b'].get
  t.strictSame(responses[200], { $ref: '#/components/responses/R' })
  t.match(parameters, [{ 'x-standin-unresolved': /there is no such file/ }], 'a response is no parameter')
  t.strictSame(document.components.schemas.T, {
    oneOf: [{ $ref: '#/components/schemas/S' }],
    discriminator: { propertyName: 'k', mapping: { s: '#/components/schemas/S' } }
  })
  t.ok(
    told.includes(
      'the mapping to "gone/S.json" cannot be followed: there is no such file; it is taken as "#/components/schemas/S"'
    )
  )
})

t.test('a schema that brings its $defs along points at them from its own root', async (t) => {
  const inner = '{$defs: {x: {type: integer}, y: {$ref: "#/$defs/x"}}, properties: {x: {$ref: "#/$defs/x"}}}'
  const { document, told } = await bundled(t, {
    'root.yaml': schemas(`    A: ${inner}\n    'B%': {items: ${inner}, $defs: {x: {type: string}}}\n`)
  })
  const { A, 'B%': b } = document.components.schemas
  t.strictSame(A.properties.x, { $ref: '#/components/schemas/A/$defs/x' })
  t.strictSame(A.$defs.y, { $ref: '#/components/schemas/A/$defs/x' })
  t.strictSame(b.items.properties.x, { $ref: '#/components/schemas/B%25/items/$defs/x' }, 'the nearest schema counts')
  t.equal(told.length, 4)
})

t.test('a pure circle of references is told once, and cut there', async (t) => {
  const { document, findings } = await bundled(t, {
    'root.yaml': schemas(
      '    A: {$ref: "#/components/schemas/B"}\n    B: {$ref: "#/components/schemas/A"}\n    C: {$ref: "#/components/schemas/A"}\n'
    )
  })
  t.equal(findings.length, 1)
  t.match(findings[0]?.message, /leads in a circle/)
  t.strictSame(document.components.schemas.C, { $ref: '#/components/schemas/A' })
})

t.test('a circle of parts that stand in each other is cut where it closes', async (t) => {
  const { document, told } = await bundled(t, {
    'root.yaml': `openapi: 3.1.0
paths:
  /a: {get: {responses: {200: {content: {application/json: {$ref: '#/x-b'}}}}}}
  /c: {get: {$ref: '#/paths/~1c'}}
x-b: {encoding: {e: {encoding: {$ref: '#/x-c'}}}}
x-c: {f: {$ref: '#/x-b'}}
`
  })
  t.strictSame(
    told.filter((message) => message.includes('circle')),
    [
      '$ref "#/paths/~1c" cannot be followed: it leads in a circle, back to itself',
      '$ref "#/x-b" cannot be followed: it leads in a circle, back to itself'
    ]
  )
  t.strictSame(document.paths['/a'].get.responses[200].content, {
    'application/json': { encoding: { e: { encoding: {} } } }
  })
  t.strictSame(document.paths['/c'], {})
})

t.test('credentials are demanded where the list of them is a reference', async (t) => {
  const { document, told } = await bundled(t, {
    'root.yaml': `openapi: 3.1.0
security: {$ref: security.yaml}
paths:
  /a: {get: {security: {$ref: 'security.yaml#/1/x-none'}}}
  /b: {get: {security: [{$ref: 'security.yaml#/0'}]}}
`,
    'security.yaml': '[{key: []}, {token: [read], x-none: []}]'
  })
  t.strictSame(document.security, [{ key: [] }, { token: ['read'], 'x-none': [] }])
  t.strictSame(document.paths['/a'].get.security, [])
  t.strictSame(document.paths['/b'].get.security, [{ key: [] }])
  t.match(told, Array(3).fill(/OpenAPI allows no \$ref here; "security\.yaml/))
})

t.test('maps that refer to something else, or to each other, are left out and told', async (t) => {
  const { document, told } = await bundled(t, {
    'root.yaml': `openapi: 3.1.0
paths: {$ref: '#/paths'}
components:
  schemas: {$ref: '#/x-list'}
  headers: {$ref: '#/components/examples'}
  examples: {$ref: '#/components/headers'}
  responses: {R: {content: {$ref: gone.yaml}}, S: {content: {$ref: '#/x-schema'}}}
  parameters: {P: {name: p, in: query, examples: {$ref: '#/x-examples'}, schema: {allOf: {$ref: '#/x-map'}, properties: {$ref: '#/x-properties'}}}}
x-list: []
x-map: {}
x-schema: {type: object, properties: {}}
x-properties: {a: true}
x-examples: {a: {value: 5}}
`
  })
  const schema = { properties: { a: { $ref: '#/x-properties/a' } } }
  t.strictSame(document.components, {
    responses: { R: {}, S: {} },
    parameters: { P: { name: 'p', in: 'query', examples: { a: { $ref: '#/x-examples/a' } }, schema } }
  })
  t.equal(document.paths, undefined)
  t.match(told, [
    /a list stands there, and no map/,
    /"gone\.yaml" cannot be followed: there is no such file/,
    /"#\/x-schema" cannot be followed: an object stands there, and no map/,
    /"#\/x-examples" is followed all the same/,
    /an object stands there, and no list/,
    /"#\/x-properties" is followed all the same/
  ])
  t.equal(told.length, 9)
})

t.test('booleans are schemas to refer to', async (t) => {
  const { document, files, findings } = await bundled(t, {
    'root.yaml': schemas('    A: {$ref: "part.yaml#/T"}\n    B: {$ref: "#/components/schemas/T"}\n    T: true\n'),
    'part.yaml': 'T: false'
  })
  t.strictSame(findings, [])
  t.strictSame(document.components.schemas, {
    A: { $ref: '#/x-standin-files/0/T' },
    B: { $ref: '#/components/schemas/T' },
    T: true
  })
  t.strictSame(files, [{ T: false }])
})

t.test('two names of one file are one file', async (t) => {
  const { files } = await bundled(t, {
    'root.yaml': schemas(
      '    A: {$ref: part.yaml}\n    B: {$ref: "./x/../part.yaml"}\n    C: {$ref: "part.yaml?v=2"}\n'
    ),
    x: {},
    'part.yaml': '{}'
  })
  t.equal(files.length, 1)
})

t.test('a document cannot have files without end', async (t) => {
  const refs = Array.from({ length: 2100 }, (_, index) => `    A${index}: {$ref: "gone${index}.yaml"}\n`).join('')
  const { told } = await bundled(t, { 'root.yaml': schemas(refs) })
  t.equal(told.length, 2100)
  t.match(told.at(-1), /the document has more than 2000 files/)
})

t.test('what a schema calls itself is what the references in it start from', async (t) => {
  const { document, findings } = await bundled(t, {
    'root.yaml': schemas(`    A:
      $id: https://a.example/one
      $ref: two
      $defs:
        two: {$id: two, $ref: '#/$defs/inner', $defs: {inner: {$anchor: x, type: integer}}}
        own: {$ref: '#/components/schemas/B'}
        near: {$ref: 'part.yaml'}
    B: {$id: 'https://b.example/', $ref: '#x', $defs: {x: {$anchor: x, type: string}}}
`),
    'part.yaml': 'type: boolean\n'
  })
  const { A, B } = document.components.schemas
  t.equal(A.$ref, '#/components/schemas/A/$defs/two')
  t.equal(A.$defs.two.$ref, '#/components/schemas/A/$defs/two/$defs/inner')
  t.equal(A.$defs.own.$ref, '#/components/schemas/B', 'pointers from the file are understood')
  t.equal(A.$defs.near.$ref, '#/x-standin-files/0', 'and so are neighbouring files')
  t.equal(B.$ref, '#/components/schemas/B/$defs/x')
  t.strictSame(findings, [])
})

t.test('a dynamic reference that names no anchor is one like any other', async (t) => {
  const { document, told } = await bundled(t, {
    'root.yaml': schemas(`    A: {$dynamicRef: '#/components/schemas/B'}
    B: {$id: 'https://a.example/b', items: {$dynamicRef: '#/$defs/item'}, $defs: {item: {type: integer}}}
    C: {$dynamicRef: '#item'}
    D: {$dynamicRef: '#/gone'}
`)
  })
  const { A, B, C } = document.components.schemas
  t.equal(A.$dynamicRef, '#/components/schemas/B')
  t.equal(B.items.$dynamicRef, '#/components/schemas/B/$defs/item')
  t.equal(C.$dynamicRef, '#item')
  t.match(told, [/"#\/gone" cannot be followed/])
})

t.test('schemas may be referred to by their own names', async (t) => {
  const { document, files, findings } = await bundled(t, {
    'root.yaml': schemas(`    A: {$id: 'https://a.example/s/a#', $anchor: a%, type: string}
    B: {$ref: 'https://a.example/s/a'}
    C: {$ref: '#a%'}
    D: {$ref: 'part.yaml#deep'}
    E: {properties: {$id: {type: string}}}
    F: {$id: 'http://[', $anchor: 5}
    G: {$id: 'https://a.example/s/a', type: integer}
`),
    'part.yaml': '$defs: {X: {$anchor: deep, type: integer}}\n'
  })
  const ref = { $ref: '#/components/schemas/A' }
  t.strictSame(document.components.schemas.B, ref)
  t.strictSame(document.components.schemas.C, ref)
  t.strictSame(document.components.schemas.A, { type: 'string' })
  t.strictSame(document.components.schemas.E, { properties: { $id: { type: 'string' } } })
  t.strictSame(document.components.schemas.F, {})
  t.strictSame(files, [{ $defs: { X: { $anchor: 'deep', type: 'integer' } } }])
  t.match(findings, [{ message: /there is nothing at "#deep"/ }], 'but only where the way to them was walked')
})

t.test('schemas keep their names where a dynamic anchor goes by them', async (t) => {
  const { document } = await bundled(t, {
    'root.yaml':
      schemas(`    List: {$id: 'https://a.example/list', items: {$dynamicRef: '#item'}, $defs: {any: {$dynamicAnchor: item}}}
    Numbers:
      $id: https://a.example/numbers
      $ref: list
      $defs: {item: {$dynamicAnchor: item, type: integer, minimum: 7}}
`)
  })
  const { List, Numbers } = document.components.schemas
  t.equal(List.$id, 'https://a.example/list')
  t.equal(Numbers.$ref, '#/components/schemas/List')
  const { check } = checkerOf(resourcesOf(document))
  t.same(check(Numbers, [6], 'request')[0]?.at, '/0')
  t.same(check(List, [6], 'request'), [])
})
