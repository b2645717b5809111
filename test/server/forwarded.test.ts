import t from 'tap'
import { forwardedBy } from '../../src/server/exchange/forwarded.ts'

t.test('the address that a client asked the first proxy for', async (t) => {
  const none = { host: undefined, protocol: undefined }
  const cases: [headers: Record<string, string>, wanted: object][] = [
    [{}, none],
    [{ host: 'a.test' }, none],
    [{ forwarded: 'for="[2001:db8::1]";proto=HTTPS;host="a.test:8443"' }, { host: 'a.test:8443', protocol: 'https' }],
    [{ forwarded: 'host=a.test, host=b.test;proto=https' }, { ...none, host: 'a.test' }],
    [{ forwarded: 'host=[::1]:80' }, { ...none, host: '[::1]:80' }],
    [
      { forwarded: 'by=x', 'x-forwarded-host': 'b.test' },
      { ...none, host: 'b.test' }
    ],
    [
      { 'x-forwarded-host': 'a.test , b.test', 'x-forwarded-proto': 'http,https' },
      { host: 'a.test', protocol: 'http' }
    ],
    [{ 'x-forwarded-host': 'a.test/path', 'x-forwarded-proto': 'gopher' }, none],
    [{ 'x-forwarded-host': '<script>' }, none]
  ]
  for (const [headers, wanted] of cases) t.same(forwardedBy(headers), wanted, JSON.stringify(headers))
})
