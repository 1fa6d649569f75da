import type { DocumentPicture } from '../../types.ts';
import { takenLimits } from './limits.ts';

/** A document as it is read: paragraphs, and pictures where they stand. */
export type FlowPart = { readonly text: string } | { readonly place: string; readonly caption: string };

/** Pictures of a flow with the text around them, each place once. */
export function flowPictures(
  flow: readonly FlowPart[],
  of: Pick<DocumentPicture, 'unit' | 'number'> = { unit: null, number: null },
): DocumentPicture[] {
  const seen = new Set<string>();
  return flow.flatMap((part, at) => {
    if (!('place' in part) || seen.has(part.place)) return [];
    seen.add(part.place);
    const before = near(flow.slice(0, at).reverse()).reverse().join('\n');
    const after = near(flow.slice(at + 1)).join('\n');
    const caption = part.caption.replace(/\s+/g, ' ').trim();
    return [{ ...of, place: part.place, box: null, caption, before, after }];
  });
}

function near(parts: readonly FlowPart[]): string[] {
  const found: string[] = [];
  for (const part of parts) {
    if (found.length >= takenLimits.nearParagraphs) break;
    const text = 'text' in part ? part.text.replace(/\s+/g, ' ').trim() : '';
    if (text !== '') found.push(text.slice(0, takenLimits.nearCharacters));
  }
  return found;
}
