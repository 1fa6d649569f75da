/** What the window asks of the app itself. */

import { nothing, route } from './route.ts';
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

export const appRequests = {
  /** Licences of everything in the packaged app, by name; empty where nothing is packaged. */
  'app.licences': route(nothing).returns<readonly Licence[]>(),
  /** The link the app was opened with, told once; null when there is none. */
  'app.takeLink': route(nothing).returns<DeepLink | null>(),
};

export const appShellRoutes = ['app.licences', 'app.takeLink'] as const;
