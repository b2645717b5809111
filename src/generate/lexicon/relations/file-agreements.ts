/** The agreements between the properties of a file, and of a browser. */

import { pairsIn } from '../entity/listed.ts'
import type { Agreement, Facts } from './facts.ts'

export const mediaTypes: ReadonlyMap<string, string> = new Map(
  pairsIn(`
    pdf application/pdf, csv text/csv, png image/png, jpg image/jpeg, jpeg image/jpeg, gif image/gif,
    svg image/svg+xml, txt text/plain, json application/json,
    docx application/vnd.openxmlformats-officedocument.wordprocessingml.document,
    xlsx application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,
    mp4 video/mp4, webm video/webm, mov video/quicktime, mp3 audio/mpeg, wav audio/wav, m4a audio/mp4, webp image/webp,
    zip application/zip, log text/plain
  `)
)
export const fileNames = /^((file|original|display)_?)*(name|filename)$|^file$|^(file_?)?path$/
const extensionOfName = (the: Facts): string | undefined => /\.(\w{2,4})$/.exec(the.text(fileNames))?.[1]
const extensionOf = (the: Facts): string | undefined => extensionOfName(the) ?? extensionOfLink(the)
const links = /^((file|download|document|source|media)_?)?(url|uri|href)$/
/** The end of an address of a file. */
const linkEnd = /(?<=\/[^/?#]*\.)\w{2,4}(?=$|[?#])/
function extensionOfLink(the: Facts): string | undefined {
  const end = linkEnd.exec(the.text(links))?.[0]
  return end !== undefined && mediaTypes.has(end) ? end : undefined
}
/** Media types of what has a width and a height. */
const seen = /^(image|video)\//
const extensions = /^(file_?)?(ext|extension)$/
const agents = /^(user_?)?agent$|^ua$/
/** Systems by the words for them in the name of a browser: phones name others too. */
const systems: readonly (readonly [word: RegExp, system: string])[] = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS/, 'macOS'],
  [/Linux/, 'Linux']
]

export const fileAgreements: readonly Agreement[] = [
  [
    /^(file_?)?name$/,
    (the, own) =>
      (/\.\w{2,4}$/.test(String(own)) && /(?<![^/])[^/]+\.\w{2,4}$/.exec(the.text(/^(file_?)?path$/))?.[0]) || undefined
  ],
  [
    links,
    (the, own) => {
      const named = extensionOfName(the)
      return named === undefined || extensionOfLink(the) === undefined ? undefined : String(own).replace(linkEnd, named)
    }
  ],
  [extensions, extensionOf],
  [
    /^(content_?type|mime(_?type)?|media_?type|file_?type)$/,
    (the, own) =>
      mediaTypes.get(extensionOf(the) ?? '') ??
      mediaTypes.get(the.text(extensions).replace('.', '')) ??
      (Number.isNaN(the.number(/^width$/) + the.number(/^height$/)) || seen.test(String(own)) ? own : 'image/png')
  ],
  [/^(size_?(in_?)?bytes|bytes|file_?size(_?bytes)?)$/, (the) => the.number(/^size$/)],
  [/^browser(_name)?$/, (the) => /Firefox|Chrome|Safari/.exec(the.text(agents))?.[0]],
  [/^(os|operating_system|platform)(_name)?$/, (the) => systems.find(([word]) => word.test(the.text(agents)))?.[1]]
]
