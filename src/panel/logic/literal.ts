/** Values as JavaScript, as people write them. */

const widest = 100

/** Writes a JSON value as a JavaScript literal. Short ones stay in one line. */
export function literal(value: unknown, depth = 0): string {
  if (typeof value === 'string') return quoted(value)
  if (typeof value !== 'object' || value === null) return String(value)
  const isList = Array.isArray(value)
  const parts = isList
    ? value.map((one) => literal(one, depth + 1))
    : Object.entries(value).map(([name, one]) => `${memberName(name)}: ${literal(one, depth + 1)}`)
  if (parts.length === 0) return isList ? '[]' : '{}'
  const line = isList ? `[${parts.join(', ')}]` : `{ ${parts.join(', ')} }`
  if (line.length + depth * 2 <= widest && !line.includes('\n')) return line
  const inner = '  '.repeat(depth + 1)
  const [open, close] = isList ? '[]' : '{}'
  return `${open}\n${parts.map((one) => inner + one).join(',\n')}\n${'  '.repeat(depth)}${close}`
}

/** `__proto__` as a plain name would set the prototype. */
function memberName(name: string): string {
  if (name === '__proto__') return "['__proto__']"
  return /^[a-zA-Z_$][\w$]*$/.test(name) ? name : quoted(name)
}

/** Writes a text as a literal in single quotes, without characters that an editor would not show. */
export function quoted(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")
  const visible = escaped.replaceAll(
    /[\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`
  )
  return `'${visible}'`
}
