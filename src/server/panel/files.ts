/** The files of the page, as they are sent. */
import { readdirSync, readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { AdminPage, SentFile } from '../../wiremock/api/admin.ts'

/** The policy of the page: nothing but its own files runs or is loaded, and no page frames it. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'"
].join('; ')

const safety: Record<string, string> = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store'
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml'
}

/**
 * Reads the files of the page in a folder, once. `base` is the path of the control API, since the page is at two
 * addresses and names its files by whole paths.
 */
export function panelFiles(folder: URL, base: string): Pick<AdminPage, 'index' | 'file'> {
  let files: Map<string, { plain: Buffer; zipped: Buffer }> | undefined
  return {
    index: (acceptEncoding) => find('index.html', acceptEncoding) ?? notBuilt,
    file: find
  }

  function find(name: string, acceptEncoding = ''): SentFile | undefined {
    files ??= read(folder, base)
    const file = files.get(name)
    if (file === undefined) return undefined
    const zips = /\bgzip\b/.test(acceptEncoding)
    return {
      status: 200,
      headers: {
        ...safety,
        'content-type': types[extname(name)] as string,
        vary: 'Accept, Accept-Encoding',
        ...(zips ? { 'content-encoding': 'gzip' } : {})
      },
      body: zips ? file.zipped : file.plain
    }
  }
}

/** The answer of a checkout in which nobody has built the page. */
const notBuilt: SentFile = {
  status: 503,
  headers: { ...safety, 'content-type': 'text/plain; charset=utf-8' },
  body: 'The panel is not built: run npm run build\n'
}

function read(folder: URL, base: string): Map<string, { plain: Buffer; zipped: Buffer }> {
  const names = readable(folder).filter((name) => types[extname(name)] !== undefined)
  return new Map(
    names.map((name) => {
      const bytes = readFileSync(new URL(name, folder))
      const plain = name === 'index.html' ? Buffer.from(bytes.toString().replaceAll('./', `${base}/ui/`)) : bytes
      return [name, { plain, zipped: gzipSync(plain, { level: 9 }) }]
    })
  )
}

function readable(folder: URL): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
