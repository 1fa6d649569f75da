/** Writes GGUF files (ggml's `docs/gguf.md`, version 3): the whole header first, then tensors piece by piece, in any order. */
import { type FileHandle, open } from 'node:fs/promises';
import { ggmlTypes } from './ggml-types.ts';

export type GgufEntry =
  | { readonly key: string; readonly type: 'string'; readonly value: string }
  | { readonly key: string; readonly type: 'u32' | 'f32'; readonly value: number }
  | { readonly key: string; readonly type: 'bool'; readonly value: boolean }
  | { readonly key: string; readonly type: 'strings'; readonly value: readonly string[] }
  | { readonly key: string; readonly type: 'f32s' | 'i32s'; readonly value: readonly number[] };

/** `dimensions` as ggml counts them, the fastest-running first; `type` is ggml's number of the format. */
export type NewTensor = { readonly name: string; readonly dimensions: readonly number[]; readonly type: number };

export type GgufWriter = {
  /** Puts bytes into a tensor, `at` counted from its start. */
  write(tensor: string, at: number, bytes: Uint8Array): Promise<void>;
  /** Flushes to the disk. */
  close(): Promise<void>;
};

const alignment = 32;
const typeNumbers = { string: 8, u32: 4, f32: 6, bool: 7, list: 9, i32: 5 } as const;

/** Begins a file at `path`, which must not exist yet. Rejects with the system's error. */
export async function createGgufWriter(
  path: string,
  entries: readonly GgufEntry[],
  tensors: readonly NewTensor[],
): Promise<GgufWriter> {
  const places = new Map<string, number>();
  let end = 0;
  for (const tensor of tensors) {
    places.set(tensor.name, end);
    end = aligned(end + bytesOf(tensor));
  }
  const header = Buffer.concat([
    Buffer.from('GGUF'),
    u32(3),
    u64(tensors.length),
    u64(entries.length),
    ...entries.flatMap((entry) => [text(entry.key), ...bytesOfValue(entry)]),
    ...tensors.flatMap(({ name, dimensions, type }) => [
      text(name),
      u32(dimensions.length),
      ...dimensions.map(u64),
      u32(type),
      u64(places.get(name) as number),
    ]),
  ]);
  const dataStart = aligned(header.length);
  const file = await open(path, 'wx', 0o600);
  try {
    await file.truncate(dataStart + end);
    await writeAll(file, header, 0);
  } catch (error) {
    await file.close();
    throw error;
  }
  return {
    async write(tensor, at, bytes) {
      const place = places.get(tensor);
      if (place === undefined) throw new Error(`no tensor ${tensor}`);
      await writeAll(file, bytes, dataStart + place + at);
    },
    async close() {
      await file.sync();
      await file.close();
    },
  };
}

async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const step = await file.write(bytes, written, bytes.length - written, position + written);
    written += step.bytesWritten;
  }
}

function bytesOf({ dimensions, type }: NewTensor): number {
  const format = ggmlTypes.get(type);
  if (!format) throw new Error(`unknown number format ${type}`);
  return (dimensions.reduce((product, length) => product * length, 1) / format.values) * format.bytes;
}

function bytesOfValue(entry: GgufEntry): readonly Buffer[] {
  switch (entry.type) {
    case 'string':
      return [u32(typeNumbers.string), text(entry.value)];
    case 'u32':
      return [u32(typeNumbers.u32), u32(entry.value)];
    case 'f32':
      return [u32(typeNumbers.f32), f32(entry.value)];
    case 'bool':
      return [u32(typeNumbers.bool), Buffer.from([entry.value ? 1 : 0])];
    case 'strings':
      return [u32(typeNumbers.list), u32(typeNumbers.string), u64(entry.value.length), ...entry.value.map(text)];
    case 'f32s':
      return [u32(typeNumbers.list), u32(typeNumbers.f32), u64(entry.value.length), ...entry.value.map(f32)];
    case 'i32s':
      return [u32(typeNumbers.list), u32(typeNumbers.i32), u64(entry.value.length), ...entry.value.map(i32)];
  }
}

const aligned = (bytes: number): number => Math.ceil(bytes / alignment) * alignment;

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
function i32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}
function f32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return bytes;
}
function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}
function text(value: string): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([u64(bytes.length), bytes]);
}
