/** Forms of examples that are addresses in a network. */

import { digits } from '../words/makers.ts'
import { formats } from './formats.ts'
import { cased, type Form, type Like, network } from './likes.ts'

export const networkForms: readonly Form[] = [
  // A private address stays in its network, and a mask or an own address is as it is.
  [/^(127|0|255)(\.\d{1,3}){3}$|^::1?$/, (_, example) => example],
  [
    /^(10|192\.168|172\.(1[6-9]|2\d|3[01]))(\.\d{1,3}){2,3}$/,
    ({ random }, example) => example.replace(/\d+$/, () => String(random.int(2, 250)))
  ],
  [/^\d{1,3}(\.\d{1,3}){3}$/, (scene) => formats.ipv4!(scene)],
  [/^\d{1,3}(\.\d{1,3}){3}\/\d{1,2}$/, network],
  [
    /^\d{1,3}(\.\d{1,3}){3} ?- ?\d{1,3}(\.\d{1,3}){3}$/,
    ({ random }, example) => {
      const from = random.int(2, 120)
      return example.replace(/\d+(?= ?-)/, String(from)).replace(/\d+$/, String(from + random.int(4, 120)))
    }
  ],
  [
    /^(\d{1,3}(\.\d{1,3}){3}|\[(?=[^\]]*::)[\da-f:]+\]):\d+$/i,
    (scene, example) => {
      const [, host = ''] = /^\[?(.+?)\]?:\d+$/.exec(example) as RegExpExecArray
      return example.replace(host, likeAddress(scene, host)).replace(/\d+$/, String(scene.random.int(1024, 9999)))
    }
  ],
  // The fingerprint of a key.
  [
    /^[\da-f]{2}(:[\da-f]{2}){15,31}$/i,
    ({ random }, example) =>
      cased(
        example.replace(/[\da-f]/gi, () => digits(random, 1)),
        example
      )
  ],
  // An address stays in its network.
  [
    /^(?=.*::|(?:[\da-f]+:){7})[\da-f:]+$/i,
    ({ random }, example) =>
      example.replace(/[\da-f]{0,4}$/i, () => cased(digits(random, 4, '123456789abcdef'), example))
  ],
  [
    /^(?=.*::|(?:[\da-f]+:){7})[\da-f:]+\/\d+$/i,
    ({ random }, example) => `2001:db8:${digits(random, 4, '123456789abcdef')}::${example.slice(example.indexOf('/'))}`
  ],
  [
    /^[\da-f]{2}([:-][\da-f]{2}){5}$/i,
    (scene, example) => cased(formats.mac!(scene).replaceAll(':', example[2]!), example)
  ]
]

const likeAddress: Like = (scene, example) => networkForms.find(([rule]) => rule.test(example))![1](scene, example)
