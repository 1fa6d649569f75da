import type { BlockDraft } from '../block-draft.ts';
import { emailLimits } from './limits.ts';

/** One form of a body that comes in several: its blocks and whether they were made from HTML. */
export type BodyForm = { readonly html: boolean; readonly blocks: readonly BlockDraft[] };

/**
 * One text out of the forms of a multipart/alternative: the plain form when nothing of another is missing in it, else the last
 * (richest) form, followed by those blocks of the others whose words it lacks. So nothing is doubled and nothing lost.
 */
export function mergeAlternatives(forms: readonly BodyForm[]): BodyForm {
  const filled = forms.filter(({ blocks }) => blocks.some((block) => block.text.trim() !== ''));
  const plain = filled.find(({ html }) => !html);
  const rest = filled.filter((form) => form !== plain);
  if (plain && rest.every((form) => !hasStructure(form) && isCovered(form, plain))) return plain;
  const main = rest.at(-1) ?? plain;
  if (!main) return { html: false, blocks: [] };
  const blocks = [...main.blocks];
  for (const form of filled) {
    if (form === main) continue;
    const known = wordCounts(blocks);
    blocks.push(...form.blocks.filter((block) => isMissing(block, known)));
  }
  return { html: main.html, blocks };
}

function hasStructure({ blocks }: BodyForm): boolean {
  return blocks.filter(({ kind }) => kind === 'table-row').length >= 2;
}

/** Whether `by` holds nearly all words of `form`, as often. */
function isCovered(form: BodyForm, by: BodyForm): boolean {
  const own = wordCounts(by.blocks);
  let all = 0;
  let found = 0;
  for (const [word, count] of wordCounts(form.blocks)) {
    all += count;
    found += Math.min(count, own.get(word) ?? 0);
  }
  return found >= all * emailLimits.coveredShare;
}

function isMissing(block: BlockDraft, known: ReadonlyMap<string, number>): boolean {
  const words = wordsOf(block.text);
  const missing = words.filter((word) => !known.has(word)).length;
  return missing > 0 && missing >= words.length * emailLimits.missingShare;
}

function wordCounts(blocks: readonly BlockDraft[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { text } of blocks) for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Addresses of links are left out: the plain form spells them out, the other hides them behind words. */
function wordsOf(text: string): string[] {
  const plain = text.replace(/\b(?:https?:|mailto:|www\.)\S+/gi, ' ').toLowerCase();
  return plain.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}\p{N}]+/gu) ?? [];
}
