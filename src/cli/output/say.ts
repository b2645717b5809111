/** Where a command that ends by itself says what it found. */
export interface Say {
  /** As it is, on standard output. */
  out: (text: string | Buffer) => void
  /** A paragraph on standard error. */
  err: (text: string) => void
}
