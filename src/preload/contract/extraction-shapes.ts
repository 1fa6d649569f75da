/** Structured extraction: templates of typed fields, runs over files, one row a file, one cell a field. */
import type { BatchEstimate, BatchItemState, BatchRun } from './batch-shapes.ts';
import type { Citation } from './conversation-shapes.ts';
import type { Reason } from './shapes.ts';

export const fieldTypes = ['text', 'number', 'date', 'money', 'enum', 'list', 'yes-no'] as const;
export type FieldType = (typeof fieldTypes)[number];

/**
 * What a value must keep to. One that does not is shown with its violation, never hidden. In lists `pattern`, `contains` and `excludes` tell
 * what is an item at all: what breaks them is none.
 */
export type FieldRules = {
  readonly required?: boolean | undefined;
  /** Number and money. */
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  /** Dates, ISO. */
  readonly earliest?: string | undefined;
  readonly latest?: string | undefined;
  /** A regular expression that the whole value, or the whole item, matches. */
  readonly pattern?: string | undefined;
  /** Letters that must, or must not, stand in the value or item; capitals do not count. */
  readonly contains?: string | undefined;
  readonly excludes?: string | undefined;
  /** Lists: number of items. */
  readonly leastItems?: number | undefined;
  readonly mostItems?: number | undefined;
  /** No two rows may have it alike, an invoice number for instance: rows that do are reported as duplicates. */
  readonly unique?: boolean | undefined;
};

export type TemplateField = {
  /** Heads the column and is the key in JSON; unique within the template, capitals not counted. */
  readonly name: string;
  readonly type: FieldType;
  /** What it is, in words; '' when the name says all. */
  readonly description: string;
  /** Other words documents use for it; taken for labels beside its name. */
  readonly labels: readonly string[];
  /** Values as they may look. */
  readonly examples: readonly string[];
  /** Of an enum, else empty. */
  readonly options: readonly string[];
  readonly rules: FieldRules;
  /** Fields of one group are extracted together; null: by itself. */
  readonly group: string | null;
};

export type TemplateDraft = {
  readonly name: string;
  /** What the documents are and what the table is for. */
  readonly purpose: string;
  readonly fields: readonly TemplateField[];
};

export type Template = TemplateDraft & {
  /** Built-in templates are called by their name, e.g. `receipt`. */
  readonly id: string;
  /** Those can't be changed or removed; a copy can. */
  readonly builtIn: boolean;
  /** Milliseconds since 1970; 0 for built-in ones. */
  readonly changedAt: number;
};

/** What is wrong with a draft; `field` null when it is the template as a whole. `stops`: it can't be saved so. */
export type TemplateProblem = {
  readonly field: string | null;
  readonly code:
    | 'name-missing'
    | 'name-taken'
    | 'no-fields'
    | 'too-many-fields'
    | 'field-name-missing'
    | 'field-name-twice'
    | 'options-missing'
    | 'options-twice'
    | 'rule-does-not-fit-type'
    | 'rules-contradict'
    | 'pattern-invalid'
    | 'pattern-too-costly'
    | 'example-breaks-rules'
    | 'too-long';
  /** For the sentence: names of rules, limits, the example … */
  readonly values: Readonly<Record<string, string | number>>;
  readonly stops: boolean;
};

/** How documents are read. `auto` chooses one of the others per document by quality and cost. All but `basic` need a chat model. */
export const extractionModes = ['auto', 'basic', 'enhanced', 'grouped', 'hybrid'] as const;
export type ExtractionMode = (typeof extractionModes)[number];

/**
 * A step of the way to a value, in order. basic: `label` beside or under its label · `pattern` looks like one · `table` under its column's
 * heading · `section` listed under its heading · `layout` by where it stands · `sum` worked out of others and found. With a model:
 * `passages` found for the field · `model` written under the grammar · `group` together with its group · `vote` the modes agreed or were
 * outvoted · `re-ask` asked once more · `window` merged from the parts of a long document. `person`: corrected by hand.
 */
export type ExtractionStep =
  | 'label'
  | 'pattern'
  | 'table'
  | 'section'
  | 'layout'
  | 'sum'
  | 'passages'
  | 'model'
  | 'group'
  | 'vote'
  | 're-ask'
  | 'window'
  | 'person';

/** Text as it is; dates ISO (`2024-03-01`); numbers and money plain; yes-no as true or false; lists as texts. Null: nothing found. */
export type CellValue = string | number | boolean | readonly string[] | null;

export type RuleViolation = {
  readonly rule: keyof FieldRules | 'options' | 'type';
  /** The item, of a list; else null. */
  readonly item: string | null;
};

/** Where a value stands: enough to open the document there. `start` and `end` are offsets into its text. */
export type CellPlace = { readonly page: number | null; readonly start: number; readonly end: number };

/** A cell as the grid shows it; `extraction.cell` has the whole of it. */
export type ExtractionCell = {
  readonly field: string;
  /** As it stands in the document, or as a person typed it; of a list its first items (`shownItems`); '' when nothing was found. */
  readonly text: string;
  /** Of a list at most its first `shownItems` items; `items` counts all. */
  readonly value: CellValue;
  /** ISO 4217 where money says so, else null. */
  readonly currency: string | null;
  /** Items of a list, and how many of them are verified; null for other types. */
  readonly items: number | null;
  readonly verifiedItems: number | null;
  /** It stands in the document at `place`, letter for letter or normalised; of a list: every item does. */
  readonly verified: boolean;
  /** 0-1: how often such a value was right on documents with known truth; 1 when a person typed it. */
  readonly confidence: number;
  /** Of a list: of its first item. Null: nowhere found. */
  readonly place: CellPlace | null;
  readonly corrected: boolean;
  readonly locked: boolean;
  /** Other values were as likely, or modes disagreed. */
  readonly conflict: boolean;
  readonly violations: readonly RuleViolation[];
};

export type ListItem = {
  readonly text: string;
  /** What the document says about it beside its name; '' when nothing. */
  readonly note: string;
  readonly verified: boolean;
  readonly confidence: number;
  /** Opens the document there, as an answer's citation does; null when nowhere found. */
  readonly citation: Citation | null;
};

export type CellAlternative = {
  readonly text: string;
  readonly value: CellValue;
  readonly currency: string | null;
  readonly verified: boolean;
  readonly confidence: number;
  readonly chain: readonly ExtractionStep[];
  readonly citation: Citation | null;
};

/** The whole of a cell, for the panel beside the grid. */
export type ExtractionCellDetail = ExtractionCell & {
  readonly citation: Citation | null;
  readonly chain: readonly ExtractionStep[];
  /** The first items of a list; `extraction.items` has them all. */
  readonly list: readonly ListItem[];
  /** Likeliest first; `extraction.correct` takes one by its index. */
  readonly alternatives: readonly CellAlternative[];
  /** What was extracted, when a person corrected it. */
  readonly before: CellAlternative | null;
};

/** 0-1 each; null when it can't be told (agreement of a single mode). */
export type DocumentQuality = {
  /** All in all. */
  readonly score: number;
  /** Fields with a value among those that are required, or all when none is. */
  readonly completeness: number;
  /** Verified values among values. */
  readonly grounding: number;
  readonly agreement: number | null;
  readonly violations: number;
};

/** One file of a run. Files with the same bytes or text have rows of their own, marked as duplicates. */
export type ExtractionRow = {
  /** The row is addressed by its file. */
  readonly fileId: string;
  /** From 0, in the order they were taken up. */
  readonly ordinal: number;
  readonly documentId: string | null;
  readonly name: string;
  readonly path: string;
  readonly state: BatchItemState;
  /** Why it failed or was skipped, or how the reading was limited (`extraction-cut`: only the first and best parts were read). */
  readonly reason: Reason | null;
  /** What was used, `auto` resolved; null before. */
  readonly mode: Exclude<ExtractionMode, 'auto'> | null;
  /** Modes tried in order, e.g. basic, hybrid; why the router went on is their scores. */
  readonly tried: readonly { readonly mode: Exclude<ExtractionMode, 'auto'>; readonly score: number }[];
  readonly quality: DocumentQuality | null;
  /** In the order of the template's fields; empty before it is done. */
  readonly cells: readonly ExtractionCell[];
  /** The first row with the same text, or the same value of a `unique` field; null when there is none. */
  readonly duplicateOf: { readonly fileId: string; readonly name: string; readonly by: 'text' | 'value' } | null;
  /** The file has changed, or was removed, since it was extracted. */
  readonly outdated: boolean;
};

export type ExtractionRun = BatchRun & {
  readonly templateId: string;
  /** As it was when the run began. */
  readonly template: TemplateDraft;
  readonly extractionMode: ExtractionMode;
  readonly folderIds: readonly string[];
  readonly fileIds: readonly string[];
  /** New files of its folders are added by themselves. */
  readonly append: boolean;
  /** Null before the first row is done. */
  readonly quality: DocumentQuality | null;
  /** Null in a list of runs whose rows nobody has looked at: they are told with the run itself. */
  readonly corrected: number | null;
  readonly conflicts: number | null;
  readonly duplicates: number | null;
};

export type FieldQuality = {
  readonly field: string;
  readonly filled: number;
  readonly verified: number;
  readonly corrected: number;
  readonly conflicts: number;
  readonly violations: number;
  /** Mean confidence of its values; null without any. */
  readonly confidence: number | null;
};

/** Sums over all rows that pass the filter, not only those of the page. */
export type FieldTotal = {
  readonly field: string;
  readonly filled: number;
  readonly verified: number;
  /** Numbers, and money of one currency; null for other types, or when currencies differ. */
  readonly sum: number | null;
  readonly currency: string | null;
  readonly least: number | string | null;
  readonly most: number | string | null;
  /** Of enums and yes-no: the commonest first, at most ten. */
  readonly counts: readonly { readonly value: string; readonly rows: number }[];
};

export type RowFilter =
  | 'all'
  | 'unverified'
  | 'conflicts'
  | 'corrected'
  | 'failed'
  | 'duplicates'
  | 'violations'
  | 'incomplete';

export type ExtractionRows = {
  readonly rows: readonly ExtractionRow[];
  /** Rows that pass the filter. */
  readonly total: number;
  readonly totals: readonly FieldTotal[];
  /** Rows of the run by filter, for the filter's labels. */
  readonly counts: Readonly<Record<RowFilter, number>>;
};

export type ExtractionEstimate = BatchEstimate & {
  /** What `auto` would use most here. */
  readonly mode: ExtractionMode;
  /** Files in the scope that can't be read, or are not read yet. */
  readonly unreadable: number;
  readonly waiting: number;
};
