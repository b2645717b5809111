/** The agreements that wait for others. */

import { pairsIn } from '../entity/listed.ts'
import { type Agreement, type AgreementMaker, shareOf } from './facts.ts'

/** Agreements that are made after numbers of one thing are in order and parts make up their whole. */
export const lateAgreements: readonly Agreement[] = [
  [/^variance$/, (the) => the.number(/^(std_?dev(iation)?|standard_deviation|sigma)$/) ** 2],
  [
    /^(points|pts)$/,
    (the) => 3 * the.number(/^(won|wins|matches_won|w)$/) + the.number(/^(drawn|draws|ties|matches_drawn|d)$/)
  ],
  [/^(feels_like|apparent_temperature|real_feel)(_temperature)?(_[cf])?$/, nearAir(-3, 6)],
  // The dew point is below the temperature of the air.
  [/^dew_?point(_temperature)?(_[cf])?$/, nearAir(-8, 0)],
  // A JSON Web Key (RFC 7517) is of the kind that its curve is for, and so is its algorithm.
  [/^kty$/, (the) => keyKinds.get(the.text(/^crv$/))],
  [/^alg$/, (the) => keyAlgorithms.get(the.text(/^crv$/) || the.text(/^kty$/))]
]

const keyKinds = new Map(pairsIn('Ed25519 OKP, P-256 EC, P-384 EC'))
const keyAlgorithms = new Map(pairsIn('Ed25519 EdDSA, P-256 ES256, P-384 ES384, RSA RS256, EC ES256, OKP EdDSA'))

/** Makes a temperature from `least` to five degrees above that, beside the air's. One within `near` degrees stays. */
function nearAir(least: number, near: number): AgreementMaker {
  return (the, own) => {
    const air = the.number(/^(temp|temperature|air_temperature)(_[cf])?$/)
    const isNear = Math.abs((own as number) - air) <= near
    return isNear ? own : Math.round(10 * (air + least + 5 * shareOf(own as number))) / 10
  }
}
