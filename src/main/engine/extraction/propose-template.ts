import type { FieldType, Template, TemplateDraft, TemplateField } from '../../../preload/contract/shapes.ts';
import type { SourceDocument } from './document.ts';
import { findAmounts } from './find-amounts.ts';
import { findDates } from './find-dates.ts';
import { foldWords } from './fold-words.ts';
import { extractionLimits } from './limits.ts';
import { linesOf } from './lines-of.ts';
import { labelWords, matchLabel } from './match-label.ts';
import { sectionsOf } from './sections-of.ts';
import { field } from './template-kit.ts';

type Seen = {
  readonly label: string;
  readonly documents: Set<number>;
  readonly values: string[];
  readonly order: number;
};

/** Fields that most of these documents have: labels with a value behind them, headings with a list under them. Null when they have none in common. */
export function proposeTemplate(
  documents: readonly SourceDocument[],
  builtIn: readonly Template[],
): TemplateDraft | null {
  const labels = new Map<string, Seen>();
  const lists = new Map<string, Seen>();
  const see = (all: Map<string, Seen>, label: string, document: number, values: readonly string[]) => {
    const key = foldWords(label).join(' ');
    if (key === '' || key.length > 40 || /^\d+$/.test(key)) return;
    const known = all.get(key) ?? { label: label.trim(), documents: new Set<number>(), values: [], order: all.size };
    known.documents.add(document);
    known.values.push(...values);
    all.set(key, known);
  };
  documents.forEach((document, at) => {
    for (const [label, value] of labelledValues(document)) see(labels, label, at, [value]);
    for (const { heading, pieces } of sectionsOf(document)) {
      const items = pieces.filter(({ kind }) => kind === 'item' || kind === 'row');
      if (items.length >= 2)
        see(
          lists,
          heading.replace(/^[\d.]+\s+/, ''),
          at,
          items.map(({ text }) => text),
        );
    }
  });
  const least = Math.max(1, Math.ceil(documents.length * extractionLimits.proposedShare));
  const often = (all: Map<string, Seen>) => [...all.values()].filter((seen) => seen.documents.size >= least);
  const fields = [...often(labels).map(asField), ...often(lists).map(asList)]
    .sort((a, b) => b.seen.documents.size - a.seen.documents.size || a.seen.order - b.seen.order)
    .slice(0, extractionLimits.proposedFields)
    .map((one) => one.field);
  if (fields.length === 0) return null;
  return { name: '', purpose: '', fields: withKnownWords(unique(fields), builtIn) };
}

function labelledValues(document: SourceDocument): [string, string][] {
  return linesOf(document).flatMap((line): [string, string][] => {
    const inline = line.cells.flatMap((cell): [string, string][] => {
      const match = /^(\p{L}[\p{L}\p{N} .#/()&-]{1,38}?)\s*:\s*(\S.*)$/u.exec(cell.text);
      return match ? [[match[1] ?? '', match[2] ?? '']] : [];
    });
    if (inline.length > 0) return inline;
    const [first, second] = line.cells;
    const isPair =
      line.cells.length === 2 &&
      first &&
      second &&
      foldWords(first.text).length <= 4 &&
      /\p{L}{2}/u.test(first.text) &&
      !/\d{3}/.test(first.text);
    return isPair ? [[first.text.replace(/:$/, ''), second.text]] : [];
  });
}

const asField = (seen: Seen) => ({
  seen,
  field: field(seen.label.toLowerCase(), typeOf(seen.values), '', { examples: examplesOf(seen.values) }),
});
const asList = (seen: Seen) => ({
  seen,
  field: field(seen.label.toLowerCase(), 'list', '', { examples: examplesOf(seen.values) }),
});
const examplesOf = (values: readonly string[]) => [...new Set(values.map((value) => value.slice(0, 80)))].slice(0, 3);

/** What most of its values read as. */
function typeOf(values: readonly string[]): FieldType {
  const share = (is: (text: string) => boolean) => values.filter(is).length / values.length;
  const whole = (found: { readonly text: string } | undefined, text: string) =>
    found !== undefined && found.text.length >= text.trim().length * 0.6;
  if (share((text) => whole(findDates(text, { monthFirst: false })[0], text)) > 0.6) return 'date';
  const amounts = (text: string) => findAmounts(text)[0];
  if (
    share((text) => {
      const one = amounts(text);
      return whole(one, text) && (one?.currency !== null || one?.decimals === 2);
    }) > 0.6
  )
    return 'money';
  if (share((text) => whole(amounts(text), text)) > 0.6) return 'number';
  return share((text) => /^(?:yes|no|ja|nein|true|false|oui|non)\.?$/iu.test(text.trim())) > 0.6 ? 'yes-no' : 'text';
}

function unique(fields: readonly TemplateField[]): TemplateField[] {
  const seen = new Set<string>();
  return fields.filter(({ name }) => !seen.has(name) && seen.add(name) !== undefined);
}

/** A field that a built-in template knows under one of its labels takes over its description. */
function withKnownWords(fields: readonly TemplateField[], builtIn: readonly Template[]): TemplateField[] {
  const all = builtIn.flatMap((template) => template.fields);
  return fields.map((one) => {
    const known = all.find(
      (other) =>
        other.type === one.type && (matchLabel(foldWords(one.name), labelWords([other.name]))?.score ?? 0) >= 0.75,
    );
    return known ? { ...one, description: known.description } : one;
  });
}
