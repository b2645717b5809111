/**
 * The origin of generated links to the API itself. A value is made without a request, and rows outlive it, so the
 * server's own address is written in its place when an answer is sent.
 */
export const ownOrigin = 'http://standin.invalid'

/** The path of the pictures that generated values link to, below the origin and the prefix of a document. */
export const picturesPath = '/__standin/pictures/'
