import { codePageDecoder } from '../code-page/code-page-decoder.ts';
import type { CompoundFile } from '../compound/compound-file.ts';
import type { Envelope } from '../email/mail-headers.ts';
import type { MimeHeader } from '../mime/mime-header.ts';
import { readHeaders } from '../mime/mime-header.ts';
import { endingOfType, safeName, uniquePaths } from '../mime/part-name.ts';
import { msgLimits } from './limits.ts';
import { unpackedBody } from './mail-blocks.ts';
import { type MsgProperties, msgProperties } from './msg-properties.ts';

export type MsgAttachment = {
  readonly path: string;
  readonly name: string;
  readonly type: string;
  /** A file's bytes, a message of its own, or an OLE object; `none` when it is only a link or damaged. */
  readonly holds: 'file' | 'message' | 'object' | 'none';
  /** Where it stands in the compound file, ending in a slash. */
  readonly folder: string;
};

export type MsgMessage = {
  readonly envelope: Envelope;
  readonly sent: string;
  readonly received: string;
  /** Metadata by field name and the property it was read from. */
  readonly others: readonly (readonly [name: string, value: string, source: string])[];
  /** Headers as they came over the net, if they were kept. */
  readonly headers: readonly MimeHeader[];
  readonly plain: string;
  readonly html: string;
  readonly attachments: readonly MsgAttachment[];
  readonly messageClass: string;
};

/** Reads the message in a folder of an Outlook file: '' for the file's own, else that of a message inside. */
export function msgMessage(file: CompoundFile, folder: string): MsgMessage {
  const own = msgProperties(file, folder, folder === '' ? 32 : 24, 0);
  const page = own.number(0x3ffd) ?? own.number(0x3fde) ?? 0;
  const people = recipients(file, folder, page);
  const transport = own.text(0x007d);
  const headers = transport === '' ? [] : readHeaders(...asBytes(transport)).headers;
  const sent = own.time(0x0039) || own.time(0x3007);
  const header = (name: string) => headers.find((one) => one.name.toLowerCase() === name)?.value ?? '';
  return {
    envelope: {
      subject: own.text(0x0037) || own.text(0x0e1d) || own.text(0x0070),
      from: sender(own) || header('from'),
      to: people.to || own.text(0x0e04),
      cc: people.cc || own.text(0x0e03),
      bcc: people.bcc || own.text(0x0e02),
      date: header('date') || sent,
    },
    sent,
    received: own.time(0x0e06),
    others: [
      ['message-id', own.text(0x1035) || header('message-id'), 'InternetMessageId'],
      ['in-reply-to', own.text(0x1042), 'InReplyToId'],
      ['references', own.text(0x1039), 'InternetReferences'],
      ['reply-to', own.text(0x0050), 'ReplyRecipientNames'],
      ['created', own.time(0x3007), 'CreationTime'],
      ['modified', own.time(0x3008), 'LastModificationTime'],
      ['last-modified-by', own.text(0x3ffa), 'LastModifierName'],
      ['thread', own.text(0x0070), 'ConversationTopic'],
      ['importance', ['low', '', 'high'][own.number(0x0017) ?? 1] ?? '', 'Importance'],
    ],
    headers,
    ...bodies(own),
    attachments: attachments(file, folder, page),
    messageClass: own.text(0x001a),
  };
}

function asBytes(text: string): [Uint8Array, number, number] {
  const bytes = new TextEncoder().encode(text);
  return [bytes, 0, bytes.length];
}

function sender(own: MsgProperties): string {
  const name = own.text(0x0042) || own.text(0x0c1a);
  const address =
    [own.text(0x5d02), own.text(0x5d01), own.text(0x0065), own.text(0x0c1f)].find((text) => text.includes('@')) ?? '';
  return person(name, address);
}

function person(name: string, address: string): string {
  if (name === '' || name === address) return address;
  return address.includes('@') ? `${name} <${address}>` : name;
}

function recipients(
  file: CompoundFile,
  folder: string,
  page: number,
): { readonly to: string; readonly cc: string; readonly bcc: string } {
  const lists: Record<number, string[]> = { 1: [], 2: [], 3: [] };
  for (const path of folders(file, `${folder}__recip_version1.0_`).slice(0, msgLimits.maxRecipients)) {
    const one = msgProperties(file, path, 8, page);
    const address = [one.text(0x39fe), one.text(0x3003)].find((text) => text.includes('@')) ?? '';
    const text = person(one.text(0x3001) || one.text(0x5ff6), address);
    if (text !== '') (lists[one.number(0x0c15) ?? 1] ?? lists[1])?.push(text);
  }
  const joined = (kind: number) => (lists[kind] ?? []).join(', ');
  return { to: joined(1), cc: joined(2), bcc: joined(3) };
}

function bodies(own: MsgProperties): { readonly plain: string; readonly html: string } {
  const plain = own.text(0x1000);
  const bytes = own.bytes(0x1013);
  const html = bytes ? htmlText(bytes, own.number(0x3fde) ?? 0) : own.text(0x1013);
  return unpackedBody({ plain, html, rtf: own.bytes(0x1009) });
}

function htmlText(bytes: Uint8Array, page: number): string {
  const declared =
    page > 0
      ? page
      : /charset=["']?utf-8/i.test(new TextDecoder('windows-1252').decode(bytes.subarray(0, 2_000)))
        ? 65_001
        : 1252;
  return codePageDecoder(declared)(bytes);
}

function attachments(file: CompoundFile, folder: string, page: number): MsgAttachment[] {
  const found = folders(file, `${folder}__attach_version1.0_`)
    .slice(0, msgLimits.maxAttachments)
    .map((path, index) => {
      const own = msgProperties(file, path, 8, page);
      const inside = own.holdsStorage(0x3701);
      const isMessage = inside && file.entries.has(`${path}__substg1.0_3701000D/__properties_version1.0`);
      const type = own.text(0x370e).toLowerCase();
      const given = safeName(own.text(0x3707) || own.text(0x3704) || own.text(0x3001));
      const holds = isMessage ? 'message' : inside ? 'object' : own.bytes(0x3701) ? 'file' : 'none';
      return { folder: path, type, holds, name: nameOf(given, own.text(0x3703), type, isMessage, index + 1) } as const;
    });
  const paths = uniquePaths(found.map(({ name }) => name));
  return found.map((attachment, index) => ({ ...attachment, path: paths[index] ?? '' }));
}

function nameOf(given: string, ending: string, type: string, isMessage: boolean, ordinal: number): string {
  // Outlook keeps a signed message whole, as it came.
  if (type === 'multipart/signed') return 'signed-message.eml';
  if (isMessage) return `${given.replace(/\.(?:msg|eml)$/i, '') || `message-${ordinal}`}.eml`;
  if (/\.[\p{L}\p{N}]{1,8}$/u.test(given)) return given;
  const known = /^\.?[\p{L}\p{N}]{1,8}$/u.test(ending) ? ending.replace('.', '') : endingOfType(type);
  return known === 'dat' ? given || `part-${ordinal}` : `${given || `part-${ordinal}`}.${known}`;
}

/** Storages directly under a folder whose names start so, in order, each ending in a slash. */
function folders(file: CompoundFile, start: string): string[] {
  const found: string[] = [];
  for (const { path, storage } of file.entries.values()) {
    if (storage && path.startsWith(start) && !path.slice(start.length).includes('/')) found.push(`${path}/`);
  }
  return found.sort();
}
