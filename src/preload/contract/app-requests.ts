/** What the window asks of the app itself. */
import { z } from 'zod';
import { id, nothing, questionText, route } from './route.ts';
import { askKeysPattern } from './setting-list.ts';
import type { Span } from './shapes.ts';

/** A place in a document that a link named. */
export type DeepLink = {
  readonly documentId: string;
  /** 1-based; null when none was named. */
  readonly page: number | null;
  /** Offsets in the document's text; null when none were named. */
  readonly span: Span | null;
};

/** The licence of something shipped with the app. */
export type Licence = {
  readonly name: string;
  readonly version: string;
  /** Its short name, as SPDX has it where there is one. */
  readonly licence: string;
  readonly text: string;
};

/** What this system lets the app do, and how that stands. */
export type AppAbilities = {
  /** Starting with the computer; `refused`: wished for, and the system does not let it (on a Mac: Login Items). */
  readonly login: 'unsupported' | 'off' | 'on' | 'refused';
  /** Keys that open the ask window; `taken`: another program has them. */
  readonly askKeys: 'off' | 'on' | 'taken';
};

/** Requests of the window that were refused because they led elsewhere, since this start. */
export type Refusals = {
  readonly count: number;
  /** The last one; what it wanted is not kept, since it may be anything. */
  readonly last: { readonly at: number; readonly scheme: string } | null;
};

const offset = z.number().int().min(0);

/** A page of a document (0-based), or with null the file as a whole. */
const pagePlace = z.object({ documentId: id, fileId: id, index: offset.nullable() }).strict();

/** The part of `settings.set` that is about the app itself. */
export const appSettings = {
  checkUpdates: z.boolean().optional(),
  keepFresh: z.boolean().optional(),
  askKeys: z.string().max(60).regex(new RegExp(askKeysPattern)).optional(),
};

export const appRequests = {
  /** Licences of everything in the packaged app, by name; empty where nothing is packaged. */
  'app.licences': route(nothing).returns<readonly Licence[]>(),
  /** The link the app was opened with, told once; null when there is none. */
  'app.takeLink': route(nothing).returns<DeepLink | null>(),
  'app.abilities': route(nothing).returns<AppAbilities>(),
  'app.refusals': route(nothing).returns<Refusals>(),
  /** What another door of this person handed over to be asked; told once, and asked only when the person says so. */
  'ask.take': route(nothing).returns<string | null>(),
  /** Opens the ask window with these words in it (another door of this person); nothing is asked by itself. Rejects with `no-window`. */
  'ask.offer': route(z.object({ text: questionText }).strict()).returns<null>(),
  /** From the ask window: shows a cited place in the main one. */
  'ask.showPlace': route(
    z
      .object({ documentId: id, page: offset.nullable(), span: z.object({ start: offset, end: offset }).nullable() })
      .strict(),
  ).returns<null>(),
  /** From the ask window: shows the conversation in the main one; null: just the main window. */
  'ask.showConversation': route(z.object({ conversationId: id.nullable() }).strict()).returns<null>(),
  /** The conversation the ask window wants shown, told once; null when there is none. */
  'ask.takeConversation': route(nothing).returns<string | null>(),
  /** Makes the file of a page that may be dragged out soon. */
  'page.prepare': route(pagePlace).returns<null>(),
  /** Lets the system drag that file from where the pointer is; where no page can be cut out, the file it is in. */
  'page.drag': route(pagePlace).returns<null>(),
  /** Quick Look of it; false where the system has none. */
  'page.preview': route(pagePlace).returns<boolean>(),
  /** Closes the ask window. */
  'ask.close': route(nothing).returns<null>(),
} as const;

export const appShellRoutes = [
  'app.licences',
  'app.takeLink',
  'app.abilities',
  'app.refusals',
  'ask.take',
  'ask.showPlace',
  'ask.showConversation',
  'ask.takeConversation',
  'ask.close',
  'page.prepare',
  'page.drag',
  'page.preview',
] as const;
