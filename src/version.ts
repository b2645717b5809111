import { readFileSync } from 'node:fs'

/** standin's own version, as package.json gives it. */
export const version: string = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version
