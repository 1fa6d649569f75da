/** Whether a pattern may take for ever on the wrong text. A reader of the syntax of regular expressions, no more of it than this needs. */
import { extractionLimits } from './limits.ts';

type Sequence = {
  /** Holds a repetition of unsure length, or a choice, at any depth: repeated, it can be read in more ways than can be tried. */
  readonly varies: boolean;
  readonly isCostly: boolean;
  readonly end: number;
  readonly unbounded: number;
  readonly optional: number;
  /** Those of them that take marks too: no mark after them ends them. */
  readonly wide: { readonly unbounded: number; readonly optional: number };
};

/** `pattern`: a valid one; what is not is never costly. */
export function isCostlyPattern(pattern: string): boolean {
  return sequence(pattern, 0).isCostly;
}

function sequence(pattern: string, from: number): Sequence {
  let [at, varies, isCostly, unbounded, optional] = [from, false, false, 0, 0];
  const wide = { unbounded: 0, optional: 0 };
  while (at < pattern.length && pattern[at] !== ')') {
    if (pattern[at] === '|') {
      varies = true;
      at += 1;
      continue;
    }
    let inner: Sequence | null = null;
    const atomStart = at;
    if (pattern[at] === '(') {
      const head = /^\((?:\?(?:[:=!]|<[=!]|<[^>]*>))?/.exec(pattern.slice(at))?.[0] ?? '(';
      inner = sequence(pattern, at + head.length);
      at = inner.end + 1;
    } else at = atomEnd(pattern, at);
    const atom = pattern.slice(atomStart, at);
    // What refers back is tried anew at each place.
    if (/^\\(?:[1-9]|k)/.test(atom)) isCostly = true;
    const { least, most, length } = quantifierAt(pattern, at);
    at += length;
    if (inner) {
      isCostly ||= inner.isCostly || (most > 1 && inner.varies);
      varies ||= inner.varies;
      unbounded += inner.unbounded;
      optional += inner.optional;
      wide.unbounded += inner.wide.unbounded;
      wide.optional += inner.wide.optional;
    }
    if (least !== most) {
      varies = true;
      const isWide = inner !== null || !narrow.test(atom) ? 1 : 0;
      if (most === Number.POSITIVE_INFINITY) {
        unbounded += 1;
        wide.unbounded += isWide;
      } else {
        optional += 1;
        wide.optional += isWide;
      }
    }
    isCostly ||= unbounded > extractionLimits.patternRepetitions || optional > extractionLimits.patternOptions;
    // A mark between two repetitions tells where one ends and the other begins.
    if (inner === null && least > 0 && isMark(atom)) [unbounded, optional] = [wide.unbounded, wide.optional];
  }
  return { varies, isCostly, end: at, unbounded, optional, wide };
}

/** Letters and digits only, by themselves or as a class. */
const narrow =
  /^(?:[\p{L}\p{N}_]|\\[wd]|\\p\{(?:L|N|Lu|Ll|Nd)\}|\[(?:\p{L}-\p{L}|\p{N}-\p{N}|\\[wd]|\\p\{(?:L|N|Lu|Ll|Nd)\}|[\p{L}\p{N}_])+\])$/u;

const isMark = (atom: string) => /^\\?[^\p{L}\p{N}_.[\\]$/u.test(atom) || atom === '\\.';

function atomEnd(pattern: string, at: number): number {
  if (pattern[at] === '\\') {
    const long = /^\\(?:[pPu]\{[^}]*\}|k<[^>]*>|u[\da-f]{4}|x[\da-f]{2})/i.exec(pattern.slice(at))?.[0];
    return at + (long?.length ?? 2);
  }
  if (pattern[at] !== '[') return at + 1;
  let end = at + 1;
  while (end < pattern.length && pattern[end] !== ']') end += pattern[end] === '\\' ? 2 : 1;
  return end + 1;
}

function quantifierAt(pattern: string, at: number): { least: number; most: number; length: number } {
  const match = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/.exec(pattern.slice(at, at + 24));
  if (!match) return { least: 1, most: 1, length: 0 };
  const [text, sign, first, comma, second] = match;
  if (sign)
    return { least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : Number.POSITIVE_INFINITY, length: text.length };
  const least = Number(first);
  const most = comma ? (second ? Number(second) : Number.POSITIVE_INFINITY) : least;
  return { least, most, length: text.length };
}
