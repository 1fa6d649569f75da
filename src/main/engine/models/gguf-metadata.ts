/** The key-value part of a GGUF header (ggml's `docs/gguf.md`): small values are kept, lists are passed over. */
import { limits } from '../limits.ts';
import type { GgufCursor } from './gguf-cursor.ts';
import { invalidModel } from './invalid-model.ts';
import { isName } from './is-name.ts';
import { ggufLimits } from './limits.ts';

/** Numbers and booleans as they are, short lists of whole numbers or booleans as such, other lists as their length. */
export type GgufValue = string | number | boolean | readonly number[];

const stringType = 8;
const listType = 9;
const booleanType = 7;
const unsigned32 = 4;
const signed32 = 5;
const float32 = 6;
const unsigned64 = 10;
/** Bytes per value, by type number. */
const widths: ReadonlyMap<number, number> = new Map([
  [0, 1],
  [1, 1],
  [2, 2],
  [3, 2],
  [unsigned32, 4],
  [signed32, 4],
  [float32, 4],
  [booleanType, 1],
  [unsigned64, 8],
  [11, 8],
  [12, 8],
]);
const lengthBytes = 8;
const vocabularyKey = 'tokenizer.ggml.tokens';

/** Reads `count` pairs. Throws `model-invalid` on unknown types, double keys and anything that reaches past the file. */
export async function readGgufMetadata(cursor: GgufCursor, count: number): Promise<ReadonlyMap<string, GgufValue>> {
  const values = new Map<string, GgufValue>();
  for (let index = 0; index < count; index++) {
    const key = await cursor.string(limits.models.maxKeyBytes, 'a metadata name');
    if (!isName(key)) throw invalidModel('one of its metadata entries has no readable name');
    if (values.has(key)) throw invalidModel(`the metadata ${printable(key)} stands in it twice`);
    values.set(key, await readValue(cursor, await cursor.u32(), key));
  }
  return values;
}

async function readValue(cursor: GgufCursor, type: number, key: string): Promise<GgufValue> {
  if (type === stringType) return cursor.string(limits.models.maxStringBytes, `the metadata ${printable(key)}`);
  if (type === listType) return readList(cursor, key);
  if (type === unsigned32) return cursor.u32();
  if (type === float32) return cursor.f32();
  if (type === booleanType) return (await cursor.u8()) !== 0;
  if (type === unsigned64) return cursor.u64(`the metadata ${printable(key)}`);
  const width = widths.get(type);
  if (width === undefined) throw invalidModel(`the metadata ${printable(key)} has the unknown type ${type}`);
  cursor.skip(width, `the metadata ${printable(key)}`);
  return true; // Present; no rule of ours needs its value.
}

/** A value per layer comes as a list; vocabularies, which are longer, are passed over. */
async function readList(cursor: GgufCursor, key: string): Promise<GgufValue> {
  const what = `the list ${printable(key)}`;
  const type = await cursor.u32();
  const count = await cursor.u64(`the length of ${what}`);
  const read = type === unsigned32 || type === signed32 ? cursor.u32 : type === booleanType ? cursor.u8 : null;
  if (read === null || count > ggufLimits.longestKeptList) return skipList(cursor, key, type, count, 0);
  const values: number[] = [];
  for (let index = 0; index < count; index++) values.push(await read());
  return values;
}

/** Checks that a list fits into the file before walking it, so that a huge count costs nothing. */
async function skipList(cursor: GgufCursor, key: string, type: number, count: number, depth: number): Promise<number> {
  const what = `the list ${printable(key)}`;
  if (depth > limits.models.maxListDepth) throw invalidModel(`${what} is nested too deeply`);
  const width = widths.get(type);
  if (width !== undefined) {
    cursor.skip(count * width, what);
    return count;
  }
  if (type !== stringType && type !== listType) throw invalidModel(`${what} has the unknown type ${type}`);
  if (count * lengthBytes > cursor.remaining) throw invalidModel(`${what} is longer than the file`);
  if (type === stringType && key === vocabularyKey) await checkVocabulary(cursor, count, what);
  else if (type === stringType) await cursor.skipStrings(count, what);
  else {
    for (let index = 0; index < count; index++) {
      await skipList(cursor, key, await cursor.u32(), await cursor.u64(`the length of ${what}`), depth + 1);
    }
  }
  return count;
}

/** llama.cpp ends the process when a word stands in the vocabulary twice; empty ones it names apart. */
async function checkVocabulary(cursor: GgufCursor, count: number, what: string): Promise<void> {
  const known = new Set<string>();
  for (let index = 0; index < count; index++) {
    const token = await cursor.string(limits.models.maxTokenBytes, `a word of ${what}`, 'latin1');
    if (token !== '' && known.has(token)) throw invalidModel('its vocabulary holds a word twice');
    known.add(token);
  }
}

/** A name from a hostile file, fit for a sentence. */
function printable(name: string): string {
  return `“${name.replace(/[^\x20-\x7e]/g, '?').slice(0, limits.models.shownNameCharacters)}”`;
}
