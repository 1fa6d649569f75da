/** What the synthetic telecom set is made of: its truth, its word lists, and the blocks a document is put together from. */

/** The six categories of a telecom feature document. */
export const categories = [
  'mainFeatures',
  'parameters',
  'counters',
  'events',
  'relatedFeatures',
  'activation',
] as const;
export type Category = (typeof categories)[number];

export type Half = 'development' | 'final';

/** A thing with a name of its own; the description stands in the document too, where there is one. */
export type NamedItem = { readonly name: string; readonly description?: string };

/** What a right reading of one document finds, and what was put in its way. */
export type TelecomTruth = {
  readonly file: string;
  /** `mixed`: headings and sentences in German, names and most phrases in English. */
  readonly language: 'en' | 'mixed';
  readonly truth: {
    readonly mainFeatures: readonly string[];
    readonly parameters: readonly NamedItem[];
    readonly counters: readonly NamedItem[];
    readonly events: readonly NamedItem[];
    readonly relatedFeatures: readonly string[];
    readonly activation: readonly string[];
  };
  readonly traps: readonly string[];
  /** Names that stand in the document and are not to be listed: removed, planned, of other features, injected. */
  readonly decoys: readonly string[];
};

/** One subject: its titles, what a feature about it does, and the stems of its names with what each stem stands for. */
export type Theme = {
  readonly key: string;
  readonly titles: readonly string[];
  readonly capabilities: readonly string[];
  readonly stems: readonly (readonly [name: string, phrase: string])[];
};

/** An ending of a name and the phrase that describes it; `{}` is the stem's phrase. */
export type Ending = readonly [name: string, english: string, german: string];

type CategoryTexts = Readonly<Record<Category, readonly string[]>>;

/** Everything that is worded in one language in one half. */
export type Wording = {
  /** Headings per category. */
  readonly headings: CategoryTexts;
  /** Sentences before a list or table. */
  readonly leads: CategoryTexts;
  /** Sentences with `{n}` for the name and `{d}` for the description. */
  readonly prose: Readonly<
    Record<'parameters' | 'counters' | 'events' | 'relatedFeatures' | 'mainFeatures', readonly string[]>
  >;
  /** One sentence that names all related features, `{n}` being their list, and the word before the last. */
  readonly relatedSentence: readonly [sentence: string, and: string];
  /** Added to a parameter's description; `{c}` is one of the document's counters. */
  readonly mention: string;
  /** What stands where a category is empty. */
  readonly none: Readonly<Record<Category, string>>;
  /** `{f}` is the feature. */
  readonly openings: readonly string[];
  readonly columns: {
    readonly name: string;
    readonly description: string;
    readonly extra: string;
    readonly kind: string;
  };
  readonly kinds: { readonly parameters: string; readonly counters: string; readonly events: string };
  /** Headings and sentences of the traps; `{n}` and `{c}` are names that are not in the truth. */
  readonly traps: {
    readonly glossary: readonly [heading: string, lead: string];
    readonly removed: readonly [heading: string, lead: string, mark: string];
    readonly planned: readonly [heading: string, text: string];
    readonly renamed: string;
    readonly ranges: readonly [heading: string, lead: string];
    readonly history: readonly [heading: string, text: string];
    readonly injection: readonly string[];
    readonly log: readonly [heading: string, lead: string];
    readonly notes: string;
  };
};

/** The words of one half; nothing in them is a name in the other. */
export type HalfWords = {
  readonly themes: readonly Theme[];
  readonly parameterEndings: readonly Ending[];
  readonly counterEndings: readonly Ending[];
  readonly eventEndings: readonly Ending[];
  /** Patterns of names: `{Stem}`, `{stem}`, `{STEM}`, `{End}`, `{end}`, `{END}` and `#` for a digit. */
  readonly shapes: Readonly<Record<'parameters' | 'counters' | 'events', Readonly<Record<string, string>>>>;
  readonly related: readonly string[];
  /** `{f}` is the feature, `{p}` a parameter and `{c}` a counter of the document. */
  readonly steps: readonly string[];
  readonly stepsGerman: readonly string[];
  readonly values: readonly string[];
  readonly english: Wording;
  readonly german: Wording;
};

/** How one category is laid out and how many items it has. */
export type SectionPlan = { readonly category: Category; readonly layout: string; readonly count: number };

/** One document as planned by hand. */
export type DocumentPlan = {
  readonly number: number;
  readonly format: string;
  readonly page: string;
  readonly theme: string;
  readonly shape: string;
  readonly sections: readonly SectionPlan[];
  readonly traps: readonly string[];
  readonly language: 'en' | 'mixed';
  /** The document this one nearly repeats. */
  readonly like: number | null;
};

/** A piece of a document, the same for every format. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly hidden?: boolean }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly string[] }
  | { readonly kind: 'definitions'; readonly pairs: readonly (readonly [string, string])[] }
  | { readonly kind: 'keys'; readonly pairs: readonly (readonly [string, string])[] }
  | { readonly kind: 'code'; readonly lines: readonly string[] }
  | { readonly kind: 'footnotes'; readonly notes: readonly string[] }
  | TableBlock;

export type TableBlock = {
  readonly kind: 'table';
  readonly head: readonly string[];
  /** A row of one cell spans the table. */
  readonly rows: readonly (readonly string[])[];
};

/** A document before it has a format. */
export type ComposedDocument = {
  readonly title: string;
  readonly page: string;
  readonly blocks: readonly Block[];
  /** Names that are to be broken over two lines where the format can. */
  readonly broken: readonly string[];
};
