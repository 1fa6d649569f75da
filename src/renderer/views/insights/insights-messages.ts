/** Every sentence of the insights page that holds a number. */

import type { CacheFigures, SearchInsights } from '../../../preload/contract/shapes.ts';
import { formatCount, formatDuration, formatShare } from '../../format.ts';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';

/** What is kept and where, in one sentence; the same on the page and in the settings. */
export function historySentence(): string {
  return t(
    'Your searches, how many passages each found and how long it took are kept in your own user folder on this Mac and never leave it.',
  );
}

export type Figure = { readonly value: string; readonly label: string };

/** The numbers at the top: how many, how fast. */
export function insightFigures({ searches, p50, p95, withoutResult }: SearchInsights): Figure[] {
  const duration = (value: number | null) => (value === null ? '–' : formatDuration(value));
  const missed = withoutResult.reduce((sum, { times }) => sum + times, 0);
  return [
    { value: formatCount(searches), label: plural(searches, 'search', 'searches') },
    { value: duration(p50), label: t('half take at most') },
    { value: duration(p95), label: t('95 of 100 take at most') },
    { value: formatCount(missed), label: t('without a result') },
  ];
}

export const cacheNames = (): Readonly<Record<CacheFigures['name'], string>> => ({
  results: t('Repeated searches'),
  embedding: t('Meaning of repeated questions'),
  answers: t('Repeated questions in Chat'),
});

/** `14% from memory (31 of 214)` */
export function cacheText({ hits, misses }: CacheFigures): string {
  const all = hits + misses;
  if (all === 0) return t('not used yet');
  return t('{share} from memory ({hits} of {all})', {
    share: formatShare(hits, all),
    hits: formatCount(hits),
    all: formatCount(all),
  });
}
