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

export const appRequests = {
  /** The link the app was opened with, told once; null when there is none. */
  'app.takeLink': route(nothing).returns<DeepLink | null>(),
};

export const appShellRoutes = ['app.takeLink'] as const;
