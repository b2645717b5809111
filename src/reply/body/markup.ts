/** Writes text as a page: errors may have to be sent as HTML, SVG or XML, and quote the request. */
import { essence } from '../../contract/media-types.ts'

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Escapes text for HTML and XML, in elements and attributes. */
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => escapes[character]!)

const xml = '<?xml version="1.0" encoding="UTF-8"?>'

/** Writers of text in media types that a browser reads as markup; the first that fits is used. */
const pages: [fits: RegExp, write: (text: string) => string][] = [
  [/^text\/html$/, (text) => text],
  [
    /^application\/xhtml\+xml$/,
    (text) => `${xml}<html xmlns="http://www.w3.org/1999/xhtml"><body>${text}</body></html>`
  ],
  [/^image\/svg/, (text) => `${xml}<svg xmlns="http://www.w3.org/2000/svg"><text y="1em">${text}</text></svg>`],
  [/[/+]xml$|^text\/xsl$/, (text) => `${xml}<error>${text}</error>`]
]

/** Writes text as a document of a media type: markup in it becomes text; types without markup take it as it is. */
export function textAs(mediaType: string, text: string): string {
  const type = essence(mediaType)
  const page = pages.find(([fits]) => fits.test(type))
  return page === undefined ? text : page[1](escaped(legible(text)))
}

/** Replaces the characters that XML forbids (XML 1.0, production 2). */
export const legible = (text: string): string =>
  text.replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
