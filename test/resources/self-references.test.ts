import t from 'tap'
import { arr, body, int, none, obj, path, replies, server, str } from '../fixtures/rows.ts'

type Row = Record<string, unknown> & { id: number }
const nullable = { type: ['integer', 'null'] }
const below = (noun: string, row: object) => ({
  [`/${noun}/{id}`]: {
    parameters: [path('id')],
    get: replies(row),
    patch: { ...body(obj({ name: str }, [])), ...replies(row) },
    delete: { responses: { 204: none } }
  }
})
const listed = (row: object, sent: object) => ({
  get: replies(arr(row)),
  post: { ...body(sent), ...replies(row, 201) }
})

t.test('rows name others of their collection, without a circle, and roots name none', async (t) => {
  const forms = { null: [nullable, ['id', 'name', 'parent_id']], absent: [int, ['id', 'name']] } as const
  for (const [form, [parent, required]] of Object.entries(forms)) {
    const category = obj({ id: int, name: str, parent_id: parent }, [...required])
    const sent = obj({ name: str, parent_id: parent }, ['name'])
    const ask = server(t, { '/categories': listed(category, sent), ...below('categories', category) })
    const rows: Row[] = (await ask('GET', '/categories')).body
    const roots = rows.filter(({ parent_id }) => parent_id === null || parent_id === undefined)
    t.ok(roots.length > 1 && roots.length < rows.length / 2, form)
    t.ok(roots.every((row) => 'parent_id' in row === (form === 'null')))
    for (const { id, parent_id } of rows) t.ok(parent_id == null || (parent_id as number) < id, `${id} ${parent_id}`)
    const made = (await ask('POST', '/categories', { name: 'Tools' })).body
    t.same('parent_id' in made ? made.parent_id : 'absent', form === 'null' ? null : 'absent')
    t.equal((await ask('POST', '/categories', { name: 'Saws', parent_id: made.id })).body.parent_id, made.id)
    const silent = server(t, {
      '/categories': listed(category, obj({ name: str })),
      ...below('categories', category)
    })
    t.notOk((await silent('POST', '/categories', { name: 'Tools' })).body.parent_id)
    const phantom = (await ask('GET', '/categories/977')).body
    t.ok(phantom.parent_id == null || rows.some(({ id }) => id === phantom.parent_id))
  }
})

t.test('a new row that has to name one names the first, never itself', async (t) => {
  const node = obj({ id: int, parentNodeId: int })
  const ask = server(t, { '/nodes': listed(node, obj({ parentNodeId: int }, [])), ...below('nodes', node) })
  const rows: Row[] = (await ask('GET', '/nodes')).body
  t.same(rows[0], { id: 1, parentNodeId: 1 })
  t.ok(rows.every(({ parentNodeId }) => rows.some(({ id }) => id === parentNodeId)))
  const made = (await ask('POST', '/nodes', {})).body
  t.equal(made.parentNodeId, 1)
  await ask('PUT', '/__admin/rows/nodes', [{ id: 50 }, { id: 51, parentNodeId: 50 }])
  t.same((await ask('GET', '/nodes')).body, [
    { id: 50, parentNodeId: 50 },
    { id: 51, parentNodeId: 50 }
  ])
})

t.test('a list below a row shows the rows that name it, and adds them', async (t) => {
  const category = obj({ id: int, name: str, parent_id: nullable, child_count: int })
  const children = (noun: string) => ({
    [`/categories/{id}/${noun}`]: { parameters: [path('id')], ...listed(category, obj({ name: str })) }
  })
  const ask = server(t, {
    '/categories': listed(category, obj({ name: str, parent_id: nullable }, ['name'])),
    ...below('categories', category),
    ...children('subcategories'),
    '/categories/{id}/parent': { parameters: [path('id')], get: replies(category) },
    '/categories/{id}/rivals': { parameters: [path('id')], get: replies(arr(category)) }
  })
  const rows: Row[] = (await ask('GET', '/categories')).body
  for (const { id, child_count } of rows) {
    const shown = (await ask('GET', `/categories/${id}/subcategories`)).body
    t.same(
      shown,
      rows.filter(({ parent_id }) => parent_id === id)
    )
    t.equal(child_count, shown.length)
  }
  const made = (await ask('POST', '/categories/3/subcategories', { name: 'Saws' })).body
  t.equal(made.parent_id, 3)
  t.same((await ask('GET', '/categories/3/subcategories')).body.at(-1), made)
  t.equal((await ask('GET', `/categories/${made.id}/parent`)).body.id, 3)
  await ask('DELETE', `/categories/${made.id}`)
  t.notOk((await ask('GET', '/categories/3/subcategories')).body.some(({ id }: Row) => id === made.id))
  await ask('DELETE', '/categories/3')
  t.equal((await ask('GET', '/categories/3/subcategories')).status, 404)
  t.equal((await ask('GET', '/categories')).body.length, rows.length - 1, 'the rows below it stay')
})

t.test('a reply belongs where the comment above it does', async (t) => {
  const comment = obj({ id: int, postId: int, inReplyToId: nullable, text: str })
  const post = obj({ id: int, title: str })
  const ask = server(t, {
    '/posts': { get: replies(arr(post)) },
    ...below('posts', post),
    '/posts/{postId}/comments': { parameters: [path('postId')], ...listed(comment, obj({ text: str })) },
    '/comments/{id}': { parameters: [path('id')], get: replies(comment) },
    '/comments/{id}/replies': { parameters: [path('id')], ...listed(comment, obj({ text: str })) },
    '/tags/{tag}/comments': { parameters: [path('tag', str)], get: replies(arr(comment)) }
  })
  let replied = 0
  for (const id of [1, 2, 3]) {
    const rows: Row[] = (await ask('GET', `/posts/${id}/comments`)).body
    for (const { inReplyToId } of rows) t.ok(inReplyToId === null || rows.some(({ id }) => id === inReplyToId))
    replied += rows.filter(({ inReplyToId }) => inReplyToId !== null).length
  }
  t.ok(replied > 0)
  const [first] = (await ask('GET', '/posts/2/comments')).body
  const made = (await ask('POST', `/comments/${first.id}/replies`, { text: 'Yes' })).body
  t.match(made, { postId: 2, inReplyToId: first.id })
  t.same((await ask('GET', '/posts/2/comments')).body.at(-1), made)
  t.equal((await ask('POST', '/posts/2/comments', { text: 'No' })).body.inReplyToId, null)
})

t.test('rows embed the row above them, or those below', async (t) => {
  const named = obj({ id: int, name: str })
  const employee = obj({ id: int, name: str, manager: { anyOf: [named, { type: 'null' }] } })
  const folder = { $ref: '#/paths/~1folders~1{id}/get/responses/200/content/application~1json/schema' }
  const whole = obj({ id: int, name: str, parentFolder: int, folders: arr(folder) }, ['id', 'name', 'folders'])
  const ask = server(t, {
    '/employees': listed(employee, obj({ name: str })),
    ...below('employees', employee),
    '/folders': listed(folder, obj({ name: str })),
    ...below('folders', whole)
  })
  const rows: (Row & { manager: Row | null })[] = (await ask('GET', '/employees')).body
  t.ok(rows.some(({ manager }) => manager === null))
  for (const { manager } of rows) {
    const row = rows.find(({ id }) => id === manager?.id)
    if (manager !== null) t.same(manager, { id: row?.id, name: row?.name })
  }
  t.equal((await ask('POST', '/employees', { name: 'Ann' })).body.manager, null)
  const folders: (Row & { folders: Row[] })[] = (await ask('GET', '/folders')).body
  const at = (id: unknown) => folders.find((one) => one.id === id)
  for (const one of folders) {
    t.same(
      one.folders,
      folders.filter(({ parentFolder }) => parentFolder === one.id)
    )
    for (const inner of one.folders) t.same(inner, at(inner.id))
  }
})

t.test('a new row that has to embed one embeds the first', async (t) => {
  const node = obj({ id: int, parent: obj({ id: int, name: str }), name: str })
  const ask = server(t, { '/nodes': listed(node, obj({ name: str })), ...below('nodes', node) })
  const [first] = (await ask('GET', '/nodes')).body
  const made = (await ask('POST', '/nodes', { name: 'Leaf' })).body
  t.same(made, { id: made.id, parent: { id: first.id, name: first.name }, name: 'Leaf' })
  for (const { id } of (await ask('GET', '/nodes')).body) await ask('DELETE', `/nodes/${id}`)
  t.type((await ask('POST', '/nodes', { name: 'Alone' })).body.parent.id, 'number', 'the only node there is')
})

t.test('resource objects name the one above them among their attributes', async (t) => {
  const attributes = obj({ name: str, parent: { type: 'string', format: 'uuid' } }, ['name'])
  const topic = obj({ id: { type: 'string', format: 'uuid' }, type: { const: 'topics' }, attributes })
  const ask = server(t, {
    '/topics': { get: replies(obj({ data: arr(topic) })) },
    '/topics/{id}': { parameters: [path('id', str)], get: replies(obj({ data: topic })) },
    '/topics/{id}/children': { parameters: [path('id', str)], get: replies(obj({ data: arr(topic) })) }
  })
  type Topic = { id: string; attributes: { parent?: string } }
  const rows: Topic[] = (await ask('GET', '/topics')).body.data
  t.ok(rows.some(({ attributes }) => attributes.parent === undefined))
  t.ok(rows.some(({ attributes }) => attributes.parent !== undefined))
  for (const { id } of rows) {
    const children = rows.filter(({ attributes }) => attributes.parent === id)
    t.same((await ask('GET', `/topics/${id}/children`)).body.data, children)
  }
})

t.test('things that embed each other end', async (t) => {
  const folder = obj({
    id: int,
    name: str,
    parent: { anyOf: [{ $ref: '#/components/schemas/Folder' }, { type: 'null' }] }
  })
  const Folder = {
    ...folder,
    properties: { ...folder.properties, children: arr({ $ref: '#/components/schemas/Folder' }) }
  }
  const ask = server(
    t,
    {
      '/folders': listed({ $ref: '#/components/schemas/Folder' }, obj({ name: str, parent: nullable }, ['name'])),
      ...below('folders', { $ref: '#/components/schemas/Folder' })
    },
    {},
    { components: { schemas: { Folder } } }
  )
  type Tree = Row & { parent: Tree | null; children: Tree[] }
  const rows: Tree[] = (await ask('GET', '/folders')).body
  const { id, children } = rows.find((one) => one.children.length > 0) as Tree
  t.same(
    children.map(({ id }) => id),
    rows.filter(({ parent }) => parent?.id === id).map(({ id }) => id)
  )
  t.match(children[0]?.parent, { id, children: [], parent: null }, 'not shown again')
  let last = 1
  for (let deep = 0; deep < 30; deep++)
    last = (await ask('POST', '/folders', { name: `Deep ${deep}`, parent: last })).body.id
  const top: Tree = (await ask('GET', '/folders/1')).body
  const depth = ({ children }: Tree): number => 1 + Math.max(0, ...children.map(depth))
  t.ok(depth(top) > 10 && depth(top) < 30)
})

t.test('the deepest row of a chain leaves out the one above it', async (t) => {
  const Task = obj({ id: int, name: str, parent: { $ref: '#/components/schemas/Task' } }, ['id', 'name'])
  const task = { $ref: '#/components/schemas/Task' }
  const tasks = { '/tasks': listed(task, obj({ name: str, parent: int }, ['name'])), ...below('tasks', task) }
  const ask = server(t, tasks, {}, { components: { schemas: { Task } } })
  let last = 1
  for (let deep = 0; deep < 30; deep++)
    last = (await ask('POST', '/tasks', { name: `Deep ${deep}`, parent: last })).body.id
  let one = (await ask('GET', `/tasks/${last}`)).body
  let depth = 0
  for (; one.parent !== undefined; depth++) one = one.parent
  t.ok(depth > 10 && depth < 30)
  t.match(one, { id: last - depth, name: `Deep ${29 - depth}` })
})

t.test('members that only look as if they named a row above', async (t) => {
  const rows = {
    departments: obj({ id: int, manager_id: int }),
    notes: obj({ id: int, parent_id: int, parent_type: str }),
    pages: obj({ id: int, parent: str }),
    tasks: obj({ id: int, parents: arr(int) })
  }
  const paths = Object.entries(rows).map(([noun, row]) => ({
    [`/${noun}`]: { get: replies(arr(row)) },
    ...below(noun, row)
  }))
  const ask = server(t, Object.assign({}, ...paths))
  const isRow = (id: unknown) => typeof id === 'number' && id <= 18
  t.notOk((await ask('GET', '/departments')).body.every((row: Row) => isRow(row.manager_id)))
  t.notOk((await ask('GET', '/notes')).body.every((row: Row) => isRow(row.parent_id)))
  t.type((await ask('GET', '/pages')).body[0].parent, 'string')
  t.type((await ask('GET', '/tasks')).body[0].parents, Array)
})

t.test('a row that is made up for its key stands below no chain of others', async (t) => {
  const Box = obj({ name: str, parentBox: { $ref: '#/components/schemas/Box' } }, ['name'])
  const box = { $ref: '#/components/schemas/Box' }
  const ask = server(
    t,
    { '/boxes': { get: replies(arr(box)) }, '/boxes/{name}': { parameters: [path('name', str)], get: replies(box) } },
    {},
    { components: { schemas: { Box } } }
  )
  const depthOf = (one: Row | undefined): number =>
    one === undefined ? 0 : 1 + depthOf(one.parentBox as Row | undefined)
  for (const name of ['x', 'y', 'z']) t.ok(depthOf((await ask('GET', `/boxes/${name}`)).body) < 8)
})

t.test('the first row has the key of the example of a row, and the others have keys like it', async (t) => {
  const example = { id: '5832bf149995c4024bd6de7d', name: 'A' }
  const row = { ...obj({ id: str, name: str }), example }
  const ask = server(t, {
    '/things': { get: replies(arr(row)) },
    '/things/{id}': { parameters: [path('id', str)], get: replies(row) }
  })
  const rows = (await ask('GET', '/things')).body
  t.match(rows[0], example)
  for (const { id } of rows) t.match(id, /^[\da-f]{24}$/)
})

t.test('rows that embed rows of their kind without an end are cut off', async (t) => {
  const repo = { $ref: '#/components/schemas/Repo' }
  const Repo = obj({ uuid: str, full_name: str, name: str, parent: repo }, ['name'])
  const list = { get: replies(obj({ size: int, values: arr(repo) })) }
  const paths = {
    '/repos': list,
    '/repos/{owner}': { parameters: [path('owner', str)], ...list },
    '/repos/{owner}/{slug}': { parameters: [path('owner', str), path('slug', str)], get: replies(repo) }
  }
  const ask = server(t, paths, {}, { components: { schemas: { Repo } } })
  for (const url of ['/repos', '/repos/acme', '/repos/acme/shop']) {
    const { status, text } = await ask('GET', url)
    t.equal(status, 200, url)
    t.ok(text.split('"parent"').length < 60 * 54, 'some 20 levels of each row')
  }
})
