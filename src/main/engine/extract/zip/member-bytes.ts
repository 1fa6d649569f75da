import { AppError } from '../../../../preload/contract/errors.ts';
import type { ByteSource } from '../../types.ts';
import { inflatePieces } from './inflate-pieces.ts';
import { zipLimits } from './limits.ts';
import { checkExpansion, damaged, type ZipMember } from './zip-directory.ts';

const localSignature = 0x04034b50;
const localBytes = 30;

/**
 * Unpacks one member in bounded pieces, looking at the expansion limit and the signal as it goes: sizes in the directory may
 * lie. Of a member that is cut off comes what is there. Rejects with `file-damaged`, `password-needed`, `wrong-password`, `format-unsupported` (method), `expansion-limit`.
 */
export async function* memberBytes(
  source: ByteSource,
  member: ZipMember,
  maxExpansion: number,
  signal: AbortSignal,
  password: string | null = null,
): AsyncGenerator<Uint8Array> {
  if (member.encrypted && password === null) {
    throw new AppError('password-needed', 'The file is protected by a password.', {});
  }
  if (member.method !== 0 && member.method !== 8) {
    throw new AppError('format-unsupported', 'A part of the file is packed in a way that is not read.', {
      method: member.method,
    });
  }
  let pieces = packedPieces(source, member, signal);
  if (member.encrypted) {
    const { decryptMember } = await import('./decrypt-member.ts');
    pieces = decryptMember(pieces, member, password ?? '');
  }
  let total = 0;
  try {
    for await (const piece of member.method === 8 ? inflatePieces(pieces, member.cut) : pieces) {
      total += piece.length;
      checkExpansion(total, Math.max(1, member.compressedBytes), maxExpansion);
      yield piece;
    }
  } catch (error) {
    // fflate reports what it can't inflate with errors of its own.
    throw error instanceof AppError || signal.aborted ? error : damaged();
  }
}

async function* packedPieces(source: ByteSource, member: ZipMember, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const header = await source.read(member.offset, localBytes);
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  if (header.length < localBytes || view.getUint32(0, true) !== localSignature) throw damaged();
  const start = member.offset + localBytes + view.getUint16(26, true) + view.getUint16(28, true);
  // Stored bytes come as large pieces: nothing grows.
  const most = member.method === 0 ? zipLimits.storedBytes : zipLimits.pieceBytes;
  let read = new Uint8Array(0) as Uint8Array;
  for (let at = 0; at < member.compressedBytes; ) {
    signal.throwIfAborted();
    if (read.length === 0) {
      read = await source.read(start + at, Math.min(zipLimits.storedBytes, member.compressedBytes - at));
      if (read.length === 0) throw damaged();
    }
    const piece = read.subarray(0, most);
    read = read.subarray(piece.length);
    at += piece.length;
    yield piece;
  }
}
