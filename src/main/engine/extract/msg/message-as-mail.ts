import type { CompoundFile } from '../compound/compound-file.ts';
import { storedObject } from '../compound/embedded-object.ts';
import { msgLimits } from './limits.ts';
import { type MsgAttachment, msgMessage } from './msg-message.ts';

/** The bytes of an attached file or object; null when there are none. */
export function attachmentBytes(file: CompoundFile, attachment: MsgAttachment): Uint8Array | null {
  if (attachment.holds === 'file') return file.read(`${attachment.folder}__substg1.0_37010102`);
  const inside = `${attachment.folder}__substg1.0_3701000D/`;
  return attachment.holds === 'object' ? (storedObject(file, inside)?.bytes ?? file.read(`${inside}CONTENTS`)) : null;
}

/** A message inside an Outlook file as a MIME message, in pieces: it has no bytes of its own that any reader takes. */
export function* messageAsMail(
  file: CompoundFile,
  folder: string,
  boundary = 'part',
  depth = 0,
): Generator<Uint8Array> {
  const message = msgMessage(file, folder);
  const { envelope } = message;
  const lines: string[] = [];
  const header = (name: string, value: string) => {
    const flat = value.replace(/\s+/g, ' ').trim();
    if (flat !== '') lines.push(`${name}: ${flat}`);
  };
  header('Subject', envelope.subject);
  header('From', envelope.from);
  header('To', envelope.to);
  header('Cc', envelope.cc);
  header('Bcc', envelope.bcc);
  header('Date', envelope.date || message.sent);
  for (const [name, value] of message.others) {
    if (name === 'message-id' || name === 'in-reply-to' || name === 'references') header(name, value);
  }
  const mark = `=_${boundary}_${depth}`;
  lines.push('MIME-Version: 1.0', `Content-Type: multipart/mixed; boundary="${mark}"`, '', '');
  yield encoded(lines.join('\r\n'));
  yield encoded(`--${mark}\r\nContent-Type: multipart/alternative; boundary="${mark}_body"\r\n\r\n`);
  for (const [type, text] of [
    ['plain', message.plain],
    ['html', message.html],
  ] as const) {
    if (text.trim() === '') continue;
    yield encoded(
      `--${mark}_body\r\nContent-Type: text/${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n`,
    );
    yield* base64Lines(new TextEncoder().encode(text));
  }
  yield encoded(`--${mark}_body--\r\n`);
  for (const attachment of message.attachments) {
    const name = encodeURIComponent(attachment.name);
    const disposition = `Content-Disposition: attachment; filename*=utf-8''${name}\r\n`;
    if (attachment.holds === 'message') {
      if (depth >= msgLimits.maxNesting) continue;
      yield encoded(`\r\n--${mark}\r\nContent-Type: message/rfc822\r\n${disposition}\r\n`);
      yield* messageAsMail(file, `${attachment.folder}__substg1.0_3701000D/`, boundary, depth + 1);
      continue;
    }
    const bytes = attachmentBytes(file, attachment);
    if (!bytes) continue;
    const type = /^[\w.+-]+\/[\w.+-]+$/.test(attachment.type) ? attachment.type : 'application/octet-stream';
    yield encoded(`\r\n--${mark}\r\nContent-Type: ${type}\r\n${disposition}Content-Transfer-Encoding: base64\r\n\r\n`);
    yield* base64Lines(bytes);
  }
  yield encoded(`\r\n--${mark}--\r\n`);
}

function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Lines of base64, some hundred per piece. */
function* base64Lines(bytes: Uint8Array): Generator<Uint8Array> {
  const step = msgLimits.base64LineBytes;
  let lines: string[] = [];
  for (let at = 0; at < bytes.length; at += step) {
    lines.push(btoa(String.fromCharCode(...bytes.subarray(at, at + step))));
    if (lines.length >= 1_000) {
      yield encoded(`${lines.join('\r\n')}\r\n`);
      lines = [];
    }
  }
  yield encoded(`${lines.join('\r\n')}\r\n`);
}
