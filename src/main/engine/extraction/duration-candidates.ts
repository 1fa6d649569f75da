/** Lengths of time told in a sentence about what a field asks for: "sixty (60) days' prior written notice". Pure. */
import type { TemplateField } from '../../../preload/contract/shapes.ts';
import type { Candidate } from './candidate.ts';
import type { SourceDocument } from './document.ts';
import { foldText, foldWords } from './fold-words.ts';
import { extractionLimits } from './limits.ts';
import { sentenceSpans } from './sentence-spans.ts';

const number =
  '(?:\\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|twenty|thirty|forty-five|sixty|ninety|ein(?:en|er|em)?|zwei|drei|vier|fünf|sechs|sieben|acht|zehn|zwölf|vierzehn|un|une|deux|trois|quatre|six|huit|quinze|trente|dos|tres|cuatro|seis|quince|treinta|due|tre|quattro|sei|quindici|trenta)';
const span = new RegExp(
  `(?<![\\p{L}\\d])${number}(?:\\s?\\(\\d{1,3}\\))?[\\s-](?:(?:calendar|business|working|full|volle[nr]?|ganze[nr]?)\\s)?(?:days?|weeks?|months?|years?|Tage?n?|Wochen?|Monate?n?|Jahre?n?|jours?|semaines?|mois|ans?|años?|días?|meses|mes|semanas?|giorni|mes[ei]|settiman[ae]|anni)(?!\\p{L})(?:\\s(?:zum|zu)\\s(?:Monats|Quartals|Jahres)(?:ende|schluss))?`,
  'giu',
);

/** True for a text field that asks for a length of time. */
export const asksForTime = ({ name }: TemplateField): boolean =>
  foldWords(name).some((word) =>
    ['period', 'duration', 'term', 'frist', 'laufzeit', 'duree', 'plazo', 'durata'].includes(word),
  );

/** Small letters without their accents, as many as before. */
const plainLetters = (text: string) =>
  text.replace(/\p{L}/gu, (letter) => letter.normalize('NFD').charAt(0).toLowerCase());

/** Nearest to the label first. */
export function durationCandidates(field: TemplateField, document: SourceDocument): Candidate[] {
  const labels = [field.name, ...field.labels].map(foldText).filter((label) => label.length > 3);
  return document.units
    .flatMap((unit) => sentenceSpans(unit.text, unit.start))
    .flatMap(({ text, start }) => {
      const folded = foldText(text);
      const label = labels.find((one) => folded.includes(one));
      if (label === undefined) return [];
      const at = plainLetters(text).indexOf(label.split(' ').at(-1) ?? '');
      return [...text.matchAll(span)].map((match): Candidate => {
        const far = at < 0 ? text.length : Math.abs(match.index - at);
        const shown = match[0].replace(/\s+/g, ' ');
        const from = start + match.index;
        return {
          ...{ start: from, end: from + match[0].length, text: shown, value: shown, currency: null },
          ...{
            score: Math.max(0.3, 0.8 - far / 400),
            evidence: far < 60 ? 'label-likely' : 'label-weak',
            chain: ['label', 'pattern'],
          },
        };
      });
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, extractionLimits.alternatives);
}
