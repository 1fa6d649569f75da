/** What one half of the everyday set is made of: documents as a household or a small firm has them, and what a newcomer asks of them. */

/** Name → text; the ending says how it is written down: txt, md, csv and eml as they stand, html and docx a paragraph a line, xlsx from CSV. */
export type EverydayFiles = Readonly<Record<string, string>>;

export type EverydayQuestion = {
  readonly kind: string;
  readonly question: string;
  readonly expects:
    | { readonly quote: string; readonly of: string }
    /** Nothing of this stands in the files. */
    | { readonly nothing: true }
    /** Computed over a table: these values, in any order. */
    | { readonly values: readonly string[] }
    /** Computed over a table: one number, told with its currency ('' where the table names none). */
    | { readonly sum: string; readonly currency: string }
    /** Over the collection: exactly these files. */
    | { readonly files: readonly string[] }
    /** Over the collection: the sum, of how many documents, and how many were left out because they state none. */
    | { readonly total: string; readonly counted: number; readonly uncounted: number }
    /** Asked in a language the embedder doesn't know: said so, and quoted from this file or not at all. */
    | { readonly wordsOnly: true; readonly of: string };
};

export type EverydayHalf = { readonly files: EverydayFiles; readonly questions: readonly EverydayQuestion[] };

type Asked = readonly [question: string, quote: string, of: string];

/** Questions of one kind that a sentence of a file answers: what the first quote must hold. */
export const quoted = (kind: string, rows: readonly Asked[]): EverydayQuestion[] =>
  rows.map(([question, quote, of]) => ({ kind, question, expects: { quote, of } }));

export const computed = (kind: string, rows: readonly (readonly [string, ...string[]])[]): EverydayQuestion[] =>
  rows.map(([question, ...values]) => ({ kind, question, expects: { values } }));

export const summed = (
  kind: string,
  rows: readonly (readonly [question: string, sum: string, currency: string])[],
): EverydayQuestion[] => rows.map(([question, sum, currency]) => ({ kind, question, expects: { sum, currency } }));

export const absent = (...questions: readonly string[]): EverydayQuestion[] =>
  questions.map((question) => ({ kind: 'absent', question, expects: { nothing: true } }));

export const ofFiles = (kind: string, rows: readonly (readonly [string, ...string[]])[]): EverydayQuestion[] =>
  rows.map(([question, ...files]) => ({ kind, question, expects: { files } }));
