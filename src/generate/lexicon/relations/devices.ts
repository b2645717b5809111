/** The model, make, system and kind of a device, which are of one device. */

import { listed } from '../entity/listed.ts'
import { spelledLike } from '../words/makers.ts'
import type { Deed, Facts, Relation } from './facts.ts'
import { families, partFinder } from './roles.ts'

const partOf = partFinder({
  version: '(?:os|platform|system|operating_system)_version',
  system: 'os|operating_system|platform|os_name|platform_name|os_family|device_os',
  make: 'brand|manufacturer|vendor|make|device_brand|device_manufacturer',
  kind: 'device_?(?:type|category|class)|form_factor|type|category',
  model: 'device_model|device_name|model|model_name|device|handset'
})

type Role = 'model' | 'make' | 'system' | 'version' | 'kind'

const devices: readonly Record<Role, string>[] = [
  'Pixel 8, Google, Android, 14, mobile',
  'Galaxy S24, Samsung, Android, 14, mobile',
  'iPhone 15, Apple, iOS, 17.4, mobile',
  'iPad Air, Apple, iOS, 17.4, tablet',
  'ThinkPad X1, Lenovo, Windows, 11, desktop',
  'MacBook Pro, Apple, macOS, 14.5, desktop',
  'XPS 13, Dell, Linux, 22.04, desktop'
].map((line) => {
  const [model = '', make = '', system = '', version = '', kind = ''] = listed(line)
  return { model, make, system, version, kind }
})

const isSame = (one: unknown, other: string): boolean => String(one).toLowerCase() === other.toLowerCase()

/** Members of one device agree: with its system where that is one of a few words, else with its model. */
export const oneDevice: Relation = (members) =>
  [...families(members, partOf).values()].flatMap((parts): Deed[] => {
    const named = new Map(parts.map(({ role, name }) => [role as Role, name]))
    const [lead, system] = [named.get('model') ?? named.get('system'), named.get('system')]
    if (lead === undefined || named.size < 2) return []
    return [(the) => putDevice(the, named, lead, system)]
  })

function putDevice(the: Facts, named: ReadonlyMap<Role, string>, lead: string, system: string | undefined): void {
  const shown = devices.find(({ model, system }) => isSame(the.value(lead), model) || isSame(the.value(lead), system))
  if (shown === undefined) return
  const isPut = system === undefined || putWord(the, system, shown.system)
  const device = isPut ? shown : devices.find((one) => isSame(the.value(system), one.system))
  if (device === undefined) return
  for (const [role, name] of named)
    if (role === 'kind') putWord(the, name, spelledLike(device.kind, String(the.value(name))))
    else if (role !== 'system') putWord(the, name, device[role])
}

/** Puts a word, in the letters that the schema has it in. */
const putWord = (the: Facts, name: string, word: string): boolean =>
  isSame(the.value(name), word) || [word, word.toLowerCase(), word.toUpperCase()].some((one) => the.put(name, one))
