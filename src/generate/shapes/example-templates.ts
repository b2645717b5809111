/**
 * Templates for members of an object, by examples: where the example of one holds that of another, as it is or as a
 * part of an address, their values do so too.
 */

import { snake } from '../lexicon/entity/scene.ts'
import { slugOf } from '../lexicon/words/makers.ts'
import { isName } from '../lexicon/words/names-of-things.ts'

/** Writes a text in the form that another text has it in. */
type Form = (text: string) => string

/** The value of another member, in a form. */
interface Part {
  from: string
  form: Form
  /** The words of the other member, where the text is one of them. */
  words?: readonly unknown[] | undefined
}

/** A member that is made of texts and other members. */
export interface Template {
  name: string
  parts: readonly (string | Part)[]
}

/** The example of a member, the words that it has one of, and its description. */
export interface MemberExample {
  name: string
  example: unknown
  words?: readonly unknown[] | undefined
  description?: string
}

/** Names another member that has the same value: "Equal to `header`", "Alias for id." */
const sameAs =
  /(?:^\W*|[.;:] )(?:(?:is|must be|always|the|an?) )*(?:equal to|same as|identical to|alias (?:of|for)|copy of) (?:the )?(?:[`"']([\w$]+)[`"']|([\w$]+)[.\s]*$)/i

const wordsWith =
  (sign: string): Form =>
  (text) =>
    slugOf(text).replaceAll('-', sign)

const spaced =
  (sign: string): Form =>
  (text) =>
    text.replaceAll(' ', sign)

const titled: Form = (text) => wordsWith(' ')(text).replace(/(?<![^ ])./g, (letter) => letter.toUpperCase())

const sentence: Form = (text) => wordsWith(' ')(text).replace(/^./, (letter) => letter.toUpperCase())

const forms: readonly Form[] = [
  (text) => text,
  spaced('_'),
  spaced('-'),
  spaced('%20'),
  wordsWith('-'),
  wordsWith('_'),
  wordsWith('.'),
  wordsWith(''),
  (text) => text.toLowerCase(),
  (text) => text.toUpperCase(),
  wordsWith(' '),
  sentence,
  titled
]

/** The shortest text, and the shortest number, that is looked for in another one. */
const shortest = 3
const shortestNumber = 2
/** The longest text that is looked at, and the most words of one that names a thing. */
const longest = 300
const mostWords = 5
const mostMembers = 60

const isAddress = (text: string): boolean => /^(\w+:\/\/|\/|\w+\/\S+\/)/.test(text)
const isTime = (text: string): boolean => /^\d{4}-\d\d|^\d\d:\d\d|^\d\d?\/\d\d?\/\d|^[\d.,:+ -]+$/.test(text)

/** A member that others may hold: its example in all forms, the plain one first. */
interface Source {
  name: string
  held: readonly string[]
  /** True if it stands before the member that is looked at. */
  isBefore: boolean
}

/** Returns the templates that examples show, each behind those that it needs. */
export function templatesIn(members: readonly MemberExample[]): Template[] {
  if (members.length > mostMembers) return []
  const texts = members.filter(({ example, words }) => words === undefined && isTold(example))
  const held = texts.map(({ example }) => forms.map((form) => form(String(example))))
  const templates = new Map<string, Template>()
  for (const { name, description = '' } of members) {
    const [, quoted, bare = quoted] = sameAs.exec(description) ?? []
    const from = bare && members.find((one) => one.name !== name && snake(one.name) === snake(bare))?.name
    if (from && !needs(templates, from, name)) templates.set(name, { name, parts: [{ from, form: forms[0] as Form }] })
  }
  // The name leads where another member says the same.
  const named = texts.map(({ name }) => isName.test(snake(name)) || /(^|_)name$/.test(snake(name)))
  const order = [...texts.entries()].sort(([one], [other]) => Number(named[one]) - Number(named[other]))
  for (const [index, { name, example }] of order) {
    if (typeof example !== 'string' || isTime(example) || templates.has(name)) continue
    const word = wordIn(example, members)
    if (word !== undefined) {
      templates.set(name, { name, parts: [word] })
      continue
    }
    const sources = texts.flatMap((one, at): Source[] =>
      at === index || needs(templates, one.name, name)
        ? []
        : [
            {
              name: one.name,
              held: held[at] as string[],
              isBefore: named[at] === named[index] ? at < index : named[at] === true
            }
          ]
    )
    const parts = partsOf(example, sources)
    if (parts.length === 1 && typeof parts[0] === 'string') continue
    templates.set(name, { name, parts: isAddress(example) ? parts.map((part) => withoutSpaces(part, example)) : parts })
  }
  return inOrder(templates)
}

const isTold = (example: unknown): boolean =>
  typeof example === 'number' ||
  (typeof example === 'string' && example.length >= shortest && example.length <= longest)

/** The most words of a member that are looked at. */
const mostChoices = 100

/** Returns the member that has a text among its words, in any form. */
function wordIn(text: string, members: readonly MemberExample[]): Part | undefined {
  for (const { name: from, words = [] } of members) {
    for (const word of words.slice(0, mostChoices)) {
      const form = typeof word === 'string' && word !== '' ? forms.find((one) => one(word) === text) : undefined
      if (form !== undefined) return { from, form, words }
    }
  }
  return undefined
}

/** Tells whether a member is made of another one, itself or by way of others. */
function needs(templates: ReadonlyMap<string, Template>, name: string, other: string): boolean {
  return (templates.get(name)?.parts ?? []).some(
    (part) => typeof part !== 'string' && (part.from === other || needs(templates, part.from, other))
  )
}

function inOrder(templates: ReadonlyMap<string, Template>): Template[] {
  const sorted = new Set<Template>()
  const add = (template: Template | undefined) => {
    if (template === undefined) return
    for (const part of template.parts) if (typeof part !== 'string') add(templates.get(part.from))
    sorted.add(template)
  }
  for (const template of templates.values()) add(template)
  return [...sorted]
}

/** Splits a text at the examples of other members that it holds, the longest first. */
function partsOf(text: string, sources: readonly Source[]): (string | Part)[] {
  let best: { at: number; length: number; part: Part } | undefined
  for (const source of sources) {
    for (const [index, held] of source.held.entries()) {
      if (held.length <= (best?.length ?? 0)) continue
      const at = placeIn(text, held)
      if (at < 0 || !isTelling(text, held, source)) continue
      best = { at, length: held.length, part: { from: source.name, form: forms[index] as Form } }
    }
  }
  if (best === undefined) return [text]
  const rest = [text.slice(0, best.at), text.slice(best.at + best.length)]
  // A number that is no part of an address would be the same in all objects.
  if (!isAddress(text) && rest.some((one) => /\d/.test(one))) return [text]
  const [before, behind] = rest.map((one) => (one === '' ? [] : partsOf(one, sources)))
  return [...before!, best.part, ...behind!]
}

/** Writes a part of an address without spaces, with the sign between words that the address has elsewhere. */
function withoutSpaces(part: string | Part, address: string): string | Part {
  const sign = address.includes('_') ? '_' : '-'
  return typeof part === 'string' ? part : { ...part, form: (text) => part.form(text).replace(/\s+/g, sign) }
}

/** Returns where a text holds another one between signs that are no letters; -1 if it does not. */
function placeIn(text: string, held: string): number {
  if (isTime(held) ? !isKey(text, held) : held.length < shortest) return -1
  const at = text.indexOf(held)
  const end = at + held.length
  const isPart = /[\p{L}\d]/u
  return at >= 0 && !isPart.test(text.slice(at - 1, at)) && !isPart.test(text.slice(end, end + 1)) ? at : -1
}

/** Tells whether a number is a key in an address or behind a sign. */
const isKey = (text: string, held: string): boolean =>
  /^\d+$/.test(held) && held.length >= shortestNumber && (isAddress(text) || text.includes(`#${held}`))

/** Tells whether it is no chance that a text holds another one. */
function isTelling(text: string, held: string, { name, held: forms, isBefore }: Source): boolean {
  const own = forms[0] as string
  if (/^[a-z]+$/.test(own) && !naming.test(name)) return false
  if (text === held && !isBefore && (text === own || /\d/.test(own))) return false
  // Lazy authors show one key in several places.
  if (text === own) return /\p{Lu}.* /u.test(own)
  return !inName.test(text) && (text.split(' ').length <= mostWords || /\d/.test(held))
}

/** A name of several words with hyphens between, of which no single one says anything: `Île-de-France`. */
const inName = /^\p{Lu}\p{Ll}+(-\p{L}\p{Ll}+)+$/u

/** Names of words that name one thing, while others are kinds of many. */
const naming = /(name|slug|key|id|code|login|handle|symbol|host|domain|title|label)$/i

/** Makes a text of the values of other members; undefined where one has none. */
export function filledTemplate({ parts }: Template, object: Readonly<Record<string, unknown>>): string | undefined {
  let text = ''
  for (const part of parts) {
    const value = typeof part === 'string' ? part : object[part.from]
    if ((typeof value !== 'string' && typeof value !== 'number') || value === '') return undefined
    text += typeof part === 'string' ? part : part.form(String(value))
  }
  return text
}

/** Returns the member that a text is made of, and the value that it has by that; undefined where no value says it. */
export function valueBehind({ parts }: Template, text: string): [name: string, value: string] | undefined {
  const at = parts.findIndex((part) => typeof part !== 'string')
  const { from, form, words } = parts[at] as Part
  const [before = '', after = ''] = [parts.slice(0, at), parts.slice(at + 1)].map((rest) => rest.join(''))
  const isWhole = parts.every((part, index) => typeof part === 'string' || index === at)
  if (!isWhole || !text.startsWith(before) || !text.endsWith(after)) return undefined
  const held = text.slice(before.length, text.length - after.length)
  const value = words === undefined ? held : words.find((word) => typeof word === 'string' && form(word) === held)
  return value === undefined || form(value as string) !== held ? undefined : [from, value as string]
}
