/** What a comparison found, in words. */
import type { ComparedAnswer, ComparedSide, CompareRecord } from '../../../preload/contract/measure-shapes.ts';
import { formatCount } from '../../format.ts';

export type FigureRow = { readonly name: string; readonly without: string; readonly with: string };

const percent = (share: number | null): string => (share === null ? '–' : `${Math.round(share * 100)}%`);
const seconds = (value: number): string => `${value.toFixed(1)} s`;

/** `house-style 100%, legal-terms 50%` */
export function adapterNames({ adapters }: Pick<CompareRecord, 'adapters'>): string {
  return adapters.map(({ name, strength }) => `${name} ${percent(strength)}`).join(', ');
}

/** The table at the top of a record; expected words only where some were given. */
export function figureRows({ without, with: withThem }: Pick<CompareRecord, 'without' | 'with'>): FigureRow[] {
  const row = (name: string, text: (side: ComparedSide) => string) => ({
    ...{ name, without: text(without), with: text(withThem) },
  });
  return [
    ...(without.exact === null ? [] : [row('As expected', (side) => percent(side.exact))]),
    row('Supported by your files', (side) => percent(side.support)),
    row('Length', (side) => `${formatCount(Math.round(side.characters))} characters`),
    row('Time', (side) => seconds(side.seconds)),
  ];
}

/** What stands under an answer. */
export function answerScore({ exact, support, seconds: took }: ComparedAnswer): string {
  const expected = exact === null ? [] : [exact ? 'As expected' : 'Not as expected'];
  return [...expected, `${percent(support)} supported`, seconds(took)].join(' · ');
}

/** How the adapters do against the last time, or null the first time. */
export function sinceLast({ previous, with: now }: Pick<CompareRecord, 'previous' | 'with'>): string | null {
  if (!previous) return null;
  const changes = [
    difference('as expected', previous.with.exact, now.exact),
    difference('supported', previous.with.support, now.support),
  ].filter((change) => change !== null);
  return changes.length === 0 ? 'No change since last time.' : `Since last time: ${changes.join(', ')}.`;
}

function difference(name: string, before: number | null, now: number | null): string | null {
  return percent(before) === percent(now) ? null : `${name} ${percent(before)} → ${percent(now)}`;
}
