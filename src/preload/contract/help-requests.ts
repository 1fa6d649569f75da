/** The pages of the built-in help: read only, beside the library, never among a person's own results and counts. */
import { z } from 'zod';
import { languageCodes } from './languages.ts';
import { route } from './route.ts';

/** A page in the list. */
export type HelpEntry = { readonly id: string; readonly title: string; readonly summary: string };
/** A part under one heading; `heading` is empty for what stands before the first. */
export type HelpSection = { readonly heading: string; readonly text: string };
export type HelpPage = HelpEntry & {
  /** Markdown without headings. */
  readonly sections: readonly HelpSection[];
  readonly related: readonly HelpEntry[];
};
export type HelpHit = {
  readonly pageId: string;
  readonly title: string;
  /** Of the page's sections, from 0. */
  readonly section: number;
  readonly heading: string;
  /** The sentence that says most of it, and the spans of it that were looked for. */
  readonly sentence: string;
  readonly marks: readonly { readonly start: number; readonly end: number }[];
};

/** The language the window is shown in. */
const language = z.enum(languageCodes).default('en');

export const helpRequests = {
  /** In the order they are read in. */
  'help.pages': route(z.object({ language }).strict()).returns<readonly HelpEntry[]>(),
  /** Rejects with `not-found`. */
  'help.page': route(z.object({ id: z.string().max(60), language }).strict()).returns<HelpPage>(),
  /** Best first, some ten; none where nothing fits. */
  'help.search': route(z.object({ query: z.string().max(300), language }).strict()).returns<readonly HelpHit[]>(),
} as const;
