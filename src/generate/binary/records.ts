/** Files of instruments and networks: captures, grids, medical pictures and shapes of things. */

import { entityOf } from '../lexicon/entity/entity.ts'
import { random, type Seed } from '../lexicon/entity/random.ts'
import { titles } from '../lexicon/words/plain-words.ts'
import { joined, u16, u32 } from './bytes.ts'

/** A capture of packets (pcap 2.4, Ethernet) without one. */
export const pcap = (): Buffer => joined(u32(0xa1b2c3d4), u16(2, 4), u32(0, 0, 65_535, 1))

/** NetCDF, the classic format, without dimensions, attributes or variables. */
export const netcdf = (): Buffer => joined('CDF\x01', Buffer.alloc(28))

/** DICOM (PS3.10): the facts of a study without a picture, in explicit form, the low bytes first. */
export function dicom(seed: Seed): Buffer {
  const { person } = entityOf(seed, 0, {}, 0)
  const study = `2.25.${seed}`
  const element = (group: number, number: number, kind: string, value: Buffer | string) => {
    const bytes = Buffer.from(value)
    // Values have even lengths: names end in a space, identifiers in a zero.
    const filled = bytes.length % 2 === 0 ? bytes : joined(bytes, kind === 'UI' ? '\0' : ' ')
    const length = kind === 'OB' ? joined(u16(0), u32(filled.length)) : u16(filled.length)
    return joined(u16(group, number), kind, length, filled)
  }
  const secondaryCapture = '1.2.840.10008.5.1.4.1.1.7'
  const meta = joined(
    element(2, 1, 'OB', Buffer.from([0, 1])),
    element(2, 2, 'UI', secondaryCapture),
    element(2, 3, 'UI', `${study}.1.1`),
    element(2, 0x10, 'UI', '1.2.840.10008.1.2.1'),
    element(2, 0x12, 'UI', '2.25.1')
  )
  return joined(
    Buffer.alloc(128),
    'DICM',
    element(2, 0, 'UL', u32(meta.length)),
    meta,
    element(8, 5, 'CS', 'ISO_IR 192'),
    element(8, 0x16, 'UI', secondaryCapture),
    element(8, 0x18, 'UI', `${study}.1.1`),
    element(8, 0x60, 'CS', 'OT'),
    element(0x10, 0x10, 'PN', `${person.last}^${person.first}`),
    element(0x10, 0x20, 'LO', String(seed)),
    element(0x20, 0x0d, 'UI', study),
    element(0x20, 0x0e, 'UI', `${study}.1`)
  )
}

const corners = ['0 0 0', '1 0 0', '0 1 0']

/** A triangle, as STL and as Wavefront OBJ. */
export const stl = (): string =>
  `solid thing\nfacet normal 0 0 1\nouter loop\n${corners.map((one) => `vertex ${one}\n`).join('')}endloop\nendfacet\nendsolid thing\n`
export const obj = (): string => `${corners.map((one) => `v ${one}\n`).join('')}f 1 2 3\n`

/** GLB: glTF 2.0 with an empty scene. */
export function glb(seed: Seed): Buffer {
  const json = JSON.stringify({ asset: { version: '2.0' }, scene: 0, scenes: [{ name: random(seed).pick(titles) }] })
  const chunk = Buffer.from(json.padEnd(Math.ceil(json.length / 4) * 4))
  return joined('glTF', u32(2, 20 + chunk.length, chunk.length), 'JSON', chunk)
}
