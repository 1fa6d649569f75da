import { decodedText } from '../mime/decoded-text.ts';
import { declaredEncoding } from './declared-encoding.ts';
import { htmlLimits } from './limits.ts';
import { type Page, readPage } from './read-page.ts';

/** A page kept inside another file: `charset` is what that file says about it; its own tag and its bytes are asked too. */
export async function pageOfBytes(bytes: Uint8Array, charset: string): Promise<Page> {
  const declared = charset || (declaredEncoding(bytes.subarray(0, htmlLimits.declarationBytes)) ?? '');
  return readPage(await decodedText(bytes, declared));
}

/** A page with the pages in its frames: of those only what is more than a line or an advertisement. */
export function withFrames(page: Page, frames: readonly Page[]): Page {
  const kept = frames.filter(
    ({ blocks }) => blocks.reduce((sum, { text }) => sum + text.trim().length, 0) >= htmlLimits.frameCharacters,
  );
  return {
    fields: page.fields,
    blocks: [...page.blocks, ...kept.flatMap(({ blocks }) => blocks)],
    doubts: [page, ...kept].find(({ doubts }) => doubts.length > 0)?.doubts ?? [],
  };
}
