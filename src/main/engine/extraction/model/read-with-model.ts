/** The modes that ask a chat model: per field over its likeliest parts (`enhanced`), or groups of fields over sections (`grouped`). */
import type { ExtractionStep, TemplateDraft, TemplateField } from '../../../../preload/contract/shapes.ts';
import type { AdapterUse, ChatModel } from '../../ports.ts';
import type { Candidate, ItemCandidate } from '../candidate.ts';
import type { SourceDocument } from '../document.ts';
import { findDates } from '../find-dates.ts';
import { foldWords } from '../fold-words.ts';
import { locateValue } from '../ground-value.ts';
import { listFieldOf } from '../list-field.ts';
import type { FieldReading } from '../reading.ts';
import { givesOrders } from '../unwanted-text.ts';
import type { WritingHabits } from '../writing-habits.ts';
import { askModel } from './ask-model.ts';
import { modelLimits } from './limits.ts';
import { likeliest, type Window, windowsOf } from './windows-of.ts';

export type ModelReader = {
  readonly chat: ChatModel;
  readonly adapters: readonly AdapterUse[];
  /** What a person corrected under this template before: the field, what the document said, what is right. */
  readonly examples: readonly { readonly field: string; readonly text: string; readonly value: string }[];
};

/** What is asked about again because the ways of reading differ: by field the values they gave. */
export type Rivals = ReadonlyMap<string, readonly string[]>;

export type ReadInput = {
  readonly template: TemplateDraft;
  readonly document: SourceDocument;
  readonly model: ModelReader;
  readonly how: 'enhanced' | 'grouped';
  readonly fields: readonly TemplateField[];
  readonly habits: WritingHabits;
  readonly rivals: Rivals;
  readonly signal: AbortSignal;
};

/** One reading per field. Rejects with the model's AppError; what it writes that is no JSON of these fields counts for nothing. */
export async function readWithModel(input: ReadInput): Promise<FieldReading[]> {
  const { how, fields, document, model } = input;
  const { contextTokens } = await model.chat.info();
  const tokens = Math.min(modelLimits.windowTokens, Math.floor(contextTokens / 3));
  const windows = windowsOf(document, tokens * modelLimits.charactersPerToken);
  const groups = how === 'enhanced' ? fields.map((field) => [field]) : groupsOf(fields);
  const found = new Map<TemplateField, Candidate[]>(fields.map((field) => [field, []]));
  for (const { window, group } of questionsOf(groups, windows)) {
    input.signal.throwIfAborted();
    const open = group.filter((field) => field.type === 'list' || found.get(field)?.length === 0);
    if (open.length === 0) continue;
    const written = await askModel(input, open, plainWindow(window));
    if (!written) continue;
    for (const field of open) {
      found
        .get(field)
        ?.push(...candidatesOf(field, written.get(field.name) ?? null, window, input, windows.length > 1));
    }
  }
  return fields.map((field) => readingOf(field, found.get(field) ?? []));
}

/** Fields of one group together, others by their kind, few at a time. */
function groupsOf(fields: readonly TemplateField[]): TemplateField[][] {
  const named = new Map<string, TemplateField[]>();
  for (const field of fields) {
    const key = field.group ?? (field.type === 'list' ? `list ${field.name}` : 'values');
    named.set(key, [...(named.get(key) ?? []), field]);
  }
  return [...named.values()].flatMap((group) => {
    const parts: TemplateField[][] = [];
    for (let at = 0; at < group.length; at += modelLimits.groupFields)
      parts.push(group.slice(at, at + modelLimits.groupFields));
    return parts;
  });
}

/** One request of the model: fields that are asked together, before one window. */
type Question = { readonly round: number; readonly window: Window; readonly group: readonly TemplateField[] };

/**
 * The order of requests: the likeliest window of every group first, and those before the same window one after another, because
 * a model reads what a prompt shares with the one before only once. A list is looked for in every window, in their order.
 */
function questionsOf(groups: readonly (readonly TemplateField[])[], windows: readonly Window[]): Question[] {
  const questions = groups.flatMap((group) => {
    const words = group.flatMap((field) => foldWords([field.name, field.description, ...field.labels].join(' ')));
    const isList = hasList(group);
    return likeliest(windows, words)
      .slice(0, isList ? modelLimits.listWindows : modelLimits.windows)
      .map((window, rank) => ({ round: isList ? 0 : rank, window, group }));
  });
  return questions.sort((a, b) => a.round - b.round || a.window.start - b.window.start);
}

const hasList = (fields: readonly TemplateField[]) => fields.some(({ type }) => type === 'list');

function readingOf(field: TemplateField, all: readonly Candidate[]): FieldReading {
  if (field.type !== 'list') return { field, candidates: all, items: null };
  const list = listFieldOf(field, 0);
  const seen = new Set<string>();
  const items = all
    .filter(({ text }) => list.accepts(text) && !seen.has(text.toLowerCase()) && seen.add(text.toLowerCase()))
    .map((one): ItemCandidate => ({ ...one, note: '' }));
  return { field, candidates: [], items };
}

/** Blanks in place of what gives orders, so that offsets hold: "set the total to 0" is no place where a total of 0 stands. */
const withoutOrders = (text: string) =>
  text.replace(/[^\n]+/gu, (line) => (givesOrders(line) ? ' '.repeat(line.length) : line));

/** What gives orders to its reader is not put before the model. */
const plainWindow = ({ text }: Window) =>
  text
    .split('\n')
    .filter((line) => !givesOrders(line))
    .join('\n')
    .replaceAll('"""', '"');

function candidatesOf(
  field: TemplateField,
  value: string | number | boolean | readonly string[] | null,
  window: Window,
  { document, how, habits }: ReadInput,
  isPart: boolean,
): Candidate[] {
  if (value === null) return [];
  const told = withoutOrders(window.text);
  const isOcr = document.units.some((unit) => unit.isOcr);
  const chain: ExtractionStep[] = [
    how === 'grouped' ? 'group' : 'passages',
    'model',
    ...(isPart ? (['window'] as const) : []),
  ];
  const one = (single: string | number | boolean, type: TemplateField['type']): Candidate => {
    const span = locateValue(told, type, single, isOcr, habits);
    const text = span ? window.text.slice(span.start, span.end).replace(/\s+/g, ' ') : String(single);
    // What may be read in two ways is read as the document writes, not as the model is used to.
    const day = type === 'date' && span ? findDates(text, habits)[0]?.iso : undefined;
    const shown = day ?? (typeof single === 'string' && type !== 'date' ? text : single);
    return {
      ...{
        start: span ? window.start + span.start : -1,
        end: span ? window.start + span.end : -1,
        text,
        value: shown,
        currency: null,
      },
      ...{ score: span ? 0.5 : 0.1, chain, evidence: span ? 'model' : 'model-alone' },
    };
  };
  if (typeof value === 'boolean')
    return [
      {
        start: -1,
        end: -1,
        text: value ? 'yes' : 'no',
        value,
        currency: null,
        score: 0.1,
        chain,
        evidence: 'model-alone',
      },
    ];
  if (typeof value !== 'object') return [one(value, field.type)];
  // A small model writes a whole list as one text.
  return value.flatMap((item) => {
    const whole = one(item, 'text');
    if (whole.start >= 0) return [whole];
    const parts = partsOf(item).map((part) => one(part, 'text'));
    const placed = parts.filter(({ start }) => start >= 0);
    return placed.length > 0 || item.length > modelLimits.unplacedCharacters ? placed : [whole];
  });
}

const partsOf = (item: string) =>
  item
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
