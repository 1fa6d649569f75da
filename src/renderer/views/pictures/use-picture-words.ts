import { useEffect, useState } from 'react';
import type { Box } from '../../../preload/contract/shapes.ts';
import { request } from '../../api.ts';
import { type PlacedWord, placeWords } from './picture-words.ts';

export type PictureWords = {
  readonly words: readonly PlacedWord[];
  /** The document's text that they stand in, from the offset `from` on. */
  readonly text: string;
  readonly from: number;
  /** Width by height of what they lie over. */
  readonly aspect: number;
};

export type WordsOf = {
  readonly documentId: string;
  /** As in `document.open`. */
  readonly index: number;
  /** The part of that page that is shown, in its points; null for all of it. */
  readonly region: Box | null;
};

async function load({ documentId, index, region }: WordsOf): Promise<PictureWords | null> {
  const page = await request('picture.words', { documentId, index });
  const words = placeWords(page, region);
  if (words.length === 0) return null;
  const from = Math.min(...words.map(({ start }) => start));
  const end = Math.max(...words.map((word) => word.end));
  const { text } = await request('document.text', { documentId, start: from, end });
  const [x0, y0, x1, y1] = region ?? [0, 0, page.width, page.height];
  return { words, text, from, aspect: (x1 - x0) / (y1 - y0) };
}

/** The words that were recognised on a page or a part of it; null when there are none, and until they have come. */
export function usePictureWords(of: WordsOf | null): PictureWords | null {
  const key = of === null ? null : JSON.stringify([of.documentId, of.index, of.region]);
  const [known, setKnown] = useState<{ key: string; words: PictureWords | null } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says whose words are meant
  useEffect(() => {
    if (of === null || key === null) return;
    let isGone = false;
    // Without its words a picture is still a picture.
    load(of)
      .catch(() => null)
      .then((words) => !isGone && setKnown({ key, words }));
    return () => {
      isGone = true;
    };
  }, [key]);
  return known !== null && known.key === key ? known.words : null;
}
