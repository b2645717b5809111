/** Two places of one object: the corners of an area, and the ends of a way with its length. */

import { type Deed, exact, type Facts, numberAt, type Relation, shareOf } from './facts.ts'
import { membersOf } from './named.ts'
import { families, partFinder } from './roles.ts'

const cornerOf = partFinder({
  low: 'south_?west|sw|bottom_left|lower_left|min|lower',
  high: 'north_?east|ne|top_right|upper_right|max|upper'
})

const endOf = partFinder({
  start: 'from|origin|start|source|pick_?up|departure|sender|begin',
  end: 'to|destination|end|target|drop_?off|arrival|recipient|delivery|finish'
})

const distances = /^(total_|trip_|route_)?distance(_in)?(_(km|kilomet(?:er|re)s|m|met(?:er|re)s|mi|miles))?$/

/** An object with coordinates, and the names of these. */
interface Point {
  value: Record<string, unknown>
  names: readonly [latitude: string, longitude: string]
  at: readonly [latitude: number, longitude: number]
}

function pointIn(value: unknown): Point | undefined {
  const thing = Object(value) as Record<string, unknown>
  const find = (rule: RegExp) =>
    membersOf(thing).find(({ name, plain }) => rule.test(plain) && typeof thing[name] === 'number')
  const [latitude, longitude] = [find(/^lat(itude)?$/), find(/^(lng|lon|long|longitude)$/)]
  if (latitude === undefined || longitude === undefined) return undefined
  const names = [latitude.name, longitude.name] as const
  return { value: thing, names, at: [thing[names[0]] as number, thing[names[1]] as number] }
}

/** Returns a point's object some way to the north and east of another one. */
function moved({ value, names }: Point, [latitude, longitude]: Point['at'], by: number): object {
  const share = shareOf(latitude + longitude)
  const [north, east] = [by * (0.3 + 0.7 * share), by * (1 - 0.6 * share)]
  return {
    ...value,
    [names[0]]: exact(Math.min(90, latitude + north)),
    [names[1]]: exact(Math.min(180, longitude + east))
  }
}

const geometries = ['Point', 'LineString', 'Polygon', 'MultiPolygon']

/** Objects of GeoJSON are of the type that their members say, a geometry by the depth of its coordinates. */
export const geoJson: Relation = (members) => {
  const nameOf = (plain: string) => members.find((one) => one.plain === plain)?.name
  const [type, coordinates, features] = ['type', 'coordinates', 'features'].map(nameOf)
  if (type === undefined) return []
  if (nameOf('geometry') !== undefined && nameOf('properties') !== undefined) return [(the) => the.put(type, 'Feature')]
  if (features !== undefined) return [(the) => isOfPlaces(the.value(features)) && the.put(type, 'FeatureCollection')]
  if (coordinates === undefined) return []
  return [
    (the) => {
      const name = geometries[depthOf(the.value(coordinates)) - 1]
      if (name !== undefined && geometries.includes(String(the.value(type)))) the.put(type, name)
    }
  ]
}

const isOfPlaces = (list: unknown): boolean => Array.isArray(list) && Object.hasOwn(Object(list[0]), 'geometry')

const depthOf = (value: unknown): number => (Array.isArray(value) ? 1 + depthOf(value[0]) : 0)

/** Corners span an area, and a way leads somewhere. */
export const places: Relation = (members) => {
  const distance = members.find(({ plain }) => distances.test(plain))
  const pairs = [
    ...[...families(members, cornerOf).values()].map((parts) => ({ parts, ends: ['low', 'high'], isWay: false })),
    ...[...families(members, endOf).values()].map((parts) => ({ parts, ends: ['start', 'end'], isWay: true }))
  ]
  return pairs.flatMap(({ parts, ends, isWay }): Deed[] => {
    const [one, other] = ends.map((end) => parts.find(({ role }) => role === end)?.name)
    if (one === undefined || other === undefined) return []
    return [
      (the) => {
        const [from, to] = [pointIn(the.value(one)), pointIn(the.value(other))]
        if (from === undefined || to === undefined) return
        if (isWay ? isSame(from, to) : !isOver(to, from)) the.put(other, moved(to, from.at, isWay ? 0.12 : 0.3))
        if (isWay && distance !== undefined)
          putDistance(the, distance.name, distance.plain, from, pointIn(the.value(other)) as Point)
      }
    ]
  })
}

const isSame = (one: Point, other: Point): boolean => one.at[0] === other.at[0] && one.at[1] === other.at[1]
const isOver = (one: Point, other: Point): boolean => one.at[0] > other.at[0] && one.at[1] > other.at[1]

/** Writes the length of a way, which is somewhat longer than the line between its ends. */
function putDistance(the: Facts, name: string, plain: string, from: Point, to: Point): void {
  const text = `${plain.replaceAll('_', ' ')} ${the.hint(name)}`
  const unit = /\b(km|kilomet(er|re)s?)\b/.test(text)
    ? 1000
    : /\b(mi|miles?)\b/.test(text)
      ? 1609
      : /\b(m|met(er|re)s?)\b/.test(text)
        ? 1
        : 0
  if (unit === 0 || Number.isNaN(numberAt(the, name))) return
  const way = (1.2 * between(from, to)) / unit
  the.put(name, way < 100 ? Math.round(way * 10) / 10 : Math.round(way))
}

/** Returns the metres between two points on the sphere of the earth. */
function between({ at: [a, b] }: Point, { at: [c, d] }: Point): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const half = (one: number, other: number) => Math.sin(radians(other - one) / 2) ** 2
  const share = half(a, c) + Math.cos(radians(a)) * Math.cos(radians(c)) * half(b, d)
  return 2 * 6_371_000 * Math.asin(Math.sqrt(share))
}
