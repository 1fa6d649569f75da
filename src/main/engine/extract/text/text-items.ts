import { limits } from '../../limits.ts';
import type { BlockKind, ByteSource, ExtractItem, ExtractLimits, Unit } from '../../types.ts';
import { cleanText } from '../clean-text.ts';
import { textLimit } from '../document-items.ts';
import { safeCut } from '../safe-cut.ts';
import { decodeSource } from './decode-source.ts';
import { textBlocks } from './text-blocks.ts';

/**
 * The items of a text whose layout is kept, in parts. Throws `format-unsupported` for data, `text-limit`.
 */
export async function* textItems(
  source: ByteSource,
  blockKind: BlockKind,
  extractLimits: ExtractLimits,
  signal: AbortSignal,
): AsyncIterable<ExtractItem> {
  const { encoding, parts } = await decodeSource(source, signal);
  yield { type: 'metadata', fields: [{ name: 'encoding', value: encoding, source: 'text:detected' }], units: null };
  const most = limits.extract.textUnitCharacters;
  let rest = '';
  let index = 0;
  let characters = 0;
  const cut = function* (atEnd: boolean): Generator<Unit> {
    // One unit's worth is kept back, so that the last one of a part can still end at a line.
    while (rest.length > most || (atEnd && rest.length > 0)) {
      const end = safeCut(rest, most);
      const text = cleanText(rest.slice(0, end));
      rest = rest.slice(end);
      if (text.trim() !== '') yield textUnit(index++, text, blockKind);
    }
  };
  const emit = function* (atEnd: boolean): Generator<ExtractItem> {
    for (const unit of cut(atEnd)) {
      signal.throwIfAborted();
      characters += unit.text.length;
      if (characters > extractLimits.maxCharacters) throw textLimit(extractLimits.maxCharacters);
      if (unit.index >= extractLimits.fromUnit) yield { type: 'unit', unit };
    }
  };
  for await (const part of parts) {
    rest += part;
    yield* emit(false);
  }
  yield* emit(true);
}

function textUnit(index: number, text: string, blockKind: BlockKind): Unit {
  return {
    index,
    number: null,
    label: null,
    text,
    source: 'native',
    size: null,
    words: null,
    blocks: textBlocks(text, blockKind),
    ocrConfidence: null,
    doubts: [],
  };
}
