/** The largest body that is read, in bytes. */
export const longestBody = 32 * 1024 * 1024

export const tooLong = `the body is longer than ${longestBody} bytes`
