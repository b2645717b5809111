import t from 'tap'
import { ownOrigin } from '../../src/contract/own-origin.ts'
import type { Schema } from '../../src/document/openapi.ts'
import { fromExamples, type GenerateOptions, generate } from '../../src/generate/generate.ts'
import { resourcesOf } from '../../src/schema/meaning/schema-resources.ts'

const text: Schema = { type: 'string' }
const url: Schema = { type: 'string', format: 'uri' }
const object = (properties: Record<string, Schema>): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties)
})

/** Paths that answer files. */
const files = /(content|raw|media|thumbnail)$/

/** Makes a value in a document with paths that are read by GET. */
function made(schema: Schema, paths: string, more: Partial<GenerateOptions> = {}) {
  const read = (path: string) => [
    path,
    { get: files.test(path) ? { responses: { 200: { content: { '*/*': {} } } } } : {} }
  ]
  const document = {
    paths: { ...Object.fromEntries(paths.split(' ').map(read)), '/written/{id}': {} }
  }
  const links = more.direction === 'request' ? {} : { links: {} }
  const options = { schema, resources: resourcesOf(document), seed: '1', ...links, subject: 'article', ...more }
  // biome-ignore lint/suspicious/noExplicitAny: what is made is read as what its schema says
  return generate(options) as any
}

t.test('links of a thing lead to paths with an extension, and to those that take one of two keys', (t) => {
  const written = made(object({ id: text, url }), '/articles.json /articles/{article_id}.json')
  t.equal(written.url, `${ownOrigin}/articles/${written.id}.json`)
  const named = made(object({ id: text, self: url }), '/articles /articles/{articleIdOrKey}')
  t.equal(named.self, `${ownOrigin}/articles/${named.id}`)
  t.end()
})

t.test('a link leads to a thing by the last word of its name, where a member names that', (t) => {
  const shown = object({ id: text, substitute_tutor_id: text, links: object({ substituteTutor: url, oldTutor: url }) })
  const { substitute_tutor_id: tutor, links } = made(shown, '/articles/{id} /tutors/{tutorId}')
  t.equal(links.substituteTutor, `${ownOrigin}/tutors/${encodeURIComponent(tutor)}`)
  t.notMatch(links.oldTutor, ownOrigin)
  t.end()
})

t.test('links that hold a key as their examples do lead to a path of the document where it has one', (t) => {
  const shown = object({
    id: { ...(text as object), example: 'art_1234' },
    url: { ...(url as object), example: 'https://a.test/articles/art_1234' }
  })
  const own = made(shown, '/articles /articles/{id}')
  t.equal(own.url, `${ownOrigin}/articles/${own.id}`)
  // An operation for several articles has no path for one.
  const other = made(shown, '/articles')
  t.equal(other.url, `https://a.test/articles/${other.id}`)
  t.end()
})

t.test('links of a thing to itself lead to its path', (t) => {
  for (const name of ['self', 'href', 'url', 'uri', 'link', 'self_link', 'resource_url']) {
    const article = made(object({ id: text, [name]: url }), '/ /articles /articles/{id}')
    t.equal(article[name], `${ownOrigin}/articles/${article.id}`, name)
  }
  const links = made(object({ id: text, links: object({ self: url }) }), '/articles/{articleId}')
  t.equal(links.links.self, `${ownOrigin}/articles/${links.id}`)
  const hal = made(object({ article_id: text, _links: object({ self: object({ href: text }) }) }), '/articles/{id}')
  t.match(hal._links.self.href, /^(?!http:\/\/standin)/, 'no member is that key')
  const named = made(
    object({ article_id: text, _links: object({ self: object({ href: text }) }) }),
    '/articles/{article_id}'
  )
  t.equal(named._links.self.href, `${ownOrigin}/articles/${named.article_id}`)
  const rows = made(
    { type: 'array', minItems: 2, items: object({ number: { type: 'integer' }, self: url }) },
    '/articles/{number}'
  )
  for (const { number, self } of rows) t.equal(self, `${ownOrigin}/articles/${number}`)
  const list = made(
    object({ articles: { type: 'array', minItems: 1, items: object({ id: text, self: url }) }, id: text }),
    '/articles/{id}'
  )
  t.equal(list.articles[0].self, `${ownOrigin}/articles/${list.articles[0].id}`)
  t.end()
})

t.test('links of a thing lead above it, and to what it waits for', (t) => {
  const paths = '/articles /articles/{id} /jobs/{id}'
  const article = made(object({ id: text, up: url, collection: url }), paths)
  t.same([article.up, article.collection], [`${ownOrigin}/articles`, `${ownOrigin}/articles`])
  const map: Schema = { type: 'object', additionalProperties: object({ href: text }) }
  const { id, _links } = made(object({ id: text, _links: map }), paths)
  t.same(_links, { self: { href: `${ownOrigin}/articles/${id}` }, collection: { href: `${ownOrigin}/articles` } })
  const export_ = made(object({ job_id: text, status_url: url }), paths, { subject: 'export' })
  t.equal(export_.status_url, `${ownOrigin}/jobs/${export_.job_id}`)
  t.match(made(object({ up: url }), '/tags/{id}/notes').up, /^https:/, 'nothing is above')
  t.end()
})

t.test('links to other pages lead to the list', (t) => {
  const pages = object({ next_url: url, previous_url: url, last_page_url: url })
  t.same(made(pages, '/articles /articles/{id}'), {
    next_url: `${ownOrigin}/articles?page=2`,
    previous_url: `${ownOrigin}/articles?page=1`,
    last_page_url: `${ownOrigin}/articles?page=3`
  })
  t.match(made(pages, '/authors'), { next_url: /^https:\/\/api\.example\.com/ }, 'a list of something else')
  t.match(made(pages, '/articles/{id}'), { next_url: /^https:\/\/api\.example\.com/ }, 'no list at all')
  t.match(made(object({ links: object({ products: text }) }), '/things').links.products, /^https:/)
  t.end()
})

t.test('links to other things lead to theirs', (t) => {
  const related = object({ id: text, relationships: object({ author: object({ links: object({ related: url }) }) }) })
  const post = made(related, '/authors/{author_id} /articles/{article_id}/author')
  t.equal(post.relationships.author.links.related, `${ownOrigin}/articles/${post.id}/author`)
  const member = made(object({ id: text, club_url: url }), '/clubs/{club_id}', { links: { club_id: 5 } })
  t.equal(member.club_url, `${ownOrigin}/clubs/5`)
  const keyed = made(object({ id: text, club_id: text, club_url: url }), '/clubs/{id}')
  t.equal(keyed.club_url, `${ownOrigin}/clubs/${keyed.club_id}`)
  const whole = made(object({ id: text, club: object({ id: text }), club_url: url }), '/clubs/{id}')
  t.equal(whole.club_url, `${ownOrigin}/clubs/${whole.club.id}`)
  const named = made(
    object({ slug: text, self_url: url, members_url: text }),
    '/articles/{article} /articles/{article}/members'
  )
  t.same(
    [named.self_url, named.members_url],
    ['', '/members'].map((end) => `${ownOrigin}/articles/${named.slug}${end}`)
  )
  const shown = { type: 'string', example: 'https://a.test/stages/5' }
  const staged = made(object({ id: text, stage: object({ id: text, href: shown }) }), '/articles /articles/{id}')
  t.match(staged.stage.href, /^https:\/\/a\.test\/stages/, 'a stage is no article')
  const nested = made(object({ id: text, self: url }), '/clubs/{club_id}/articles/{id}', { links: { clubId: 'a b' } })
  t.equal(nested.self, `${ownOrigin}/clubs/a%20b/articles/${nested.id}`)
  t.end()
})

t.test('the members of an object of links lead to the paths of their names', (t) => {
  const bucket = made(
    object({ id: text, org_id: text, links: object({ labels: url, org: url, write: url }) }),
    '/buckets/{id}/labels /orgs/{id}',
    { subject: 'bucket' }
  )
  t.equal(bucket.links.labels, `${ownOrigin}/buckets/${bucket.id}/labels`)
  t.equal(bucket.links.org, `${ownOrigin}/orgs/${bucket.org_id}`)
  t.notMatch(bucket.links.write, new RegExp(`^${ownOrigin}`))
  const clip = made(object({ tags: object({ href: url }), tag: object({ href: url }) }), '/tags')
  t.equal(clip.tags.href, `${ownOrigin}/tags`)
  t.notMatch(clip.tag.href, new RegExp(`^${ownOrigin}`), 'a list is not one of its things')
  const owned = made(object({ ownerAccount: object({ name: text, url }) }), '/accounts/{name}', { subject: 'playlist' })
  t.equal(owned.ownerAccount.url, `${ownOrigin}/accounts/${encodeURIComponent(owned.ownerAccount.name)}`)
  const lexeme = made(
    object({ id: text, words: { type: 'array', minItems: 1, items: object({ id: text, uri: url }) } }),
    '/lexemes/{id} /words/{id}',
    { subject: 'lexeme' }
  )
  t.equal(lexeme.words[0].uri, `${ownOrigin}/words/${lexeme.words[0].id}`)
  t.end()
})

t.test('an example that all links share is none of any of them', (t) => {
  const example = 'https://an.example.link/from/payment'
  const link = object({ href: { type: 'string', example } })
  const properties = { payment_id: { type: 'string', example: 'p7' }, _links: object({ self: link, events: link }) }
  const ask = {
    resources: resourcesOf({
      paths: { '/payments/{payment_id}': { get: {} }, '/payments/{payment_id}/events': { get: {} } }
    })
  }
  const shown = { schema: object(properties), seed: '1', subject: 'payment', links: {}, ...ask }
  t.match(fromExamples(shown), {
    _links: {
      self: { href: `${ownOrigin}/payments/p7` },
      events: { href: `${ownOrigin}/payments/p7/events` }
    }
  })
  const rows: Schema = { type: 'array', items: object(properties), minItems: 2 }
  for (const row of fromExamples({ ...shown, schema: rows, subject: 'payments' }) as Record<string, object>[])
    t.match(row._links, { self: { href: `${ownOrigin}/payments/${row.payment_id}` } }, 'in each row of a list')
  t.same(fromExamples({ ...shown, schema: link }), { href: example }, 'a link that stands alone')
  const inner = object({ ...properties, order: object({ _links: object({ self: link }) }) })
  t.match(fromExamples({ ...shown, schema: inner }), { _links: { self: { href: `${ownOrigin}/payments/p7` } } })
  const own = { _links: { self: { href: `${example}/p7` } } }
  t.match(fromExamples({ ...shown, example: own }), own)
  t.end()
})

t.test('addresses that are named for a thing alone lead to things of that kind', (t) => {
  const list: Schema = { type: 'array', minItems: 2, items: url }
  const film = made(
    object({ title: text, characters: list, planet: url, photos: list }),
    '/characters/{id} /planets/{id}',
    {
      subject: 'film'
    }
  )
  t.same(film.characters.slice(0, 2), [`${ownOrigin}/characters/1`, `${ownOrigin}/characters/2`])
  t.equal(film.planet, `${ownOrigin}/planets/1`)
  t.notMatch(film.photos[0], new RegExp(`^${ownOrigin}/photos`))
  t.same(made(object({ planet: text }), '/planets/{id}').planet.startsWith(ownOrigin), false, 'a name')
  t.notMatch(made(object({ planets: list }), '/suns/{sun}/planets/{id}').planets[0], new RegExp(`^${ownOrigin}`))
  t.notMatch(made(list, '/planets/{id}')[0], new RegExp(`^${ownOrigin}`))
  t.equal(made(object({ title: text, assignee: url }), '/users/{id}').assignee, `${ownOrigin}/users/1`)
  t.notMatch(made(object({ assignee: url }), '/planets/{id}').assignee, new RegExp(`^${ownOrigin}`))
  const photo = made(object({ id: text, album: url }), '/albums/{album_id}', { links: { album_id: 5 } })
  t.equal(photo.album, `${ownOrigin}/albums/5`)
  t.end()
})

t.test('an entry of a list leads to the thing that it holds, and a job to its state', (t) => {
  const patient = object({ id: text, resourceType: { const: 'Patient' } })
  const entry = made(object({ fullUrl: url, resource: patient }), '/Patient/{id}', { subject: 'bundle' })
  t.equal(entry.fullUrl, `${ownOrigin}/Patient/${entry.resource.id}`)
  const node = made(object({ full_url: url, article: object({ id: text }) }), '/articles/{id}', { subject: 'edge' })
  t.equal(node.full_url, `${ownOrigin}/articles/${node.article.id}`)
  const job = object({ id: text, status_url: url })
  const own = made(job, '/jobs/{id}', { subject: 'job' })
  t.equal(own.status_url, `${ownOrigin}/jobs/${own.id}`)
  const below = made(job, '/jobs/{id} /jobs/{id}/status', { subject: 'job' })
  t.equal(below.status_url, `${ownOrigin}/jobs/${below.id}/status`)
  t.end()
})

t.test('a link leads to one of the things that its name or its object is called for', (t) => {
  const paths = '/articles/{id} /authors/{id} /articles/{id}/notes /notes'
  const links = object({ notes: url })
  const value = made(object({ id: text, author_url: url, author: object({ href: url }), links }), paths)
  t.match(value.author_url, new RegExp(`^${ownOrigin}/authors/\\d+$`))
  t.match(value.author.href, new RegExp(`^${ownOrigin}/authors/\\d+$`))
  t.equal(value.links.notes, `${ownOrigin}/articles/${value.id}/notes`)
  t.end()
})

t.test('other links stay as they are made', (t) => {
  const own = (value: string) => value.startsWith(ownOrigin)
  const plain = made(object({ id: text, self: url }), '/articles/{id}', { direction: 'request' })
  t.notOk(own(plain.self))
  t.notOk(own(made(object({ id: text, self: url }), '/books/{id}').self), 'no path is of the thing')
  t.notOk(own(made(object({ id: text, self: url }), '/written/{id} /articles').self))
  t.notOk(own(made(object({ id: text, self: url }), '/clubs/{club}/articles/{id}').self), 'a value is not known')
  t.notOk(
    own(made(object({ id: text, url }), '/webhooks/{id}', { subject: 'webhook' }).url),
    'the URL is what it is about'
  )
  t.ok(own(made(object({ id: text, self: url }), '/webhooks/{id}', { subject: 'webhook' }).self))
  t.notOk(own(made(object({ id: text, author_url: url }), '/articles/{id} /clubs/{club}/authors/{id}').author_url))
  t.notOk(
    own(made(object({ id: text, self: { ...(url as object), pattern: '^https://a\\.test/' } }), '/articles/{id}').self)
  )
  t.notOk(own(made(object({ id: text, self: { ...(text as object), maxLength: 40 } }), '/articles/{id}').self))
  t.notOk(own(made(object({ id: text, self: { type: 'string', format: 'date' } }), '/articles/{id}').self))
  t.notOk(own(made(object({ id: text, author_url: url }), '/{id} /articles/{id}/{x}/author').author_url))
  t.notOk(own(made(object({ id: text, self: url }), '/articles/{slug}').self))
  t.notOk(own(made(object({ id: { type: 'boolean' }, self: url }), '/articles/{id}').self))
  const without = resourcesOf(object({ id: text, self: url }))
  t.notOk(own(made(object({ id: text, self: url }), '/x', { resources: without }).self))
  const deep = made(
    { type: 'array', minItems: 1, items: { type: 'array', minItems: 1, items: object({ id: text, self: url }) } },
    '/articles/{id}'
  )
  t.equal(deep[0][0].self, `${ownOrigin}/articles/${deep[0][0].id}`)
  t.notOk(own(made(url, '/articles/{id}', { name: 'self' })))
  t.notOk(own(made(url, '/articles/{id}', { name: 'gizmo' })))
  t.end()
})

t.test('the location of a download is a link, and of a thing a place', (t) => {
  const file = made(object({ downloadLocation: text, location: text }), '/x')
  t.match(file, { downloadLocation: /^https:/, location: /^[A-Z][a-z]+/ })
  t.end()
})

t.test('a page for people names the thing', (t) => {
  const shown = { ...(url as object), example: 'https://a.test/tickets/12' } as Schema
  const ticket = made(object({ number: { type: 'integer' }, html_url: shown }), '/x')
  t.equal(ticket.html_url, `https://a.test/tickets/${ticket.number}`)
  const page = made(object({ id: text, permalink: url }), '/x')
  t.ok(page.permalink.endsWith(`/${page.id}`))
  t.notMatch(made(object({ permalink: url }), '/x').permalink, /undefined/)
  t.end()
})

t.test('a page for people may have an address that is no whole URL', (t) => {
  const example = '/octocat/pages'
  for (const shown of [
    { type: 'string', example },
    { type: 'string', format: 'uri-reference' }
  ] as Schema[]) {
    const page = made(object({ id: text, html_url: shown }), '/articles/{id}')
    t.type(page.html_url, 'string')
    t.not(page.html_url, '')
    t.notOk(URL.canParse(page.html_url), page.html_url)
  }
  t.end()
})

t.test('the links of a JSON:API relationship lead to it and to its things', (t) => {
  const links = object({ self: url, related: url, about: url })
  const related = object({ 'co-author': object({ links }), notes: object({ links }) })
  const article = object({ id: text, relationships: related })
  const paths = '/articles/{id} /articles/{id}/relationships/co-author /articles/{id}/co-author'
  const { id, relationships } = made(article, paths)
  t.equal(relationships['co-author'].links.self, `${ownOrigin}/articles/${id}/relationships/co-author`)
  t.equal(relationships['co-author'].links.related, `${ownOrigin}/articles/${id}/co-author`)
  t.equal(relationships.notes.links.self, `${ownOrigin}/articles/${id}/relationships/notes`, 'as JSON:API recommends')
  t.equal(relationships.notes.links.related, `${ownOrigin}/articles/${id}/notes`)
  t.notMatch(relationships.notes.links.about, /relationships/)
  const other = made(article, '/articles/{slug} /things/{id}').relationships
  t.notMatch(other.notes.links.self, new RegExp(`^${ownOrigin}`), 'the thing has no path')
  const alone = made(object({ relationships: related }), '/articles/{id}').relationships
  t.notMatch(alone.notes.links.self, new RegExp(`^${ownOrigin}`), 'the thing has no key')
  const inner = made(object({ id: text, relationships: object({ author: object({ self: url }) }) }), '/articles/{id}')
  t.notMatch(inner.relationships.author.self, new RegExp(`^${ownOrigin}`), 'no object of links')
  t.end()
})

t.test('the links of SCIM lead to the thing, and to those that it names', (t) => {
  const ref = { value: text, $ref: url }
  const group = object({
    id: text,
    members: { type: 'array', minItems: 1, items: object({ ...ref, type: { enum: ['User'] } }) },
    groups: { type: 'array', minItems: 1, items: object(ref) },
    boss: object(ref),
    odd: object({ ...ref, type: object({ toString: text } as unknown as Record<string, Schema>) }),
    plan: object({ $ref: url }),
    meta: object({ location: url, created: text }),
    place: object({ location: url })
  } as Record<string, Schema>)
  const one = made(group, '/v2/Groups/{id} /v2/Users/{userId}', { subject: 'group' })
  t.equal(one.meta.location, `${ownOrigin}/v2/Groups/${one.id}`)
  t.equal(one.members[0].$ref, `${ownOrigin}/v2/Users/${one.members[0].value}`)
  t.equal(one.groups[0].$ref, `${ownOrigin}/v2/Groups/${one.groups[0].value}`)
  for (const { $ref, location = $ref } of [one.boss, one.odd, one.plan, one.place])
    t.notMatch(location, new RegExp(`^${ownOrigin}`))
  t.end()
})

t.test('OData names the link of a thing to itself `@odata.id`', (t) => {
  const one = made(object({ id: text, '@odata.id': url }), '/groups/{id}', { subject: 'group' })
  t.equal(one['@odata.id'], `${ownOrigin}/groups/${one.id}`)
  t.end()
})

t.test('the link of a whole reply to itself leads to the path of its operation', (t) => {
  const at = (schema: Schema, path = '/reports/{year}') =>
    made(schema, '/reports/{year} /hal', { path, links: { year: 2024 }, subject: 'report' })
  const self = `${ownOrigin}/reports/2024`
  t.equal(at(object({ self: url })).self, self)
  t.equal(at(object({ links: object({ self: url }) })).links.self, self)
  t.equal(at(object({ _links: object({ self: object({ href: url }) }) }))._links.self.href, self)
  t.notMatch(at(object({ _links: object({ next: object({ href: url }) }) }))._links.next.href, /reports/)
  t.notMatch(at(object({ data: object({ self: url }) })).data.self, new RegExp(`^${ownOrigin}`), 'a thing inside')
  t.notMatch(at(object({ self: url }), '/written/{id}').self, new RegExp(`^${ownOrigin}`), 'the path is not read')
  t.notMatch(at(object({ self: url }), '/hal/{x}').self, new RegExp(`^${ownOrigin}`))
  t.end()
})

t.test('members that have no text are no links, though one of them is named so', (t) => {
  const none = { type: 'string', example: '' }
  const schema = object({ id: text, email: none, url: none })
  t.match(made(schema, '/articles /articles/{id}'), { email: '', url: '' })
  t.end()
})

t.test('a text deep in a value may be that of a link above it', (t) => {
  const schema = object({ url, inner: object({ deeper: object({ deepest: object({ copy: text }) }) }) })
  const one = made(schema, '/articles')
  const known = { inner: { deeper: { deepest: { copy: one.url } } } }
  t.same(made(schema, '/articles', { known }), { url: one.url, ...known })
  t.end()
})

t.test('a link to what holds a thing leads to the path around it', (t) => {
  const room = object({ id: text, parent: object({ href: url }) })
  const ask = { subject: 'room', links: { museum_id: '4' } }
  const parent = `${ownOrigin}/museums/4`
  t.equal(made(room, '/museums/{museum_id} /museums/{museum_id}/rooms/{id}', ask).parent.href, parent)
  const listed = { ...ask, path: '/museums/{museum_id}/rooms' }
  t.equal(made(room, '/museums/{museum_id} /museums/{museum_id}/rooms', listed).parent.href, parent)
  t.match(made(room, '/museums /museums/{museum_id}/rooms', listed).parent.href, /^https:/, 'nothing to read there')
  t.end()
})

t.test('links to pages count from the one that was asked for', (t) => {
  const pages = object({ current_url: url, first_url: url, next_url: url, previous_url: url })
  t.same(made(pages, '/articles', { paging: { page: 5 } }), {
    current_url: `${ownOrigin}/articles?page=5`,
    first_url: `${ownOrigin}/articles?page=1`,
    next_url: `${ownOrigin}/articles?page=6`,
    previous_url: `${ownOrigin}/articles?page=4`
  })
  t.end()
})

t.test('the members of a map of addresses lead to what they name', (t) => {
  const call = made(object({ id: text, subresource_uris: object({ recordings: text }) }), '/calls/{id}/recordings', {
    subject: 'call'
  })
  t.equal(call.subresource_uris.recordings, `${ownOrigin}/calls/${call.id}/recordings`)
  t.end()
})

t.test('the key of JSON-LD is an address', (t) => {
  const tapir = made(object({ '@id': text, id: text }), '/tapirs/{id}', { subject: 'tapir' })
  t.equal(tapir['@id'], `${ownOrigin}/tapirs/${tapir.id}`)
  t.end()
})

t.test('links to the file of a thing lead to its content', (t) => {
  for (const name of ['download_url', 'contentUri', 'file_link', 'raw_url']) {
    const paths = '/articles /articles/{id} /articles/{id}/thumbnail /articles/{id}/content'
    const one = made(object({ id: text, [name]: url }), paths)
    t.equal(one[name], `${ownOrigin}/articles/${one.id}/content`, name)
  }
  const file = made(object({ id: text, url }), '/files/{id} /files/{id}/raw', { subject: 'file' })
  t.equal(file.url, `${ownOrigin}/files/${file.id}/raw`)
  const plain = made(object({ id: text, url, download_url: url }), '/files/{id} /files/{id}/data', { subject: 'file' })
  t.notMatch([plain.url, plain.download_url], [ownOrigin, ownOrigin], 'data that is JSON')
  const other = made(object({ id: text, download_url: url }), '/articles/{id} /pages/{page}/content')
  t.notMatch(other.download_url, ownOrigin)
  t.end()
})

t.test('the id of a whole answer as JSON-LD is its own address', (t) => {
  const page = object({ '@id': text, items: { type: 'array', items: text } })
  t.equal(made(page, '/articles', { path: '/articles' })['@id'], `${ownOrigin}/articles`)
  t.end()
})

t.test('the context of OData names the list beside the metadata', (t) => {
  const row = object({ '@odata.context': text, id: text })
  const paths = '/v1/Articles /v1/Articles/{id}'
  t.equal(made(row, paths)['@odata.context'], `${ownOrigin}/v1/$metadata#Articles`)
  const list = object({ '@odata.context': text, value: { type: 'array', items: text } })
  t.equal(made(list, paths, { path: '/v1/Articles' })['@odata.context'], `${ownOrigin}/v1/$metadata#Articles`)
  t.notMatch(made(row, '/other')['@odata.context'], ownOrigin)
  t.end()
})
