/** One document to one row: which modes are used, in which order, and what comes of them. */
import type { ExtractionMode, TemplateDraft, TemplateField } from '../../../preload/contract/shapes.ts';
import type { SourceDocument } from './document.ts';
import type { ExtractedCell, ExtractedRow, UsedMode } from './extracted.ts';
import { extractionLimits } from './limits.ts';
import { isSureCell } from './model/model-trust.ts';
import { type ModelReader, type Rivals, readWithModel } from './model/read-with-model.ts';
import { voteCells } from './model/vote-cells.ts';
import { qualityOf } from './quality-of.ts';
import { readBasic } from './read-basic.ts';
import { surelyRead } from './recognised-values.ts';
import { settleCells, type TextAt } from './settle-cells.ts';
import { provenTotals } from './typed-candidates.ts';
import { writingHabitsOf } from './writing-habits.ts';

export type ExtractInput = {
  readonly template: TemplateDraft;
  readonly document: SourceDocument;
  readonly mode: ExtractionMode;
  /** Null: rules alone, whatever the mode. */
  readonly model: ModelReader | null;
  readonly rest: () => Promise<void>;
  readonly signal: AbortSignal;
};

/** Quality from which the router is content with basic: a model is slower by orders and, small, rarely better. */
const content = 0.9;

/** Rejects with `cancelled` and the model's own errors. */
export async function extractDocument(input: ExtractInput): Promise<ExtractedRow> {
  const { template, mode, model, rest } = input;
  const { document, readCharacters } = cut(input.document);
  const textAt = textOf(document);
  const habits = writingHabitsOf(
    document.units.map(({ text }) => text),
    document.language,
  );
  const check = { textAt, habits, isSure: surelyRead(document, habits, provenTotals(document, habits)) };
  const basic = settleCells(await readBasic(template, document, rest, habits), check);
  const tried: { mode: UsedMode; score: number }[] = [];
  const row = (used: UsedMode, cells: readonly ExtractedCell[], agreement: number | null): ExtractedRow => {
    const quality = qualityOf(template.fields, cells, agreement);
    return {
      mode: used,
      tried: [...tried.filter((one) => one.mode !== used), { mode: used, score: quality.score }],
      cells,
      quality,
      readCharacters,
    };
  };
  const byRules = row('basic', basic, null);
  if (mode === 'basic' || model === null) return byRules;
  if (mode === 'auto') {
    tried.push({ mode: 'basic', score: byRules.quality.score });
    if (byRules.quality.score >= content) return byRules;
  }
  const read = async (how: 'enhanced' | 'grouped', fields = template.fields, rivals: Rivals = new Map()) =>
    settleCells(await readWithModel({ ...input, document, model, how, fields, habits, rivals }), check);
  if (mode === 'enhanced' || mode === 'grouped') return row(mode, await read(mode), null);
  // The router asks only for what basic left open; hybrid for everything.
  const open = mode === 'auto' ? template.fields.filter(({ name }) => isOpen(basic, name)) : template.fields;
  if (open.length === 0) return byRules;
  // The router asks about a few things that rules are sure of as well: so it is known how far the model is to be believed.
  const tests = mode === 'auto' ? testsOf(template, basic, open) : [];
  const enhanced = await read('enhanced', [...tests, ...open]);
  const grouped = mode === 'hybrid' ? await read('grouped', open) : [];
  const voted = voteCells(template.fields, basic, [enhanced, grouped]);
  const asked = voted.disagreed.filter((name) => open.some((field) => field.name === name));
  const again =
    asked.length > 0
      ? await read(
          'enhanced',
          open.filter(({ name }) => asked.includes(name)),
          rivalsOf(asked, [basic, enhanced, grouped]),
        )
      : [];
  const settled = asked.length > 0 ? voteCells(template.fields, basic, [enhanced, grouped, again], 're-ask') : voted;
  const result = row('hybrid', settled.cells, settled.agreement);
  // What a model adds must not make the document worse.
  return mode === 'auto' && result.quality.score < byRules.quality.score ? { ...byRules, tried: result.tried } : result;
}

/** A few single values that rules are sure of; where there is none, one list: a list takes a model long. */
function testsOf(template: TemplateDraft, basic: readonly ExtractedCell[], open: readonly TemplateField[]) {
  const sure = new Set(basic.filter(isSureCell).map(({ field }) => field));
  const fields = template.fields.filter((field) => sure.has(field.name) && !open.includes(field));
  const single = fields.filter(({ type }) => type !== 'list');
  return single.length > 0 ? single.slice(0, extractionLimits.modelTests) : fields.slice(0, 1);
}

/** What the ways of reading said of each of these fields, the surest first. */
function rivalsOf(names: readonly string[], all: readonly (readonly ExtractedCell[])[]): Rivals {
  return new Map(
    names.map((name) => {
      const said = all
        .flatMap((cells) => cells.filter(({ field, value, span }) => field === name && value !== null && span !== null))
        .sort((a, b) => b.confidence - a.confidence)
        .filter(({ text }) => text.length <= extractionLimits.headingCharacters);
      return [name, [...new Set(said.map(({ text }) => text))]];
    }),
  );
}

function isOpen(cells: readonly ExtractedCell[], name: string): boolean {
  const cell = cells.find(({ field }) => field === name);
  return (
    !cell ||
    cell.value === null ||
    cell.conflict ||
    !cell.verified ||
    cell.violations.length > 0 ||
    (cell.items !== null && cell.items.length === 0)
  );
}

/** At most so much of a document is read: whole units, from the front. */
function cut(document: SourceDocument): { readonly document: SourceDocument; readonly readCharacters: number | null } {
  let left = extractionLimits.characters;
  const units = document.units.filter(({ text }) => {
    left -= text.length;
    return left >= 0;
  });
  if (units.length === document.units.length) return { document, readCharacters: null };
  return { document: { ...document, units }, readCharacters: units.reduce((sum, { text }) => sum + text.length, 0) };
}

/** Text by offsets of the whole, from the units at hand. */
export function textOf({ units }: SourceDocument): TextAt {
  return (start, end) =>
    units
      .filter((unit) => unit.start < end && unit.start + unit.text.length > start)
      .map((unit) => unit.text.slice(Math.max(0, start - unit.start), Math.max(0, end - unit.start)))
      .join('\n\n');
}
