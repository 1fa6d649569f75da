import type { ExtractItem } from '../../types.ts';
import { textQuality } from './text-quality.ts';

/** The item with its unit's quality, measured here when the format's own reader did not; units without text have none. */
export function measuredItem(item: ExtractItem): ExtractItem {
  if (item.type !== 'unit' || item.unit.quality !== undefined || item.unit.text === '') return item;
  const { ocrConfidence } = item.unit;
  const { score } = textQuality(item.unit.text, ocrConfidence === null ? {} : { confidence: ocrConfidence });
  return { type: 'unit', unit: { ...item.unit, quality: score } };
}
