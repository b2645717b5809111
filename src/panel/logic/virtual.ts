/** The arithmetic of a list that draws only the rows in view. */

/** The rows to draw: from the first one to before the last one. */
export interface Window {
  from: number
  to: number
}

/** Returns the rows in view, and some around them, so that fast scrolling shows no gaps. */
export function windowOf(scrolled: number, height: number, rowHeight: number, count: number, around = 6): Window {
  const first = Math.floor(Math.max(0, scrolled) / rowHeight)
  const shown = Math.ceil(height / rowHeight) + 1
  const from = Math.max(0, Math.min(first, count - shown) - around)
  return { from, to: Math.min(count, first + shown + around) }
}

/** Returns how far a list has to be scrolled so that a row is wholly in view, the least possible way. */
export function scrollTo(index: number, scrolled: number, height: number, rowHeight: number): number {
  const top = index * rowHeight
  if (top < scrolled) return top
  return Math.max(scrolled, top + rowHeight - height)
}
