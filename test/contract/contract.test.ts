import { join } from 'node:path'
import t from 'tap'
import { contractOf, type Operation } from '../../src/contract/contract.ts'
import { Problem } from '../../src/contract/problem.ts'
import { errorResponseFor, promisedFor } from '../../src/contract/responses.ts'
import { writeJson } from '../../src/document/json/integers.ts'
import { load } from '../../src/document/load.ts'
import { pointer } from '../../src/document/places/pointer.ts'

const contract = async (document: object) => contractOf(await load({ openapi: '3.1.0', info: {}, ...document }))
const told = (findings: { pointer: string; message: string }[]) =>
  findings.map(({ pointer, message }) => `${pointer} ${message}`)
const get = (rest: object = {}) => ({ get: { responses: { 200: { description: 'ok' } }, ...rest } })
/** The one operation of a document. */
const only = async (path: string, item: object, rest: object = {}) => {
  const { operations, findings } = await contract({ paths: { [path]: item }, ...rest })
  t.equal(operations.length, 1)
  return { ...operations[0]!, told: told(findings) }
}

t.test('an operation is all that serving needs to know of it', async (t) => {
  const document = {
    paths: {
      '/users/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
        put: {
          operationId: 'putUser',
          summary: 's',
          deprecated: true,
          requestBody: { $ref: '#/components/requestBodies/User' },
          responses: {
            200: { $ref: '#/components/responses/User' },
            '4xx': { description: 'no' },
            default: { description: 'd' },
            'x-a': 1
          },
          security: [{ token: [] }]
        }
      }
    },
    servers: [{ url: 'https://a.example/v1/' }],
    components: {
      requestBodies: { User: { required: true, content: { 'application/json': { schema: { type: 'object' } } } } },
      responses: { User: { description: 'u' } },
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } }
    }
  }
  const { operations, findings, securitySchemes, name } = await contract(document)
  const at = '/paths/~1users~1{id}'
  t.strictSame(findings, [])
  t.equal(name, 'the document')
  t.same(securitySchemes, document.components.securitySchemes)
  t.strictSame(operations, [
    {
      id: 'putUser',
      method: 'PUT',
      path: '/users/{id}',
      at: `${at}/put`,
      summary: 's',
      deprecated: true,
      parameters: [
        {
          name: 'id',
          in: 'path',
          required: true,
          style: 'simple',
          explode: false,
          schema: { type: 'integer' },
          object: document.paths['/users/{id}'].parameters[0],
          at: `${at}/parameters/0`
        }
      ],
      requestBody: {
        at: '/components/requestBodies/User',
        required: true,
        content: { 'application/json': { schema: { type: 'object' } } }
      },
      responses: [
        { key: '200', object: { description: 'u' }, at: '/components/responses/User' },
        { key: '4XX', object: { description: 'no' }, at: `${at}/put/responses/4xx` },
        { key: 'default', object: { description: 'd' }, at: `${at}/put/responses/default` }
      ],
      security: [{ token: [] }],
      basePaths: ['/v1']
    }
  ])
})

t.test('every method is served, those of OpenAPI 3.2 too', async (t) => {
  const names = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query']
  const item = Object.fromEntries(names.map((method) => [method, {}]))
  const { operations } = await contract({
    paths: { '/a': { ...item, additionalOperations: { COPY: {}, GET: {} }, summary: '' } }
  })
  t.strictSame(
    operations.map(({ method }) => method),
    [...names.map((name) => name.toUpperCase()), 'COPY']
  )
  t.equal(operations.at(-1)?.at, '/paths/~1a/additionalOperations/COPY')
})

t.test('an operation without a name gets a readable one, and names are unique', async (t) => {
  const { operations, findings } = await contract({
    paths: {
      '/': get(),
      '/users/{id}': get(),
      '/users/{user-id}/items.json:copy': get(),
      '/größe': get(),
      '/a': get({ operationId: 'twice' }),
      '/b': get({ operationId: 'twice' }),
      '/c': get({ operationId: 'twice' }),
      '/d': get({ operationId: '' }),
      '/D': get({ operationId: 5 }),
      '/__proto__': get({ operationId: '__proto__' })
    }
  })
  t.strictSame(
    operations.map(({ id }) => id),
    [
      'getRoot',
      'getUsersById',
      'getUsersByUserIdItemsJsonCopy',
      'getGröße',
      'twice',
      'twice2',
      'twice3',
      'getD',
      'getD2',
      '__proto__'
    ]
  )
  t.match(
    told(findings).filter((each) => each.includes('operationId')),
    [
      /^\/paths\/~1b\/get\/operationId the operationId "twice" is a duplicate; this operation is called twice2/,
      /twice3/
    ]
  )
})

t.test('templates that match the same requests collide, which is told', async (t) => {
  const { operations, findings } = await contract({
    paths: {
      '/a/{x}': { get: { parameters: [{ name: 'x', in: 'path', required: true }] } },
      '/a/{y}': {
        get: { parameters: [{ name: 'y', in: 'path', required: true }] },
        post: { parameters: [{ name: 'y', in: 'path', required: true }] }
      },
      '/a/b': { get: {} },
      'a/b': { get: {} },
      '/a/b?c': { get: {} },
      '/a/b?d={e}': { get: {} },
      '/a/{f?}': { delete: { parameters: [{ name: 'f?', in: 'path', required: true }] } }
    }
  })
  t.strictSame(
    operations.map(({ method, path, query }) => `${method} ${path} ${query ?? ''}`),
    ['GET /a/{x} ', 'GET /a/{y} ', 'POST /a/{y} ', 'GET /a/b ', 'GET /a/b c', 'GET /a/b d={e}', 'DELETE /a/{f?} ']
  )
  t.strictSame(told(findings), [
    '/paths/~1a~1{y}/get GET /a/{y} collides with GET /a/{x}: both match the same requests, and the first one serves; this one has those whose path parameters fit it alone',
    '/paths/a~1b the path "a/b" has to begin with a slash; it is served as /a/b',
    '/paths/a~1b/get GET /a/b collides with GET /a/b: both match the same requests, and the first one serves'
  ])
})

t.test('broken templates are told, and served in the likeliest sense', async (t) => {
  const table: [template: string, path: string, names: string[], message: RegExp | undefined][] = [
    ['noslash', '/noslash', [], /"noslash" has to begin with a slash; it is served as \/noslash/],
    ['/t/{', '/t/{', [], /broken/],
    ['/t/a}', '/t/a}', [], /broken/],
    ['/t/{}', '/t/{}', [], /broken/],
    ['/t/{a{b}', '/t/{a{b}', [], /broken/],
    ['/t/{a}{b}', '/t/{a}{b}', ['a', 'b'], undefined],
    ['/t/{a}.{b}:go', '/t/{a}.{b}:go', ['a', 'b'], undefined],
    ['/t/{__proto__}/{constructor}', '/t/{__proto__}/{constructor}', ['__proto__', 'constructor'], undefined]
  ]
  for (const [template, path, names, message] of table) {
    const parameters = names.map((name) => ({ name, in: 'path', required: true }))
    const operation = await only(template, { get: { parameters } })
    t.equal(operation.path, path)
    t.strictSame(
      operation.parameters.map(({ name }) => name),
      names,
      template
    )
    if (message === undefined) t.strictSame(operation.told, [], template)
    else t.match(operation.told, [message], template)
  }
})

t.test('parameters have the defaults of their place', async (t) => {
  const table: [object, object][] = [
    [{ in: 'query' }, { style: 'form', explode: true, required: false, schema: true }],
    [{ in: 'cookie' }, { style: 'form', explode: true }],
    [{ in: 'header' }, { style: 'simple', explode: false }],
    [
      { in: 'querystring', content: { 'a/b': { schema: { type: 'object' } } } },
      { content: 'a/b', schema: { type: 'object' } }
    ],
    [{ in: 'query', content: {}, schema: { type: 'string' } }, { schema: { type: 'string' } }],
    [
      { in: 'query', style: 'spaceDelimited' },
      { style: 'spaceDelimited', explode: false }
    ],
    [
      { in: 'query', style: 5, explode: 'no', required: true },
      { style: 'form', explode: true, required: true }
    ]
  ]
  for (const [object, expected] of table) {
    const { parameters } = await only('/a', get({ parameters: [{ name: 'p', ...object }] }))
    t.match(parameters, [expected], JSON.stringify(object))
  }
})

t.test("an operation's parameters override its path item's", async (t) => {
  const q = (name: string, description: string, place = 'query') => ({ name, in: place, description })
  const item = {
    parameters: [q('a', 'item'), q('b', 'item'), q('X-H', 'item', 'header'), q('accept', 'item', 'header')],
    ...get({
      parameters: [
        q('a', 'own'),
        q('a', 'own', 'cookie'),
        q('x-h', 'own', 'header'),
        q('Authorization', 'own', 'header'),
        q('a', 'again')
      ]
    })
  }
  const { parameters, told } = await only('/a', item)
  t.strictSame(
    parameters.map(({ name, in: place, object }) => `${name} ${place} ${object.description}`),
    ['a query own', 'a cookie own', 'x-h header own', 'b query item']
  )
  t.strictSame(told, ['/paths/~1a/get/parameters/4 the parameter "a" in query is declared twice; the first one holds'])
})

t.test('path parameters are those of the template', async (t) => {
  const parameters = [
    { name: 'x', in: 'path', required: true },
    { name: 'unknown', in: 'path' }
  ]
  const operation = await only('/{x}/{y}/{y}', get({ parameters }))
  t.match(operation.parameters, [{ name: 'x' }, { name: 'y', in: 'path', required: true, schema: { type: 'string' } }])
  t.equal(operation.parameters.length, 2)
  t.strictSame(operation.told, [
    '/paths/~1{x}~1{y}~1{y}/get/parameters/1 the path parameter "unknown" does not occur in /{x}/{y}/{y}; it is ignored',
    '/paths/~1{x}~1{y}~1{y}/get the path parameter "y" of /{x}/{y}/{y} is not declared; it is taken as a string'
  ])
})

t.test('the name of a resource in a path is a parameter for each of its parts', async (t) => {
  const parameters = ['parent', 'name', 'rest', 'other'].map((name) => ({ name, in: 'path', required: true }))
  const served = async (path: string) => {
    const { path: own, parameters: read, told } = await only(path, get({ parameters }))
    return { own, names: read.map(({ name }) => name), told: told.filter((one) => !/does not occur/.test(one)) }
  }
  t.strictSame(await served('/v1/{parent=projects/*}/topics'), {
    own: '/v1/projects/{projectsId}/topics',
    names: ['projectsId'],
    told: []
  })
  const twice = await served('/v1/{name=a/*/b/*}/{other}/{rest=a/*/**}:cancel')
  t.equal(twice.own, '/v1/a/{aId}/b/{bId}/{other}/a/{aId2}/{rest}:cancel')
  t.strictSame(twice.names, ['other', 'aId', 'bId', 'aId2', 'rest'])
  const bare = await served('/v1/{name=*}/{unknown}')
  t.equal(bare.own, '/v1/{name}/{unknown}')
  t.strictSame(bare.names, ['name', 'unknown'])
  t.match(bare.told, [/"unknown" of .* is not declared/])
  t.strictSame((await only('/{name=a/*}', get({ parameters }))).told.length, 3, 'the replaced one is no finding')
})

t.test('operations that share a parameter by reference share its reading, and its findings', async (t) => {
  const { operations, findings } = await contract({
    paths: {
      '/a': get({ parameters: [{ $ref: '#/components/parameters/P' }, { $ref: '#/components/parameters/Bad' }] }),
      '/b': get({ parameters: [{ $ref: '#/components/parameters/P' }, { $ref: '#/components/parameters/Bad' }] })
    },
    components: { parameters: { P: { name: 'p', in: 'query' }, Bad: { name: 'b', in: 'body' } } }
  })
  t.equal(operations[0]?.parameters[0], operations[1]?.parameters[0])
  t.equal(operations[0]?.parameters[0]?.at, '/components/parameters/P')
  t.match(told(findings), [/^\/components\/parameters\/Bad a parameter needs a `name`, and an `in`/])
  t.equal(findings.length, 1)
})

t.test('security is that of the operation, or else of the document', async (t) => {
  const securitySchemes = {
    a: { type: 'http', scheme: 'bearer' },
    b: { $ref: '#/components/securitySchemes/c' },
    c: { type: 'apiKey', in: 'header', name: 'k' },
    odd: { type: 'magic' },
    gone: { $ref: '#/nothing' }
  }
  const table: [own: unknown, common: unknown, security: object[], finding: RegExp | undefined][] = [
    [undefined, undefined, [], undefined],
    [undefined, [{ a: [] }], [{ a: [] }], undefined],
    [[], [{ a: [] }], [], undefined],
    [[{ b: ['x'], c: [] }, {}], [{ a: [] }], [{ b: ['x'], c: [] }, {}], undefined],
    [
      [{ unknown: [] }, { a: [] }],
      undefined,
      [{ a: [] }],
      /unknown is not declared in components\.securitySchemes; only the other alternatives are accepted/
    ],
    [
      [{ unknown: [] }],
      undefined,
      [],
      /unknown is not declared in components\.securitySchemes; no credentials are demanded/
    ],
    [undefined, [{ constructor: [] }], [], /the security scheme constructor is not declared/],
    [[{ odd: [] }], undefined, [], /odd/],
    [[{ gone: [] }], undefined, [], /gone/],
    ['text', undefined, [], /text is not declared/],
    [['a', null, 5], undefined, [{ a: [] }], /security\/1 null stands where a security requirement was expected/]
  ]
  for (const [own, common, security, finding] of table) {
    const name = JSON.stringify([own, common])
    const document = { paths: { '/a': get({ security: own }) }, security: common, components: { securitySchemes } }
    const { operations, findings } = await contract(document)
    t.strictSame(operations[0]?.security, security, name)
    if (finding !== undefined) t.match(told(findings).join('\n'), finding, name)
  }
  const { findings } = await contract({ paths: { '/a': get({ security: 'text' }) }, components: { securitySchemes } })
  t.match(told(findings).join('\n'), /the security scheme odd has the unknown type "magic"/)
  t.match(told(findings).join('\n'), /\/paths\/~1a\/get\/security "text" stands where a list was expected/)
})

t.test('base paths are those of the servers that hold for the operation', async (t) => {
  const servers = (...urls: unknown[]) => urls.map((url) => ({ url }))
  const table: [document: unknown, item: unknown, own: unknown, paths: string[]][] = [
    [undefined, undefined, undefined, []],
    [servers('https://a.example/v1/', '/v1', '/v2', '/'), undefined, undefined, ['/v1', '/v2']],
    [servers('/v1'), servers('/v2'), undefined, ['/v2']],
    [servers('/v1'), servers('/v2'), servers('/v3'), ['/v3']],
    [servers('https://a.example'), undefined, undefined, []],
    [servers('https://[', 5), undefined, undefined, []],
    ['text', undefined, undefined, []],
    [[null], undefined, undefined, []],
    [
      [
        {
          url: '{scheme}://a/{version}/{stage}/{none}',
          variables: { scheme: { default: 'https' }, version: { default: 'v9' }, stage: { enum: ['x', 'y'] } }
        }
      ],
      undefined,
      undefined,
      ['/v9/x/none', '/v9/y/none']
    ],
    [
      [
        {
          url: '/{version}/{stage}',
          variables: { version: { default: 'v2', enum: ['v1', 'v2', 3] }, stage: { default: '', enum: [] } }
        }
      ],
      undefined,
      undefined,
      ['/v2', '/v1', '/3']
    ],
    [
      [{ url: '/{n}', variables: { n: { enum: Array.from({ length: 1000 }, (_, n) => n) } } }],
      undefined,
      undefined,
      Array.from({ length: 100 }, (_, n) => `/${n}`)
    ],
    [[{ url: '/{a}', variables: { a: {} } }], undefined, undefined, ['/a']],
    [servers('{base}/v1', '{base}'), undefined, undefined, ['/v1']],
    [[{ url: '{base}/v1', variables: { base: { default: 'https://a/x' } } }], undefined, undefined, ['/x/v1']],
    [
      servers('api.example.com/v1', 'localhost:8080/v2', 'v3', '//host/v4'),
      undefined,
      undefined,
      ['/v1', '/v2', '/v3', '/v4']
    ],
    [
      [
        {
          url: 'https://{host}{base}',
          variables: { host: { default: 'a.example/x', enum: ['b.example/y'] }, base: { default: '', enum: ['/v2'] } }
        },
        { url: '{base}/v1', variables: { base: { default: '/a', enum: ['https://b.example/b'] } } }
      ],
      undefined,
      undefined,
      ['/x', '/x/v2', '/y', '/y/v2', '/a/v1', '/b/v1']
    ],
    [servers('::none::', 'a b:c/v1'), undefined, undefined, []],
    [servers('mailto:me@example.com', 'urn:x:y', 'wss://a/socket', '?q', ''), undefined, undefined, ['/socket']],
    ['/v1', undefined, undefined, ['/v1']],
    [{ url: 'https://a/v1' }, ['https://a/v2', '/v3', 'none'], undefined, ['/v2', '/v3']],
    [[{ url: '/{a}', variables: 5 }], undefined, undefined, ['/a']]
  ]
  for (const [document, item, own, paths] of table) {
    const operation = await only('/a', { servers: item, ...get({ servers: own }) }, { servers: document })
    t.strictSame(operation.basePaths, paths, JSON.stringify([document, item, own]))
  }
  const { told } = await only('/a', get(), { servers: servers('https://[') })
  t.strictSame(told, ['/servers the server URL "https://[" is no URL; it is ignored'])
  const none = await only('/a', get(), { servers: [{ url: 5 }, { description: 'x' }, ...servers('/v1')] })
  t.strictSame(none.told, Array(2).fill('/servers a server has no URL that is a text; it is ignored'))
  const mail = await only('/a', get(), { servers: servers('mailto:a@b.example') })
  t.strictSame(mail.told, ['/servers the server URL "mailto:a@b.example" is no URL; it is ignored'])
})

t.test('a security scheme has what its type needs, or is left out', async (t) => {
  const table: [scheme: object, read: object | undefined, finding: RegExp | undefined][] = [
    [{ type: 'http', scheme: 'basic' }, { type: 'http', scheme: 'basic' }, undefined],
    [{ type: 'HTTP', scheme: 'Bearer' }, { type: 'http', scheme: 'Bearer' }, undefined],
    [{ type: 'apikey', in: 'query', name: 'k' }, { type: 'apiKey', in: 'query', name: 'k' }, undefined],
    [{ type: 'http' }, { type: 'http', scheme: 'bearer' }, /needs a `scheme` such as basic or bearer/],
    [{ type: 'http', scheme: ['basic'] }, { type: 'http', scheme: 'bearer' }, /it is taken as bearer/],
    [{ type: 'Basic' }, { type: 'http', scheme: 'basic' }, /is taken as type http, scheme basic/],
    [{ type: 'bearer' }, { type: 'http', scheme: 'bearer' }, /is taken as type http, scheme bearer/],
    [{ type: 'apiKey', name: 'k' }, { type: 'apiKey', name: 'k', in: 'header' }, /is taken as header/],
    [{ type: 'apiKey', in: 'header' }, undefined, /needs the `name` of its parameter; it is left out/],
    [{ type: 'apiKey', in: 'header', name: '' }, undefined, /needs the `name`/],
    [{ type: 'oauth2', flows: {} }, { type: 'oauth2', flows: {} }, undefined],
    [{}, undefined, /has the unknown type undefined/],
    [{ type: 9223372036854775807n }, undefined, /has the unknown type 9223372036854775807/]
  ]
  for (const [scheme, read, finding] of table) {
    const { securitySchemes, findings } = await contract({
      paths: { '/a': get() },
      components: { securitySchemes: { s: scheme } }
    })
    const name = writeJson(scheme)
    t.strictSame(securitySchemes.s, read, name)
    if (finding === undefined) t.strictSame(told(findings), [], name)
    else t.match(told(findings).join(), finding, name)
  }
})

t.test('a default alone is a success, unless it is an error by its words or members', async (t) => {
  const json = (schema: object) => ({ content: { 'application/json': { schema } } })
  const components = {
    schemas: {
      Pet: { type: 'object', properties: { name: {} } },
      ApiError: { type: 'object' },
      Chain: { $ref: '#/components/schemas/Failing' },
      Failing: { allOf: [{ type: 'object' }, { properties: { errorCode: {} } }] },
      Dangling: { $ref: '#/components/schemas/Gone' },
      Circle: { anyOf: [{ $ref: '#/components/schemas/Circle' }] }
    }
  }
  const ref = (name: string) => json({ $ref: `#/components/schemas/${name}` })
  const table: [responses: object, isSuccess: true | undefined][] = [
    [{ default: { description: 'the pets', ...ref('Pet') } }, true],
    [{ default: json({ type: 'array', items: { $ref: '#/components/schemas/Pet' } }) }, true],
    [{ default: { description: 'successful operation' } }, true],
    [{ default: ref('Circle') }, true],
    [{ default: ref('Dangling') }, true],
    [{ default: json({ title: 'Pets' }) }, true],
    [{ 404: {}, default: ref('Pet') }, true],
    [{ default: { description: 'Unexpected error' } }, undefined],
    [{ default: ref('ApiError') }, undefined],
    [{ default: ref('Chain') }, undefined],
    [{ default: json({ title: 'ProblemDetails' }) }, undefined],
    [{ default: json({ properties: { message: {} } }) }, undefined],
    [{ 200: {}, default: ref('Pet') }, undefined],
    [{ '3XX': {}, default: ref('Pet') }, undefined]
  ]
  for (const [responses, isSuccess] of table) {
    const { operations } = await contract({ paths: { '/a': get({ responses }) }, components })
    const [operation] = operations as [Operation]
    const name = JSON.stringify(responses)
    t.equal(operation.responses.find(({ key }) => key === 'default')?.isSuccess, isSuccess, name)
    t.equal(errorResponseFor(operation, 401)?.key, isSuccess ? undefined : 'default', name)
    t.equal(promisedFor(operation, 401)?.response.key, 'default', name)
  }
})

t.test('a form whose schema is no object may be any form', async (t) => {
  const form = 'application/x-www-form-urlencoded'
  const components = { schemas: { T: { type: 'string' }, O: { type: 'object' }, Dangling: { $ref: '#/gone' } } }
  const table: [type: string, schema: unknown, read: unknown][] = [
    [form, { type: 'string' }, true],
    ['multipart/form-data; boundary=x', { type: 'array', items: {} }, true],
    [form, { $ref: '#/components/schemas/T' }, true],
    [form, { $ref: '#/components/schemas/O' }, { $ref: '#/components/schemas/O' }],
    [form, { $ref: '#/components/schemas/Dangling' }, { $ref: '#/components/schemas/Dangling' }],
    [form, {}, {}],
    [form, true, true],
    [form, undefined, undefined],
    ['text/plain', { type: 'string' }, { type: 'string' }]
  ]
  for (const [type, schema, read] of table) {
    const { operations, findings } = await contract({
      paths: { '/a': get({ requestBody: { content: { [type]: { schema } } } }) },
      components
    })
    const name = JSON.stringify([type, schema])
    t.strictSame(operations[0]?.requestBody?.content[type]?.schema, read, name)
    const at = pointer('/paths/~1a/get/requestBody/content', type)
    const expected = `${at}/schema the schema of a form is no object; any form is accepted`
    t.equal(told(findings).includes(expected), read === true && schema !== true, name)
  }
})

t.test('a required body without a media type may be left out', async (t) => {
  for (const content of [{}, undefined, { 'text/plain': {} }]) {
    const { operations, findings } = await contract({
      paths: { '/a': { post: { requestBody: { required: true, content }, responses: {} } } }
    })
    const open = content?.['text/plain'] === undefined
    t.equal(operations[0]?.requestBody?.required, !open)
    const expected = '/paths/~1a/post/requestBody/content the body is required, but has no media type'
    t.equal(
      told(findings).some((one) => one.startsWith(expected)),
      open
    )
  }
})

t.test('what stands behind a # in a template is no part of the path', async (t) => {
  const { operations, findings } = await contract({
    paths: { '/#Target=A.Put': get(), '/#Target=B?x': get(), '/{a}#acl': get(), '/b?c#d': get(), '/{e#f}': get() }
  })
  t.strictSame(
    operations.map(({ path, query }) => [path, query]),
    [
      ['/', undefined],
      ['/', undefined],
      ['/{a}', undefined],
      ['/b', 'c'],
      ['/{e#f}', undefined]
    ]
  )
  t.notOk(told(findings).some((one) => /collides with GET \/#|collides with GET \/\{a\}#/.test(one)))
})

t.test('a status that is written oddly is the one that it means', async (t) => {
  const table: [written: string, key: string | undefined, odd: boolean][] = [
    ['200', '200', false],
    ['4xx', '4XX', false],
    ['Default', 'default', false],
    ['20X', '2XX', true],
    ['5**', '5XX', true],
    ['200 OK', '200', true],
    ['201,202', '201', true],
    [' 204 ', '204', true],
    ['2000', undefined, true],
    ['600', undefined, true],
    ['20', undefined, true],
    ['ok', undefined, true]
  ]
  for (const [written, key, odd] of table) {
    const { responses, told } = await only('/a', get({ responses: { [written]: { description: 'd' } } }))
    t.equal(responses[0]?.object.description, key === undefined ? '' : 'd', written)
    if (key !== undefined) t.equal(responses[0]?.key, key, written)
    t.equal(told.length, odd ? 1 : 0, written)
    if (odd) t.match(told[0], key === undefined ? /has to be one such as/ : `is taken as ${key}`, written)
  }
  const twice = await only('/a', get({ responses: { '20X': { description: 'b' }, '2XX': { description: 'a' } } }))
  t.match(twice.responses, [{ key: '2XX', object: { description: 'a' } }], 'unless that is there')
  t.equal(twice.responses.length, 1)
  const both = await only('/a', get({ responses: { '20X': { description: 'b' }, '21X': { description: 'a' } } }))
  t.equal(both.responses.length, 1)
})

t.test('a path item may be a reference, with siblings that come first', async (t) => {
  const { operations, findings } = await contract({
    paths: {
      '/a': { $ref: '#/components/pathItems/I' },
      '/b': {
        $ref: '#/components/pathItems/I',
        get: { operationId: 'own' },
        parameters: [{ name: 'q', in: 'query', description: 'own' }]
      },
      '/c': { $ref: '#/paths/~1c' },
      '/d': { $ref: '#/components/pathItems/I/get' },
      '/e': { $ref: '#/components/pathItems/Bad' }
    },
    components: {
      pathItems: {
        Bad: { $ref: '#/gone' },
        I: {
          get: { operationId: 'shared' },
          put: {},
          parameters: [
            { name: 'q', in: 'query' },
            { name: 'r', in: 'query' }
          ]
        }
      }
    }
  })
  t.strictSame(
    operations.map(({ id, path, at, parameters }) => [
      id,
      path,
      at,
      parameters.map(({ object }) => object.description)
    ]),
    [
      ['shared', '/a', '/components/pathItems/I/get', [undefined, undefined]],
      ['putA', '/a', '/components/pathItems/I/put', [undefined, undefined]],
      ['own', '/b', '/paths/~1b/get', ['own', undefined]],
      ['putB', '/b', '/components/pathItems/I/put', ['own', undefined]]
    ]
  )
  t.match(told(findings), [
    /^\/components\/pathItems\/Bad \$ref "#\/gone" cannot be followed/,
    /^\/paths\/~1c \$ref "#\/paths\/~1c" cannot be followed: it leads in a circle, back to itself/
  ])
})

t.test('an operation that promises nothing promises an empty 200', async (t) => {
  for (const responses of [undefined, {}, { 'x-a': {} }]) {
    const operation = await only('/a', { get: { responses } })
    t.strictSame(operation.responses, [{ key: '200', object: { description: '' }, at: '/paths/~1a/get' }])
    t.strictSame(operation.told, [])
  }
  const odd = await only('/a', { get: { responses: { 999: {}, ok: {}, '2xX': {} } } })
  t.strictSame(
    odd.responses.map(({ key }) => key),
    ['2XX']
  )
  t.match(odd.told, [/"999" is no status; it has to be one such as 200, or 4XX, or default/, /"ok" is no status/])
})

t.test('what is broken is told, and stops nothing else', async (t) => {
  const gone = { $ref: '#/components/gone' }
  const half = await only('/a', { get: { responses: { 200: gone, 404: {} } } })
  t.strictSame(
    half.responses.map(({ key, object }) => [key, object]),
    [
      ['200', { description: '' }],
      ['404', {}]
    ]
  )
  t.match(half.told, [/^\/paths\/~1a\/get\/responses\/200 \$ref "#\/components\/gone" cannot be followed/])
  const less = await only('/a', get({ parameters: [gone, 5, { name: 'q', in: 'query' }], requestBody: gone }))
  t.strictSame([less.parameters.length, less.requestBody], [1, undefined])
  const body = await only('/a', get({ requestBody: {} }))
  t.match(body.requestBody, { required: false, content: {} })
  const { operations } = await contract({
    paths: { '/a': { get: 'text', put: {} }, '/b': null, 'x-c': {} },
    components: 5
  })
  t.strictSame(
    operations.map(({ id }) => id),
    ['putA']
  )
})

t.test('a document without operations says so', async (t) => {
  for (const document of [{}, { paths: {} }, { paths: ['a', 'b'] }, { paths: { '/a': {} } }]) {
    const { operations, findings } = await contract(document)
    t.strictSame(operations, [])
    t.match(told(findings).at(-1), /^\/paths there are no operations under `paths`/)
  }
})

t.test('references are followed on demand, and a broken one says which it is', async (t) => {
  const { resolve, schemaAt, document } = await contract({
    paths: {},
    components: {
      schemas: {
        A: { $ref: '#/components/schemas/B' },
        B: { $ref: '#/components/schemas/C%20c' },
        'C c': { type: 'string' },
        Bad: { $ref: '#/gone' }
      }
    }
  })
  t.strictSame(schemaAt('#/components/schemas/A'), { $ref: '#/components/schemas/B' }, 'a schema may be one itself')
  t.equal(schemaAt('#/components/schemas/A'), schemaAt('#/components/schemas/A'))
  t.strictSame(resolve({ $ref: '#/components/schemas/A' }), {
    value: { type: 'string' },
    at: '/components/schemas/C c'
  })
  t.equal(resolve({ $ref: '#/components/schemas/A' }), resolve({ $ref: '#/components/schemas/A' }), 'and remembered')
  t.strictSame(resolve({ type: 'string' }, '/x'), { value: { type: 'string' }, at: '/x' })
  t.strictSame(resolve(true), { value: true, at: '' })
  t.throws(() => schemaAt('#/nothing'), { message: '$ref "#/nothing" leads nowhere' })
  t.throws(() => resolve({ $ref: '#/nothing' }), { message: '$ref "#/nothing" leads nowhere' })
  t.throws(() => resolve({ $ref: 'other.yaml' }), { message: '$ref "other.yaml" leads nowhere' })
  t.throws(() => schemaAt('other.yaml'), { message: '$ref "other.yaml" leads nowhere' })
  t.throws(() => schemaAt('#/components/schemas/Bad'), { message: /^\$ref "#\/gone" cannot be followed/ })
  Object.assign(document, { 'x-loop': { $ref: '#/x-loop' } })
  t.throws(() => resolve({ $ref: '#/x-loop' }), { message: '$ref "#/x-loop" leads in a circle' })
})

t.test('findings have their place in the files', async (t) => {
  const dir = t.testdir({ 'a.yaml': 'openapi: 3.1.0\npaths:\n  /a/{x}:\n    get: {}\n' })
  const file = join(dir, 'a.yaml')
  const loaded = await load(file)
  const { findings } = contractOf(loaded)
  t.strictSame(
    findings.map(({ place }) => place),
    [{ file, line: 4, column: 5, pointer: '/paths/~1a~1{x}/get' }]
  )
  t.strictSame(loaded.locate('/paths'), { file, line: 2, column: 1, pointer: '/paths' })
})

t.test('a problem is an Error that holds no stack', async (t) => {
  const problem = new Problem(404, 'there is none')
  t.ok(problem instanceof Error)
  t.equal((problem as Error).stack, undefined)
  t.match(problem, { name: 'Problem', message: 'there is none', status: 404, violations: [] })
})
