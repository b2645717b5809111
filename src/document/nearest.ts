/** Returns the candidates that are most like a written name, the nearest first. */
export function nearestOf(written: string, candidates: string[], most: number): string[] {
  return candidates
    .map((candidate) => ({ candidate, distance: distanceOf(written, candidate) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ candidate }) => candidate)
}

/** Returns true if a name may be a mistyped candidate: at least half of the shorter one is the same. */
export function isLike(written: string, candidate: string): boolean {
  const length = Math.min(written.length, candidate.length)
  return distanceOf(written, candidate) <= Math.min(length / 2, Math.max(2, length / 3))
}

/** Returns the candidate that a mistyped name probably means; undefined if none resembles it. */
export function meantBy(written: string, candidates: readonly string[]): string | undefined {
  const like = candidates.filter((candidate) => isLike(written, candidate))
  return nearestOf(written, like, 1)[0]
}

/** The most characters that are compared: the time grows with the square of the length. */
const longest = 80

/** Returns the Levenshtein distance of two texts, whatever the case of their letters. */
function distanceOf(one: string, another: string): number {
  const [a, b] = [one, another].map((text) => text.slice(0, longest).toLowerCase()) as [string, string]
  return lettersBetween(a, b)
}

/** Counts the letters to insert, remove or change to turn one text into another (Levenshtein's distance). */
export function lettersBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    for (let j = 1; j <= other.length; j++) {
      const swap = (row[j - 1] as number) + (one[i - 1] === other[j - 1] ? 0 : 1)
      next.push(Math.min(swap, (row[j] as number) + 1, (next[j - 1] as number) + 1))
    }
    row = next
  }
  return row[other.length] as number
}
