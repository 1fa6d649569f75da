/** Walks the outer fields of an ONNX file (protobuf, `onnx.proto3` ModelProto): all must end inside the file, one is the network. */
import { type FileHandle, open, stat } from 'node:fs/promises';
import { AppError } from '../../../preload/contract/errors.ts';
import { modelFolderLimits } from './limits.ts';

const irVersion = 1;
const graph = 7;
/** A tag and a length take ten bytes each at most. */
const headBytes = 20;

/** Bytes of the file with the weights beside it, if it keeps them apart. Rejects with `model-invalid`; `name` stands in the sentence. */
export async function checkOnnxFile(path: string, name: string): Promise<number> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    throw invalid(name, `cannot be opened (${error.code ?? error.message})`);
  });
  try {
    const { size } = await file.stat();
    const fields = await outerFields(file, size, name);
    if (!fields.has(irVersion) || !fields.has(graph)) throw invalid(name, 'is no ONNX model');
    const apart = await stat(`${path}_data`).catch(() => null);
    return size + (apart?.size ?? 0);
  } finally {
    await file.close();
  }
}

async function outerFields(file: FileHandle, size: number, name: string): Promise<Set<number>> {
  const fields = new Set<number>();
  const buffer = Buffer.alloc(headBytes);
  let position = 0;
  for (let count = 0; position < size; count++) {
    if (count > modelFolderLimits.maxOnnxFields) throw invalid(name, 'is no ONNX model');
    const { bytesRead } = await file.read(buffer, 0, headBytes, position);
    const tag = varint(buffer, 0, bytesRead);
    const value = tag && varint(buffer, tag.end, bytesRead);
    if (!tag || tag.value === 0) throw invalid(name, 'is no ONNX model');
    const ends: Readonly<Record<number, number | undefined>> = {
      0: value?.end,
      1: tag.end + 8,
      2: value ? value.end + value.value : undefined,
      5: tag.end + 4,
    };
    const end = ends[tag.value % 8];
    if (end === undefined) throw invalid(name, 'is no ONNX model');
    if (position + end > size) throw invalid(name, 'ends too early; the download may be incomplete');
    fields.add(Math.floor(tag.value / 8));
    position += end;
  }
  return fields;
}

/** A base-128 number and where it ends; null when the bytes end first. */
function varint(bytes: Buffer, from: number, length: number): { readonly value: number; readonly end: number } | null {
  let value = 0;
  for (let at = from; at < Math.min(length, from + 10); at++) {
    const byte = bytes[at] as number;
    value += (byte & 127) * 2 ** (7 * (at - from));
    if (byte < 128) return { value, end: at + 1 };
  }
  return null;
}

function invalid(name: string, what: string): AppError {
  const detail = `${name} ${what}`;
  return new AppError('model-invalid', `This is not a usable model folder: ${detail}.`, { detail });
}
