/** A command line that cannot be understood; the message says why and what to do. */
export class Usage extends Error {
  override name = 'Usage'
}
