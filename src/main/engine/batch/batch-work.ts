/** What a kind of run does; the runner knows no more of it. */
import type { Reason } from '../../../preload/contract/shapes.ts';
import type { BatchItemRow, BatchRow } from './batch-store.ts';

export type ItemOutcome = {
  readonly state: 'done' | 'failed' | 'skipped';
  /** Why it was skipped or could not be done for good; null when it was. */
  readonly reason: Reason | null;
  /** The document the result is about, when there is one. */
  readonly document: string | null;
  readonly found: boolean;
  /** JSON-safe; null: nothing to keep. */
  readonly result: unknown;
};

export type BatchWork = {
  /** Items at once. */
  concurrency(run: BatchRow): number;
  /** Before the first item, and whenever it goes on. Rejects with AppError: the run is paused with that reason. */
  begin(run: BatchRow): Promise<void>;
  /** Rejects with AppError; a failure of the machine is tried again, any other fails the item. */
  work(run: BatchRow, item: BatchItemRow, signal: AbortSignal): Promise<ItemOutcome>;
  /** No item is left: true when more were found to do. */
  more(run: BatchRow): Promise<boolean>;
  /** Makes what comes of it: all of it (`done`), or what there is so far. Resolves with what is kept. */
  finish(run: BatchRow, how: 'done' | 'cancelled'): Promise<unknown>;
  /** It rests or has ended: what it held for its work is given back. */
  end(run: BatchRow): void;
};
