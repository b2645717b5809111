/** The pictures that generated values link to. */
import { picturesPath } from '../../contract/own-origin.ts'
import { misspoken } from '../../control/access.ts'
import { splitUrl } from '../../document/url.ts'
import type { ServerContext } from '../exchange/context.ts'
import { isStubbed, type Page } from './home.ts'

const types: Readonly<Record<string, string>> = {
  png: 'image/png',
  svg: 'image/svg+xml',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  bmp: 'image/bmp',
  ico: 'image/x-icon'
}

/** The name and the extension of a picture at the end of a path, which begins with the prefix of a document. */
const pictured = new RegExp(`${picturesPath}([\\w-]{1,100})\\.(${Object.keys(types).join('|')})$`)

/**
 * Returns the pictures of a server. They differ by their names alone, so that a browser may keep them, and a page of any
 * origin shows them. No journal has them.
 */
export const pictures = (server: ServerContext): Page => ({
  isVisit({ raw }) {
    const { method = '', url = '' } = raw
    if ((method !== 'GET' && method !== 'HEAD') || !pictured.test(splitUrl(url).path)) return false
    return misspoken(raw) === undefined && !isStubbed(server, raw)
  },
  async send({ raw: { url = '' } }, reply) {
    const [, name = '', extension = ''] = pictured.exec(splitUrl(url).path) as RegExpExecArray
    const type = types[extension] as string
    const { placeholder } = await import('../../generate/binary/placeholder.ts')
    return reply
      .headers({
        'content-type': type,
        'cache-control': 'public, max-age=86400',
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'cross-origin',
        ...(server.settings.cors ? { 'access-control-allow-origin': '*' } : {})
      })
      .send(placeholder(name, type))
  }
})
