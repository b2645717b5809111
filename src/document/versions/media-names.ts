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
    if (list.length > 1 && list.every((each) => mediaType.test(each))) return list
    const sound = withSoundParameters(written)
    return [sound === written ? key : sound]
  }
  const list = written.split(/\s*[,|]\s*/)
  if (list.length > 1) return list.flatMap(mediaTypesMeant)
  const [, type, parameters] = /^([^\s;]+\/[^\s;]+)\s+(\w+=.*)$/s.exec(written) ?? []
  if (type !== undefined && mediaType.test(type)) return [`${type}; ${parameters}`]
  const known = names[written.toLowerCase()]
  return known === undefined ? [] : [known]
}

/** A parameter of a media type (RFC 9110, section 5.6.6). */
const parameter = /\s*;\s*[\w!#$&^.+*-]+=(?:"[^"]*"|[^\s;"]+)(?=\s*(?:;|$))/g

/** Returns a media type without what stands behind it and is no parameter: `charset=`, `utf-8`, a lone semicolon. */
function withSoundParameters(type: string): string {
  const [essence] = type.split(/\s*;/, 1) as [string]
  const sound = essence + (type.slice(essence.length).match(parameter) ?? []).join('')
  return sound.length === type.length ? type : sound
}
