/** Long work over many things, one by one: a question put to every file, a list of questions. Kept until it is done. */
import type { AnswerWay } from './answer-way.ts';
import type { AnswerMode, Citation } from './conversation-shapes.ts';
import type { FileState, Reason } from './shapes.ts';

/** `collection`: one question over every file · `questions`: a list of questions · `extraction`: a template over files. */
export type BatchKind = 'collection' | 'questions' | 'extraction';

/**
 * proposed: waits for a person to say yes, because it costs time · queued · running · paused: by a person, or for `reason` ·
 * cancelled: by a person, can be gone on with · done · failed: `reason` says why.
 */
export type BatchState = 'proposed' | 'queued' | 'running' | 'paused' | 'cancelled' | 'done' | 'failed';

/** skipped: there was nothing to do, for instance a file without text. */
export type BatchItemState = 'pending' | 'running' | 'done' | 'failed' | 'skipped';

/** What the window shows of a run; the same in the event and in the snapshot. */
export type BatchRun = {
  readonly id: string;
  readonly kind: BatchKind;
  readonly title: string;
  readonly state: BatchState;
  /** Why it is paused or failed, when not by a person. */
  readonly reason: Reason | null;
  readonly mode: AnswerMode;
  /** The model that writes; null: rules and quotes alone. */
  readonly model: string | null;
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  readonly skipped: number;
  /** Items with something found. */
  readonly found: number;
  /** Null while nothing can be said. */
  readonly secondsLeft: number | null;
  /** Of work, pauses not counted. */
  readonly secondsWorked: number;
  /** Where its answer stands; null for work outside a conversation. */
  readonly conversationId: string | null;
  readonly messageId: string | null;
  readonly createdAt: number;
};

/** One file or question of a run. */
export type BatchItem = {
  readonly ordinal: number;
  readonly state: BatchItemState;
  /** The file's name, or the question. */
  readonly title: string;
  /** Where the file stands; null for questions. */
  readonly path: string | null;
  readonly fileId: string | null;
  readonly attempts: number;
  readonly reason: Reason | null;
  readonly found: boolean;
  /** What was found or answered, citations without their numbers; '' when nothing was. */
  readonly text: string;
  readonly citations: readonly Citation[];
  /** Of a question: how its answer came about, where it is not from the best passages. */
  readonly way?: AnswerWay;
  /** Of a question: as in `Answer`. */
  readonly searched?: string;
  readonly untoldYears?: readonly string[];
};

/** What a run would cost, before it begins. */
export type BatchEstimate = {
  readonly items: number;
  /** UTF-16 units to read. */
  readonly characters: number;
  /** As fast as such work went before on this machine; null when there was none. */
  readonly seconds: number | null;
  readonly model: string | null;
};

/** A file that a whole-collection answer could not take into account. */
export type UnreadFile = {
  readonly fileId: string;
  readonly name: string;
  readonly path: string;
  readonly state: FileState;
  readonly reason: Reason | null;
};

/** What a whole-collection answer went over, exactly: read + unread + waiting + gone + left = files. */
export type CollectionCoverage = {
  /** Files in question when it began, and those that came while it ran. */
  readonly files: number;
  readonly read: number;
  /** Of these: read in full, or by their best passages because they are too long for the model. */
  readonly whole: number;
  readonly passages: number;
  /** Of these: there is no text in them. */
  readonly empty: number;
  /** Of these: only parts could be read when they came into the library. */
  readonly partly: number;
  /** Locked, damaged, not supported …: they could not be read. */
  readonly unread: number;
  /** Not read by the library yet. */
  readonly waiting: number;
  /** Removed while it ran. */
  readonly gone: number;
  /** Not looked at, because it was stopped. */
  readonly left: number;
  /** The first of them, unread and waiting. */
  readonly unreadFiles: readonly UnreadFile[];
};

/** `total`: the documents' own totals are added up. */
export type CollectionTask = 'list' | 'count' | 'each' | 'total';

/** What the totals of documents come to. */
export type CollectionTotal = {
  /** One for each currency (ISO 4217; null: none is written), the largest first. */
  readonly sums: readonly { readonly currency: string | null; readonly value: number; readonly documents: number }[];
  /** Documents whose total is in it, each once however many copies there are. */
  readonly counted: number;
  /** Titles of those that match and state no clear total; the first of them. */
  readonly uncounted: readonly string[];
};

/** How a whole-collection answer came about. */
export type CollectionWay = {
  readonly kind: 'collection';
  readonly runId: string;
  readonly task: CollectionTask;
  /** What was taken for the kind of document and the conditions, in words. */
  readonly understood: readonly string[];
  /** Files of the kind asked for; null when no kind was named. */
  readonly ofKind: number | null;
  /** Files that match, and how many of them are copies of another. */
  readonly matched: number;
  readonly copies: number;
  /** Of `total` alone. */
  readonly total?: CollectionTotal;
  readonly coverage: CollectionCoverage;
};

/** What a list of questions was read as. */
export type QuestionList = {
  readonly questions: readonly string[];
  /** Heading of the column they stood in; null when there was none. */
  readonly column: string | null;
  /** Rows left out because nothing was asked in them. */
  readonly empty: number;
};
