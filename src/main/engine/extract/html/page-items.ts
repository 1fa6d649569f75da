import type { ExtractItem, ExtractLimits, MetadataField } from '../../types.ts';
import { documentItems } from '../document-items.ts';
import type { Page } from './read-page.ts';

/** The items of a page; `fields` come after its own metadata. Throws `text-limit`. */
export function* pageItems(
  page: Page,
  fields: readonly MetadataField[],
  limits: ExtractLimits,
  signal: AbortSignal,
): Generator<ExtractItem> {
  for (const item of documentItems([...page.fields, ...fields], page.blocks, limits, signal)) {
    yield item.type === 'unit' ? { type: 'unit', unit: { ...item.unit, doubts: page.doubts } } : item;
  }
}
