// The servers that standin is measured beside: bare node:http and bare Fastify, each answering one body that is fixed.
// usage: node bench/bare.js http|fastify PORT BODY_FILE PATH
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

const [kind, port, file, path] = process.argv.slice(2)
const body = readFileSync(file, 'utf8')
const type = 'application/json; charset=utf-8'

if (kind === 'http') {
  createServer((_request, response) => {
    response.writeHead(200, { 'content-type': type, 'content-length': Buffer.byteLength(body) })
    response.end(body)
  }).listen(Number(port), '127.0.0.1')
} else {
  const { default: Fastify } = await import('fastify')
  const app = Fastify()
  app.get(path, (_request, reply) => reply.header('content-type', type).send(body))
  await app.listen({ port: Number(port), host: '127.0.0.1' })
}
