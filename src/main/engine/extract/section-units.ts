import { limits } from '../limits.ts';
import type { BlockKind, Unit } from '../types.ts';
import { type BlockDraft, chainOf } from './block-draft.ts';
import { cleanText } from './clean-text.ts';
import { joinBlocks } from './join-blocks.ts';
import { safeCut } from './safe-cut.ts';

/** Kinds that stay with the section after them. */
const introductory: ReadonlySet<BlockKind> = new Set(['heading', 'header']);

/**
 * Cuts the blocks of a document without pages into units: one per section that a first or second level heading opens,
 * and never much longer than `limits.extract.textUnitCharacters`. A heading stays with the text under it.
 */
export function* sectionUnits(drafts: Iterable<BlockDraft>): Generator<Unit> {
  let index = 0;
  let pending: BlockDraft[] = [];
  let length = 0;
  let hasText = false;
  let label: string | null = null;
  let labelled = false;

  const flush = function* (): Generator<Unit> {
    const { text, blocks } = joinBlocks(pending);
    const chain = chainOf(pending);
    pending = [];
    length = 0;
    hasText = false;
    labelled = false;
    if (text === '') return;
    yield {
      index: index++,
      number: null,
      label,
      text,
      source: 'native',
      size: null,
      words: null,
      blocks,
      ocrConfidence: null,
      doubts: [],
      ...chain,
    };
  };

  /** A few headings stay with the text under them, even where that fills a unit by itself. */
  const isFull = (draft: BlockDraft): boolean => {
    const most = limits.extract.textUnitCharacters;
    return (hasText || length > most / 2) && length + draft.text.length > most;
  };

  for (const whole of drafts) {
    for (const draft of splitLong(whole)) {
      const opens = draft.kind === 'heading' && draft.level <= limits.extract.sectionLevel;
      if ((opens && hasText && length >= limits.extract.minSectionCharacters) || isFull(draft)) yield* flush();
      if (opens && !labelled) {
        label = cleanText(draft.text).replace(/\s+/g, ' ').trim() || label;
        labelled = true;
      }
      pending.push(draft);
      length += draft.text.length;
      if (!introductory.has(draft.kind) && draft.text.trim() !== '') hasText = true;
    }
  }
  yield* flush();
}

function* splitLong(draft: BlockDraft): Generator<BlockDraft> {
  let rest = draft.text;
  while (rest.length > limits.extract.textUnitCharacters) {
    const cut = safeCut(rest, limits.extract.textUnitCharacters);
    yield { ...draft, text: rest.slice(0, cut) };
    rest = rest.slice(cut);
  }
  yield rest === draft.text ? draft : { ...draft, text: rest };
}
