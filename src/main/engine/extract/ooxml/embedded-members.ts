import type { Member } from '../../types.ts';
import { embeddedObject } from '../compound/embedded-object.ts';
import { ooxmlLimits } from './limits.ts';
import type { OfficePackage } from './office-package.ts';

/**
 * Files put into an Office file: workbooks behind charts, documents shown as icons, imported chunks of other formats. Pictures are part of the page and not listed,
 * nor are objects that hold no file (equations, controls).
 */
export async function* embeddedMembers(file: OfficePackage): AsyncGenerator<Member> {
  let count = 0;
  for (const [path, packed] of file.members) {
    if (!isEmbedded(path) || count >= ooxmlLimits.maxMembers) continue;
    const name = path.slice(path.lastIndexOf('/') + 1);
    const member: Member = { path, name, size: packed.bytes, modifiedMs: null, problem: null };
    if (packed.cut) yield { ...member, problem: { code: 'file-damaged', values: {} } };
    else if (packed.bytes > ooxmlLimits.maxMemberBytes) {
      yield { ...member, problem: { code: 'member-limit', values: {} } };
    } else if (/\.bin$/i.test(name)) {
      const object = embeddedObject((await file.bytes(path, ooxmlLimits.maxMemberBytes)) ?? new Uint8Array());
      if (!object) continue;
      // Without the ending .bin the content tells what it is.
      yield { ...member, name: object.name ?? name.replace(/\.bin$/i, ''), size: object.bytes.length };
    } else yield member;
    count += 1;
  }
}

/** The bytes of an embedded file in pieces, taken out of the object that wraps it. Null when it is not there. */
export async function openEmbedded(file: OfficePackage, path: string): Promise<Iterable<Uint8Array> | null> {
  if (!isEmbedded(path)) return null;
  const bytes = await file.bytes(path, ooxmlLimits.maxMemberBytes);
  return bytes ? pieces(embeddedObject(bytes)?.bytes ?? bytes) : null;
}

/** Bytes in parts of a size that is handed on at once. */
export function* pieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += ooxmlLimits.memberPieceBytes) {
    yield bytes.subarray(at, at + ooxmlLimits.memberPieceBytes);
  }
}

function isEmbedded(path: string): boolean {
  return /^(?:(?:word|ppt|xl)\/embeddings\/[^/\\]+|(?:word\/)?afchunk[^/\\]*)$/i.test(path);
}
