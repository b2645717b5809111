import t from 'tap'
import { identityAmong, identityFor, isOfAnotherStatus } from '../../../src/reply/errors/identity.ts'

t.test('a body names its status by numbers, and by the reasons of HTTP in any spelling', async (t) => {
  const others: unknown[] = [
    { title: 'Internal Server Error' },
    { error: { code: 'INTERNAL_SERVER_ERROR' } },
    { errors: [{ name: 'InternalServerError' }] },
    { type: 'https://example.com/errors/internal-server-error' },
    { type: 'UnauthorizedError' },
    { status: 500 },
    { http_status: 503 },
    'Bad Request'
  ]
  for (const body of others) t.equal(isOfAnotherStatus(body, 404), true, JSON.stringify(body))
  const own: unknown[] = [
    { title: 'Not Found' },
    { code: 'NOT_FOUND', status: 404 },
    { code: 500, status: 0 },
    { message: 'the server found an Internal Server Error and stopped' },
    null,
    ['x', 5]
  ]
  for (const body of own) t.equal(isOfAnotherStatus(body, 404), false, JSON.stringify(body))
})

t.test('an identity is replaced in its own spelling', async (t) => {
  const cases: [value: unknown, identity: string | undefined][] = [
    ['INTERNAL_SERVER_ERROR', 'PAYLOAD_TOO_LARGE'],
    ['internal-server-error', 'payload-too-large'],
    ['internal_error', 'payload_too_large'],
    ['oops', 'payload_too_large'],
    ['internalError', 'payloadTooLarge'],
    ['InternalError', 'PayloadTooLarge'],
    ['Internal Server Error', 'Payload Too Large'],
    ['https://example.com/errors/internal', 'about:blank'],
    ['/errors/internal', 'about:blank'],
    [5, undefined]
  ]
  for (const [value, identity] of cases) t.equal(identityFor(value, 413), identity, String(value))
  t.equal(identityFor('oops', 499), 'error')
  t.equal(identityFor('Oops Oops', 418), 'Im a Teapot')
})

t.test('an identity is chosen among the values of an enum', async (t) => {
  const cases: [choices: unknown[], status: number, chosen: unknown][] = [
    [['conflict', 'not_found'], 404, 'not_found'],
    [['CONFLICT', 'NotFoundError', 'missing'], 404, 'NotFoundError'],
    [['conflict', 'missing'], 404, 'missing'],
    [
      [4, null, 'https://example.com/errors/internal-server-error'],
      500,
      'https://example.com/errors/internal-server-error'
    ],
    [['invalid', 'VALIDATION_ERROR'], 422, 'VALIDATION_ERROR'],
    [['ROOM_LOCKED', 'ROOM_NOT_FOUND'], 404, 'ROOM_NOT_FOUND'],
    [['conflict', 'oops'], 404, undefined],
    [[undefined], 404, undefined],
    [['oops'], 418, undefined],
    [['oops'], 599, undefined]
  ]
  for (const [choices, status, chosen] of cases) t.equal(identityAmong(choices, status), chosen, String(choices))
})
