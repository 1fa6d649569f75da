/**
 * Packages that every start loads and that are nothing but script: they go into our bundles. As folders they are dozens of files, each
 * looked up in the archive and read; in a bundle only what is used of them is there. Their folders are not shipped, unless another
 * package asks for them (`bundled-only.ts`).
 */
export const packagesOfStart: readonly string[] = ['fflate', 'franc-min', 'ignore', 'snowball-stemmers', 'uuid', 'zod'];
