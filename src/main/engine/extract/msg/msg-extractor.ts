import { AppError } from '../../../../preload/contract/errors.ts';
import type { ByteSource, ExtractItem, ExtractLimits, Extractor, Member, MetadataField, Reason } from '../../types.ts';
import { cleanText } from '../clean-text.ts';
import { readCompound } from '../compound/read-compound.ts';
import { textLimit } from '../document-items.ts';
import { mimeLimits } from '../mime/limits.ts';
import type { MsgAttachment, MsgMessage } from './msg-message.ts';

/** Outlook's messages (MSG, templates OFT): headers, body, recipients; attachments and messages inside are members. */
export const msgExtractor: Extractor = {
  kind: 'msg',
  version: 1,
  endings: ['msg', 'oft'],
  extract,
  openMember,
};

async function* extract(source: ByteSource, limits: ExtractLimits, signal: AbortSignal): AsyncIterable<ExtractItem> {
  const { msgMessage } = await import('./msg-message.ts');
  const { msgBody } = await import('./msg-body.ts');
  const { messageUnits } = await import('../email/message-units.ts');
  const message = msgMessage(await readCompound(source, signal), '');
  yield { type: 'metadata', fields: fieldsOf(message), units: null };
  for (const attachment of message.attachments) yield { type: 'member', member: memberOf(attachment) };
  const body = await msgBody(message);
  const doubts: Reason[] = [...body.doubts];
  if (message.attachments.some(isEncrypted)) doubts.push({ code: 'member-encrypted', values: {} });
  let characters = 0;
  for (const unit of messageUnits({ blocks: body.blocks, doubts, index: 0, number: null, label: 'headers and body' })) {
    signal.throwIfAborted();
    characters += unit.text.length;
    if (characters > limits.maxCharacters) throw textLimit(limits.maxCharacters);
    if (unit.index >= limits.fromUnit) yield { type: 'unit', unit };
  }
}

function fieldsOf(message: MsgMessage): MetadataField[] {
  const { envelope } = message;
  const fields: MetadataField[] = [];
  const add = (name: string, value: string, property: string) => {
    const clean = cleanText(value).replace(/\s+/g, ' ').trim();
    if (clean !== '') fields.push({ name, value: clean, source: `msg:${property}` });
  };
  add('title', envelope.subject, 'Subject');
  add('subject', envelope.subject, 'Subject');
  add('from', envelope.from, 'SentRepresentingName');
  add('to', envelope.to, 'DisplayTo');
  add('cc', envelope.cc, 'DisplayCc');
  add('bcc', envelope.bcc, 'DisplayBcc');
  add('sent', message.sent, 'ClientSubmitTime');
  add('received', message.received, 'MessageDeliveryTime');
  for (const [name, value, property] of message.others) add(name, value, property);
  add('attachments', message.attachments.map(({ name }) => name).join(', '), 'Attachments');
  return fields;
}

function memberOf(attachment: MsgAttachment): Member {
  const problem: Reason | null = isEncrypted(attachment)
    ? { code: 'member-encrypted', values: {} }
    : attachment.holds === 'none'
      ? { code: 'file-damaged', values: {} }
      : null;
  return { path: attachment.path, name: attachment.name, size: null, modifiedMs: null, problem };
}

/** S/MIME in Outlook: the whole message is one such file; a signed one is `multipart/signed` instead. */
function isEncrypted({ name, type }: MsgAttachment): boolean {
  return /\.(?:p7m|pgp|gpg)$/i.test(name) && !/signed/.test(type);
}

async function* openMember(
  source: ByteSource,
  path: string,
  _limits: ExtractLimits,
  signal: AbortSignal,
): AsyncIterable<Uint8Array> {
  const { msgMessage } = await import('./msg-message.ts');
  const { attachmentBytes, messageAsMail } = await import('./message-as-mail.ts');
  const file = await readCompound(source, signal);
  const attachment = msgMessage(file, '').attachments.find((one) => one.path === path);
  if (!attachment) throw new AppError('file-missing', 'The message has no such attachment.', { path });
  if (attachment.holds === 'message') {
    for (const piece of messageAsMail(file, `${attachment.folder}__substg1.0_3701000D/`)) {
      signal.throwIfAborted();
      yield piece;
    }
    return;
  }
  const bytes = attachmentBytes(file, attachment);
  if (!bytes) throw new AppError('file-damaged', 'The attachment has no content that can be read.', { path });
  for (let at = 0; at < bytes.length; at += mimeLimits.pieceBytes) yield bytes.subarray(at, at + mimeLimits.pieceBytes);
}
