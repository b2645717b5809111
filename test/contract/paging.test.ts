import t from 'tap'
import { type Paging, pagingOf } from '../../src/contract/paging.ts'

t.test('a query says the page of a list, by any name that documents have for that', async (t) => {
  const cases: [query: Record<string, unknown>, expected: Paging][] = [
    [{}, {}],
    [{ sort: 'name', limit: 'all' }, {}],
    [{ limit: 2 }, { size: 2 }],
    [{ limit: 0 }, { size: 0 }],
    [{ limit: -1 }, {}],
    [{ skip: 4 }, { from: 4 }],
    [{ take: 3 }, { size: 3 }],
    [{ seite: 2 }, { page: 2 }],
    [
      { página: 2, porPagina: 3 },
      { size: 3, from: 3, page: 2 }
    ],
    [{ page: 2 }, { page: 2 }],
    [
      { pageNumber: 3, pageSize: 2 },
      { size: 2, from: 4, page: 3 }
    ],
    [
      { page: 0, size: 2 },
      { size: 2, from: 0, page: 0 }
    ]
  ]
  for (const [query, expected] of cases) {
    const { size, from, page } = pagingOf(query)
    t.same(
      { size, from, page },
      { size: undefined, from: undefined, page: undefined, ...expected },
      JSON.stringify(query)
    )
  }
})

t.test('where a page begins follows from its number, and its number from where it begins', async (t) => {
  t.same(pagingOf({ page: 3, limit: 10 }), { from: 20, page: 3, size: 10 })
  t.same(pagingOf({ offset: 20, limit: 10 }), { from: 20, page: 3, size: 10 })
  t.match(pagingOf({ offset: 20, limit: 0 }), { from: 20, size: 0 })
})
