/** A mock of recorded fixtures, which is asked the recorded requests again. */
import { isObject } from './document/json/is-object.ts'
import type { Document } from './document/openapi.ts'
import type { Ask } from './record/replay.ts'
import { createStandin } from './standin.ts'

/** Calls `use` with a mock of documents and a folder of fixtures. */
export async function withRecordedMock<Result>(
  documents: readonly { document: Document; prefix?: string | undefined }[],
  fixtures: string,
  use: (ask: Ask) => Promise<Result>
): Promise<Result> {
  const prefix = documents.flatMap((one) => one.prefix ?? [])
  const mock = createStandin({
    document: documents.map(({ document }) => withoutCallbacks(document)),
    ...(prefix.length === 0 ? {} : { prefix }),
    fixtures,
    auth: false,
    cors: false
  })
  try {
    return await use(async ({ method, path, query, sent }) => {
      const answer = await mock.inject({
        method: method as 'GET',
        url: `${path}${query === '' ? '' : `?${query}`}`,
        ...(sent === undefined || sent === 'unread'
          ? {}
          : { payload: sent.text, headers: { 'content-type': sent.type } })
      })
      if (method !== 'GET') mock.standin.reset()
      return { status: answer.statusCode, headers: answer.headers, body: answer.rawPayload }
    })
  } finally {
    await mock.close()
  }
}

/** Leaves out what a mock would send to others. */
function withoutCallbacks(document: Document): Document {
  const { paths = {} } = document
  const silent = (value: unknown) => (isObject(value) && 'callbacks' in value ? { ...value, callbacks: {} } : value)
  const items = Object.entries(paths).map(([path, item]) => [
    path,
    Object.fromEntries(Object.entries({ ...item }).map(([name, value]) => [name, silent(value)]))
  ])
  return { ...document, paths: Object.fromEntries(items) }
}
