/** Candidates of fields with few possible values: yes-no and enum. */
import type { TemplateField } from '../../../preload/contract/shapes.ts';
import type { Span } from '../types.ts';
import { assertionIn } from './assertion-words.ts';
import type { Candidate } from './candidate.ts';
import type { Line } from './document.ts';
import { foldText, foldWords } from './fold-words.ts';
import { labelWords, matchLabel, sameWord } from './match-label.ts';
import { answerIn } from './yes-no-words.ts';

export function yesNoCandidates(field: TemplateField, lines: readonly Line[]): Candidate[] {
  const labels = labelWords([field.name, ...field.labels]);
  return lines.flatMap((line): Candidate[] => {
    const match = matchLabel(foldWords(line.text), labels);
    if (!match) return [];
    // Cells as they stand, so that offsets into them hold.
    const text = line.cells.map((cell) => cell.text).join('\t');
    const label = placeOfWords(text, match.label);
    const asserted = assertionIn(text);
    const answer =
      asserted && label && asserted.start <= label.end && asserted.end >= label.start
        ? { ...asserted, isDirect: false }
        : label && answerIn(text, label.start, label.end);
    const start = answer && inDocument(line, answer.start);
    if (!answer || start === null) return [];
    const said = text.slice(answer.start, answer.end);
    return [
      {
        ...{ start, end: start + said.length, text: said, value: answer.value, currency: null, chain: ['label'] },
        ...{ score: match.score, evidence: answer.isDirect ? 'label-certain' : 'label-weak' },
      },
    ];
  });
}

/** From the first to the last of a label's words, each at its first place. */
function placeOfWords(text: string, label: readonly string[]): Span | null {
  const words = [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map((match) => ({
    ...{ start: match.index, end: match.index + match[0].length },
    folded: foldWords(match[0])[0] ?? '',
  }));
  const places = label.flatMap((wanted) => words.find(({ folded }) => sameWord(folded, wanted)) ?? []);
  if (places.length === 0) return null;
  return { start: Math.min(...places.map(({ start }) => start)), end: Math.max(...places.map(({ end }) => end)) };
}

/** Where a place in the joined cells stands in the document. */
function inDocument(line: Line, at: number): number | null {
  let before = 0;
  for (const cell of line.cells) {
    if (at < before + cell.text.length) return cell.start + at - before;
    before += cell.text.length + 1;
  }
  return null;
}

/** An option beside its label, else one that is named anywhere. */
export function enumCandidates(field: TemplateField, lines: readonly Line[]): Candidate[] {
  const labels = labelWords([field.name, ...field.labels]);
  return lines
    .flatMap((line): Candidate[] =>
      line.cells.flatMap((cell, at): Candidate[] => {
        const folded = ` ${foldText(cell.text)} `;
        return field.options
          .filter((option) => foldText(option) !== '' && folded.includes(` ${foldText(option)} `))
          .map((option): Candidate => {
            const before = line.cells
              .slice(0, at + 1)
              .map(({ text }) => text)
              .join(' ');
            const isLabelled = matchLabel(foldWords(before), labels) !== null;
            const own = cell.text.toLowerCase().indexOf(option.toLowerCase());
            const start = own < 0 ? cell.start : cell.start + own;
            const end = own < 0 ? cell.end : start + option.length;
            return {
              ...{
                start,
                end,
                text: own < 0 ? cell.text : cell.text.slice(own, own + option.length),
                value: option,
                currency: null,
              },
              ...{
                score: isLabelled ? 0.9 : 0.3,
                chain: [isLabelled ? 'label' : 'pattern'],
                evidence: isLabelled ? 'label-certain' : 'pattern-only',
              },
            };
          });
      }),
    )
    .sort((a, b) => b.score - a.score || a.start - b.start);
}
