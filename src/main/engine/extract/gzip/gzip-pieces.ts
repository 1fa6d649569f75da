import { Gunzip } from 'fflate';
import { AppError } from '../../../../preload/contract/errors.ts';
import type { ByteSource } from '../../types.ts';
import { cutOff } from '../cut-off-items.ts';
import { boundedPieces } from '../zip/bounded-pieces.ts';
import { crc32 } from '../zip/crc32.ts';
import { zipLimits } from '../zip/limits.ts';
import { checkExpansion } from '../zip/zip-directory.ts';

const trailerBytes = 8;
/** fflate's code for a header that is none. */
const badHeader = 6;

/**
 * What fflate knows of where it stands and does not tell: `v` is 0 within a member's packed bytes, 1 in front of the first header, else one
 * more than the bytes of `p`, which is not read yet, to the end of the last member's trailer.
 */
type Place = { readonly v: number; readonly p: Uint8Array };

/**
 * Unpacks a gzip file (RFC 1952, several members one after another) in bounded pieces and checks each member's sum. Bytes after
 * the last member that are no member are passed over, as gzip does. Throws `file-damaged`, `expansion-limit`, and `file-cut-off` after what
 * a file holds whose end is missing.
 */
export async function* gzipPieces(
  source: ByteSource,
  maxExpansion: number,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  let out: Uint8Array[] = [];
  let sum = 0;
  let total = 0;
  let ended = 0;
  const gunzip = new Gunzip((chunk) => {
    if (chunk.length === 0) return;
    sum = crc32(chunk, sum);
    total += chunk.length;
    checkExpansion(total, source.size, maxExpansion);
    out.push(chunk);
  });
  /** Packed bytes kept to read a member's sum from, and where they start. */
  let held = new Uint8Array(0) as Uint8Array;
  let heldAt = 0;
  const check = (end: number) => {
    const at = end - trailerBytes - heldAt;
    const view = new DataView(held.buffer, held.byteOffset, held.byteLength);
    if (at >= 0 && end - heldAt <= held.length && view.getUint32(at, true) !== sum) throw damaged();
    sum = 0;
    ended = end;
  };
  gunzip.onmember = check;
  let padded = false;
  for (let at = 0; at < source.size && !padded; ) {
    signal.throwIfAborted();
    const piece = await source.read(at, Math.min(zipLimits.pieceBytes, source.size - at));
    if (piece.length === 0) break;
    const kept = held.subarray(-zipLimits.pieceBytes);
    heldAt = at - kept.length;
    held = joined(kept, piece);
    at += piece.length;
    try {
      gunzip.push(piece.slice(), false);
    } catch (error) {
      if (error instanceof AppError) throw error;
      if (total === 0 || (error as { readonly code?: number }).code !== badHeader) throw damaged();
      padded = true;
    }
    yield* boundedPieces(out);
    out = [];
  }
  if (padded) return;
  const { v, p } = gunzip as unknown as Place;
  const left = p.length - (v - 1);
  if (v === 0 || (v > 1 && left < 0)) throw total > 0 ? cutOff() : damaged();
  if (v === 1) throw damaged();
  if (ended < source.size - left) check(source.size - left);
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}

function damaged(): AppError {
  return new AppError('file-damaged', 'The file is damaged: its archive can not be read.', {});
}
