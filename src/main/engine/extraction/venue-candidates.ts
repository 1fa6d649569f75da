/** Where a paper was published, by the words such places are called with. Pure. */
import type { TemplateField } from '../../../preload/contract/shapes.ts';
import type { Candidate } from './candidate.ts';
import type { Line } from './document.ts';
import { foldWords } from './fold-words.ts';

const venue =
  /(?:\p{Lu}[\p{L}&'’-]*\s){0,6}(?:Proceedings\sof|Proc\.\sof|Journal\sof|Transactions\s(?:on|of)|Annals\sof|Archives\sof|Advances\sin|Letters\sin|Review\sof|Lecture\sNotes\sin|Conference\son|Workshop\son|Symposium\son|Zeitschrift\sfür|Revue\s(?:de|des)|Revista\sde|Rivista\sdi)\s[^.;\n]{3,120}|\b[A-Z]{3,8}\s?[’'](?:\d{2})\b[^.;\n]{0,60}|\barXiv:\d{4}\.\d{4,5}(?:v\d+)?/u;

/** True for a text field that asks for a journal or a conference. */
export const asksForVenue = ({ name }: TemplateField): boolean =>
  foldWords(name).some((word) => ['journal', 'venue', 'conference', 'proceeding', 'zeitschrift'].includes(word));

/** "Journal of Tides, 14(2), 2023, pp. 3-9" is the journal "Journal of Tides"; the 12th workshop keeps its number. */
function withoutIssue(text: string): string {
  const issue =
    /[\s,;:·–-]+(?:(?:vol(?:ume)?|band|bd|jg|jahrgang|tome|no|nr|issue|heft|s|pp?)\.?\s*)?\(?\d{1,4}(?![\p{L}\d]).*$/iu.exec(
      text,
    );
  return (issue && issue.index > 4 ? text.slice(0, issue.index) : text).replace(
    /(?:\s*\([^)]*)?[\s,]+$|\s*\([^)]*$/u,
    '',
  );
}

function namedByVolume(text: string): { readonly index: number; readonly 0: string } | null {
  const name = volume.exec(text)?.[1] ?? numbered.exec(text)?.[1];
  return name === undefined || name.length < 4 ? null : { index: text.indexOf(name), 0: name };
}

/** A labelled place of publication without its issue. */
export function journalAlone(candidate: Candidate): Candidate {
  const text = withoutIssue(candidate.text);
  if (text === candidate.text || candidate.end - candidate.start !== candidate.text.length) return candidate;
  return { ...candidate, text, value: text, end: candidate.start + text.length };
}

/** "Estuarine Letters, vol. 9, no. 4": any name before the number of a volume. */
const volume =
  /^\W*(\p{Lu}[\p{L}&'’-]*(?:\s(?:\p{Lu}[\p{L}&'’-]*|of|for|in|on|and|the|für|der|des|und|de|du|la|et)){0,8})[,·\s]+(?:vol(?:ume)?|band|bd|tome|jg)\.?\s?\d/iu;

/** "Meadow Reports 7, Article number: 82 (2020)", "Tidal Letters 2023, 8(2), 77-93": any name before its issue and pages. */
const numbered =
  /^\W*(\p{Lu}[\p{L}&'’-]*(?:\s(?:\p{Lu}[\p{L}&'’-]*|of|for|in|on|and|the|für|der|des|und|de|du|la|et)){1,8})\s\d{1,4}(?:\s?\(\d{1,4}\))?[,:]?\s(?=.{0,40}(?:\d{1,5}[-–]\d{1,5}|article|\((?:19|20)\d\d\)))/iu;

/** The first page's lines, the first best. */
export function venueCandidates(lines: readonly Line[]): Candidate[] {
  return lines
    .filter(({ unit }) => unit === 0)
    .flatMap((line) => line.cells)
    .flatMap(({ text, start }, at): Candidate[] => {
      const match = venue.exec(text) ?? namedByVolume(text);
      if (!match) return [];
      const lead = /^In\s/u.exec(match[0])?.[0].length ?? 0;
      const shown = withoutIssue(match[0].slice(lead));
      const from = start + match.index + lead;
      return [
        {
          ...{ start: from, end: from + shown.length, text: shown, value: shown, currency: null },
          ...{ score: 0.55 - Math.min(0.2, at * 0.002), evidence: 'shape-likely', chain: ['pattern'] },
        },
      ];
    });
}
