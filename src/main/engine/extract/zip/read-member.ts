import { Inflate } from 'fflate';
import { AppError } from '../../../../preload/contract/errors.ts';
import { limits } from '../../limits.ts';
import type { ByteSource } from '../../types.ts';
import { checkExpansion, damaged, type ZipMember } from './zip-directory.ts';

const localSignature = 0x04034b50;
const localBytes = 30;

/**
 * Unpacks one member whole, looking at the expansion limit and the signal as it goes: sizes in the directory may lie.
 * Rejects with `file-damaged`, `password-needed`, `expansion-limit`, or `text-limit` above `mostBytes`.
 */
export async function readMember(
  source: ByteSource,
  member: ZipMember,
  maxExpansion: number,
  mostBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  if (member.encrypted) throw new AppError('password-needed', 'The file is protected by a password.', {});
  const header = await source.read(member.offset, localBytes);
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  if (header.length < localBytes || view.getUint32(0, true) !== localSignature) throw damaged();
  const start = member.offset + localBytes + view.getUint16(26, true) + view.getUint16(28, true);
  const chunks: Uint8Array[] = [];
  let total = 0;
  const take = (chunk: Uint8Array) => {
    total += chunk.length;
    checkExpansion(total, Math.max(1, member.compressedBytes), maxExpansion);
    if (total > mostBytes)
      throw new AppError('text-limit', 'A part of the file is too large to read.', { most: mostBytes });
    chunks.push(chunk);
  };
  const inflate = member.method === 8 ? new Inflate(take) : null;
  if (!inflate && member.method !== 0) throw damaged();
  try {
    for (let at = 0; at < member.compressedBytes; ) {
      signal.throwIfAborted();
      const length = Math.min(limits.extract.inflateBytes, member.compressedBytes - at);
      const part = await source.read(start + at, length);
      if (part.length === 0) throw damaged();
      at += part.length;
      if (inflate) inflate.push(part, at >= member.compressedBytes);
      else take(part);
    }
  } catch (error) {
    // fflate reports what it can't inflate with errors of its own.
    throw error instanceof AppError || signal.aborted ? error : damaged();
  }
  return joined(chunks, total);
}

function joined(chunks: readonly Uint8Array[], total: number): Uint8Array {
  const bytes = new Uint8Array(total);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
