import { AppError } from '../../../../preload/contract/errors.ts';
import type { ByteSource, ExtractItem, ExtractLimits, Extractor, MetadataField } from '../../types.ts';
import { cleanText } from '../clean-text.ts';
import { mimeLimits } from '../mime/limits.ts';
import { readAll } from '../read-all.ts';
import { tnefLimits } from './limits.ts';

/** What Outlook wraps a message's formatted text and attachments in (`winmail.dat`); files inside are members. */
export const tnefExtractor: Extractor = {
  kind: 'tnef',
  version: 1,
  endings: ['tnef', 'tnf'],
  extract,
  openMember,
};

async function* extract(source: ByteSource, limits: ExtractLimits, signal: AbortSignal): AsyncIterable<ExtractItem> {
  const { tnefMessage } = await import('./tnef-message.ts');
  const { mailBlocks } = await import('../msg/mail-blocks.ts');
  const { messageUnits } = await import('../email/message-units.ts');
  const message = tnefMessage(await whole(source, signal));
  const fields: MetadataField[] = [];
  const add = (name: string, value: string, property: string) => {
    const clean = cleanText(value).replace(/\s+/g, ' ').trim();
    if (clean !== '') fields.push({ name, value: clean, source: `tnef:${property}` });
  };
  add('title', message.subject, 'Subject');
  add('subject', message.subject, 'Subject');
  add('from', message.from, 'SentRepresentingName');
  add('attachments', message.attachments.map(({ name }) => name).join(', '), 'AttachLongFilename');
  yield { type: 'metadata', fields, units: null };
  for (const { path, name, bytes } of message.attachments) {
    yield { type: 'member', member: { path, name, size: bytes.length, modifiedMs: null, problem: null } };
  }
  // The mail around it shows the subject; here the body alone is text.
  const { blocks, doubts } = await mailBlocks(message);
  for (const unit of messageUnits({ blocks, doubts, index: 0, number: null, label: 'body' })) {
    signal.throwIfAborted();
    if (unit.index >= limits.fromUnit) yield { type: 'unit', unit };
  }
}

async function* openMember(
  source: ByteSource,
  path: string,
  _limits: ExtractLimits,
  signal: AbortSignal,
): AsyncIterable<Uint8Array> {
  const { tnefMessage } = await import('./tnef-message.ts');
  const found = tnefMessage(await whole(source, signal)).attachments.find((one) => one.path === path);
  if (!found) throw new AppError('file-missing', 'The file holds no such attachment.', { path });
  for (let at = 0; at < found.bytes.length; at += mimeLimits.pieceBytes)
    yield found.bytes.subarray(at, at + mimeLimits.pieceBytes);
}

async function whole(source: ByteSource, signal: AbortSignal): Promise<Uint8Array> {
  if (source.size > tnefLimits.maxBytes) {
    throw new AppError('file-too-large', 'The file is too large to read.', { most: tnefLimits.maxBytes });
  }
  return await readAll(source, signal);
}
