// Measures standin: each question is a file of its own, and every ratio is of one run, in interleaved rounds.
// usage: npm run bench [-- QUESTION] [--rounds N] [--seconds N] [--peers] [--other FOLDER]
//   one     (left out) the shipped list beside bare Fastify and bare node:http; with --peers beside Prism and Scalar
//   hand    all that a mock is asked, beside an app on Fastify written by hand for the same API; start and memory too
//   sizes   documents of 1, 1,000 and 5,000 operations: requests a second, start, memory
//   stubs   with 1,000 stubs that do not match, and with a full journal
//   memory  a million mixed requests
//   scale   one process beside two workers and three replicas on a Redis, and beside the build of another FOLDER;
//           --rounds 3 --seconds 2 takes two minutes
//   worlds  16 clients in 16 worlds for a minute, none of which may see another's
// Prism wants the newest Node 24; the others run on every Node that standin runs on.
import { parseArgs } from 'node:util'
import { installPeers } from './servers.js'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '4' },
    peers: { type: 'boolean', default: false },
    other: { type: 'string' }
  }
})
const [question = 'one'] = positionals
if (values.peers) installPeers()
const { default: answer } = await import(`./questions/${question}.js`)
console.log(`node ${process.version}\n`)
await answer({
  rounds: Number(values.rounds),
  seconds: Number(values.seconds),
  peers: values.peers ? ['prism', 'scalar'] : [],
  other: values.other
})
