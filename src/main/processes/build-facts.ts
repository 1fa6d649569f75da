/** What was known when this was built. Beside a checkout, where nothing is built, there is no version and no address. */

/** As `build/update-source.ts` checked it. */
type UpdateSource = { readonly url: string; readonly publicKey: string };
declare const DOCENT_VERSION: string | undefined;
declare const DOCENT_UPDATE_SOURCE: UpdateSource | null | undefined;

export const thisVersion: string = typeof DOCENT_VERSION === 'undefined' ? '0.0.0' : DOCENT_VERSION;

/** Null: no update check in this build. */
export function updateSource(): UpdateSource | null {
  return typeof DOCENT_UPDATE_SOURCE === 'undefined' ? null : (DOCENT_UPDATE_SOURCE ?? null);
}
