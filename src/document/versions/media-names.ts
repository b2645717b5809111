const mediaType = /^[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+\s*(;.*)?$/s

/** Names that stand where a media type should. To teach standin another, add it here. */
const names: Record<string, string | undefined> = Object.assign(Object.create(null), {
  json: 'application/json',
  xml: 'application/xml',
  yaml: 'application/yaml',
  html: 'text/html',
  text: 'text/plain',
  plain: 'text/plain',
  txt: 'text/plain',
  string: 'text/plain',
  csv: 'text/csv',
  pdf: 'application/pdf',
  zip: 'application/zip',
  binary: 'application/octet-stream',
  form: 'application/x-www-form-urlencoded',
  'x-www-form-urlencoded': 'application/x-www-form-urlencoded',
  'form-data': 'multipart/form-data',
  multipart: 'multipart/form-data'
} satisfies Record<string, string>)

/** Returns the media types that a key means: itself, those of a list, or none. */
export function mediaTypesMeant(key: string): string[] {
  const written = key.trim()
  if (mediaType.test(written)) {
    const list = written.split(/\s*,\s*/)
    return list.length > 1 && list.every((each) => mediaType.test(each)) ? list : [key]
  }
  const list = written.split(/\s*[,|]\s*/)
  if (list.length > 1) return list.flatMap(mediaTypesMeant)
  const [, type, parameters] = /^([^\s;]+\/[^\s;]+)\s+(\w+=.*)$/s.exec(written) ?? []
  if (type !== undefined && mediaType.test(type)) return [`${type}; ${parameters}`]
  const known = names[written.toLowerCase()]
  return known === undefined ? [] : [known]
}
