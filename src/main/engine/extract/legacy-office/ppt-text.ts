import { codePageDecoder } from '../code-page/code-page-decoder.ts';
import { type PptRecord, type PptStream, pptTypes } from './ppt-records.ts';

/** A text of a slide; `kind` as PowerPoint counts: 0 and 6 titles, 1, 5, 7 and 8 bodies, 2 notes, 4 others. */
export type PptText = { readonly kind: number; readonly text: string };

/** The texts in a row of records: a header that tells the kind, then the letters. */
export function pptTexts(stream: PptStream, records: Iterable<PptRecord>): PptText[] {
  const texts: PptText[] = [];
  let kind = 4;
  for (const record of records) {
    if (record.type === pptTypes.textHeader && record.end - record.start >= 4) {
      kind = stream.view.getUint32(record.start, true);
      texts.push({ kind, text: '' });
      continue;
    }
    const text = recordText(stream, record);
    if (text === null || record.type === pptTypes.cString) continue;
    // A header and its letters are one text; an empty one keeps its place, by which others refer to it.
    if (texts.at(-1)?.text === '') texts.pop();
    texts.push({ kind, text });
  }
  return texts;
}

/** The letters of a text record; null for other records. Paragraphs end in \n, line breaks too. */
export function recordText(stream: PptStream, record: PptRecord): string | null {
  const bytes = stream.bytes.subarray(record.start, record.end);
  if (record.type === pptTypes.textBytes) return lines(codePageDecoder(1252)(bytes));
  if (record.type === pptTypes.textChars || record.type === pptTypes.cString) return lines(wide.decode(bytes));
  return null;
}

const wide = new TextDecoder('utf-16le');

function lines(text: string): string {
  return text.replace(/[\r\v]/g, '\n');
}
