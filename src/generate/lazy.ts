/** The generator, loaded when first used: faker costs more to import than all else that a start needs. */
export const generator = () => import('./generate.ts')
