import { AppError } from '../../../../preload/contract/errors.ts';
import { spreadsheetLimits } from './limits.ts';

/**
 * Every element of that name in a stream of XML as its markup, one after the other, whatever stands between them. For parts with
 * elements that are never inside one another and far too many to be held as a tree. Rejects with `text-limit` for a huge one,
 * `file-damaged` when the stream ends inside one, unless it is known to be `cut`.
 */
export async function* streamedElements(
  pieces: AsyncIterable<Uint8Array>,
  name: string,
  cut = false,
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  const opening = new RegExp(`<(?:\\w+:)?${name}(?=[\\s/>])[^>]*>`, 'g');
  const closing = new RegExp(`</(?:\\w+:)?${name}\\s*>`, 'g');
  let text = '';
  let open = false;
  for await (const piece of pieces) {
    text += decoder.decode(piece, { stream: true });
    let at = 0;
    for (;;) {
      opening.lastIndex = at;
      const start = opening.exec(text);
      open = start !== null && !start[0].endsWith('/>');
      if (!start) {
        // What may be the beginning of a mark stays for the next piece.
        const mark = text.lastIndexOf('<');
        at = mark >= at ? mark : text.length;
        break;
      }
      if (!open) {
        yield start[0];
        at = opening.lastIndex;
        continue;
      }
      closing.lastIndex = opening.lastIndex;
      if (!closing.exec(text)) {
        at = start.index;
        break;
      }
      open = false;
      yield text.slice(start.index, closing.lastIndex);
      at = closing.lastIndex;
    }
    text = text.slice(at);
    if (text.length > spreadsheetLimits.maxElementCharacters) {
      throw new AppError('text-limit', 'A row of the sheet is too large to read.', {});
    }
  }
  if (open && !cut) throw new AppError('file-damaged', 'The file is damaged: one of its parts is cut short.', {});
}
