/** Every sentence of the insights page that holds a number. */
import type { CacheFigures, SearchInsights } from '../../../preload/contract/shapes.ts';
import { formatCount, formatDuration, formatShare } from '../../format.ts';
import { machineName } from '../../platform.ts';

/** What is kept and where, in one sentence; the same on the page and in the settings. */
export function historySentence(): string {
  return `Your searches, how many passages each found and how long it took are kept in your own user folder on ${machineName()} and never leave it.`;
}

export type Figure = { readonly value: string; readonly label: string };

/** The numbers at the top: how many, how fast. */
export function insightFigures({ searches, p50, p95, withoutResult }: SearchInsights): Figure[] {
  const duration = (value: number | null) => (value === null ? '–' : formatDuration(value));
  const missed = withoutResult.reduce((sum, { times }) => sum + times, 0);
  return [
    { value: formatCount(searches), label: searches === 1 ? 'search' : 'searches' },
    { value: duration(p50), label: 'half take at most' },
    { value: duration(p95), label: '95 of 100 take at most' },
    { value: formatCount(missed), label: 'without a result' },
  ];
}

export const cacheNames: Readonly<Record<CacheFigures['name'], string>> = {
  results: 'Repeated searches',
  embedding: 'Meaning of repeated questions',
  answers: 'Repeated questions in Chat',
};

/** `14% from memory (31 of 214)` */
export function cacheText({ hits, misses }: CacheFigures): string {
  const all = hits + misses;
  if (all === 0) return 'not used yet';
  return `${formatShare(hits, all)} from memory (${formatCount(hits)} of ${formatCount(all)})`;
}
