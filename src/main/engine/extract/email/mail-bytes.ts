import { AppError } from '../../../../preload/contract/errors.ts';
import { limits } from '../../limits.ts';
import type { ByteSource, MetadataField } from '../../types.ts';
import { mimeLimits } from '../mime/limits.ts';
import { readAll } from '../read-all.ts';

export type MailBytes = {
  readonly bytes: Uint8Array;
  /** What Apple Mail keeps beside the message. */
  readonly fields: readonly MetadataField[];
};

/**
 * The bytes of the message in an EML or EMLX file. EMLX puts the message's length on a line before it and a property list
 * after it (Apple Mail; not documented). Rejects with `file-too-large`, `format-unsupported` for what is no text.
 */
export async function mailBytes(source: ByteSource, signal: AbortSignal): Promise<MailBytes> {
  if (source.size > mimeLimits.maxMessageBytes) {
    throw new AppError('file-too-large', 'The message is too large to read.', { most: mimeLimits.maxMessageBytes });
  }
  const all = await readAll(source, signal);
  const bytes = all[0] === 0xef && all[1] === 0xbb && all[2] === 0xbf ? all.subarray(3) : all;
  const head = bytes.subarray(0, limits.extract.sniffBytes);
  // A part may hold UTF-16 as it is, the first header never.
  if (head.subarray(0, 64).includes(0)) {
    throw new AppError('format-unsupported', 'The file holds data, not a message.', {});
  }
  const count = /^(\d{1,10})[ \t]*\r?\n/.exec(new TextDecoder('windows-1252').decode(head.subarray(0, 32)));
  if (!count) return { bytes, fields: [] };
  const start = count[0].length;
  const end = Math.min(bytes.length, start + Number(count[1]));
  return { bytes: bytes.subarray(start, end), fields: trailerFields(bytes.subarray(end)) };
}

function trailerFields(bytes: Uint8Array): MetadataField[] {
  const list = new TextDecoder().decode(bytes.subarray(0, limits.extract.sniffBytes * 4));
  const received = /<key>date-received<\/key>\s*<(?:integer|real)>(\d{1,11})/.exec(list)?.[1];
  return received
    ? [
        {
          name: 'received',
          value: new Date(Number(received) * 1000).toISOString().replace('.000', ''),
          source: 'emlx:date-received',
        },
      ]
    : [];
}
