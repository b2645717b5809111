import t from 'tap'
import { plainText } from '../../../src/control/matching/exact-json.ts'
import { parsePath } from '../../../src/control/matching/jsonpath.ts'

const value = {
  a: {
    b: [
      { c: 1, d: 'x' },
      { c: 2, d: 'y' }
    ],
    e: 'E',
    f: null,
    g: [],
    k: false
  },
  'x y': 3,
  l: [1, 2, 3]
}

t.test("paths find what Jayway's library finds", async (t) => {
  const rows: [path: string, found: unknown[]][] = [
    ['$', [value]],
    ['$.a.e', ['E']],
    ['a.e', ['E']],
    ["$['x y']", [3]],
    ['["x y"]', [3]],
    ['$.a.b[0].c', [1]],
    ['$.a.b[-1].c', [2]],
    ['$.a.b[9]', []],
    ['$.a.b[*].c', [1, 2]],
    ['$.a.b.*.c', [1, 2]],
    ['$.a.b.[0].c', [1]],
    ['$.l[0,2]', [1, 3]],
    ['$.l[1:]', [2, 3]],
    ['$.l[:-1]', [1, 2]],
    ['$.l[0:3:2]', [1, 3]],
    ["$.a['e', 'k']", [{ e: 'E', k: false }]],
    ['$..c', [1, 2]],
    ["$..b[?(@.d == 'y')].c", [2]],
    ['$..[?(@.c == 1)].d', ['x']],
    ['$.a.f', [null]],
    ['$.a.e.f', []],
    ['$.l.length()', [3]],
    ['$.a.e.length()', [1]],
    ['$.a.length()', [5]],
    ['$.a.f.length()', []],
    ['$.a.g.max()', []],
    ['$.a.g.min()', []],
    ['$.a.g.avg()', []],
    ['$.l.first()', [1]],
    ['$.l.last()', [3]],
    ['$.a.b[*].length()', [2]],
    ['$.a.b[0].keys()', [['c', 'd']]],
    ['$.l.keys()', []],
    ['$.l[?(@ > 1)]', [2, 3]],
    ['$.l[?(@ >= 2 && @ <= 2)]', [2]],
    ['$.l[?(@ < 2 || @ == 3)]', [1, 3]],
    ["$.l[?(@ == '3')]", [3]],
    ['$.l[?(@ != 2)]', [1, 3]],
    ["$.l[?(@ === '3')]", []],
    ['$.l[?(@ !== 1)]', [2, 3]],
    ['$.l[?(@ in [1, 3])]', [1, 3]],
    ['$.l[?(@ nin [1])]', [2, 3]],
    ['$.a.b[?(@.d =~ /X/i)].c', [1]],
    ['$.a.b[?(@.d =~ /z|y/)].c', [2]],
    ["$.a.b[?(@.d < 'y')].c", [1]],
    ["$.a.b[?(@.d contains 'x')].c", [1]],
    ['$.a[?(@.b size 2)].e', ['E']],
    ['$.a[?(@.g empty true)].e', ['E']],
    ['$.a[?(@.l empty true)]', []],
    ['$[?(@.l contains 2)].l', [[1, 2, 3]]],
    ['$[?(@.l subsetof [1,2,3,4])].l', [[1, 2, 3]]],
    ['$[?(@.l anyof [3])].l', [[1, 2, 3]]],
    ['$[?(@.l noneof [3])].l', []],
    ['$.a.b[?(!(@.c == 1))].c', [2]],
    ['$.a.b[?(@.zz)]', []],
    ['$.a.b[?@.c].d', ['x', 'y']],
    ['$.l[?(@ == $.a.b[0].c)]', [1]],
    ['$.a.b[?(@.c > true)]', []],
    ['$.a[?(@.k == false)].e', ['E']],
    ['$.a.b[?($..c == [1, 2])].d', ['x', 'y']],
    ["$.a['b'][?(@['d'] == \"x\")].c", [1]],
    ['$.a[0]', []],
    ['$.a[0:1]', []],
    ['$.l[:]', [1, 2, 3]],
    ['$.a.b[*].keys()', []],
    ['$.l[?(@ in 1)]', []],
    ["$.a.b[?(@.d > 'x')].c", [2]],
    ["$.a.b[?(@.d >= 'x')].c", [1, 2]],
    ['$.a.b[?($..zz == 1)].c', []],
    ['$.a.k.length()', []]
  ]
  for (const [path, found] of rows) t.same(parsePath(path)(value).values, found, path)
  t.ok(parsePath('$.a.b[0]')(value).definite)
  t.notOk(parsePath('$.a.b[*]')(value).definite)
})

t.test('of numbers the functions make doubles, as in Java', async (t) => {
  const rows: [path: string, found: string[]][] = [
    ['$.l.sum()', ['6.0']],
    ['$.l.avg()', ['2.0']],
    ['$.l.min()', ['1.0']],
    ['$.l.max()', ['3.0']],
    ['$..c.sum()', ['3.0']],
    ['$.sum($..c)', ['3.0']],
    ['$.a.sum( $.l , 0.5 )', ['6.5']],
    ['$.l.max($.a.b[0].c, 7, "x")', ['7.0']],
    ['$.sum($.nothing)', []],
    ['$.a.g.sum()', []]
  ]
  for (const [path, found] of rows) t.same(parsePath(path)(value).values.map(plainText), found, path)
  t.equal(parsePath('$[?(@.l.sum() > 5)]')(value).values.length, 1)
})

t.test('an invalid path is refused at the place of the mistake', async (t) => {
  for (const path of [
    '$[',
    '$.',
    '$.a[0',
    '$.a b',
    '$.a[?(@.b ==)]',
    '$.a[?(1)]',
    '$.a[?(@.b =~ x)]',
    '$.a[?(@.b =~ /(/)]',
    '$.a[?((@.b)]',
    '$.a.nope()',
    '$.length($.a)',
    '$.sum($.a',
    '$.sum($.a $.b)',
    '$.a[?(@.b in [1)]',
    '$.a[?@.b == ]',
    '$.a[?(@.b == "x'
  ]) {
    t.throws(() => parsePath(path), /is no JSONPath: .* at character/, path)
  }
})

t.test('several names at the end find one object with these members, and anywhere else each member', async (t) => {
  const found = (path: string, json: unknown) => parsePath(path)(json)
  t.same(found("$['a','b']", { a: 1, b: 2, c: 3 }), { values: [{ a: 1, b: 2 }], definite: true })
  t.same(found("$['a','b']", { c: 3 }), { values: [], definite: true })
  t.same(found("$['a','b']", 5).values, [])
  t.same(found("$['a','b'].x", { a: { x: 1 }, b: { x: 2 } }), { values: [1, 2], definite: false })
  t.same(found("$..['a','b']", [{ a: 1 }, { a: 1, b: 2 }, [{ b: 3, a: 4 }]]).values, [
    { a: 1, b: 2 },
    { a: 4, b: 3 }
  ])
  t.same(found("$['a','b'].length()", { a: 1, b: 2 }).values, [2])
})

t.test('one item of a list is enough for an expression', async (t) => {
  const filter = (path: string, json: unknown) => parsePath(path)(json).values.length
  t.equal(filter('$[?(@..* =~ /x/i)]', [{ a: { b: 'X' } }, { a: 'y' }]), 1)
  t.equal(filter('$[?(@.l =~ /[ab]/)]', [{ l: ['a', 'c'] }, { l: [] }, { l: { a: 'a' } }, { l: null }]), 1)
})

t.test('paths are read once, and again where there were too many', async (t) => {
  const path = parsePath('$.a')
  t.equal(parsePath('$.a'), path)
  for (let at = 0; at < 1000; at++) parsePath(`$.p${at}`)
  t.not(parsePath('$.a'), path)
})
