/**
 * Joins an answer's parts into one text that Markdown can be read from, keeping where each part ends.
 * The mark is a private-use character that is first taken out of the model's own text, so a model cannot forge one.
 */
import type { AnswerPart, Citation } from '../../preload/contract/shapes.ts';

export const partEnd = '\uE000';
/** Stands before and after each line that is shown as it is, whatever it would mean in Markdown. */
export const asItIs = '\uE001';
const forged = /[\uE000-\uF8FF]/g;

const words = (text: string) => text.split(/\s+/).filter(Boolean).join(' ');

/** Whether a part is one of its passages word for word, so that its "3." is a clause's number and its "*" a footnote's. */
function isQuote({ text, citations: ids }: AnswerPart, citations: readonly Citation[]): boolean {
  const quotes = citations.filter(({ id }) => ids.includes(id)).map(({ quote }) => words(quote));
  return quotes.includes(words(text));
}

/** One text in which every part is followed by `partEnd`, set before its trailing white space. What is quoted keeps its every sign. */
export function joinParts(parts: readonly AnswerPart[], citations: readonly Citation[] = []): string {
  return parts
    .map((part) => {
      const text = part.text.replace(forged, '');
      const shown = text.trimEnd();
      const marked = isQuote(part, citations) ? shown.replace(/\S.*$/gm, `${asItIs}$&${asItIs}`) : shown;
      return `${marked}${partEnd}${text.slice(shown.length)}`;
    })
    .join('');
}
