/** The basic mode: patterns, tables and layout, no model. Pure. */
import type { TemplateDraft, TemplateField } from '../../../preload/contract/shapes.ts';
import { authorCandidates } from './author-candidates.ts';
import type { Candidate, ItemCandidate } from './candidate.ts';
import { enumCandidates, yesNoCandidates } from './choice-candidates.ts';
import type { Line, SourceDocument } from './document.ts';
import { asksForTime, durationCandidates } from './duration-candidates.ts';
import { findDates } from './find-dates.ts';
import { extractionLimits } from './limits.ts';
import { linesOf, textLinesOf } from './lines-of.ts';
import { listCandidates } from './list-candidates.ts';
import { partyCandidates } from './party-candidates.ts';
import { passageCandidates } from './passage-candidates.ts';
import { patternCandidates } from './pattern-candidates.ts';
import { proseCandidates } from './prose-candidates.ts';
import type { FieldReading } from './reading.ts';
import { labelPattern, linesAtLabels } from './split-at-labels.ts';
import { textCandidates } from './text-candidates.ts';
import { shapeOf } from './text-shapes.ts';
import { amountCandidates, dateCandidates, type TypedContext } from './typed-candidates.ts';
import { givesOrders } from './unwanted-text.ts';
import { asksForVenue, journalAlone, venueCandidates } from './venue-candidates.ts';
import { writingHabitsOf } from './writing-habits.ts';

/** One reading per field, in the template's order. `rest` lets others have their turn. */
export async function readBasic(
  template: TemplateDraft,
  document: SourceDocument,
  rest: () => Promise<void>,
  habits = writingHabitsOf(
    document.units.map(({ text }) => text),
    document.language,
  ),
): Promise<FieldReading[]> {
  // What gives orders to its reader tells no value.
  const lines = linesAtLabels(
    linesOf(document).filter(({ text }) => !givesOrders(text)),
    labelPattern(template.fields),
  );
  await rest();
  const isRecognised = document.units.some(({ isOcr }) => isOcr);
  const context: TypedContext = { lines, ...habits, isRecognised };
  const other = isRecognised
    ? { ...context, lines: textLinesOf(document).filter(({ text }) => !givesOrders(text)) }
    : null;
  const lists = listCandidates(template.fields, document, template.name);
  const readings: FieldReading[] = [];
  for (const field of template.fields) {
    await rest();
    const items = field.type === 'list' ? listedOrWritten(field, lists.get(field.name) ?? [], lines) : null;
    const found = items ? [] : candidatesOf(field, context, document);
    const more = items || other === null || !isTyped(field) ? [] : candidatesOf(field, other, document);
    const candidates = distinct(more.length === 0 ? found : [...found, ...more].sort((a, b) => b.score - a.score));
    readings.push({ field, candidates: candidates.slice(0, extractionLimits.alternatives + 1), items });
  }
  return readings;
}

const isTyped = ({ type }: TemplateField) => type === 'date' || type === 'money' || type === 'number';

function candidatesOf(field: TemplateField, context: TypedContext, document: SourceDocument): Candidate[] {
  switch (field.type) {
    case 'date':
      return dateCandidates(field, context);
    case 'number':
    case 'money':
      return amountCandidates(field, context);
    case 'yes-no':
      return yesNoCandidates(field, context.lines);
    case 'enum':
      return enumCandidates(field, context.lines);
    default:
      return (
        [
          ...textCandidates(field, context.lines, document.title),
          ...proseCandidates(field, document),
          ...partyCandidates(field, document),
          ...(asksForTime(field) ? durationCandidates(field, document) : []),
          ...(asksForVenue(field) ? venueCandidates(context.lines) : []),
          ...patternCandidates(field, context.lines),
          ...(shapeOf(field) === 'passage' ? passageCandidates(field, document) : []),
        ]
          .map((one) => (asksForVenue(field) ? journalAlone(one) : one))
          // "Published: 23 March 2020" tells no place.
          .filter(
            ({ text }) =>
              !asksForVenue(field) ||
              findDates(`${text} 2000`, { monthFirst: false }).length === 0 ||
              /\p{L}{4}.*\s\p{L}{4}/u.test(text),
          )
          .sort((a, b) => b.score - a.score || a.start - b.start)
      );
  }
}

/** Authors stand under the title, without a heading of their own. */
function listedOrWritten(
  field: TemplateField,
  listed: readonly ItemCandidate[],
  lines: readonly Line[],
): readonly ItemCandidate[] {
  return listed.length === 0 && /author/iu.test(field.name) ? authorCandidates(lines) : listed;
}

/** The same value once, at its best place. */
function distinct(candidates: readonly Candidate[]): Candidate[] {
  const seen = new Set<string>();
  return candidates.filter(({ value }) => {
    const key = JSON.stringify(typeof value === 'string' ? value.toLowerCase() : value);
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}
