import { letterPlausibility, type Plausibility } from './letter-plausibility.ts';
import { qualityLimits } from './limits.ts';

/** What else is known of a text, each 0-1; left out where it is not. */
export type QualityFacts = {
  /** Share of words whose box could hold them. */
  readonly boxes?: number;
  /** Confidence of the recognition, for text read from pixels. */
  readonly confidence?: number;
};

/** How much a text reads like one, and the parts the score is made of; all 0-1. */
export type TextQuality = {
  readonly score: number;
  /** Share of characters that can be read: neither control, private, replaced nor unassigned. */
  readonly readable: number;
  /** How much its letters look like those of a language. */
  readonly plausible: number;
  /** 1 less the share of words that mix what no language mixes. */
  readonly whole: number;
};

const spaces = /\s/gu;
const unreadableSign = /[\p{Cc}\p{Co}\p{Cn}\p{Cs}\uFFFD]/gu;
const word = /\S+/gu;
/** Letters with marks inside that no language writes there: `a%b`, `W(K`, `x\u00A5y`; web addresses, dates and code are none. */
const oddInside =
  /\p{L}[!"#$%&()*;<>?[\]^{|}~\u00A1-\u00B9\u00BB-\u00BF\u00D7\u00F7]+\p{L}|\p{Ll}\p{Lu}\p{Ll}*\p{Lu}\p{Ll}*\p{Lu}/u;
const mixedScripts =
  /\p{Script=Latin}\p{Script=Cyrillic}|\p{Script=Cyrillic}\p{Script=Latin}|\p{Script=Latin}\p{Script=Arabic}|\p{Script=Latin}\p{Script=Hangul}\p{Script=Latin}/u;
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const sign = /[^\p{L}\p{M}\p{N}\s]/gu;
/** Rows of dots, dashes and lines that only lead the eye. */
const rulers = /([._\-–—=*~•·…\u2500-\u257F])\1{2,}/gu;
/** Letters alone, perhaps one sign before and behind, or no letters at all: most words, and never odd when short. */
const usualWord = /^(?:[!-/:-@[-`{-~]?[A-Za-z]?[a-z]+[!-/:-@[-`{-~]?|[!-@[-`{-~]+)$/;

/**
 * A score from 0 (garbage) to 1 (reads like text) without a word list of one language: unreadable characters, words that mix
 * scripts or signs, letters that follow each other as in no language. Numbers, formulae, code and short texts get the benefit
 * of the doubt. An empty text has score 0.
 */
export function textQuality(text: string, facts: QualityFacts = {}): TextQuality {
  const pieces = samplePieces(text);
  const sample = pieces.join(' ');
  const counts = signCounts(sample.replace(rulers, ' '));
  if (counts.units === 0) return { score: 0, readable: 0, plausible: 0, whole: 0 };
  const unreadable = counts.unreadable / counts.units;
  const signs = counts.units < qualityLimits.leastGroups ? 0 : counts.signs / counts.units;
  const whole = 1 - oddShare(sample, counts.units);
  const { score: letters, judged } = meanPlausibility(pieces);
  // Where most of the page are figures and signs, its few letters say less.
  const weight = Math.min(1, (2 * judged) / counts.units);
  const plausible = letters * weight + Math.max(letters, qualityLimits.unknown) * (1 - weight);
  const readable = 1 - Math.min(1, unreadable / qualityLimits.unreadable);
  const score =
    readable *
    plausible *
    (1 - over(1 - whole, qualityLimits.mixed)) *
    (1 - over(signs, qualityLimits.signs)) *
    boxFactor(facts.boxes) *
    (facts.confidence ?? 1);
  return { score, readable: 1 - unreadable, plausible, whole };
}

type SignCounts = {
  /** UTF-16 units other than spaces. */
  readonly units: number;
  /** Characters that are neither letter nor digit, */
  readonly signs: number;
  /** and those nobody can read. */
  readonly unreadable: number;
};

/** Counts ASCII by its codes, which costs a tenth of what patterns do, and the rest by patterns. */
function signCounts(text: string): SignCounts {
  let units = 0;
  let signs = 0;
  let unreadable = 0;
  let rest = '';
  let apart = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) {
      // A letter in between, so that halves of signs that stand apart do not become whole ones.
      rest += apart ? `a${text[at]}` : text[at];
      apart = false;
      continue;
    }
    if (code === 0x20 || (code >= 9 && code <= 13)) continue;
    units += 1;
    apart = true;
    if (isAlphanumeric(code)) continue;
    signs += 1;
    if (code < 0x20 || code === 0x7f) unreadable += 1;
  }
  if (rest === '') return { units, signs, unreadable };
  const shown = rest.replace(spaces, '');
  const between = shown.match(/a/g)?.length ?? 0;
  return {
    units: units + shown.length - between,
    signs: signs + (shown.match(sign)?.length ?? 0),
    unreadable: unreadable + (shown.match(unreadableSign)?.length ?? 0),
  };
}

function isAlphanumeric(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a);
}

/** Share of characters in words that mix what no language does, or that run on without a space. */
function oddShare(text: string, characters: number): number {
  let odd = 0;
  for (const found of text.match(word) ?? []) {
    if (found.length <= qualityLimits.longWord && usualWord.test(found)) continue;
    // Without spaces between words there are no words to look at.
    if (!/\p{L}/u.test(found) || unspaced.test(found)) continue;
    if (found.length < 4 || /[/@:\\_=]|\.\w/.test(found)) continue;
    if (oddInside.test(found) || mixedScripts.test(found) || isEndless(found)) odd += found.length;
  }
  return odd / Math.max(characters, qualityLimits.leastCharacters);
}

function isEndless(found: string): boolean {
  return (
    found.length > qualityLimits.longWord && /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]+$/u.test(found)
  );
}

function over(share: number, range: { readonly usual: number; readonly most: number }): number {
  return Math.min(1, Math.max(0, (share - range.usual) / (range.most - range.usual)));
}

function boxFactor(boxes: number | undefined): number {
  if (boxes === undefined || boxes >= qualityLimits.boxesUsual) return 1;
  return qualityLimits.boxesLeast + (1 - qualityLimits.boxesLeast) * (boxes / qualityLimits.boxesUsual);
}

/** Piece by piece, so that a broken font among sound ones is not averaged away by the sound ones' surplus. */
function meanPlausibility(pieces: readonly string[]): Plausibility {
  let sum = 0;
  let judged = 0;
  for (const piece of pieces) {
    const part = letterPlausibility(piece);
    sum += part.score * part.judged;
    judged += part.judged;
  }
  return { score: judged > 0 ? sum / judged : qualityLimits.unknown, judged };
}

/** Pieces of even length, of a long text a sample spread over it; cut at will: a word lost at a cut changes nothing. */
function samplePieces(text: string): readonly string[] {
  const { sampleLetters, samplePieces: most } = qualityLimits;
  const usual = Math.floor(sampleLetters / most);
  const count = Math.min(most, Math.max(1, Math.floor(text.length / usual)));
  const length = count < most ? Math.ceil(text.length / count) : usual;
  const step = count > 1 ? (text.length - length) / (count - 1) : 0;
  return Array.from({ length: count }, (_, index) => {
    const start = Math.round(index * step);
    return text.slice(start, start + length);
  });
}
