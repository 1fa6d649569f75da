import { AppError } from '../../../../preload/contract/errors.ts';
import type { ByteSource, ExtractItem, ExtractLimits, Extractor, Reason } from '../../types.ts';
import { cleanText } from '../clean-text.ts';
import { textLimit } from '../document-items.ts';
import { emailLimits } from '../email/limits.ts';
import { isSeparator } from './is-separator.ts';
import { mboxLimits } from './limits.ts';
import { type MailboxMessage, mailboxMessages } from './mailbox-messages.ts';
import { unquoted } from './unquoted.ts';

/** Mailboxes of messages one after the other. Each message is a unit of its own; memory is bounded by the longest message. */
export const mboxExtractor: Extractor = {
  kind: 'mbox',
  version: 1,
  endings: ['mbox', 'mbx'],
  sniff: (head) => {
    const text = new TextDecoder('windows-1252').decode(head.subarray(0, mboxLimits.separatorBytes));
    return text.startsWith('From ') && isSeparator(text, true);
  },
  extract,
  openMember,
};

async function* extract(source: ByteSource, limits: ExtractLimits, signal: AbortSignal): AsyncIterable<ExtractItem> {
  const { readMessage } = await import('../email/read-message.ts');
  const { messageUnits } = await import('../email/message-units.ts');
  let number = 0;
  let index = 0;
  let characters = 0;
  let members = 0;
  for await (const place of mailboxMessages(source, 0, signal)) {
    signal.throwIfAborted();
    number += 1;
    const { bytes, cut } = await messageBytes(source, place);
    const message = await readMessage(bytes);
    for (const { member } of message.attachments) {
      members += 1;
      if (members > mboxLimits.maxMembers) break;
      yield { type: 'member', member: { ...member, path: `${messageFolder(number, place.offset)}/${member.path}` } };
    }
    const doubts: Reason[] = cut ? [...message.doubts, { code: 'text-limit', values: {} }] : [...message.doubts];
    const label = labelOf(number, message.envelope.subject);
    for (const unit of messageUnits({ blocks: message.blocks, doubts, index, number, label })) {
      characters += unit.text.length;
      if (characters > limits.maxCharacters) throw textLimit(limits.maxCharacters);
      index = unit.index + 1;
      if (unit.index >= limits.fromUnit) yield { type: 'unit', unit };
    }
  }
  yield {
    type: 'metadata',
    fields: [{ name: 'message-count', value: String(number), source: 'mbox:messages' }],
    units: index,
  };
}

function labelOf(number: number, subject: string): string {
  const short = cleanText(subject).replace(/\s+/g, ' ').trim().slice(0, emailLimits.labelCharacters).toWellFormed();
  return short === '' ? `message ${number}` : `message ${number}: ${short}`;
}

/** The folder of a message's attachments; far into a mailbox it says where the message starts. */
function messageFolder(number: number, offset: number): string {
  return offset < mboxLimits.seekFrom ? `message ${number}` : `message ${number} (byte ${offset})`;
}

async function messageBytes(
  source: ByteSource,
  place: MailboxMessage,
): Promise<{ readonly bytes: Uint8Array; readonly cut: boolean }> {
  const length = Math.min(place.end - place.start, mboxLimits.maxMessageBytes);
  const bytes = new Uint8Array(length);
  for (let filled = 0; filled < length; ) {
    const part = await source.read(place.start + filled, Math.min(mboxLimits.windowBytes, length - filled));
    if (part.length === 0) break;
    bytes.set(part, filled);
    filled += part.length;
  }
  return { bytes: place.quoted ? unquoted(bytes) : bytes, cut: length < place.end - place.start };
}

async function* openMember(
  source: ByteSource,
  path: string,
  _limits: ExtractLimits,
  signal: AbortSignal,
): AsyncIterable<Uint8Array> {
  const { attachmentPieces } = await import('../email/attachment-content.ts');
  const { readMessage } = await import('../email/read-message.ts');
  const [, wanted, offset, name] = /^message (\d+)(?: \(byte (\d+)\))?\/(.*)$/s.exec(path) ?? [];
  let number = offset ? Number(wanted) - 1 : 0;
  for await (const place of mailboxMessages(source, Number(offset ?? 0), signal)) {
    signal.throwIfAborted();
    number += 1;
    if (number !== Number(wanted)) continue;
    const { bytes } = await messageBytes(source, place);
    const found = (await readMessage(bytes)).attachments.find(({ member }) => member.path === name);
    if (!found) break;
    for (const piece of attachmentPieces(bytes, found.part)) {
      signal.throwIfAborted();
      yield piece;
    }
    return;
  }
  throw new AppError('file-missing', 'The mailbox has no such attachment.', { path });
}
