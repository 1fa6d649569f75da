import { frequentHan, frequentHangul } from './frequent-signs.ts';
import { qualityLimits } from './limits.ts';
import { asciiKey, groupKey, type KnownScript, type ScriptModel, trigramModel } from './trigram-models.ts';

/** How much the letters of a text look like a language, 0-1, and how many of them could be judged. */
export type Plausibility = { readonly score: number; readonly judged: number };

const scripts: readonly (readonly [KnownScript, RegExp])[] = [
  ['Latin', /[\p{Script=Latin}\p{M}]+/gu],
  ['Cyrillic', /[\p{Script=Cyrillic}\p{M}]+/gu],
  ['Arabic', /[\p{Script=Arabic}\p{M}]+/gu],
  ['Devanagari', /[\p{Script=Devanagari}\p{M}]+/gu],
];
/** No Latin letters but A to Z, and no marks; quotation marks, dashes, bullets and signs of currencies are most of the rest. */
const plainLatin =
  /^[\0-\u007F\u00A0-\u00A9\u00AB-\u00B9\u00BB-\u00BF\u2010-\u205F\u20A0-\u20BF\u2122\u2190-\u2BFF\uE000-\uF8FF]*$/;
/** Letters of the shortest word that is looked at. */
const leastWord = 3;
const beyondLatin = /[\u0250-\u1FFF\u2300-\uFFFF]/;

/**
 * Compares letters with what languages look like: groups of three letters with the frequent ones of the language that fits best
 * (after Cavnar and Trenkle 1994), Chinese signs and Korean syllables with the most frequent. Scripts without a model are believed.
 */
export function letterPlausibility(text: string): Plausibility {
  let judged = 0;
  let sum = 0;
  const add = (score: number, letters: number) => {
    sum += score * letters;
    judged += letters;
  };
  const foreign = beyondLatin.test(text);
  for (const [script, words] of foreign ? scripts : scripts.slice(0, 1)) {
    const { share, groups } = groupShare(text, script, words);
    if (groups > 0) add(mixed(scaled(share, qualityLimits.groups), groups), groups);
  }
  if (foreign) {
    for (const [signs, frequent, range] of [
      [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu, frequentHan, qualityLimits.han],
      [/\p{Script=Hangul}/gu, frequentHangul, qualityLimits.hangul],
    ] as const) {
      const found = text.match(signs) ?? [];
      const known = found.filter((sign) => frequent.has(sign) || /\p{Script=Katakana}/u.test(sign)).length;
      if (found.length > 0) add(mixed(scaled(known / found.length, range), found.length), found.length);
    }
  }
  return { score: judged > 0 ? sum / judged : qualityLimits.unknown, judged };
}

type GroupShare = { readonly share: number; readonly groups: number };

/** The share of groups of three letters that are frequent in the language that has most of them. */
function groupShare(text: string, script: KnownScript, words: RegExp): GroupShare {
  const model = trigramModel(script);
  if (script === 'Latin' && plainLatin.test(text)) return plainGroupShare(text, model);
  const hits = new Uint32Array(model.languages);
  const { starts, languages } = model.ascii;
  let groups = 0;
  for (const word of text.toLowerCase().match(words) ?? []) {
    // Abbreviations and single letters say nothing.
    if (word.length < leastWord) continue;
    let first = 0;
    let second = asciiKey(word.charCodeAt(0));
    for (let at = 0; at < word.length; at += 1) {
      const third = at + 1 < word.length ? asciiKey(word.charCodeAt(at + 1)) : 0;
      groups += 1;
      if (first >= 0 && second >= 0 && third >= 0) {
        const key = groupKey(first, second, third);
        count(hits, languages, starts[key] ?? 0, starts[key + 1] ?? 0);
      } else {
        const known = model.groups.get(`${word[at - 1] ?? ' '}${word[at]}${word[at + 1] ?? ' '}`);
        if (known) count(hits, known, 0, known.length);
      }
      first = second;
      second = third;
    }
  }
  return { share: groups > 0 ? Math.max(...hits) / groups : 0, groups };
}

/** The same for a text whose only letters are A to Z, without cutting it into words. */
function plainGroupShare(text: string, model: ScriptModel): GroupShare {
  const hits = new Uint32Array(model.languages);
  const { starts, languages } = model.ascii;
  let groups = 0;
  for (let from = 0; from < text.length; ) {
    if (letterKey(text, from) === 0) {
      from += 1;
      continue;
    }
    let end = from + 1;
    while (letterKey(text, end) > 0) end += 1;
    let first = 0;
    let second = letterKey(text, from);
    if (end - from >= leastWord) {
      groups += end - from;
      for (let at = from + 1; at <= end; at += 1) {
        const third = letterKey(text, at);
        const key = groupKey(first, second, third);
        count(hits, languages, starts[key] ?? 0, starts[key + 1] ?? 0);
        first = second;
        second = third;
      }
    }
    from = end;
  }
  return { share: groups > 0 ? Math.max(...hits) / groups : 0, groups };
}

function count(hits: Uint32Array, languages: ArrayLike<number>, from: number, to: number): void {
  for (let at = from; at < to; at += 1) {
    const language = languages[at] ?? 0;
    hits[language] = (hits[language] ?? 0) + 1;
  }
}

/** 1-26 for a letter from A to Z of either case, 0 for anything else and beyond the end. */
function letterKey(text: string, at: number): number {
  if (at >= text.length) return 0;
  const letter = (text.charCodeAt(at) | 0x20) - 0x60;
  return letter >= 1 && letter <= 26 ? letter : 0;
}

/** The score, with the benefit of the doubt where there are few letters. */
function mixed(score: number, groups: number): number {
  const { leastGroups, fullGroups, unknown } = qualityLimits;
  const trust = Math.min(1, Math.max(0, (groups - leastGroups) / (fullGroups - leastGroups)));
  return score * trust + Math.max(score, unknown) * (1 - trust);
}

/** 0 at or below `garbage`, 1 at or above `honest`. */
function scaled(share: number, range: { readonly garbage: number; readonly honest: number }): number {
  return Math.min(1, Math.max(0, (share - range.garbage) / (range.honest - range.garbage)));
}
