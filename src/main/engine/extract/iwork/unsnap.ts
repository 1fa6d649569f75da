import { AppError } from '../../../../preload/contract/errors.ts';
import { iworkLimits } from './limits.ts';

/** Unpacks one block of Snappy (format description of 2011): literals and copies of what came before. Throws `file-damaged`. */
export function unsnap(block: Uint8Array): Uint8Array {
  let at = 0;
  let size = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = block[at++];
    if (byte === undefined || shift > 28) throw damaged();
    size += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) break;
  }
  if (size > iworkLimits.maxBlockBytes) throw damaged();
  const out = new Uint8Array(size);
  let end = 0;
  const littleEndian = (bytes: number): number => {
    let value = 0;
    for (let index = 0; index < bytes; index += 1) value += (block[at + index] ?? 0) * 2 ** (8 * index);
    at += bytes;
    return value;
  };
  while (at < block.length) {
    const tag = block[at++] ?? 0;
    const kind = tag & 3;
    if (kind === 0) {
      const short = tag >> 2;
      const length = 1 + (short < 60 ? short : littleEndian(short - 59));
      if (at + length > block.length || end + length > size) throw damaged();
      out.set(block.subarray(at, at + length), end);
      at += length;
      end += length;
      continue;
    }
    const length = kind === 1 ? 4 + ((tag >> 2) & 7) : 1 + (tag >> 2);
    const distance = kind === 1 ? ((tag >> 5) << 8) + littleEndian(1) : littleEndian(kind === 2 ? 2 : 4);
    if (distance === 0 || distance > end || end + length > size) throw damaged();
    // A copy may reach into what it writes.
    for (let index = 0; index < length; index += 1, end += 1) out[end] = out[end - distance] ?? 0;
  }
  if (end !== size) throw damaged();
  return out;
}

function damaged(): AppError {
  return new AppError('file-damaged', 'The file is damaged: one of its parts can not be unpacked.', {});
}
