import type { Member, MetadataField, Reason } from '../../types.ts';
import type { BlockDraft } from '../block-draft.ts';
import { rawHeader, restoredHeaders } from '../mime/mime-header.ts';
import { type MimePart, mimeTree } from '../mime/mime-tree.ts';
import { partName, uniquePaths } from '../mime/part-name.ts';
import { isEncrypted, signedMessage } from './attachment-content.ts';
import { emailLimits } from './limits.ts';
import { mailDate } from './mail-date.ts';
import { type Envelope, envelopeBlocks, envelopeOf, headerFields } from './mail-headers.ts';
import { messageBody } from './message-body.ts';

/** An attached part under the path it has within its message. */
export type Attachment = { readonly member: Member; readonly part: MimePart };

export type Message = {
  readonly envelope: Envelope;
  readonly fields: readonly MetadataField[];
  /** The header block, then the body. */
  readonly blocks: readonly BlockDraft[];
  readonly attachments: readonly Attachment[];
  readonly doubts: readonly Reason[];
};

/** Reads one message (RFC 5322 with MIME) out of its bytes. */
export async function readMessage(bytes: Uint8Array): Promise<Message> {
  const root = mimeTree(bytes);
  const body = await messageBody(bytes, root);
  const headers = await restoredHeaders(root.headers, firstCharset(root));
  const envelope = envelopeOf(headers);
  const attachments = attachmentsOf(bytes, body.attachments);
  const doubts = [...body.doubts];
  const left = body.attachments.length - attachments.length;
  if (left > 0) doubts.push({ code: 'member-limit', values: { left, most: emailLimits.maxAttachments } });
  const fields = headerFields(headers, envelope);
  if (attachments.length > 0) {
    fields.push({
      name: 'attachments',
      value: attachments.map(({ member }) => member.name).join(', '),
      source: 'eml:Content-Disposition',
    });
  }
  return { envelope, fields, blocks: [...envelopeBlocks(envelope), ...body.blocks], attachments, doubts };
}

function attachmentsOf(bytes: Uint8Array, parts: readonly MimePart[]): Attachment[] {
  const listed = parts.slice(0, emailLimits.maxAttachments);
  const names = listed.map((part, index) =>
    signedMessage(bytes, part) ? 'signed-message.eml' : partName(bytes, part, index + 1),
  );
  const paths = uniquePaths(names);
  return listed.map((part, index) => {
    const dated =
      part.dispositionParameters.get('modification-date') ?? part.dispositionParameters.get('creation-date');
    const modified = Date.parse(mailDate(dated ?? '') ?? '');
    const member: Member = {
      path: paths[index] ?? '',
      name: names[index] ?? '',
      size: null,
      modifiedMs: Number.isNaN(modified) ? null : modified,
      problem: problemOf(bytes, part),
    };
    return { member, part };
  });
}

/** Apple Mail keeps large attachments beside a `.partial.emlx` and leaves an empty part that tells their length. */
function problemOf(bytes: Uint8Array, part: MimePart): Member['problem'] {
  if (isEncrypted(bytes, part)) return { code: 'member-encrypted', values: {} };
  const isElsewhere = part.end - part.start <= 2 && rawHeader(part.headers, 'x-apple-content-length') !== null;
  return isElsewhere ? { code: 'file-missing', values: {} } : null;
}

function firstCharset(part: MimePart): string {
  const open = [part];
  for (let next = open.shift(); next; next = open.shift()) {
    const charset = next.parameters.get('charset');
    if (charset) return charset;
    open.push(...next.children);
  }
  return '';
}
