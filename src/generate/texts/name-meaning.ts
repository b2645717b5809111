/** Finds the maker that a text's name speaks for, as far as its example admits it. */

import type { Maker, Scene } from '../lexicon/entity/scene.ts'
import { link } from '../lexicon/forms/formats.ts'
import { formOf } from '../lexicon/forms/forms.ts'
import { textMeaning } from '../lexicon/trades/meanings.ts'
import { spelledLike, textsOf } from '../lexicon/words/makers.ts'
import { sampleOf } from './like-example.ts'
import { reachOf } from './reach.ts'

/** A text, and the examples that its schema or description shows. */
export interface Told {
  scene: Scene
  description: string
  /** The schema's example, which the author wrote with care. */
  shown: string | undefined
  /** That one, or a sample that the description tells. */
  example: string | undefined
}

export interface NameMeaning {
  meant: Maker<string> | undefined
  /** That maker, unless the example is of another kind. */
  named: Maker<string> | undefined
  /** True for an example that stands in all objects. */
  kept: boolean
}

export function meaningOfName(told: Told): NameMeaning {
  const { scene, shown } = told
  const meaning = textMeaning(scene)
  const isLink = isOfLinks(scene) && (meaning === undefined || !sampleOf(meaning, scene).includes('://'))
  const meant = isLink ? link : meaning
  const hasForm = shown !== undefined && formOf(shown, scene.name) !== undefined
  return {
    meant,
    named: capitalLike(unlessOther(meant, told), shown),
    kept: shown !== undefined && !hasForm && meant !== undefined && reachOf(meant, shown, scene) === 'all'
  }
}

/** Returns a maker, unless the example is of another kind: an example of letters says that a name means no number. */
export const unlessOther = (maker: Maker<string> | undefined, { example, scene }: Told): Maker<string> | undefined =>
  maker && example !== undefined && saysOther(example, maker, scene) ? undefined : maker

/** Makes words begin with a capital where the example does, or have capitals alone, or none. */
export function capitalLike(maker: Maker<string> | undefined, shown: string | undefined): Maker<string> | undefined {
  if (maker !== undefined && textsOf(maker)?.some((one) => one !== shown && one.toLowerCase() === shown) === true)
    return (here) => maker(here).toLowerCase()
  const isLoud = shown !== undefined && /^[A-Z]{4,}$/.test(shown)
  if (maker === undefined || shown === undefined || (!isLoud && !/^\p{Lu}\p{Ll}+( \p{L}+)*$/u.test(shown))) return maker
  return (here) => {
    const text = maker(here)
    return (isLoud ? /^[a-z -]{4,}$/ : /^[a-z]{4,}$/).test(text) ? spelledLike(text, shown) : text
  }
}

/** Tells whether a member of an object of links is one: those of a list of links have a link and what tells of it. */
const isOfLinks = ({ name, subject, beside }: Scene): boolean =>
  linkLists.test(subject) && !linkParts.test(name) && !beside.some((one) => linkParts.test(one))
const linkLists = /(^|_)(links?|urls?)(_(object|data))*$/
const linkParts = /(^|_)(href|url|uri|rel|relation|type|method|title|label|name|text|id|kind|link)$/

/** Tells whether an example is a word where a maker makes numbers or codes. */
function saysOther(example: string, maker: Maker<string>, scene: Scene): boolean {
  const sample = sampleOf(maker, scene)
  if (isOfOtherForm(example, sample)) return true
  const known = textsOf(maker)
  if (known && [/[=@|:]/, /\d/].some((sign) => sign.test(example) && !known.some((one) => sign.test(one)))) return true
  if (handle.test(sample) && /^\p{L}+( \p{L}+)+$/u.test(example)) return true
  if (!isWord(example)) return false
  return !/\p{L}/u.test(sample) || (/^\p{L}+$/u.test(example) && /^[A-Z]+[-_]?\d+$|^[a-z]+(_[a-z]+)+$/.test(sample))
}

/** Names that people sign in with, no names of things. */
const handle = /^[a-z]+[._]?[a-z]+\d*$/

/** Tells whether a text has a form that an example of one word or of a sentence rules out. */
function isOfOtherForm(example: string, sample: string): boolean {
  if (/^\d[\d.,]*%? \S/.test(example) && !sample.includes(' ')) return true
  if (/ .* /.test(example)) return !sample.includes(' ') || (example.endsWith('?') && !sample.endsWith('?'))
  if (/^\p{L}+$/u.test(example) && /^(?=.*\d)(?=.*[a-z])(?=.*[A-Z])\w{16,}$/.test(sample)) return true
  return (
    / .* .* /.test(sample) ||
    (/^\w+(\/[\w.+-]+)+$/.test(sample) && !example.includes('/')) ||
    (/^\d{4}-\d\d-\d\d/.test(sample) && !/\d/.test(example)) ||
    (/^[{[]/.test(sample) && !/^[{["]/.test(example)) ||
    (/^[A-Z]{3}$/.test(sample) && /^\p{Lu}?\p{Ll}{3,}$/u.test(example)) ||
    /^\/|\n/.test(sample) ||
    (/^[a-z\d]+([._-][a-z\d]+)*\.[a-z\d]+$/.test(example) && / /.test(sample)) ||
    (/[a-z][A-Z]|^\p{L}+(\.\p{L}+)+$|^\p{Lu}\d?$/u.test(example) && / /.test(sample)) ||
    (/^[a-z]+(\.[a-z]+)+\.?$/.test(example) && (!sample.includes('.') || example.endsWith('.'))) ||
    // A path has words with hyphens, but `Academy` is none.
    (/\p{Lu}/u.test(example) && /^[a-z\d]+(-[a-z\d]+)+$/.test(sample))
  )
}

/** Tells whether a text is made of a letter or more, beside digits. */
const isWord = (text: string): boolean => /^\p{L}[\p{L}\d ._-]*$/u.test(text)
