import type { Line } from '../../src/panel/logic/types.ts'

/** Returns a line of the list of requests: an answered GET of items. */
export const line = (more: Partial<Line> = {}): Line => ({
  id: 1,
  world: '',
  at: 0,
  method: 'GET',
  url: '/items?limit=2',
  status: 200,
  source: 'row',
  ms: 1,
  delay: 0,
  operationId: 'listItems',
  violations: 0,
  ...more
})
