import { limits } from '../../limits.ts';
import type { Reason, Unit } from '../../types.ts';
import type { BlockDraft } from '../block-draft.ts';
import { joinBlocks } from '../join-blocks.ts';
import { safeCut } from '../safe-cut.ts';

export type MessageText = {
  readonly blocks: readonly BlockDraft[];
  readonly doubts: readonly Reason[];
  /** Index of its first unit. */
  readonly index: number;
  /** Ordinal in a mailbox, else null. */
  readonly number: number | null;
  readonly label: string;
};

/** The units of one message: one, or several where it is very long (`label, part 2`). Without any text there is none. */
export function* messageUnits(message: MessageText): Generator<Unit> {
  const most = limits.extract.textUnitCharacters;
  let pending: BlockDraft[] = [];
  let length = 0;
  let part = 0;
  const flush = function* (): Generator<Unit> {
    const { text, blocks } = joinBlocks(pending);
    pending = [];
    length = 0;
    if (text === '') return;
    part += 1;
    yield {
      index: message.index + part - 1,
      number: message.number,
      label: part === 1 ? message.label : `${message.label}, part ${part}`,
      text,
      source: 'native',
      size: null,
      words: null,
      blocks,
      ocrConfidence: null,
      doubts: message.doubts,
      place: 'message',
    };
  };
  for (const block of message.blocks) {
    for (let rest = block.text; rest !== ''; ) {
      const cut = safeCut(rest, most);
      if (length > 0 && length + cut > most) yield* flush();
      pending.push({ ...block, text: rest.slice(0, cut) });
      length += cut;
      rest = rest.slice(cut);
    }
  }
  yield* flush();
}
