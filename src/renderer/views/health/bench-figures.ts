/** A measurement as figures a person reads. */
import type { BenchRecord } from '../../../preload/contract/shapes.ts';

export type BenchFigure = { readonly name: string; readonly value: string | null; readonly unit: string };

export function benchFigures({ chat, embedding, ocrPagesPerMinute, searchMs }: BenchRecord): readonly BenchFigure[] {
  return [
    figure('Reading a prompt', chat?.promptTokensPerSecond, 'tokens/s'),
    figure('Writing', chat?.generatedTokensPerSecond, 'tokens/s'),
    figure('First token', chat === null ? null : chat.firstTokenMs / 1000, 's'),
    figure('Embedding', embedding?.textsPerSecond, 'texts/s'),
    figure('Recognising letters', ocrPagesPerMinute, 'pages/min'),
    figure('Searching', searchMs, 'ms'),
  ];
}

function figure(name: string, value: number | null | undefined, unit: string): BenchFigure {
  if (value === null || value === undefined) return { name, value: null, unit };
  return { name, value: value < 100 ? value.toFixed(1) : String(Math.round(value)), unit };
}
