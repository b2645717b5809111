import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url))
/** The folder for documents, bodies and peers. */
export const out = `${here}out/`
const peers = `${out}peers`
mkdirSync(out, { recursive: true })

export const shipped = `${here}../openapi.yaml`
export const headers = { authorization: 'Bearer TOKEN' }
/** The answer of the bare servers. */
const bodyFile = `${out}body.json`

/** How each server is started on a port; the bare ones answer what standin did on that path. */
const commands = {
  standin: ({ document, port, log, options = [], build = `${here}..` }) => [
    `${build}/dist/cli/main.js`,
    document,
    '--port',
    port,
    '--log',
    log === undefined ? 'silent' : 'json',
    ...options
  ],
  fastify: ({ path, port }) => [`${here}bare.js`, 'fastify', port, bodyFile, path],
  'node:http': ({ path, port }) => [`${here}bare.js`, 'http', port, bodyFile, path],
  'by hand': ({ port, log = '' }) => [`${here}library.js`, port, log],
  prism: ({ document, port }) => [
    `${peers}/node_modules/@stoplight/prism-cli/dist/index.js`,
    'mock',
    '-p',
    port,
    document
  ],
  scalar: ({ document, port }) => [`${here}scalar.js`, peers, document, port]
}

/** Brings the peers from the registry, once. */
export function installPeers() {
  if (existsSync(`${peers}/node_modules`)) return
  mkdirSync(peers, { recursive: true })
  writeFileSync(`${peers}/package.json`, '{"private":true}')
  const packages = ['@stoplight/prism-cli@5.16.0', '@scalar/mock-server@0.14.4', '@hono/node-server']
  execFileSync('npm', ['install', '--no-audit', '--no-fund', ...packages], { cwd: peers, stdio: 'inherit' })
}

export const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(String(port)))
    })
  })

/**
 * Starts a server and waits for its first 200. Returns how long that took in milliseconds; undefined where it ends, or has
 * not answered within a minute. `build`: the folder of standin, if it is another one. `log`: the file that it writes a
 * line of JSON to for each request.
 */
export async function start(name, { document = shipped, path, options, log, build }) {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const started = performance.now()
  const output = log === undefined || name !== 'standin' ? 'ignore' : openSync(log, 'w')
  const stdio = ['ignore', output, 'ignore']
  const child = spawn(process.execPath, commands[name]({ document, path, port, options, log, build }), { stdio })
  const end = async () => {
    if (child.exitCode === null && child.kill('SIGKILL')) await new Promise((resolve) => child.once('exit', resolve))
  }
  while (child.exitCode === null && performance.now() - started < 60_000) {
    const response = await fetch(url + path, { headers }).catch(() => undefined)
    const body = await response?.text()
    if (response?.status === 200) {
      const ms = performance.now() - started
      if (name === 'standin') writeFileSync(bodyFile, body)
      return { url, ms, memory: () => memoryOf(child.pid), used: () => usedBy(child.pid), end }
    }
    await sleep(2)
  }
  await end()
  return undefined
}

/** Resident memory in MB, where the system tells it. */
function memoryOf(pid) {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024
  } catch {
    return Number.NaN
  }
}

/** Processor time of a process in microseconds, where the system tells it: others on the machine change it little. */
function usedBy(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
    return (Number(fields[11]) + Number(fields[12])) * 10_000
  } catch {
    return Number.NaN
  }
}
