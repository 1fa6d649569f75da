/** The places of a word in the full-text index, in one piece: asking for them one by one takes five times as long. */
import type { Database } from 'better-sqlite3';
import type { TermChoice } from '../types.ts';
import { openWordInstances } from './word-instances.ts';

/** Passages with a word, their ids ascending, and beside each how often it stands there, weighted by column. */
export type Postings = { readonly ids: Uint32Array; readonly often: Float32Array };

const comma = 44;
const zero = 48;
/** Title, heading and body: a place is packed as passage × 3 + column. Exact up to 1.4 thousand million passages. */
const columns = 3;

/** `weights`: what one place in title, heading and body counts. */
export function createPostingsReader(database: Database, weights: readonly [number, number, number]) {
  openWordInstances(database);
  const packed = `SELECT CAST(group_concat(doc * ${columns} + (col = 'heading') + 2 * (col = 'body')) AS BLOB) FROM chunk_instance`;
  const ofTerm = database.prepare(`${packed} WHERE term = ?`).pluck();
  const ofBeginning = database.prepare(`${packed} WHERE term >= ? AND term < ?`).pluck();

  return ({ term, beginning, titleOnly }: TermChoice): Postings => {
    const text = (beginning ? ofBeginning.get(term, `${term}\u{10ffff}`) : ofTerm.get(term)) as Buffer | null;
    const places = numbersOf(text ?? new Uint8Array(0));
    // Those of several words come word by word.
    if (beginning) places.sort();
    const ids = new Uint32Array(places.length);
    const often = new Float32Array(places.length);
    let last = -1;
    for (const place of places) {
      const column = place % columns;
      if (titleOnly && column !== 0) continue;
      const id = (place - column) / columns;
      if (last < 0 || ids[last] !== id) {
        last += 1;
        ids[last] = id;
      }
      often[last] = (often[last] as number) + (weights[column] as number);
    }
    return { ids: ids.subarray(0, last + 1), often: often.subarray(0, last + 1) };
  };
}

/** Decimal numbers with commas between them. */
function numbersOf(text: Uint8Array): Uint32Array {
  const numbers = new Uint32Array(Math.ceil(text.length / 2));
  let count = 0;
  let value = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text[at] as number;
    if (code === comma) {
      numbers[count++] = value;
      value = 0;
    } else value = value * 10 + code - zero;
  }
  if (text.length > 0) numbers[count++] = value;
  return numbers.subarray(0, count);
}
