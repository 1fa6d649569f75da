/** Whole passages under or behind their heading: an abstract, a summary, an objective. Pure. */
import type { TemplateField } from '../../../preload/contract/shapes.ts';
import type { Candidate } from './candidate.ts';
import type { SourceDocument } from './document.ts';
import { foldWords } from './fold-words.ts';
import { extractionLimits } from './limits.ts';
import { labelWords } from './match-label.ts';
import { type Row, rowsOf } from './rows-of.ts';

/** A line that begins what follows an abstract. */
const next =
  /^\W*(?:(?:[1-9i]\.?\s+)?introduction|key\s?words|index terms|categories and subject|general terms|ccs concepts|acm reference|contents|schlüsselwörter|mots[- ]clés|palabras clave|parole chiave|(?:1|i)\.?\s+(?:introduction|einleitung|einführung))/iu;

/** From the heading's end to the next heading. */
export function passageCandidates(field: TemplateField, document: SourceDocument): Candidate[] {
  const labels = labelWords([field.name, ...field.labels]).map((label) => label.join(' '));
  const rows = rowsOf(document);
  for (const [at, row] of rows.entries()) {
    const lead = leadOf(row, labels);
    if (lead === null) continue;
    const from = lead < row.text.length ? row.start + lead : rows[at + 1]?.start;
    if (from === undefined) return [];
    let end = lead < row.text.length ? row.end : from;
    for (const one of rows.slice(at + 1)) {
      if (one.level > 0 || next.test(one.text) || one.end - from > extractionLimits.passageCharacters) break;
      end = one.end;
    }
    const text = slice(document, from, end);
    if (foldWords(text).length < fewWords) continue;
    return [
      {
        start: from,
        end,
        text,
        value: text,
        currency: null,
        score: 0.92,
        evidence: 'label-certain',
        chain: ['label', 'section'],
      },
    ];
  }
  return [];
}

/** Less is no passage. */
const fewWords = 8;

/** Where the passage begins in the row of its label; null when the row is none. */
function leadOf(row: Row, labels: readonly string[]): number | null {
  if (row.text.length < 60 && labels.includes(foldWords(row.text).join(' '))) return row.text.length;
  const lead = /^([\p{L}\s]{4,30}?)\s*[.:—–-]+\s*/u.exec(row.text);
  return lead && labels.includes(foldWords(lead[1] ?? '').join(' ')) ? lead[0].length : null;
}

/** Words parted at the ends of lines are put together again. */
function slice({ units }: SourceDocument, start: number, end: number): string {
  return units
    .filter((unit) => unit.start < end && unit.start + unit.text.length > start)
    .map((unit) => unit.text.slice(Math.max(0, start - unit.start), Math.max(0, end - unit.start)))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}
