import type { Unit, UnitPlace } from '../types.ts';
import { type BlockDraft, chainOf } from './block-draft.ts';
import { cleanText } from './clean-text.ts';
import { joinBlocks } from './join-blocks.ts';

/** A slide, sheet, chapter or message as a unit; one without text keeps its place with an empty one. */
export function placedUnit(
  place: UnitPlace,
  at: { readonly index: number; readonly number: number | null; readonly label: string | null },
  drafts: readonly BlockDraft[],
): Unit {
  const { text, blocks } = joinBlocks(drafts);
  const label = at.label === null ? '' : cleanText(at.label).replace(/\s+/g, ' ').trim();
  return {
    index: at.index,
    number: at.number,
    label: label === '' ? null : label,
    text,
    source: text === '' ? 'none' : 'native',
    size: null,
    words: null,
    blocks,
    ocrConfidence: null,
    doubts: [],
    place,
    ...chainOf(drafts),
  };
}
