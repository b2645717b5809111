import { inflateSync } from 'node:zlib'
import t from 'tap'
import { ownOrigin } from '../../src/contract/own-origin.ts'
import type { Schema } from '../../src/document/openapi.ts'
import { placeholder } from '../../src/generate/binary/placeholder.ts'
import { type GenerateOptions, generate } from '../../src/generate/generate.ts'
import { resourcesOf } from '../../src/schema/meaning/schema-resources.ts'

const text = { type: 'string' }
const own = /^http:\/\/standin\.invalid\/__standin\/pictures\/[0-9a-f]{12}\.png$/
const elsewhere = /^https:\/\/images\.example\.com\/[0-9a-f]{12}\.\w+$/

// biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
const thenNothing = { then: { maxLength: 3 } }

/** Makes the member of an object, in a document with paths. */
function made(name: string, schema: object, more: Partial<GenerateOptions> = {}, paths: object = {}) {
  const whole = { type: 'object', properties: { [name]: schema }, required: [name] } as Schema
  const links = more.direction === 'request' ? {} : { links: {} }
  const options = { schema: whole, resources: resourcesOf({ paths }), seed: '1', ...links, subject: 'user', ...more }
  // biome-ignore lint/suspicious/noExplicitAny: what is made is read as what its schema says
  return (generate(options) as any)[name]
}

t.test('links to pictures lead to this server', (t) => {
  for (const name of ['avatar', 'avatar_url', 'thumbnail', 'logo', 'profileImageUrl', 'pic'])
    for (const schema of [text, { ...text, format: 'uri' }, { ...text, maxLength: 120, pattern: '^https?://' }])
      t.match(made(name, schema), own, `${name} ${JSON.stringify(schema)}`)
  t.match(made('avatar', { ...text, examples: [{ toString: 'x' }] }), own, 'an example that is no text')
  const uri = { ...text, format: 'uri' }
  t.match(made('portrait', { ...uri, description: 'Photo of the singer' }), own)
  for (const [name, items] of [
    ['pics', text],
    ['pics', uri],
    ['gallery', uri]
  ] as const)
    for (const one of made(name, { type: 'array', minItems: 2, items })) t.match(one, own, name)
  for (const link of ['url', 'href', 'src'])
    for (const about of ['photo', 'profile_picture', 'logo']) {
      const schema = { type: 'object', required: [link], properties: { [link]: text } }
      t.match(made(about, schema)[link], own, `${about} ${link}`)
    }
  t.match(made('gif_url', text), /pictures\/\w+\.gif$/)
  t.equal(made('avatar', text), made('avatar', text))
  t.end()
})

t.test('a size that name or description tell is the size of the picture', (t) => {
  t.match(made('thumb_64x48', text), /\/pictures\/\w+-64x48\.png$/)
  t.match(made('cover', { ...text, description: 'The cover, 1200 x 630 pixels' }), /-1200x630\.png$/)
  t.match(made('cover', { ...text, description: 'From 100000x2' }), own)
  t.end()
})

t.test('a schema that another address alone fits has one', (t) => {
  const pattern = '^https://images\\.example\\.com/'
  t.match(made('avatar', { ...text, pattern: '^https://' }), elsewhere)
  t.match(made('avatar', { ...text, pattern }), elsewhere)
  t.match(made('avatar', { ...text, maxLength: 119 }), elsewhere)
  t.match(made('avatar', { ...text, minLength: 41 }), elsewhere)
  t.match(made('avatar', { ...text, not: { pattern: '^http:' } }), elsewhere)
  t.match(made('avatar', { ...text, if: { pattern: '^http:' }, else: true, ...thenNothing }), elsewhere)
  t.equal(
    made('avatar', { enum: ['https://images.example.com/0123456789ab.png'] }),
    'https://images.example.com/0123456789ab.png'
  )
  t.match(made('avatar', { ...text, format: 'image-name' }), elsewhere)
  t.match(made('avatar', text, { direction: 'request' }), elsewhere, 'a value that no reply holds')
  t.notMatch(made('docker_image', { type: 'object', required: ['url'], properties: { url: text } }).url, own)
  t.end()
})

t.test('an example from a host of its own decides', (t) => {
  t.notMatch(made('avatar', { ...text, example: 'https://cdn.acme.io/a/b.png' }), ownOrigin)
  t.match(made('avatar', { ...text, example: 'https://cdn.example.com/a/b.png' }), own)
  t.match(made('avatar', { ...text, examples: ['http://localhost:8080/a/b.jpg'] }), /pictures\/\w+\.jpg$/)
  t.notMatch(made('avatar', { ...text, example: '/a/b.png' }), ownOrigin)
  t.end()
})

t.test('no picture is at the path of an operation', (t) => {
  const read = { get: {} }
  for (const path of ['/{a}/{b}/{c}', '/{a}/pictures/{c}', '/{x}/{a}/{b}/{c}', '/__standin/pictures/{c}'])
    t.match(made('avatar', text, {}, { [path]: read }), elsewhere, path)
  for (const path of ['/{a}/{b}', '/{a}/b/{c}', '/x/{a}/{b}/{c}', '/'])
    t.match(made('avatar', text, {}, { [path]: read }), own, path)
  t.match(made('avatar', text, {}, { '/{a}/{b}/{c}': { post: {} }, '/x': null }), own)
  t.end()
})

t.test('a placeholder has the size that its name tells', (t) => {
  const sizeOf = (bytes: Buffer) => [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
  const sizes: [name: string, width: number, height: number][] = [
    ['a', 320, 320],
    ['a-30x20', 30, 20],
    ['30x20', 30, 20],
    ['a-0x9999', 1, 2000],
    ['a-12345x20', 320, 320]
  ]
  for (const [name, width, height] of sizes) {
    const bytes = placeholder(name, 'image/png')
    t.same(sizeOf(bytes), [width, height], name)
    t.equal(inflateSync(bytes.subarray(bytes.indexOf('IDAT') + 4)).length, height * (width + 1), name)
    const said = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"`
    t.ok(placeholder(name, 'image/svg+xml').toString().startsWith(said), name)
  }
  const pixels = (name: string) => {
    const bytes = placeholder(name, 'image/png')
    return inflateSync(bytes.subarray(bytes.indexOf('IDAT') + 4))
  }
  const drawn = pixels('a-30x20')
  t.equal(drawn[10 * 31 + 1 + 15], 255, 'the disc is in the middle')
  t.equal(drawn[1], 0, 'the ground begins with its first colour')
  t.ok((drawn.at(-1) as number) > 235 && (drawn.at(-1) as number) < 255)
  for (const type of ['image/png', 'image/svg+xml', 'image/gif']) {
    t.same(placeholder('a', type), placeholder('a', type))
    t.notSame(placeholder('a', type), placeholder('b', type), type)
  }
  t.equal(placeholder('a', 'image/gif').toString('latin1', 0, 6), 'GIF89a')
  t.end()
})
