import t from 'tap'
import { path, server, str } from '../fixtures/rows.ts'

t.test('GeoJSON whose members the document leaves open is a feature, or a collection of some', async (t) => {
  const geo = (content: object) => ({
    responses: { 200: { description: 'r', content: { 'application/geo+json': content } } }
  })
  const ask = server(t, {
    '/stations': { get: geo({ schema: { type: 'object' } }) },
    '/stations/{id}': { parameters: [path('id', str)], get: geo({}) },
    '/words': { get: geo({ schema: str }) },
    '/own': { get: geo({ schema: { type: 'object', properties: { own: str }, required: ['own'] } }) }
  })
  const point = {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [Number, Number] },
    properties: { name: /./ }
  }
  t.match((await ask('GET', '/stations')).body, { type: 'FeatureCollection', features: [point, point, point] })
  t.match((await ask('GET', '/stations/a')).body, point)
  t.type((await ask('GET', '/words')).body, 'string')
  t.same(Object.keys((await ask('GET', '/own')).body), ['own'])
})
