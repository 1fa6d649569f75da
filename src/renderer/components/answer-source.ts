/**
 * Joins an answer's parts into one text that Markdown can be read from, keeping where each part ends.
 * The mark is a private-use character that is first taken out of the model's own text, so a model cannot forge one.
 */
import type { AnswerPart } from '../../preload/contract/shapes.ts';

export const partEnd = '\uE000';
const forged = /[\uE000-\uF8FF]/g;

/** One text in which every part is followed by `partEnd`, set before its trailing white space. */
export function joinParts(parts: readonly AnswerPart[]): string {
  return parts
    .map((part) => {
      const text = part.text.replace(forged, '');
      const words = text.trimEnd();
      return `${words}${partEnd}${text.slice(words.length)}`;
    })
    .join('');
}
