import { AppError } from '../../../../preload/contract/errors.ts';
import type { ByteSource, ExtractItem, ExtractLimits, Extractor } from '../../types.ts';
import { documentItems } from '../document-items.ts';
import { readAll } from '../read-all.ts';

const zipMagic = [0x50, 0x4b, 0x03, 0x04];
const oleMagic = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Word documents and templates since 2007, with or without macros (which are never looked at). */
export const docxExtractor: Extractor = {
  kind: 'docx',
  version: 1,
  endings: ['docx', 'docm', 'dotx', 'dotm'],
  sniff: (head) => {
    if (!startsWith(head, zipMagic)) return false;
    const text = new TextDecoder('windows-1252').decode(head);
    return /word\//.test(text) || (text.includes('[Content_Types].xml') && !/(?:xl|ppt)\//.test(text));
  },
  extract,
};

async function* extract(source: ByteSource, limits: ExtractLimits, signal: AbortSignal): AsyncIterable<ExtractItem> {
  if (source.size === 0) throw new AppError('file-empty', 'The file is empty.', {});
  if (startsWith(await source.read(0, Math.min(oleMagic.length, source.size)), oleMagic))
    throw await oleError(source, signal);
  const { docxDocument } = await import('./docx-document.ts');
  const { fields, drafts } = await docxDocument(source, limits.maxExpansion, signal);
  yield* documentItems(fields, drafts, limits, signal);
}

/** Office puts an encrypted document into the older container; anything else in there is an older format. */
async function oleError(source: ByteSource, signal: AbortSignal): Promise<AppError> {
  const bytes = await readAll(source, signal);
  const name = 'EncryptedPackage';
  for (let at = 0; at + name.length * 2 <= bytes.length; at += 2) {
    let match = 0;
    while (match < name.length && bytes[at + match * 2] === name.charCodeAt(match)) match += 1;
    if (match === name.length) return new AppError('password-needed', 'The document is protected by a password.', {});
  }
  return new AppError('format-unsupported', 'The file is in the Word format of before 2007.', {});
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}
