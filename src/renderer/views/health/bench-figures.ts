/** A measurement as figures a person reads. */

import type { BenchRecord } from '../../../preload/contract/shapes.ts';
import { formatNumber } from '../../format.ts';
import { t } from '../../languages/translate.ts';

export type BenchFigure = { readonly name: string; readonly value: string | null; readonly unit: string };

export function benchFigures({ chat, embedding, ocrPagesPerMinute, searchMs }: BenchRecord): readonly BenchFigure[] {
  return [
    figure(t('Reading a prompt'), chat?.promptTokensPerSecond, t('tokens/s')),
    figure(t('Writing'), chat?.generatedTokensPerSecond, t('tokens/s')),
    figure(t('First token'), chat === null ? null : chat.firstTokenMs / 1000, 's'),
    figure(t('Embedding'), embedding?.textsPerSecond, t('texts/s')),
    figure(t('Recognising letters'), ocrPagesPerMinute, t('pages/min')),
    figure(t('Searching'), searchMs, 'ms'),
  ];
}

function figure(name: string, value: number | null | undefined, unit: string): BenchFigure {
  if (value === null || value === undefined) return { name, value: null, unit };
  return { name, value: formatNumber(value, value < 100 ? 1 : 0), unit };
}
