/** The output of a command that ends by itself. */
export interface Say {
  /** As it is, on standard output. */
  out: (text: string | Buffer) => void
  /** A paragraph on standard error. */
  err: (text: string) => void
}
