import { AppError } from '../../../../preload/contract/errors.ts';
import { codePageDecoder } from '../code-page/code-page-decoder.ts';
import { safeName, uniquePaths } from '../mime/part-name.ts';
import { tnefLimits } from './limits.ts';
import { type TnefProperties, tnefProperties } from './tnef-properties.ts';

export type TnefAttachment = { readonly path: string; readonly name: string; readonly bytes: Uint8Array };
export type TnefMessage = {
  readonly subject: string;
  readonly from: string;
  readonly plain: string;
  readonly html: string;
  /** Compressed RTF, or null. */
  readonly rtf: Uint8Array | null;
  readonly attachments: readonly TnefAttachment[];
};

export const tnefMagic = [0x78, 0x9f, 0x3e, 0x22] as const;

type Draft = { title: string; data: Uint8Array; properties: TnefProperties };

/** Reads a TNEF stream ([MS-OXTNEF]); a cut one gives what stands before the cut. Throws `file-damaged` when it is none. */
export function tnefMessage(bytes: Uint8Array): TnefMessage {
  if (!tnefMagic.every((byte, index) => bytes[index] === byte)) {
    throw new AppError('file-damaged', 'The file is no attachment of Outlook.', {});
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let codePage = 1252;
  let own: TnefProperties = new Map();
  let subject = '';
  let body = '';
  const drafts: Draft[] = [];
  const narrow = (part: Uint8Array) => codePageDecoder(codePage)(part).replace(/\0[\s\S]*$/, '');
  let attributes = 0;
  for (let at = 6; at + 11 <= bytes.length && attributes < tnefLimits.maxAttributes; attributes += 1) {
    const id = view.getUint16(at + 1, true);
    const length = view.getUint32(at + 5, true);
    const part = bytes.subarray(at + 9, at + 9 + length);
    at += 11 + length;
    const draft = drafts.at(-1);
    if (id === 0x9007 && part.length >= 4)
      codePage = part[0] === undefined ? 1252 : part[0] | ((part[1] ?? 0) << 8) || 1252;
    else if (id === 0x8004) subject = narrow(part);
    else if (id === 0x800c) body = narrow(part);
    else if (id === 0x9003) own = tnefProperties(part, codePage);
    else if (id === 0x9002 && drafts.length < tnefLimits.maxAttachments)
      drafts.push({ title: '', data: new Uint8Array(), properties: new Map() });
    else if (id === 0x8010 && draft) draft.title = narrow(part);
    else if (id === 0x800f && draft) draft.data = part;
    else if (id === 0x9005 && draft) draft.properties = tnefProperties(part, codePage);
  }
  const html = own.get(0x1013);
  const rtf = own.get(0x1009);
  return {
    subject: textOf(own, 0x0037) || subject,
    from: [textOf(own, 0x0042) || textOf(own, 0x0c1a), textOf(own, 0x5d01)].filter((text) => text !== '').join(' '),
    plain: textOf(own, 0x1000) || body,
    html: typeof html === 'string' ? html : html ? htmlText(html, own, codePage) : '',
    rtf: rtf instanceof Uint8Array ? rtf : null,
    attachments: attachmentsOf(drafts),
  };
}

function textOf(properties: TnefProperties, id: number): string {
  const value = properties.get(id);
  return typeof value === 'string' ? value.trim() : '';
}

function htmlText(bytes: Uint8Array, own: TnefProperties, codePage: number): string {
  const page = own.get(0x3fde);
  const declared = page instanceof Uint8Array ? (page[0] ?? 0) | ((page[1] ?? 0) << 8) : 0;
  return codePageDecoder(declared || codePage)(bytes);
}

/** Objects inside start with the id of their kind; a message inside is a TNEF stream again. */
function attachmentsOf(drafts: readonly Draft[]): TnefAttachment[] {
  const found = drafts.map(({ title, data, properties }, index) => {
    const object = properties.get(0x3701);
    const bytes = data.length === 0 && object instanceof Uint8Array ? object.subarray(16) : data;
    const isMessage = tnefMagic.every((byte, place) => bytes[place] === byte);
    const name =
      safeName(textOf(properties, 0x3707) || textOf(properties, 0x3704) || title || textOf(properties, 0x3001)) ||
      `part-${index + 1}`;
    return { name: isMessage ? `${name.replace(/\.(?:msg|dat)$/i, '')}.tnef` : name, bytes };
  });
  const paths = uniquePaths(found.map(({ name }) => name));
  return found.map((one, index) => ({ ...one, path: paths[index] ?? '' }));
}
