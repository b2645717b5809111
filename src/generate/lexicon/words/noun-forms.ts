/** Tells by the form of an unknown noun that it is none of a thing with a name: there is no "Main Leniency". */

import type { Maker } from '../entity/scene.ts'
import { of } from './makers.ts'
import { settings } from './plain-words.ts'

/** Names of deeds and abilities, which are there or not: `email_sent`, `washable`, `stain_resistant`. */
const flags =
  /_([a-z]+[a-df-z]ed|sent|shown|seen|sold|built|made|done|hidden|chosen|given|taken)$|[a-z]{3}((?<!t)able|ible|proof|_resistant)$/
/** Qualities, of which there is more or less: `flakiness`, `elasticity`. */
const qualities = /[a-z]{2}ness$|(ic|iv|os|al|(?<!ch)ar|bil|[im]id|[ct]ur)ity$/
/** Names of doings, and adjectives or letters in place of a noun: `lubrication`, `regional_western`, `reduced_tx`. */
const nameless = [
  /[a-z]{2}((?<!corpora|associa|founda|federa|junc|sec)tion|sion|(?<!cross|land|moor|dwell|draw|spr|str)ing|ism)$/,
  /[a-z]{2}((?<!settle|base|gar|frag)ment|(?<!gar|tt|ss|car|c)age|(?<!ambul|entr|appli)ance|(?<!resid)ence|ency)$/,
  /[a-z]{3}(ung|heit|keit|ous|less|ful)$|(north|south|east|west)ern$|(^|_)([b-df-hj-np-tv-xz]{2,5}|mix|blend|reg)$/
]

const forms: readonly (readonly [ends: RegExp, maker: Maker<string>])[] = [
  [flags, of('true', 'false')],
  [qualities, of('low', 'medium', 'high')],
  ...nameless.map((ends) => [ends, of(...settings)] as const)
]

/** Returns the maker of plain words for a noun; undefined for the noun of a thing. */
export const byForm = (noun: string): Maker<string> | undefined => forms.find(([ends]) => ends.test(noun))?.[1]
