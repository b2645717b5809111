/**
 * Makes values by the title and description of their schema (in small letters), and texts that look like an example.
 */

import { formats, link } from './formats.ts'
import {
  agent,
  base64,
  color,
  domain,
  email,
  fileName,
  fullName,
  hex,
  host,
  iban,
  ipv4,
  ipv6,
  jwt,
  of,
  phone,
  semver,
  slug,
  token,
  uuid
} from './makers.ts'
import type { Random } from './random.ts'
import type { Range } from './range.ts'
import type { Maker, Scene } from './scene.ts'
import { dateOf, iso, timeOf, unix } from './times.ts'

/** The first line that fits is taken. */
export const descriptions: readonly (readonly [RegExp, Maker<string>])[] = [
  [/\bjwt\b|json web token/, jwt],
  [/\buuid\b|\bguid\b/, uuid],
  [/hex(adecimal)? (colou?r|code)|colou?r .*hex|#[0-9a-f]{6}/, color],
  [/semantic version|\bsemver\b/, semver],
  [/iso[ -]?8601 duration/, formats.duration!],
  [
    /\bdate.?time\b|\biso[ -]?8601\b|\brfc[ -]?3339\b|\btimestamp\b/,
    (scene) =>
      /\bdate\b(?!.?time)/.test(scene.hint) && !/time/.test(scene.hint) ? dateOf(timeOf(scene)) : iso(timeOf(scene))
  ],
  [/yyyy-mm-dd(?!t)|\bdate (of|when|on which|in)\b|^(the )?date\b/, (scene) => dateOf(timeOf(scene))],
  [/\be-?mail( address)?\b(?! (template|notification|message|body|subject))/, email],
  [/iso[ -]?4217|currency code/, ({ entity }) => entity.place.currency],
  [/iso[ -]?3166.*alpha-?3|three.letter country/, ({ entity }) => entity.place.code3],
  [/iso[ -]?3166|country code/, ({ entity }) => entity.place.code],
  [/iso[ -]?639|language code/, ({ entity }) => entity.place.locale.slice(0, 2)],
  [/bcp[ -]?47|\blocale\b/, ({ entity }) => entity.place.locale],
  [/\biana\b.*time ?zone|time ?zone (name|identifier)/, ({ entity }) => entity.place.timezone],
  [/e\.?164|phone number/, phone],
  [/\bipv6\b/, ipv6],
  [/\bip(v4)? address\b/, ipv4],
  [/mac address/, formats.mac!],
  [/base64/, base64],
  [/\biban\b/, iban],
  [/\bsha-?256\b/, hex(64)],
  [/\bsha-?1\b|commit hash/, hex(40)],
  [/\bmd5\b/, hex(32)],
  [/\bmime type\b|content type|media type/, of('application/json', 'image/png', 'application/pdf')],
  [/user.?agent/, agent],
  [/file ?name/, fileName],
  [/\b(url|uri|link to)\b/, (scene) => link(scene)],
  [/host ?name/, host],
  [/domain name/, domain],
  [/\bslug\b/, slug],
  [/full name|person'?s name|name of the (user|person|customer|member|author|owner|contact)/, fullName],
  [/\bapi key\b|\baccess token\b|\bsecret\b/, token]
]

/** Texts by the look of an example. */
export const likenesses: readonly (readonly [RegExp, (scene: Scene, example: string) => string])[] = [
  [/^[\w.+-]+@[\w-]+(\.[\w-]+)+$/, email],
  [/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, uuid],
  [/^\d{4}-\d{2}-\d{2}$/, (scene) => dateOf(timeOf(scene))],
  [/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/, (scene, example) => likeTime(iso(timeOf(scene)), example)],
  [/^https?:\/\//, (scene) => link(scene)],
  [/^#[0-9a-f]{6}$/i, color],
  [/^v?\d+\.\d+\.\d+$/, (scene, example) => `${example.startsWith('v') ? 'v' : ''}${semver(scene)}`],
  [/^\d{1,3}(\.\d{1,3}){3}$/, ipv4],
  [/^eyJ[\w-]+\.[\w-]+\.[\w-]*$/, jwt],
  [/^\+[1-9]\d{6,14}$/, phone],
  // A prefixed or a technical identifier: the prefix stays, letters stay letters, digits digits.
  [
    /^[a-z]{2,8}_(?=\w*[A-Z\d])\w{6,}$/,
    ({ random }, example) =>
      `${example.slice(0, example.indexOf('_') + 1)}${scrambled(example.slice(example.indexOf('_') + 1), random)}`
  ],
  [/^(?=.*\d)[A-Za-z\d]{2,}([-_/:.][A-Za-z\d]+)*$/, ({ random }, example) => scrambled(example, random)],
  [/^[a-z\d]+(-[a-z\d]+)+$/, slug]
]

function likeTime(time: string, example: string): string {
  const body = `${time.slice(0, 10)}${example[10]}${time.slice(11, 11 + (/^\d\d:\d\d:\d\d/.test(example.slice(11)) ? 8 : 5))}`
  const rest = /(\.\d+)?(Z|[+-]\d\d:?\d\d)?$/i.exec(example)!
  return `${body}${rest[1] === undefined ? '' : `.${'0'.repeat(rest[1].length - 1)}`}${rest[2] ?? ''}`
}

/** Replaces letters and digits by others of their kind; words of small letters stay. */
function scrambled(text: string, random: Random): string {
  return text.replace(/[A-Za-z\d]+/g, (part) =>
    /^[a-z]+$/i.test(part) && text.length > part.length
      ? part
      : part.replace(/./g, (sign) =>
          /\d/.test(sign)
            ? String(random.int(1, 9))
            : /[a-f]/.test(sign) && /^[\da-f]+$/.test(part)
              ? random.pick([...'abcdef'])
              : /[a-z]/.test(sign)
                ? random.pick([...'abcdefghijklmnopqrstuvwxyz'])
                : random.pick([...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'])
        )
  )
}

/** Ranges of numbers by their description. */
export const numberHints: readonly (readonly [RegExp, Range | Maker<number>])[] = [
  [/unix|epoch|\btimestamp\b|seconds since/, unix],
  [/percent/, [1, 99, 0]],
  [/in cents|smallest currency unit|minor units?/, [500, 49_900, 0]],
  [/in bytes|number of bytes/, [1024, 5_242_880, 0]],
  [/milliseconds/, [20, 2000, 0]],
  [/in seconds|number of seconds/, [30, 3600, 0]],
  [/\bport\b/, [1024, 9999, 0]],
  [/number of|count of|how many|total/, [1, 400, 0]]
]
