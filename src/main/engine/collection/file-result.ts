/** What became of one file of a whole-collection question; kept as it is until the answer is made. */
import type { Citation, FileState, Reason } from '../../../preload/contract/shapes.ts';

export type FoundSentence = {
  readonly text: string;
  /** False: a claim of the model that nothing in the document supports. */
  readonly supported: boolean;
  /** Without the numbers they get in the answer. */
  readonly citations: readonly Omit<Citation, 'id'>[];
};

export type FileResult = {
  /** empty: read, there is no text in it · waiting: the library has not read it yet · gone: removed. */
  readonly outcome: 'read' | 'empty' | 'unread' | 'waiting' | 'gone';
  readonly fileId: string;
  readonly name: string;
  readonly path: string;
  readonly title: string;
  readonly documentId: string | null;
  readonly state: FileState;
  readonly reason: Reason | null;
  /** Of the kind asked for. */
  readonly ofKind: boolean;
  readonly matches: boolean;
  /** Null: nothing of it had to be read beyond what it is. */
  readonly way: 'whole' | 'passages' | null;
  readonly partly: boolean;
  readonly sentences: readonly FoundSentence[];
  /** The day (20271231) it ends where that was worked out from its start and length. */
  readonly computedEnd?: number;
  /** Its own total, where totals are added up; null: everything holds, and it states none that is clear. */
  readonly total?: {
    readonly value: number;
    readonly currency: string | null;
    /** What the document is numbered, where it says so. */
    readonly number?: string | null;
  } | null;
  /** An end was asked for, everything else holds, and it states none that could be told. */
  readonly endUnsaid?: boolean;
};
