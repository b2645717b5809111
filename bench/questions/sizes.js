import { writeDocument } from '../documents.js'
import { interleaved, load, middle, ratio, table } from '../figures.js'
import { out, start } from '../servers.js'

/** The cost of a large document: its last operation, the start, the memory. */
export default async function sizes({ rounds, seconds, peers }) {
  const documents = Object.fromEntries(
    [0, 1, 1000, 5000].map((count) => [
      count,
      { file: `${out}${count}.json`, ...writeDocument(`${out}${count}.json`, count) }
    ])
  )
  for (const name of ['standin', ...peers]) {
    const all = await interleaved(
      name === 'standin' ? ['0', '1', '1000', '5000'] : ['1', '1000', '5000'],
      rounds,
      async (count) => {
        const { file, path } = documents[count]
        // A server without operations has nothing that is 200 but what tells its health.
        const asked = count === '0' ? '/__admin/health' : path
        const server = await start(name, { document: file, path: asked })
        if (server === undefined) return undefined
        const idle = server.memory()
        await load(server.url + asked, 1)
        const { rps } = await load(server.url + asked, seconds)
        const peak = server.memory()
        await server.end()
        return { rps, start: server.ms, idle, peak }
      }
    )
    const row = (count) => {
      if (all[0][count] === undefined) return [count, 'does not start', '', '', '', '', '']
      const size = documents[count].bytes / 2 ** 20
      const over = middle(all, count, 'idle') - middle(all, name === 'standin' ? '0' : '1', 'idle')
      return [
        count,
        middle(all, count, 'rps').toFixed(0),
        ratio(all, count, '1', 'rps').toFixed(2),
        middle(all, count, 'start').toFixed(0),
        ratio(all, count, '1', 'start').toFixed(2),
        middle(all, count, 'idle').toFixed(0),
        size > 0.1 ? (over / size).toFixed(1) : ''
      ]
    }
    console.log(
      `${name}\n${table([
        ['operations', 'requests/s', 'of one', 'first reply ms', 'times one', 'idle MB', 'times the document'],
        ...['1', '1000', '5000'].map(row)
      ])}\n`
    )
  }
}
