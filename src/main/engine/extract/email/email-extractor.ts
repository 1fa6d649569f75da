import { AppError } from '../../../../preload/contract/errors.ts';
import type { ByteSource, ExtractItem, ExtractLimits, Extractor } from '../../types.ts';
import { textLimit } from '../document-items.ts';
import { looksLikeMail } from './looks-like-mail.ts';
import { mailBytes } from './mail-bytes.ts';

/** Messages as files: EML (RFC 5322 with MIME) and Apple Mail's EMLX. Attachments and messages inside are members. */
export const emailExtractor: Extractor = {
  kind: 'email',
  version: 1,
  endings: ['eml', 'emlx', 'rfc822', 'mime', 'mai'],
  sniff: looksLikeMail,
  extract,
  openMember,
};

async function* extract(source: ByteSource, limits: ExtractLimits, signal: AbortSignal): AsyncIterable<ExtractItem> {
  const { bytes, fields } = await mailBytes(source, signal);
  const { readMessage } = await import('./read-message.ts');
  const { messageUnits } = await import('./message-units.ts');
  const message = await readMessage(bytes);
  yield { type: 'metadata', fields: [...message.fields, ...fields], units: null };
  for (const { member } of message.attachments) yield { type: 'member', member };
  let characters = 0;
  const { blocks, doubts } = message;
  for (const unit of messageUnits({ blocks, doubts, index: 0, number: null, label: 'headers and body' })) {
    signal.throwIfAborted();
    characters += unit.text.length;
    if (characters > limits.maxCharacters) throw textLimit(limits.maxCharacters);
    if (unit.index >= limits.fromUnit) yield { type: 'unit', unit };
  }
}

async function* openMember(
  source: ByteSource,
  path: string,
  _limits: ExtractLimits,
  signal: AbortSignal,
): AsyncIterable<Uint8Array> {
  const { bytes } = await mailBytes(source, signal);
  const { attachmentPieces } = await import('./attachment-content.ts');
  const { readMessage } = await import('./read-message.ts');
  const found = (await readMessage(bytes)).attachments.find(({ member }) => member.path === path);
  if (!found) throw new AppError('file-missing', 'The message has no such attachment.', { path });
  for (const piece of attachmentPieces(bytes, found.part)) {
    signal.throwIfAborted();
    yield piece;
  }
}
