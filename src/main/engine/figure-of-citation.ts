/** The figure a citation is of: its words are the caption of a picture in that document, or name its figure. */
import type { PictureSummary } from '../../preload/contract/shapes.ts';
import type { EngineContext } from './engine-context.ts';
import { summarised } from './picture-summaries.ts';
import { pictureLimits } from './pictures/limits.ts';
import type { PictureRow } from './store/picture-list.ts';

export type CitedWords = {
  readonly documentId: string;
  readonly quote: string;
  /** 1-based; null where the format has no pages. */
  readonly page: number | null;
};

/** Null when the words are about no figure. Several may carry the same name: the one on the cited page, then the first. */
export function figureOfCitation(
  context: EngineContext,
  { documentId, quote, page }: CitedWords,
): PictureSummary | null {
  const { list } = context.library.pictures;
  const words = plain(quote);
  const figures = list
    .byIds(list.ids({ documentId }, 'document'))
    // A page that is scanned is no figure of itself, and one that can't be shown none to look at.
    .filter((row) => row.takenOut && !row.scan && row.look !== null && row.reason === null);
  const fits = figures
    .map((row) => ({ row, fit: fitOf(row, words), onPage: row.number === page }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit || Number(b.onPage) - Number(a.onPage));
  const [best] = fits;
  return best ? (summarised(context, [best.row])[0] ?? null) : null;
}

/** 2: the caption itself is cited · 1: the figure is named in the cited words · 0: neither. */
function fitOf({ caption, label }: PictureRow, words: string): 0 | 1 | 2 {
  const own = caption === null ? '' : plain(caption);
  const [shorter, longer] = own.length < words.length ? [own, words] : [words, own];
  if (shorter.length >= pictureLimits.nearby.leastCaption && longer.includes(shorter)) return 2;
  return label !== null && names(words, plain(label)) ? 1 : 0;
}

/** Whether a figure stands in the words by its name: `figure 3`, and not `figure 31` or `figure 3.2`. */
function names(words: string, label: string): boolean {
  for (let at = words.indexOf(label); at >= 0; at = words.indexOf(label, at + 1)) {
    const isBegun = at > 0 && /[\p{L}\p{N}]$/u.test(words.slice(0, at));
    if (!isBegun && !/^(?:[\p{N}]|[.\-–][\p{N}]|[a-z](?![a-z]))/u.test(words.slice(at + label.length))) return true;
  }
  return false;
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}
