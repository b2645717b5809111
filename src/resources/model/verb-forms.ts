/** Forms of verbs: `cancelled` and `cancellation` of `cancel`. */

import { bare } from '../../contract/bare.ts'
import { memoized } from '../../document/memoized.ts'
import { snake } from '../../generate/lexicon/entity/scene.ts'
import { stageWords } from '../../generate/lexicon/words/stages.ts'

/** Returns the verb that an action's name means: `paid` of `mark-as-paid`. */
export const verbIn = (action: string): string => snake(action).replace(/^_*(mark(_as)?|set|make)_+(?=.)/, '')

/** Returns the verbs that another one undoes: `lock` of `unlock`; none for a verb that undoes nothing. */
export function undoneBy(verb: string): string[] {
  const [, own] = /^(?:un|de(?=activate|list|commission)|dis(?=connect|mount))_?(\w{3,})$/.exec(verb) ?? []
  return undoes.get(verb)?.split(' ') ?? (own === undefined ? [] : [own])
}

/** Verbs that undo another one, whose names do not say so. To teach standin another, add it here. */
const undoes = new Map(
  Object.entries({
    disable: 'enable',
    open: 'close',
    reopen: 'close',
    resume: 'pause',
    restore: 'archive trash delete remove',
    reinstate: 'suspend'
  })
)

/** True for the participle of a verb: `cancelled` of `cancel`, `checked_in` of `check_in`; it may stand for the verb. */
export function isDone(value: string, verb: string): boolean {
  const [done, word] = [bare(value), bare(verb)]
  if (done === word && /[^e]ed$/.test(done)) return true
  return ['', particleOf(value), particleOf(verb)].some(
    (particle) =>
      done.endsWith(particle) &&
      word.endsWith(particle) &&
      isParticiple(done.slice(0, done.length - particle.length), word.slice(0, word.length - particle.length))
  )
}

/** Returns the words after the first one, without signs: `in` of `check_in`. */
const particleOf = (name: string): string => bare(snake(name).replace(/^_*[^_]*/, ''))

/** True for `cancelled` and `canceled` of `cancel`, `paid` of `pay`, `active` of `activate`. */
function isParticiple(value: string, verb: string): boolean {
  const stem = verb.replace(/e$/, '')
  const last = verb.at(-1) as string
  const forms = [
    `${verb}ed`,
    `${stem}ed`,
    `${verb}${last}ed`,
    `${verb.replace(/y$/, 'i')}ed`,
    `${verb.replace(/y$/, 'i')}d`,
    `${stem}ing`,
    `${verb}${last}ing`,
    `${verb}n`,
    verb.replace(/ate$/, 'e'),
    `in${verb.replace(/^de/, '').replace(/ate$/, 'e')}`
  ]
  return forms.includes(value) || irregular.get(verb)?.includes(value) === true
}

/** States of verbs that follow no rule. To teach standin another, add it here. */
const irregular = new Map(
  Object.entries<string[]>({
    send: ['sent'],
    hold: ['held', 'onhold'],
    sell: ['sold'],
    freeze: ['frozen'],
    unfreeze: ['active'],
    begin: ['begun'],
    complete: ['done'],
    finish: ['done'],
    start: ['running', 'inprogress'],
    resume: ['active', 'running'],
    reopen: ['open', 'opened'],
    enable: ['active'],
    disable: ['inactive'],
    void: ['voided'],
    pause: ['onhold'],
    restore: ['active', 'open', 'available'],
    unarchive: ['active', 'open'],
    unblock: ['active', 'open'],
    unlock: ['active', 'open'],
    unpublish: ['draft'],
    unsuspend: ['active'],
    win: ['won'],
    lose: ['lost'],
    activate: ['active'],
    reactivate: ['active'],
    deactivate: ['inactive']
  })
)

/** Returns the word for the stage that a verb brings a thing to: `cancelled` of `cancel`; undefined for other verbs. */
export const stageOf = memoized((verb) => stageWords.find((word) => isDone(word, verb)))

/** True for a word that a verb begins: `cancellation` and `cancelled` of `cancel`, `paid` of `pay`. */
export const isOfVerb = (word: string, verb: string): boolean =>
  word.startsWith(verb.replace(/e$/, '')) || isParticiple(word, verb)
