import type { AnswerPart, Citation } from '../../../preload/contract/shapes.ts';

const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Whether a part of an answer is a passage word for word: its "3." is a clause's number and its "*" a footnote's, no Markdown. */
export function isVerbatim(part: AnswerPart, citations: readonly Citation[]): boolean {
  const said = squeezed(part.text);
  return said !== '' && citations.some(({ id, quote }) => part.citations.includes(id) && squeezed(quote) === said);
}
