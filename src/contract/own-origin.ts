/**
 * The origin of generated links to the API itself. A value is made without a request, and rows outlive it, so the
 * server's own address is written in its place when an answer is sent.
 */
export const ownOrigin = 'http://standin.invalid'
