/**
 * The header of a safetensors file, checked before a byte of its values is used: 8 bytes with the length of a JSON object,
 * the object (name → dtype, shape, data_offsets), then the values without gap or overlap up to the end of the file.
 */
import { type FileHandle, open } from 'node:fs/promises';
import { AppError } from '../../../../preload/contract/errors.ts';
import { safetensorsLimits } from './limits.ts';

export type SafetensorsTensor = {
  readonly name: string;
  readonly dtype: string;
  /** Lengths, the slowest-running one first. */
  readonly shape: readonly number[];
  /** Bytes from the start of the file. */
  readonly start: number;
  readonly bytes: number;
};
export type SafetensorsHeader = {
  readonly tensors: readonly SafetensorsTensor[];
  /** The file's own notes, text to text. */
  readonly notes: ReadonlyMap<string, string>;
};

/** Bytes per value. */
const widths: ReadonlyMap<string, number> = new Map([
  ['BOOL', 1],
  ['U8', 1],
  ['I8', 1],
  ['F8_E4M3', 1],
  ['F8_E5M2', 1],
  ['F16', 2],
  ['BF16', 2],
  ['I16', 2],
  ['U16', 2],
  ['F32', 4],
  ['I32', 4],
  ['U32', 4],
  ['F64', 8],
  ['I64', 8],
  ['U64', 8],
]);
const lengthBytes = 8;

/** Reads at most the header. Rejects with `adapter-missing` when the file cannot be opened, else with `adapter-invalid`. */
export async function readSafetensorsHeader(path: string): Promise<SafetensorsHeader> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    throw new AppError('adapter-missing', `${path} cannot be opened: ${error.code ?? error.message}.`, { path });
  });
  try {
    return await readHeader(file);
  } finally {
    await file.close();
  }
}

async function readHeader(file: FileHandle): Promise<SafetensorsHeader> {
  const stat = await file.stat();
  if (!stat.isFile()) throw invalidSafetensors('it is not a file');
  const length = await readLength(file, stat.size);
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, lengthBytes);
  if (bytesRead < length) throw invalidSafetensors('it ends inside its header');
  const entries = parseHeader(bytes);
  const dataStart = lengthBytes + length;
  const notes = notesOf(entries.get('__metadata__'));
  entries.delete('__metadata__');
  if (entries.size === 0) throw invalidSafetensors('it holds no weights');
  if (entries.size > safetensorsLimits.maxTensors) throw invalidSafetensors(`it claims ${entries.size} tensors`);
  const tensors = [...entries].map(([name, entry]) => tensorOf(name, entry, dataStart));
  assertSideBySide(tensors, dataStart, stat.size);
  return { tensors, notes };
}

async function readLength(file: FileHandle, size: number): Promise<number> {
  const bytes = Buffer.alloc(lengthBytes);
  const { bytesRead } = await file.read(bytes, 0, lengthBytes, 0);
  if (bytesRead < lengthBytes) throw invalidSafetensors('it ends inside its first number');
  const claimed = bytes.readBigUInt64LE();
  if (claimed > BigInt(safetensorsLimits.maxHeaderBytes)) throw invalidSafetensors('its header is impossibly long');
  if (claimed > BigInt(size - lengthBytes)) throw invalidSafetensors('it ends inside its header');
  if (claimed < 2n) throw invalidSafetensors('it has no header');
  return Number(claimed);
}

function parseHeader(bytes: Buffer): Map<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw invalidSafetensors('its header is not JSON');
  }
  if (!isRecord(value)) throw invalidSafetensors('its header is not a list of tensors');
  return new Map(Object.entries(value));
}

function notesOf(value: unknown): ReadonlyMap<string, string> {
  if (value === undefined) return new Map();
  if (!isRecord(value)) throw invalidSafetensors('its notes are not a list');
  return new Map(Object.entries(value).filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
}

function tensorOf(name: string, entry: unknown, dataStart: number): SafetensorsTensor {
  const shown = shownName(name);
  if (!isRecord(entry)) throw invalidSafetensors(`${shown} has no description`);
  const { dtype, shape, data_offsets: offsets } = entry;
  const width = typeof dtype === 'string' ? widths.get(dtype) : undefined;
  if (typeof dtype !== 'string' || width === undefined)
    throw invalidSafetensors(`${shown} has an unknown number format`);
  if (!isCounts(shape) || shape.length > safetensorsLimits.maxDimensions) {
    throw invalidSafetensors(`${shown} has an impossible shape`);
  }
  if (!isCounts(offsets) || offsets.length !== 2) throw invalidSafetensors(`${shown} has no place in the file`);
  const [begin = 0, end = 0] = offsets;
  const values = shape.reduce((product, dimension) => product * dimension, 1);
  const bytes = values * width;
  if (!Number.isSafeInteger(bytes)) throw invalidSafetensors(`${shown} has an impossible shape`);
  if (end - begin !== bytes) throw invalidSafetensors(`${shown} does not have the size its shape asks for`);
  return { name, dtype, shape, start: dataStart + begin, bytes };
}

/** As the format says: one after the other, no hole, up to the end of the file. */
function assertSideBySide(tensors: readonly SafetensorsTensor[], dataStart: number, size: number): void {
  let reached = dataStart;
  for (const { name, start, bytes } of tensors.toSorted((a, b) => a.start - b.start || a.bytes - b.bytes)) {
    if (start < reached) throw invalidSafetensors(`${shownName(name)} lies on the bytes of another tensor`);
    if (start > reached) throw invalidSafetensors(`there is a hole before ${shownName(name)}`);
    reached = start + bytes;
    if (reached > size) {
      throw invalidSafetensors(`${shownName(name)} lies beyond the end of the file; the download may be incomplete`);
    }
  }
  if (reached < size) throw invalidSafetensors('it goes on after its last tensor');
}

/** A name from a hostile file, fit for a sentence. */
export function shownName(name: string): string {
  return `“${name.replace(/[^\x20-\x7e]/g, '?').slice(0, safetensorsLimits.shownNameCharacters)}”`;
}

export function invalidSafetensors(detail: string): AppError {
  return new AppError('adapter-invalid', `This is not a usable safetensors file: ${detail}.`, { detail });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCounts(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((count) => Number.isSafeInteger(count) && (count as number) >= 0);
}
