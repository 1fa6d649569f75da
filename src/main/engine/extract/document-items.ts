import { AppError } from '../../../preload/contract/errors.ts';
import type { ExtractItem, ExtractLimits, MetadataField } from '../types.ts';
import type { BlockDraft } from './block-draft.ts';
import { sectionUnits } from './section-units.ts';

/**
 * The items of a document without pages: metadata, then its sections. Throws `text-limit` once `limits.maxCharacters`
 * would be passed, after the units before it.
 */
export function* documentItems(
  fields: readonly MetadataField[],
  drafts: Iterable<BlockDraft>,
  limits: ExtractLimits,
  signal: AbortSignal,
): Generator<ExtractItem> {
  yield { type: 'metadata', fields, units: null };
  let characters = 0;
  for (const unit of sectionUnits(drafts)) {
    signal.throwIfAborted();
    characters += unit.text.length;
    if (characters > limits.maxCharacters) throw textLimit(limits.maxCharacters);
    if (unit.index >= limits.fromUnit) yield { type: 'unit', unit };
  }
}

export function textLimit(most: number): AppError {
  return new AppError('text-limit', 'The file holds more text than is read from one file.', { most });
}
