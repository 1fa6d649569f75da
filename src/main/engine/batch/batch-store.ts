/** What the runner keeps between ends of the program; `store/batch-table.ts` does so in personal.db. */
import type { AnswerMode, BatchItemState, BatchKind, BatchState, Reason } from '../../../preload/contract/shapes.ts';

export type BatchRow = {
  readonly id: string;
  readonly kind: BatchKind;
  readonly state: BatchState;
  readonly title: string;
  readonly mode: AnswerMode;
  readonly model: string | null;
  readonly reason: Reason | null;
  readonly conversationId: string | null;
  readonly messageId: string | null;
  readonly workedMs: number;
  readonly createdAt: number;
};

export type BatchCounts = {
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  readonly skipped: number;
  readonly found: number;
  /** Weight of what is pending or running, and how many items that are. */
  readonly leftWeight: number;
  readonly left: number;
};

export type NewRun = Omit<BatchRow, 'id' | 'workedMs' | 'createdAt' | 'reason'> & { readonly request: unknown };
export type NewItem = { readonly target: string; readonly question: string | null; readonly weight: number };

export type BatchItemRow = {
  readonly ordinal: number;
  readonly target: string;
  readonly question: string | null;
  readonly weight: number;
  readonly state: BatchItemState;
  readonly attempts: number;
  readonly reason: Reason | null;
  readonly document: string | null;
  readonly found: boolean;
  readonly result: unknown;
  readonly milliseconds: number;
};

/** How work on an item ended. */
export type EndedItem = {
  readonly ordinal: number;
  /** `pending`: to be tried again from `notBefore` on. */
  readonly state: 'done' | 'failed' | 'skipped' | 'pending';
  readonly reason: Reason | null;
  readonly document: string | null;
  readonly found: boolean;
  readonly result: unknown;
  readonly milliseconds: number;
  readonly notBefore: number;
};

export type ItemQuery = {
  readonly only?: 'found' | 'failed' | undefined;
  readonly from: number;
  readonly limit: number;
};

export type BatchStore = {
  create(run: NewRun, items: readonly NewItem[]): string;
  get(runId: string): BatchRow | undefined;
  request<Request>(runId: string): Request | undefined;
  /** Newest first. */
  list(): readonly BatchRow[];
  counts(runId: string): BatchCounts;
  items(runId: string, query: ItemQuery): { readonly items: readonly BatchItemRow[]; readonly total: number };
  every(runId: string): IterableIterator<BatchItemRow>;
  /** The result about a document that another item of the run has already. */
  resultFor(runId: string, document: string): BatchItemRow | undefined;
  /** Further items; those with a known target are left out. */
  addItems(runId: string, items: readonly NewItem[]): number;
  /**
   * In one transaction: keeps how items ended and takes the next `want`, each attempt counted before the work starts. Null: the run is
   * not running any more. `waitUntil`: when the next may be tried, in milliseconds since 1970, null when nothing waits for its time.
   */
  step(
    runId: string,
    ended: readonly EndedItem[],
    want: number,
  ): { readonly items: readonly BatchItemRow[]; readonly waitUntil: number | null } | null;
  /** False when there is no such run, or it is in none of the states `from`. */
  setState(runId: string, state: BatchState, from: readonly BatchState[], reason?: Reason | null): boolean;
  finish(runId: string, state: 'done' | 'failed', outcome: unknown, reason: Reason | null): void;
  addWorked(runId: string, milliseconds: number): void;
  /** What was under way waits again; the attempt that had no fault of its own does not count. */
  release(runId: string): void;
  /** Failed items wait again, as if new. Returns how many. */
  retryFailed(runId: string): number;
  /** These wait again, as if new: their document has changed. */
  renew(runId: string, ordinals: readonly number[]): void;
  /** These are done once more; what was found before stays until something new is. What is under way is left. */
  again(runId: string, ordinals: readonly number[]): void;
  /** Attempts of what waits count anew: the machine was at fault. */
  forgive(runId: string): void;
  /** At start: running items wait again. `crashed`: the engine ended by itself, so that an item that does so time and again is given up. */
  recover(crashed: boolean, mostDeaths: number): void;
  remove(runId: string): boolean;
};
