/** The kits, each of which is an entry `standin/NAME` beside the library itself. */
export const kits = ['jest', 'node-test', 'playwright', 'tap', 'vitest']
