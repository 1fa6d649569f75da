import { AppError } from '../../../../preload/contract/errors.ts';
import type { Member } from '../../types.ts';
import { cleanText } from '../clean-text.ts';
import { pdfLimits } from './limits.ts';
import { pdfDate } from './pdf-date.ts';
import type { Pdfium } from './pdfium.ts';
import { pdfiumText, withPdfiumKey } from './pdfium-text.ts';

/** A file embedded in a PDF and its place in PDFium's list. */
export type Attachment = { readonly member: Member; readonly index: number };

/** Files embedded in a document, named uniquely; what escapes by its name is listed with `member-refused`. */
export function listAttachments(pdfium: Pdfium, document: number): Attachment[] {
  const count = pdfium._FPDFDoc_GetAttachmentCount(document);
  const taken = new Set<string>();
  const found: Attachment[] = [];
  for (let index = 0; index < Math.min(count, pdfLimits.attachments.most); index += 1) {
    const attachment = pdfium._FPDFDoc_GetAttachment(document, index);
    if (attachment === 0) continue;
    const { mostCharacters } = pdfLimits.metadata;
    const named = cleanText(
      pdfiumText(pdfium, mostCharacters, (buffer, bytes) => pdfium._FPDFAttachment_GetName(attachment, buffer, bytes)),
    ).trim();
    const date = withPdfiumKey(pdfium, 'ModDate', (key) =>
      pdfiumText(pdfium, mostCharacters, (buffer, bytes) =>
        pdfium._FPDFAttachment_GetStringValue(attachment, key, buffer, bytes),
      ),
    );
    const escapes = /(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[a-z]:/i.test(named);
    const name = named.split(/[/\\]/).at(-1) || `attachment ${index + 1}`;
    const modified = Date.parse(pdfDate(date));
    found.push({
      index,
      member: {
        path: uniquePath(name, taken),
        name,
        size: null,
        modifiedMs: Number.isNaN(modified) ? null : modified,
        problem: escapes ? { code: 'member-refused', values: { name: named } } : null,
      },
    });
  }
  return found;
}

function uniquePath(name: string, taken: Set<string>): string {
  const safe = name === '.' || name === '..' ? `_${name}` : name;
  let path = safe;
  for (let number = 2; taken.has(path); number += 1) path = `${number}/${safe}`;
  taken.add(path);
  return path;
}

/** The bytes of an embedded file. Throws `member-limit` when they are too many, `file-damaged` when they can't be decoded. */
export function readAttachment(pdfium: Pdfium, document: number, index: number): Uint8Array {
  const attachment = pdfium._FPDFDoc_GetAttachment(document, index);
  const length = pdfium._malloc(4);
  let buffer = 0;
  try {
    const sizeOf = () => new DataView(pdfium.HEAPU8.buffer).getUint32(length, true);
    if (attachment === 0 || !pdfium._FPDFAttachment_GetFile(attachment, 0, 0, length)) throw damaged();
    const bytes = sizeOf();
    if (bytes > pdfLimits.attachments.mostBytes) {
      throw new AppError('member-limit', 'The embedded file is too large.', { bytes });
    }
    buffer = pdfium._malloc(Math.max(1, bytes));
    if (buffer === 0) throw new AppError('member-limit', 'The embedded file is too large.', { bytes });
    if (!pdfium._FPDFAttachment_GetFile(attachment, buffer, bytes, length)) throw damaged();
    return pdfium.HEAPU8.slice(buffer, buffer + bytes);
  } finally {
    if (buffer !== 0) pdfium._free(buffer);
    pdfium._free(length);
  }
}

function damaged(): AppError {
  return new AppError('file-damaged', 'The embedded file is damaged.', {});
}
