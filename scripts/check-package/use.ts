import standin, {
  connectStandin,
  createStandin,
  type Standin,
  type StartOptions,
  startStandin,
  Unreadable
} from 'standin'
import { type KitOptions, useStandin as useInJest } from 'standin/jest'
import { useStandin as useInNode } from 'standin/node-test'
import { standinTest } from 'standin/playwright'
import { useStandin as useInTap } from 'standin/tap'
import { useStandin as useInVitest } from 'standin/vitest'

export async function play(): Promise<Standin> {
  const mock = await startStandin({ port: 0 } satisfies StartOptions)
  mock.stub('anything', { status: 503 })
  const rows: Record<string, unknown>[] = mock.rows('things', 'parent', [{ id: 1 }])
  mock.restore(mock.state())
  // @ts-expect-error: a row is no number
  const none: number[] = rows
  await connectStandin(mock.url).rows('things', ...none)
  return mock
}
export const options: KitOptions = { clean: false }
export const used = [connectStandin, createStandin, standin, standinTest, Unreadable, useInNode, useInTap, useInVitest]
export const mock = useInJest(options)
// @ts-expect-error: types that cannot be found are `any`, and then this would be right.
export const wrong: number = startStandin
