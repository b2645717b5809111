import t from 'tap'
import { pageOf, pagingOf } from '../../src/contract/paging.ts'

t.test('a list is cut as the query asks, by whatever name the document has for that', async (t) => {
  const rows = [1, 2, 3, 4, 5]
  const cases: [query: Record<string, unknown>, expected: number[]][] = [
    [{}, rows],
    [{ sort: 'name', limit: 'all' }, rows],
    [{ limit: 2 }, [1, 2]],
    [{ limit: 0 }, []],
    [{ limit: -1 }, rows],
    [{ limit: 2, offset: 3 }, [4, 5]],
    [{ skip: 4 }, [5]],
    [{ page: 2, per_page: 2 }, [3, 4]],
    [{ pageNumber: 3, pageSize: 2 }, [5]],
    [{ page: 9, size: 2 }, []],
    [{ page: 2 }, rows],
    [{ page: 0, size: 2 }, [1, 2]]
  ]
  for (const [query, expected] of cases) t.same(pageOf(rows, query), expected, JSON.stringify(query))
})

t.test('where a page begins follows from its number, and its number from where it begins', async (t) => {
  t.match(pagingOf({ page: 3, limit: 10 }), { from: 20, page: 3, size: 10 })
  t.match(pagingOf({ offset: 20, limit: 10 }), { from: 20, page: 3, size: 10 })
  t.match(pagingOf({ limit: 10 }), { from: undefined, page: undefined, size: 10 })
  t.match(pagingOf({ offset: 20, limit: 0 }), { from: 20, size: 0 })
})
