import type { ExtractItem, ExtractLimits, MetadataField } from '../../types.ts';
import { textLimit } from '../document-items.ts';
import { sectionUnits } from '../section-units.ts';
import { flatText } from './flat-text.ts';
import { htmlTree } from './html-tree.ts';
import { htmlLimits } from './limits.ts';
import { pageMetadata } from './page-metadata.ts';

/**
 * A page too large for a tree as text without structure, piece by piece, so that its size matters to neither memory nor patience.
 * `start` and `parts` are its markup. Throws `text-limit`.
 */
export async function* flatItems(
  start: string,
  parts: AsyncIterable<string>,
  fields: readonly MetadataField[],
  limits: ExtractLimits,
  signal: AbortSignal,
): AsyncGenerator<ExtractItem> {
  const head = pageMetadata(htmlTree(start.slice(0, htmlLimits.headCharacters)));
  yield { type: 'metadata', fields: [...head, ...fields], units: null };
  let index = 0;
  let characters = 0;
  for await (const piece of textPieces(start, parts)) {
    for (const cut of sectionUnits([{ kind: 'paragraph', level: 0, text: piece, flat: true }])) {
      signal.throwIfAborted();
      const unit = { ...cut, index };
      index += 1;
      characters += unit.text.length;
      if (characters > limits.maxCharacters) throw textLimit(limits.maxCharacters);
      if (unit.index >= limits.fromUnit) yield { type: 'unit', unit };
    }
  }
}

async function* textPieces(start: string, parts: AsyncIterable<string>): AsyncGenerator<string> {
  const scan = flatText();
  yield* scan.add(start);
  for await (const part of parts) yield* scan.add(part);
  yield* scan.end();
}
