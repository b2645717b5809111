/**
 * XML 1.0 with namespaces, as a tree. Document types are refused, and with them entities and external files; the rest is
 * read in one pass, in time that grows with the text's length.
 */
import { xmlNamePattern } from '../schema/xml-names.ts'

/** Text that is no XML; the message says what is wrong and in which line. */
export class NotXml extends Error {}

export interface Named {
  local: string
  namespace: string | undefined
}

export interface Element extends Named {
  /** without declarations of namespaces */
  attributes: (Named & { value: string })[]
  children: Element[]
  /** all text directly inside */
  text: string
}

interface Open {
  element: Element
  tag: string
  namespaces: ReadonlyMap<string, string>
}

/** Elements nested deeper are refused: whoever reads the tree goes down with it. */
const DEEPEST = 200
const XML = 'http://www.w3.org/XML/1998/namespace'

/** The root element of a document. Throws NotXml. */
export function parseXml(text: string): Element {
  const fail = (message: string, at: number): never => {
    throw new NotXml(`${message} (line ${text.slice(0, at).split('\n').length})`)
  }
  const indexOf = (end: string, from: number, what: string): number => {
    const found = text.indexOf(end, from)
    return found < 0 ? fail(`${what} is not ended`, from) : found
  }
  const bad = text.search(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u)
  if (bad >= 0) fail('it holds a character that XML does not have', bad)

  const open: Open[] = []
  let root: Element | undefined
  let at = text.startsWith('<?xml ') ? indexOf('?>', 0, 'the XML declaration') + 2 : 0
  while (at < text.length) {
    const start = text.indexOf('<', at)
    const end = start < 0 ? text.length : start
    const inside = open.at(-1)?.element
    const between = text.slice(at, end)
    if (inside) inside.text += unescaped(between, at, fail)
    else if (between.trim() !== '') fail('there is text outside of the root element', at)
    if (start < 0) break
    at = markup(start)
  }
  if (open.length > 0) fail(`<${open.at(-1)!.tag}> is not closed`, text.length)
  return root ?? fail('it has no element', text.length)

  /** Takes in what begins with a `<`; gives where the text goes on. */
  function markup(start: number): number {
    const inside = open.at(-1)?.element
    if (text.startsWith('<!--', start)) return indexOf('-->', start + 4, 'a comment') + 3
    if (text.startsWith('<?', start)) return indexOf('?>', start, 'a processing instruction') + 2
    if (text.startsWith('<![CDATA[', start) && inside) {
      const end = indexOf(']]>', start, 'a CDATA section')
      inside.text += text.slice(start + '<![CDATA['.length, end)
      return end + 3
    }
    if (text.startsWith('<!', start)) fail('document types (<!DOCTYPE …>) and their entities are not read', start)
    return text.startsWith('</', start) ? endTag(start) : startTag(start)
  }

  function endTag(start: number): number {
    const end = indexOf('>', start, 'a tag')
    const tag = text.slice(start + 2, end).trimEnd()
    const last = open.pop()
    if (last?.tag !== tag) fail(last ? `<${last.tag}> is closed by </${tag}>` : `</${tag}> closes nothing`, start)
    return end + 1
  }

  function startTag(start: number): number {
    const tag = match(xmlNamePattern, start + 1)?.[0] ?? fail('a "<" begins no tag', start)
    const written: [name: string, value: string][] = []
    let at = start + 1 + tag.length
    for (let found = match(attribute, at); found; found = match(attribute, at)) {
      written.push([found[1]!, unescaped((found[2] ?? found[3])!, at, fail)])
      at += found[0].length
    }
    const closing = match(tagEnd, at) ?? fail(`the tag <${tag}> is not well-formed`, start)
    if (new Set(written.map(([name]) => name)).size < written.length) fail(`<${tag}> has an attribute twice`, start)
    if (root && open.length === 0) fail('there is more than one root element', start)
    if (open.length >= DEEPEST) fail('elements are nested too deeply', start)

    const namespaces = declaredBy(written, open.at(-1)?.namespaces ?? new Map([['xml', XML]]))
    const attributes = written
      .filter(([name]) => name !== 'xmlns' && !name.startsWith('xmlns:'))
      .map(([name, value]) => ({ ...named(name, undefined), value }))
    const element = { ...named(tag, namespaces.get('')), attributes, children: [], text: '' }
    open.at(-1)?.element.children.push(element)
    root ??= element
    if (closing[1] === undefined) open.push({ element, tag, namespaces })
    return at + closing[0].length

    function named(name: string, namespace: string | undefined): Named {
      const colon = name.indexOf(':')
      if (colon < 0) return { local: name, namespace }
      const prefix = name.slice(0, colon)
      const found = namespaces.get(prefix) ?? fail(`the prefix of ${name} is not declared`, start)
      return { local: name.slice(colon + 1), namespace: found }
    }
  }

  function match(pattern: RegExp, at: number): RegExpExecArray | null {
    pattern.lastIndex = at
    return pattern.exec(text)
  }
}

const attribute = new RegExp(`\\s+(${xmlNamePattern.source})\\s*=\\s*(?:"([^<"]*)"|'([^<']*)')`, 'uy')
const tagEnd = /\s*(\/)?>/y

function declaredBy(attributes: [name: string, value: string][], around: ReadonlyMap<string, string>) {
  const own = attributes.filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'))
  if (own.length === 0) return around
  return new Map([...around, ...own.map(([name, value]): [string, string] => [name.slice('xmlns:'.length), value])])
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Replaces the five entities of XML itself, and characters given by number. */
function unescaped(text: string, at: number, fail: (message: string, at: number) => never): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d{1,7})|#x([\dA-Fa-f]{1,6})|(\w{1,20}))?(;?)/g, (whole, decimal, hex, name, end) => {
    const code = decimal !== undefined ? Number(decimal) : hex !== undefined ? Number.parseInt(hex, 16) : undefined
    const character =
      code === undefined ? (Object.hasOwn(entities, name ?? '') ? entities[name] : undefined) : characterOf(code)
    return end && character !== undefined ? character : fail(`the entity ${whole} is not defined`, at)
  })
}

function characterOf(code: number): string | undefined {
  const isBlank = code === 9 || code === 10 || code === 13
  const isText = (code >= 0x20 && code <= 0xd7ff) || (code >= 0xe000 && code <= 0xfffd)
  return isBlank || isText || (code >= 0x10000 && code <= 0x10ffff) ? String.fromCodePoint(code) : undefined
}
