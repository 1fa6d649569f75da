import { limits } from '../../limits.ts';
import { letterSets } from './letter-sets.ts';

export type EncodingGuess = {
  readonly name: string;
  /** Up to 1: every letter beyond ASCII is one its language writes, in a place where it writes it. */
  readonly score: number;
};

/** Punctuation beyond ASCII that every language uses. */
const ordinary = new Set('“”„‚‘’«»‹›–—…•·©®™°§№€£±×÷½¼¾²³¿¡ªº`´¨\u00A0\u00AD');

/**
 * The likeliest encoding of one byte per letter: each table is tried with the letters of the languages written in it, and
 * judged by which letters come out and whether capitals stand where capitals stand.
 */
export function singleByteEncoding(sample: Uint8Array): EncodingGuess {
  let best: EncodingGuess = { name: 'windows-1252', score: 0 };
  const texts = new Map<string, string>();
  for (const { encodings, letters, common } of letterSets) {
    const known = new Set(letters);
    const frequent = common === null ? known : new Set(common);
    for (const name of encodings) {
      const text = texts.get(name) ?? new TextDecoder(name).decode(sample);
      texts.set(name, text);
      const score = scoreOf(text, known, frequent);
      if (score > best.score) best = { name, score };
    }
  }
  return best;
}

const { rare, capital, misplaced, foreign, impossible } = limits.extract.letterScores;

function scoreOf(text: string, known: ReadonlySet<string>, frequent: ReadonlySet<string>): number {
  let sum = 0;
  let count = 0;
  let before = ' ';
  for (const sign of text) {
    if (sign > '\u007F') {
      count += 1;
      sum += signScore(sign, before, known, frequent);
    }
    before = sign;
  }
  return count === 0 ? 0 : sum / count;
}

function signScore(sign: string, before: string, known: ReadonlySet<string>, frequent: ReadonlySet<string>): number {
  if (ordinary.has(sign)) return 0;
  if (sign < '\u00A0' || sign === '\uFFFD') return impossible;
  const lower = sign.toLowerCase();
  if (!known.has(lower)) return foreign;
  // No word is written in two scripts: a letter read by the wrong table stands among Latin ones.
  if (sign > '\u024F' && /[a-z]/i.test(before)) return misplaced;
  if (lower === sign) {
    return frequent.has(sign) ? 1 : rare;
  }
  return isSmall(before) ? misplaced : capital;
}

function isSmall(sign: string): boolean {
  return sign !== sign.toUpperCase() && sign === sign.toLowerCase();
}
