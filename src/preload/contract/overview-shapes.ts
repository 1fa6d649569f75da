/** What a library holds, told without a question: questions to begin with, and what is in a folder. */

import type { FileState } from './shapes.ts';

/** A question made from the person's files; `title` is the document it came from. */
export type SuggestedQuestion = {
  readonly text: string;
  readonly documentId: string;
  readonly fileId: string;
  readonly title: string;
};

export type OverviewDocument = {
  readonly documentId: string;
  readonly fileId: string;
  readonly title: string;
  readonly kind: string;
  readonly characters: number;
};

/** What several documents are about, with those it stands in. */
export type OverviewTopic = {
  readonly name: string;
  readonly count: number;
  readonly documents: readonly OverviewDocument[];
};

export type FolderOverview = {
  readonly folderId: string;
  readonly name: string;
  readonly files: number;
  readonly readable: number;
  /** Commonest first. */
  readonly kinds: readonly { readonly kind: string; readonly count: number }[];
  /** When the documents were written, milliseconds; null when nothing is known. */
  readonly period: { readonly first: number; readonly last: number } | null;
  readonly topics: readonly OverviewTopic[];
  readonly biggest: readonly OverviewDocument[];
  /** Files that could not be read, at most a few, and how many there are. */
  readonly unreadable: readonly { readonly fileId: string; readonly name: string; readonly state: FileState }[];
  readonly unreadableCount: number;
};
