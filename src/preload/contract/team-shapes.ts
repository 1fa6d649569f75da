import type { WireError } from './errors.ts';
import type { Locator } from './shapes.ts';

/** The team library as it is configured here; nothing is connected to while `address` is null. */
export type TeamSettings = {
  /** Without its password. */
  readonly address: string | null;
  /** Where it is, for the Privacy page. */
  readonly host: string | null;
  /** Folders whose documents are published. */
  readonly folderIds: readonly string[];
  /** Roles that may read them, beside the one that publishes. */
  readonly readers: readonly string[];
  /** A password is kept by the login. */
  readonly passwordKept: boolean;
};

export type PublishReport = {
  readonly published: number;
  readonly unchanged: number;
  readonly removed: number;
  readonly passages: number;
  readonly vectors: number;
  /** False: the database has no pgvector; meaning ranks only what words found there. */
  readonly pgvector: boolean;
};

/** The publishing under way, or the last one. */
export type PublishJob = {
  readonly state: 'running' | 'done' | 'failed';
  /** Documents looked at, of all. */
  readonly done: number;
  readonly total: number;
  readonly report: PublishReport | null;
  readonly error: WireError | null;
};

export type TeamHit = {
  /** The role that published it. */
  readonly owner: string;
  readonly documentId: string;
  readonly title: string;
  readonly kind: string;
  readonly path: string;
  readonly page: number | null;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly headingPath: readonly string[];
  readonly locator: Locator;
  readonly score: number;
  readonly keywordRank: number | null;
  readonly vectorRank: number | null;
  readonly similarity: number | null;
};

export type TeamResults = {
  readonly query: string;
  readonly hits: readonly TeamHit[];
  /** `all`: every passage was compared by meaning; `found`: only those that words found; `none`: words alone. */
  readonly meaning: 'all' | 'found' | 'none';
  readonly milliseconds: number;
};
