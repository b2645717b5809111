import t from 'tap'
import type { Contract, Operation } from '../../src/contract/contract.ts'
import { essence, examplesOf, isJson } from '../../src/contract/media-types.ts'
import { chooseResponse, promisedFor } from '../../src/contract/responses.ts'
import type { MediaType } from '../../src/document/openapi.ts'
import { chooseMediaType } from '../../src/reply/negotiate.ts'

const operation = (...keys: string[]) =>
  ({ id: 'list', responses: keys.map((key) => ({ key, object: {}, at: '' })) }) as unknown as Operation

t.test('the lowest success is given, else what there is', async (t) => {
  const cases: [keys: string[], key: string, status: number][] = [
    [['404', '201', '200'], '200', 200],
    [['2XX', '404'], '2XX', 200],
    [['2xx', '204'], '204', 204],
    [['default', '404'], 'default', 200],
    [['default', '2XX'], '2XX', 200],
    [['500', '404'], '404', 404],
    [['4XX'], '4XX', 400],
    [['100', '404'], '404', 404],
    [['101'], '101', 101],
    [['1XX'], '1XX', 200],
    [['x', '404'], '404', 404],
    [['b', 'a'], 'a', 200],
    [['a', 'b'], 'a', 200]
  ]
  for (const [keys, key, status] of cases) {
    const chosen = chooseResponse(operation(...keys), undefined)
    t.match([chosen.response.key, chosen.status], [key, status], keys.join())
  }
  t.throws(() => chooseResponse(operation(), undefined), { status: 501, message: /documents no response/ })
})

t.test('a code is given by itself, its range or the default, and refused otherwise', async (t) => {
  const cases: [keys: string[], code: string, key: string | undefined][] = [
    [['200', '4XX', 'default'], '404', '4XX'],
    [['200', '404', '4xx'], '404', '404'],
    [['200', 'default'], '503', 'default'],
    [['200'], '404', undefined],
    [['default'], '99', undefined],
    [['default'], 'abc', undefined],
    [[], '200', undefined]
  ]
  for (const [keys, code, key] of cases) {
    if (key !== undefined) t.equal(chooseResponse(operation(...keys), code).response.key, key)
    else t.throws(() => chooseResponse(operation(...keys), code), { status: 404, message: /documents no response/ })
  }
  t.equal(promisedFor(operation('200'), 404), undefined)
})

t.test('the media type follows from Accept', async (t) => {
  const media = (...types: string[]) => Object.fromEntries(types.map((type) => [type, {}]))
  const cases: [types: string[], accept: string | undefined, mediaType: string | undefined][] = [
    [[], 'text/html', undefined],
    [['application/json', 'text/plain'], undefined, 'application/json'],
    [['application/json', 'text/plain'], '*/*', 'application/json'],
    [['application/json', 'text/plain'], 'text/plain, application/json;q=0.5', 'text/plain'],
    [['application/json; version=1'], 'application/json', 'application/json; version=1'],
    [['application/json'], 'application/json; version=2', 'application/json'],
    [['*/*'], 'image/gif', 'image/gif'],
    [['image/*'], 'image/webp', 'image/webp'],
    [['image/*'], undefined, 'image/png'],
    [['*/*'], undefined, 'application/json'],
    [['*/*'], 'image/avif', 'image/avif'],
    [['*/*'], 'video/*', 'video/mp4'],
    [['font/*'], undefined, 'font/woff2'],
    [['*/*'], 'text/*', 'text/plain'],
    [['*/*'], 'text/html', 'text/html'],
    [['*/*'], 'application/xhtml+xml, text/x-notes;q=0.5', 'text/x-notes'],
    [['text/*'], 'text/csv, text/html', 'text/csv'],
    [['image/*'], 'image/jxl, image/*;q=0.5', 'image/png'],
    [['image/*'], 'image/jpeg, */*;q=0.1', 'image/jpeg'],
    [['image/*'], 'image/apng, image/jpeg;q=0.5, image/webp;q=0', 'image/jpeg'],
    [['application/xml', 'application/json'], undefined, 'application/json'],
    [['application/xml', 'application/json'], '', 'application/json'],
    [['application/xml', 'application/vnd.x+json'], undefined, 'application/vnd.x+json'],
    [['application/xml', 'application/json'], '*/*', 'application/xml'],
    [['application/xml', 'application/json'], 'text/html, */*;q=0.5', 'application/xml'],
    [['application/xml', 'application/json'], 'application/xml, application/json', 'application/xml'],
    [['application/json'], 'application/vnd.github.v3+json', 'application/json'],
    [['application/hal+json'], 'application/json', 'application/hal+json'],
    [['text/plain', 'application/json'], 'application/vnd.github.v3+json, text/plain;q=0.1', 'text/plain'],
    // RFC 9110, section 12.5.1: parameters make another type, and `q` may stand beside them
    [
      ['application/json;version=1', 'application/json;version=2'],
      'application/json;version=2',
      'application/json;version=2'
    ],
    [
      ['text/html;level=1', 'text/html;level=2'],
      'text/html;level=1;q=0.3, text/html;level=2;q=0.7',
      'text/html;level=2'
    ],
    [['text/html;level=1', 'text/html;level=2'], 'text/html;level=2;q=0.3, text/html;q=0.7', 'text/html;level=1'],
    [['application/json', 'text/plain'], 'application/json;v=1;q=0.3, text/plain;v="a,b;c";q=0.7', 'text/plain'],
    [['application/json', 'text/plain'], 'text/plain; format=flowed; q=0.3, application/json; v=1', 'application/json']
  ]
  for (const [types, accept, mediaType] of cases) {
    t.equal(chooseMediaType(media(...types), accept).mediaType, mediaType, `${types} ${accept}`)
  }
  t.equal(chooseMediaType({ '*/*': { schema: { format: 'binary' } } }, undefined).mediaType, 'application/octet-stream')
  t.equal(chooseMediaType({ '*/*': { schema: true } }, undefined).mediaType, 'application/json')
  const object = { '*/*': { schema: { type: 'object' } } }
  for (const accept of ['text/*', 'text/html, text/*;q=0.1']) {
    t.equal(chooseMediaType(object, accept).mediaType, 'text/plain', accept)
  }
  const impossible: [type: string, accept: string, schema?: { type: string }][] = [
    ['application/json', 'text/html'],
    ['application/json', 'nothing'],
    ['application/json', 'application/json;q=0'],
    ['image/*', 'image/jxl'],
    ['image/*', 'text/plain'],
    ['*/*', 'text/html', { type: 'object' }],
    ['*/*', 'image/png', { type: 'object' }],
    ['*/*', 'image/*', { type: 'object' }],
    ['*/*', 'image/svg+xml', { type: 'object' }],
    ['*/*', 'application/xhtml+xml'],
    ['application/xml', 'application/vnd.github.v3+json']
  ]
  for (const [type, accept, schema] of impossible) {
    const content = { [type]: schema === undefined ? {} : { schema } }
    t.throws(() => chooseMediaType(content, accept), { status: 406, message: /nothing here fits Accept/ }, accept)
  }
  for (const schema of [undefined, true, { type: 'string' }, { format: 'binary' }] as const) {
    const content = { '*/*': schema === undefined ? {} : { schema } }
    t.equal(chooseMediaType(content, 'image/png').mediaType, 'image/png')
  }
  for (const accept of ['text/html', 'nothing']) {
    t.throws(() => chooseMediaType(media('application/json'), accept), {
      status: 406,
      message: /there is application\/json/
    })
  }
})

t.test('an error is given whatever is accepted', async (t) => {
  const content = { 'application/problem+json': {}, 'text/plain': {} }
  t.equal(chooseMediaType(content, 'text/html', true).mediaType, 'application/problem+json')
  t.equal(chooseMediaType(content, 'text/plain', true).mediaType, 'text/plain')
})

t.test('media types are told by their essence', async (t) => {
  t.equal(essence(' Text/HTML ; charset=utf-8'), 'text/html')
  t.equal(essence('a/b, c/d'), 'a/b')
  for (const type of ['application/json', 'application/problem+json; a=b', 'text/json']) t.ok(isJson(type), type)
  t.notOk(isJson('application/jsonl'))
})

t.test('examples are those of the media type, by name', async (t) => {
  const contract = {
    resolve(value: { $ref?: string }) {
      if (value.$ref === '#/lost') throw new Error('leads nowhere')
      return { value: value.$ref === undefined ? value : { value: 'referred' } }
    }
  } as unknown as Contract
  const media = {
    example: 0,
    examples: { one: { value: 1 }, two: { $ref: '#/two' }, lost: { $ref: '#/lost' }, far: { externalValue: 'x' } }
  } as MediaType
  t.same(
    [...examplesOf(media, contract)],
    [
      ['', 0],
      ['one', 1],
      ['two', 'referred']
    ]
  )
  t.equal(examplesOf(undefined, contract).size, 0)
})
