/** What a comparison found, in words. */

import type { ComparedAnswer, ComparedSide, CompareRecord } from '../../../preload/contract/measure-shapes.ts';
import { formatCount, formatPercent, formatSeconds } from '../../format.ts';
import { facts } from '../../languages/facts.ts';
import { t } from '../../languages/translate.ts';

export type FigureRow = { readonly name: string; readonly without: string; readonly with: string };

const percent = (share: number | null): string => (share === null ? '–' : formatPercent(share));
const seconds = (value: number): string => formatSeconds(value, 1);

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
    ...(without.exact === null ? [] : [row(t('As expected'), (side) => percent(side.exact))]),
    row(t('Supported by your files'), (side) => percent(side.support)),
    row(t('Length'), (side) => t('{characters} characters', { characters: formatCount(Math.round(side.characters)) })),
    row(t('Time'), (side) => seconds(side.seconds)),
  ];
}

/** What stands under an answer. */
export function answerScore({ exact, support, seconds: took }: ComparedAnswer): string {
  const expected = exact === null ? [] : [exact ? t('As expected') : t('Not as expected')];
  return facts([...expected, t('{share} supported', { share: percent(support) }), seconds(took)]);
}

/** How the adapters do against the last time, or null the first time. */
export function sinceLast({ previous, with: now }: Pick<CompareRecord, 'previous' | 'with'>): string | null {
  if (!previous) return null;
  const changes = [
    difference((change) => t('as expected {change}', { change }), previous.with.exact, now.exact),
    difference((change) => t('supported {change}', { change }), previous.with.support, now.support),
  ].filter((change) => change !== null);
  return changes.length === 0
    ? t('No change since last time.')
    : t('Since last time: {changes}.', { changes: changes.join(', ') });
}

function difference(name: (change: string) => string, before: number | null, now: number | null): string | null {
  return percent(before) === percent(now) ? null : name(`${percent(before)} → ${percent(now)}`);
}
