import type { ErrorValues } from '../../preload/contract/errors.ts';
import { t } from '../languages/translate.ts';
import { numberOf, textOf } from './message-makers.ts';

/** `3`, `3, 7`, `3, 7 and 12 more`, and how many they are; null when the reason names none. */
export function pagesOf(values: ErrorValues): { readonly pages: string; readonly count: number } | null {
  const page = numberOf(values, 'page') ?? numberOf(values, 'number');
  if (page !== null) return { pages: `${page}`, count: 1 };
  const named = textOf(values, 'pages');
  if (named === null) return null;
  const listed = named.split(',').length;
  const count = numberOf(values, 'count') ?? (listed === 1 && !/[-–]/.test(named) ? 1 : Math.max(2, listed));
  if (count <= listed || listed === 0) return { pages: named, count };
  return { pages: t('{pages} and {count} more', { pages: named, count: count - listed }), count };
}
