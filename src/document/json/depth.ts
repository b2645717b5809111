/** Finds where brackets outside of strings nest deeper than a limit; JSON.parse would follow them to any depth. */
export function tooDeepAt(json: string, limit: number): number | undefined {
  let depth = 0
  for (let index = 0; index < json.length; index++) {
    const code = json.charCodeAt(index)
    if (code === quote) index = endOfString(json, index)
    else if (code === openBrace || code === openBracket) {
      if (++depth > limit) return index
    } else if (code === closeBrace || code === closeBracket) depth--
  }
  return undefined
}

const [quote, backslash, openBrace, closeBrace, openBracket, closeBracket] = [0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d]

function endOfString(json: string, start: number): number {
  for (let end = json.indexOf('"', start + 1); end !== -1; end = json.indexOf('"', end + 1)) {
    let slashes = 0
    while (json.charCodeAt(end - 1 - slashes) === backslash) slashes++
    if (slashes % 2 === 0) return end
  }
  return json.length
}
