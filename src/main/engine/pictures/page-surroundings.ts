import type { Block, Box } from '../types.ts';
import type { WordBox } from '../word-boxes.ts';
import { labelOf } from './caption-of.ts';
import { pictureLimits } from './limits.ts';

/** A page with the places of its words; offsets are its own. */
export type PageText = {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly words: readonly WordBox[];
};

type Placed = { readonly text: string; readonly box: Box };

/** Paragraphs above and below a picture of a page, the nearest first behind it and last before it. */
export function pageSurroundings(page: PageText, box: Box): { readonly before: string; readonly after: string } {
  const blocks = placedBlocks(page).filter(({ box: own }) => !isInside(own, box));
  const { reach, characters } = pictureLimits.nearby;
  const beside = blocks.filter(({ box: own }) => own[0] < box[2] && own[2] > box[0]);
  const below = beside.filter(({ box: own }) => own[1] >= box[3] - reach / 4).sort((a, b) => a.box[1] - b.box[1]);
  const above = beside.filter(({ box: own }) => own[3] <= box[1] + reach / 4).sort((a, b) => b.box[3] - a.box[3]);
  const near = (block: Placed) => Math.min(Math.abs(block.box[1] - box[3]), Math.abs(box[1] - block.box[3])) <= reach;
  // A caption at the side of a picture, or one that belongs to another picture further off.
  const captions = blocks.filter((block) => labelOf(block.text) !== null);
  const after = below.filter((block) => near(block) || !captions.includes(block)).slice(0, 2);
  const before = above.filter((block) => near(block) || !captions.includes(block)).slice(0, 2);
  const cut = (parts: readonly Placed[]) => parts.map(({ text }) => text.slice(0, characters / 2)).join('\n');
  return { before: cut([...before].reverse()), after: cut(after) };
}

function placedBlocks({ text, blocks, words }: PageText): Placed[] {
  let at = 0;
  return blocks.flatMap((block) => {
    while (at < words.length && (words[at]?.start ?? 0) < block.start) at += 1;
    const own: Box[] = [];
    while (at < words.length && (words[at]?.start ?? 0) < block.end) {
      const word = words[at];
      if (word) own.push(word.box);
      at += 1;
    }
    if (own.length === 0) return [];
    return [{ text: text.slice(block.start, block.end).replace(/\s+/g, ' ').trim(), box: around(own) }];
  });
}

function around(boxes: readonly Box[]): Box {
  let [x0, y0, x1, y1] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0, 0];
  for (const box of boxes) {
    x0 = Math.min(x0, box[0]);
    y0 = Math.min(y0, box[1]);
    x1 = Math.max(x1, box[2]);
    y1 = Math.max(y1, box[3]);
  }
  return [x0, y0, x1, y1];
}

function isInside(inner: Box, outer: Box): boolean {
  return inner[0] >= outer[0] - 1 && inner[1] >= outer[1] - 1 && inner[2] <= outer[2] + 1 && inner[3] <= outer[3] + 1;
}
