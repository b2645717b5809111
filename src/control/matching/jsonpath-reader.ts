/** Reads the text of a JSONPath from left to right. */
export interface Reader {
  at: (text: string) => boolean
  take: (text: string) => boolean
  match: (expression: RegExp) => RegExpExecArray | undefined
  next: () => string
  skip: () => void
  done: () => boolean
  /** Throws an Error that names the place. */
  fail: (why: string) => never
}

/** Starts reading at the first character. */
export function textReaderOf(text: string): Reader {
  let place = 0
  const reader: Reader = {
    at: (sign) => text.startsWith(sign, place),
    take(sign) {
      const found = reader.at(sign)
      if (found) place += sign.length
      return found
    },
    match(expression) {
      expression.lastIndex = place
      const found = expression.exec(text) ?? undefined
      if (found !== undefined) place += found[0].length
      return found
    },
    next: () => text.charAt(place++),
    skip: () => void reader.match(/\s*/y),
    done: () => place >= text.length,
    fail(why) {
      throw new Error(`${JSON.stringify(text)} is no JSONPath: ${why} at character ${place + 1}`)
    }
  }
  return reader
}

/** Reads a text in quotes; undefined where there is none. */
export function quoted(reader: Reader): string | undefined {
  const [, single, double] = reader.match(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/sy) ?? []
  return (single ?? double)?.replaceAll(/\\(.)/gs, '$1')
}

/** Reads a value that is written out: a text, a number, true, false, null or a list of them. */
export function readLiteral(reader: Reader): unknown {
  reader.skip()
  const text = quoted(reader)
  if (text !== undefined) return text
  if (reader.take('[')) {
    const list: unknown[] = []
    for (reader.skip(); !reader.take(']'); reader.skip()) {
      list.push(readLiteral(reader))
      reader.skip()
      if (!reader.take(',') && !reader.at(']')) reader.fail('"]" is missing')
    }
    return list
  }
  const word = reader.match(/-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|(?:true|false|null)\b/y)?.[0]
  return word === undefined ? reader.fail('a value is missing') : JSON.parse(word)
}
