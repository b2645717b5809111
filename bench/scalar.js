// Scalar's mock server, which is a library.
// usage: node bench/scalar.js PEERS_FOLDER DOCUMENT PORT
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const [folder, document, port] = process.argv.slice(2)
const { resolve } = createRequire(`${folder}/x.js`)
const load = (name) => import(pathToFileURL(resolve(name)).href)
const [{ createMockServer }, { serve }] = await Promise.all([load('@scalar/mock-server'), load('@hono/node-server')])
const app = await createMockServer({ document: readFileSync(document, 'utf8') })
serve({ fetch: app.fetch, port: Number(port), hostname: '127.0.0.1' })
