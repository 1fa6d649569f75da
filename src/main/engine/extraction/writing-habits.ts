/** How a document writes what can be read in two ways: the order of its dates and its decimal mark. Pure. */
import type { DecimalMark } from './find-amounts.ts';
import { decimalMarkOf } from './find-amounts.ts';
import { monthFirstIn } from './find-dates.ts';
import { extractionLimits } from './limits.ts';

export type WritingHabits = {
  /** `03/04/2024` is in March. */
  readonly monthFirst: boolean;
  /** Null: the document does not tell. */
  readonly decimalMark: DecimalMark | null;
};

/** `language`: ISO 639-1. `texts`: the document's units from the front; no more of them is read than tells. */
export function writingHabitsOf(texts: Iterable<string>, language: string | null = null): WritingHabits {
  const read: string[] = [];
  let characters = 0;
  for (const text of texts) {
    read.push(text.slice(0, extractionLimits.habitCharacters - characters));
    characters += text.length;
    if (characters >= extractionLimits.habitCharacters) break;
  }
  const all = read.join('\n');
  // Its own dates tell before where it comes from does; beside English hardly any language puts the month first.
  const isAmerican = (language === null || language === 'en') && isMonthFirst(read);
  return { monthFirst: monthFirstIn(all) ?? isAmerican, decimalMark: decimalMarkOf(all) };
}

/** `03/04/2024` is in March where people pay in dollars of the United States. */
function isMonthFirst(texts: readonly string[]): boolean {
  const head = texts.slice(0, 3).join('\n').slice(0, headCharacters);
  const count = (sign: RegExp) => head.match(sign)?.length ?? 0;
  // Dollars are paid in many countries, and a slip has one on every line.
  const dollars = Math.min(countedDollars, count(/(?<![A-Z])\$\s?\d/g));
  const american = dollars + count(/\bUSD\b|\bUnited States\b|\bInc\.|, [A-Z]{2} \d{5}\b|\bLLC\b|\bZIP\b/g);
  const other = count(
    /€|£|\bRM\s?\d|\bS\$|\bSdn\b|\bBhd\b|\bPte\b|\bSingapore\b|\bGmbH\b|\bLtd\b|\bVAT\b|\bGST\b|\bABN\b|\bEUR\b|\bGBP\b/giu,
  );
  return american > other;
}

/** Dollar signs that count: a few say as much as many. */
const countedDollars = 2;
/** Enough to tell where a document comes from. */
const headCharacters = 8000;
