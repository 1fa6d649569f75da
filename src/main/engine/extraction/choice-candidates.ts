/** Candidates of fields with few possible values: yes-no and enum. */
import type { TemplateField } from '../../../preload/contract/shapes.ts';
import type { Candidate } from './candidate.ts';
import type { Line } from './document.ts';
import { foldText, foldWords } from './fold-words.ts';
import { labelWords, matchLabel } from './match-label.ts';

const yes = /\b(?:yes|ja|oui|sí|si|true|y|x|☒|☑|✓|shall|will|is|are|automatically)\b|[☒☑✓✔]/iu;
const no = /\b(?:no|not|nein|non|false|n|none|never|without|shall not|will not|kein\w*|nicht)\b|☐/iu;

export function yesNoCandidates(field: TemplateField, lines: readonly Line[]): Candidate[] {
  const labels = labelWords([field.name, ...field.labels]);
  return lines.flatMap((line): Candidate[] => {
    const match = matchLabel(foldWords(line.text), labels);
    if (!match) return [];
    const isNo = no.test(line.text);
    if (!isNo && !yes.test(line.text)) return [];
    const isShort = foldWords(line.text).length <= match.label.length + 3;
    return [
      {
        ...{ start: line.start, end: line.end, text: line.text, value: !isNo, currency: null, chain: ['label'] },
        ...{ score: match.score, evidence: isShort ? 'label-certain' : 'label-weak' },
      },
    ];
  });
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
