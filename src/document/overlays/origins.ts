/** The places where the values of a changed document were written. */
import type { TextPlace } from '../places/place.ts'
import { pointer, tokensOf } from '../places/pointer.ts'
import type { LocatedText } from '../yaml/yaml.ts'

/** A value in a text. `isWhole`: its members are in that text as well. */
export interface Written {
  text: Pick<LocatedText, 'locate'>
  at: string
  isWhole: boolean
}

export interface Origins {
  locate: (at: string) => TextPlace
  note: (at: string, written: Written) => void
}

/** Returns the origins of a text's values, which are its own until others are noted. */
export function originsOver(text: LocatedText): Origins {
  const noted = new Map<string, Written>()
  return {
    note: (at, written) => void noted.set(at, written),
    locate(at) {
      const tokens = tokensOf(at)
      for (let length = tokens.length; length > 0; length--) {
        const written = noted.get(pointer('', ...tokens.slice(0, length)))
        if (written === undefined) continue
        return written.text.locate(written.isWhole ? pointer(written.at, ...tokens.slice(length)) : written.at)
      }
      return text.locate(at)
    }
  }
}
