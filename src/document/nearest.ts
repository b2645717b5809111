import { lettersBetween } from './letters.ts'

/** The candidates that are most like what was written, the most alike first. */
export function nearestOf(written: string, candidates: string[], most: number): string[] {
  return candidates
    .map((candidate) => ({ candidate, distance: distanceOf(written, candidate) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ candidate }) => candidate)
}

/** Whether what was written may be a candidate, mistyped. */
export const isLike = (written: string, candidate: string): boolean =>
  distanceOf(written, candidate) <= Math.max(2, Math.min(written.length, candidate.length) / 3)

/** More of a text is not looked at: a mistyped name is short, and the comparison takes the square of the length. */
const longest = 80

/** How unlike two texts are, in any case of letters: their Levenshtein distance. */
function distanceOf(one: string, another: string): number {
  const [a, b] = [one, another].map((text) => text.slice(0, longest).toLowerCase()) as [string, string]
  return lettersBetween(a, b)
}
