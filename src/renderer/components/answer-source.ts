/**
 * Joins an answer's parts into one text that Markdown can be read from, keeping where each part ends.
 * The mark is a private-use character that is first taken out of the model's own text, so a model cannot forge one.
 */
import { isVerbatim } from '../../preload/contract/is-verbatim.ts';
import type { AnswerPart, Citation } from '../../preload/contract/shapes.ts';

export const partEnd = '\uE000';
/** Stands before and after each line that is shown as it is, whatever it would mean in Markdown. */
export const asItIs = '\uE001';
const forged = /[\uE000-\uF8FF]/g;

/** One text in which every part is followed by `partEnd`, set before its trailing white space. What is quoted keeps its every sign. */
export function joinParts(parts: readonly AnswerPart[], citations: readonly Citation[] = []): string {
  return parts
    .map((part) => {
      const text = part.text.replace(forged, '');
      const words = text.trimEnd();
      const shown = isVerbatim(part, citations) ? words.replace(/\S.*$/gm, `${asItIs}$&${asItIs}`) : words;
      return `${shown}${partEnd}${text.slice(words.length)}`;
    })
    .join('');
}
