/** Makes identifiers of known makes. Those that hold a time take the object's own. */

import type { Maker, Scene } from '../entity/scene.ts'
import { latin } from '../entity/scene.ts'
import { alphanumeric, decimal, digits, slug, slugOf } from '../words/makers.ts'

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const lowerCase = '0123456789abcdefghijklmnopqrstuvwxyz'
const created = ({ entity }: Scene): number => entity.times.created

/** Returns a number in another base, brought to a length. */
const written = (value: number, alphabet: string, length: number): string => {
  let text = ''
  for (let rest = value; text.length < length; rest = Math.floor(rest / alphabet.length)) {
    text = alphabet[rest % alphabet.length]! + text
  }
  return text
}

/** 41 bits of milliseconds since 2015, then 22 bits of machine and counter. */
export const snowflake: Maker<string> = (scene) =>
  String((BigInt(created(scene) - 1_420_070_400_000) << 22n) + BigInt(scene.random.int(0, 2 ** 22 - 1)))
export const ulid: Maker<string> = (scene) =>
  written(created(scene), crockford, 10) + digits(scene.random, 16, crockford)
export const ksuid: Maker<string> = ({ random }) => `2${digits(random, 26, alphanumeric)}`
export const objectId: Maker<string> = (scene) =>
  Math.floor(created(scene) / 1000).toString(16) + digits(scene.random, 16)
export const nanoId: Maker<string> = ({ random }) => digits(random, 21, `${alphanumeric}_-`)
export const cuid: Maker<string> = ({ random }) => `c${digits(random, 24, lowerCase)}`
export const cuid2: Maker<string> = ({ random }) =>
  digits(random, 1, 'abcdefghijklmnopqrstuvwxyz') + digits(random, 23, lowerCase)
export const xid: Maker<string> = ({ random }) => `c${digits(random, 19, '0123456789abcdefghijklmnopqrstuv')}`
export const base62 =
  (length: number, prefix = ''): Maker<string> =>
  ({ random }) =>
    prefix + digits(random, length, alphanumeric)
export const upperId =
  (length: number, prefix = ''): Maker<string> =>
  ({ random }) =>
    prefix + digits(random, length, lowerCase.toUpperCase())
export const hexId =
  (length: number, prefix: string): Maker<string> =>
  ({ random }) =>
    prefix + digits(random, length)
export const numericId =
  (length: number, prefix = ''): Maker<string> =>
  ({ random }) =>
    prefix + String(random.int(1, 9)) + digits(random, length - 1, decimal)

/** Resource names of Amazon by the kind of thing: service, and the form of what it names. */
const resources: readonly (readonly [RegExp, service: string, prefix: string])[] = [
  [/topic/, 'sns', ''],
  [/queue/, 'sqs', ''],
  [/bucket|object/, 's3', ''],
  [/function|lambda/, 'lambda', 'function:'],
  [/role/, 'iam', 'role/'],
  [/policy/, 'iam', 'policy/'],
  [/user/, 'iam', 'user/'],
  [/table/, 'dynamodb', 'table/'],
  [/secret/, 'secretsmanager', 'secret:'],
  [/key/, 'kms', 'key/'],
  [/cluster/, 'eks', 'cluster/'],
  [/instance|volume/, 'ec2', 'instance/i-'],
  [/stream/, 'kinesis', 'stream/'],
  [/repository|image/, 'ecr', 'repository/'],
  [/rule|event/, 'events', 'rule/'],
  [/(?:)/, 'ecs', 'service/']
]
export const arn: Maker<string> = (scene) => {
  const [, service, prefix] = resources.find(([rule]) =>
    [scene.name, scene.subject, scene.hint.slice(0, 40)].some((text) => rule.test(text))
  )!
  const isGlobal = service === 's3' || service === 'iam'
  const region = isGlobal ? '' : scene.random.pick(['eu-west-1', 'us-east-1', 'ap-south-1'])
  const account = service === 's3' ? '' : numericId(12)(scene)
  const name = prefix.endsWith('i-') ? digits(scene.random, 17) : slug(scene)
  return `arn:aws:${service}:${region}:${account}:${prefix}${name}`
}

/** Returns the noun of an object as one word, such as `OrderLine`. */
const typeName = ({ subject }: Scene): string =>
  (subject || 'item').replace(/(^|_)(\w)/g, (_, _gap, letter: string) => letter.toUpperCase())
export const globalId: Maker<string> = (scene) => `gid://app/${typeName(scene)}/${numericId(9)(scene)}`
export const urn: Maker<string> = (scene) => `urn:${slugOf(latin(scene.subject)) || 'item'}:${numericId(8)(scene)}`
export const traceParent: Maker<string> = ({ random }) => `00-${digits(random, 32)}-${digits(random, 16)}-01`
export const bucketName: Maker<string> = (scene) => `${slug(scene)}-${digits(scene.random, 6)}`
/** Makes a domain name that is read backwards, such as that of an app. */
export const bundleId: Maker<string> = (scene) =>
  `com.example.${slugOf(scene.entity.company).replaceAll('-', '')}.${slug(scene).split('-')[0]}`
