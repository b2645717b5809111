/** The output of a command that ends by itself. */
export interface Say {
  /** Writes text to standard output, unchanged. */
  out: (text: string | Buffer) => void
  /** Writes a paragraph to standard error. */
  err: (text: string) => void
}
