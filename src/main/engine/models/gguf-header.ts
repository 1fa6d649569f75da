/**
 * Our own look at a GGUF header before native code sees the file: llama.cpp parses it inside our process, and a crafted
 * count or offset is how such parsers have been broken. Format: ggml's `docs/gguf.md`, versions 2 and 3.
 */
import { type FileHandle, open } from 'node:fs/promises';
import { AppError } from '../../../preload/contract/errors.ts';
import { limits } from '../limits.ts';
import type { NetworkFacts } from '../types.ts';
import { createGgufCursor } from './gguf-cursor.ts';
import { type GgufValue, readGgufMetadata } from './gguf-metadata.ts';
import { ggufNetwork } from './gguf-network.ts';
import { checkGgufTensors, type GgufTensor } from './gguf-tensors.ts';
import { invalidModel } from './invalid-model.ts';

export type GgufHeader = {
  readonly version: number;
  /** llama.cpp's name of the network, e.g. `llama`, `qwen3`, `bert`. */
  readonly architecture: string;
  /** `model` unless the file is an adapter or another part of a model. */
  readonly type: string;
  readonly name: string | null;
  /** Tokens the model was trained on; null when the file does not say. */
  readonly contextLength: number | null;
  /** Width of its vectors; null when the file does not say. */
  readonly embeddingLength: number | null;
  readonly hasChatTemplate: boolean;
  /** Files the model was split into; 1 for a whole one. */
  readonly parts: number;
  /** What its memory depends on beside its weights; null when the file does not say. */
  readonly network: NetworkFacts | null;
  readonly tensors: number;
  /** Size of the file. */
  readonly bytes: number;
};

/** A header with all that adapters are compared by. */
export type GgufContents = {
  readonly header: GgufHeader;
  readonly metadata: ReadonlyMap<string, GgufValue>;
  readonly tensors: readonly GgufTensor[];
  /** Bytes from the start of the file to the first tensor. */
  readonly dataStart: number;
};

const magic = 0x46554747; // "GGUF" read as a little-endian number
const supportedVersions: readonly number[] = [2, 3];
const defaultAlignment = 32;

/**
 * Reads and checks the header in bounded memory. Rejects with `model-missing`, `model-invalid` (the sentence says what is
 * wrong) or `model-unsupported`.
 */
export async function readGgufHeader(path: string): Promise<GgufHeader> {
  return (await readGgufContents(path)).header;
}

/** As `readGgufHeader`, with every tensor and every small metadata value. */
export async function readGgufContents(path: string): Promise<GgufContents> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    throw new AppError('model-missing', `The model file ${path} cannot be opened: ${error.code ?? error.message}.`, {
      path,
    });
  });
  try {
    return await readContents(file);
  } finally {
    await file.close();
  }
}

async function readContents(file: FileHandle): Promise<GgufContents> {
  const stat = await file.stat();
  if (!stat.isFile()) throw invalidModel('it is not a file');
  const bytes = stat.size;
  if (bytes === 0) throw invalidModel('it is empty');
  const cursor = createGgufCursor(file, bytes);
  if ((await cursor.u32()) !== magic) throw invalidModel('it does not begin with the letters GGUF');
  const version = await cursor.u32();
  if (!supportedVersions.includes(version)) throw unsupportedVersion(version);

  const count = await cursor.u64('the number of tensors');
  const pairs = await cursor.u64('the number of metadata entries');
  if (count === 0) throw invalidModel('it holds no weights');
  if (count > limits.models.maxTensors) throw invalidModel(`it claims ${count} tensors`);
  if (pairs > limits.models.maxMetadata) throw invalidModel(`it claims ${pairs} metadata entries`);

  const metadata = await readGgufMetadata(cursor, pairs);
  const alignment = metadata.get('general.alignment') ?? defaultAlignment;
  if (typeof alignment !== 'number' || !isAlignment(alignment))
    throw invalidModel('its alignment is not a power of two');
  const architecture = text(metadata, 'general.architecture');
  if (!architecture || !/^[\w.-]{1,64}$/.test(architecture)) throw invalidModel('it does not name its architecture');
  const tensors = await checkGgufTensors(cursor, count, alignment, bytes);
  const header: GgufHeader = {
    version,
    architecture,
    type: text(metadata, 'general.type') ?? 'model',
    name: text(metadata, 'general.name'),
    contextLength: positive(metadata, `${architecture}.context_length`),
    embeddingLength: positive(metadata, `${architecture}.embedding_length`),
    hasChatTemplate: text(metadata, 'tokenizer.chat_template') !== null,
    parts: positive(metadata, 'split.count') ?? 1,
    network: ggufNetwork(architecture, metadata),
    tensors: count,
    bytes,
  };
  return { header, metadata, tensors, dataStart: Math.ceil(cursor.position / alignment) * alignment };
}

function unsupportedVersion(version: number): AppError {
  // A big-endian file shows its version in the upper bytes.
  const detail = version > 0xffff ? 'made for another kind of processor' : `GGUF version ${version}`;
  return new AppError('model-unsupported', `This model file cannot be used here: ${detail}.`, { detail });
}

function isAlignment(value: number): boolean {
  return value >= 1 && value <= limits.models.maxAlignment && Number.isInteger(Math.log2(value));
}

function text(metadata: ReadonlyMap<string, GgufValue>, key: string): string | null {
  const value = metadata.get(key);
  return typeof value === 'string' && value !== '' ? value : null;
}

function positive(metadata: ReadonlyMap<string, GgufValue>, key: string): number | null {
  const value = metadata.get(key);
  return typeof value === 'number' && value > 0 ? value : null;
}
