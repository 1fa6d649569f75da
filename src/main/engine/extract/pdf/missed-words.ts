import { placed } from './character-table.ts';
import { pdfLimits } from './limits.ts';
import { isWithin } from './page-doubts.ts';
import type { RawPage } from './pdf-document.ts';

/** How many words of another reading of a page are missing here, and how many it has. */
export type MissedWords = { readonly missed: number; readonly of: number };

/**
 * Compares two readings of a page as bags of words. What one writes in pieces or in one with its neighbour is no loss, so letters
 * are compared where whole words are not found: a word whose letters stand together somewhere is not missed. Of very many, every so
 * manieth is looked for, and what that gives stands for all.
 */
export function missedWords(own: RawPage, other: RawPage): MissedWords {
  const words = wordsOf(other);
  const left = new Map<string, number>();
  for (const word of wordsOf(own)) left.set(word, (left.get(word) ?? 0) + 1);
  const missing: string[] = [];
  for (const word of words) {
    const count = left.get(word) ?? 0;
    if (count > 0) left.set(word, count - 1);
    else missing.push(word);
  }
  if (missing.length === 0) return { missed: 0, of: words.length };
  const run = wordsOf(own).join('');
  const every = Math.ceil((missing.length * run.length) / pdfLimits.second.searchedUnits) || 1;
  const looked = missing.filter((_, at) => at % every === 0);
  const missed = looked.filter((word) => !run.includes(word)).length;
  return { missed: Math.round((missed * missing.length) / looked.length), of: words.length };
}

const letters = /[\p{L}\p{M}\p{N}]+/gu;

function wordsOf(page: RawPage): string[] {
  const { count, text, starts, boxes, marks } = page.characters;
  let shown = '';
  for (let at = 0; at < count; at += 1) {
    const x = ((boxes[at * 4] ?? 0) + (boxes[at * 4 + 2] ?? 0)) / 2;
    const y = ((boxes[at * 4 + 1] ?? 0) + (boxes[at * 4 + 3] ?? 0)) / 2;
    if (((marks[at] ?? 0) & placed) === 0 || isWithin(x, y, page.width, page.height))
      shown += text.slice(starts[at], starts[at + 1]);
  }
  return shown.normalize('NFKC').toLowerCase().match(letters) ?? [];
}
