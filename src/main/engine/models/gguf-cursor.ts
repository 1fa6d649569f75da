/** Reads a GGUF file forward in bounded parts; anything beyond the file or the header bound throws `model-invalid`. */
import type { FileHandle } from 'node:fs/promises';
import { limits } from '../limits.ts';
import { invalidModel } from './invalid-model.ts';

export type GgufCursor = {
  /** Bytes from the start of the file. */
  readonly position: number;
  readonly remaining: number;
  u8(): Promise<number>;
  u32(): Promise<number>;
  f32(): Promise<number>;
  /** A count, length or offset: refused when no honest file could hold it exactly. */
  u64(what: string): Promise<number>;
  /** Length-prefixed UTF-8, at most `longest` bytes; as latin1 every byte becomes one character, and no two texts the same. */
  string(longest: number, what: string, encoding?: 'utf8' | 'latin1'): Promise<string>;
  skip(bytes: number, what: string): void;
  /** Passes over `count` strings without keeping them. */
  skipStrings(count: number, what: string): Promise<void>;
};

export function createGgufCursor(file: FileHandle, size: number): GgufCursor {
  const end = Math.min(size, limits.models.maxHeaderBytes);
  const buffer = Buffer.allocUnsafe(limits.models.readBytes);
  let bufferStart = 0;
  let bufferLength = 0;
  let position = 0;

  function assertInside(bytes: number, what: string): void {
    if (bytes > end - position) {
      throw invalidModel(size > end ? `${what} goes on beyond any honest header` : `it ends inside ${what}`);
    }
  }

  /** Where `bytes` bytes stand in the buffer; `bytes` never exceeds the buffer. */
  async function load(bytes: number, what: string): Promise<number> {
    assertInside(bytes, what);
    const inBuffer = position - bufferStart;
    if (inBuffer >= 0 && inBuffer + bytes <= bufferLength) return inBuffer;
    const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, end - position), position);
    if (bytesRead < bytes) throw invalidModel(`it ends inside ${what}`);
    bufferStart = position;
    bufferLength = bytesRead;
    return 0;
  }

  async function u64(what: string): Promise<number> {
    const value = buffer.readBigUInt64LE(await load(8, what));
    position += 8;
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw invalidModel(`${what} is impossibly large`);
    return Number(value);
  }

  function skip(bytes: number, what: string): void {
    assertInside(bytes, what);
    position += bytes;
  }

  return {
    get position() {
      return position;
    },
    get remaining() {
      return end - position;
    },
    async u8() {
      const value = buffer.readUInt8(await load(1, 'a number'));
      position += 1;
      return value;
    },
    async u32() {
      const value = buffer.readUInt32LE(await load(4, 'a number'));
      position += 4;
      return value;
    },
    async f32() {
      const value = buffer.readFloatLE(await load(4, 'a number'));
      position += 4;
      return value;
    },
    u64,
    async string(longest, what, encoding = 'utf8') {
      const length = await u64(`the length of ${what}`);
      if (length > longest) throw invalidModel(`${what} is ${length} bytes long`);
      const at = await load(length, what);
      position += length;
      return buffer.toString(encoding, at, at + length);
    },
    skip,
    async skipStrings(count, what) {
      for (let index = 0; index < count; index++) skip(await u64(`the length of ${what}`), what);
    },
  };
}
