/**
 * Keeps the full-text index in few pieces. Every commit writes a piece of its own, and looking up a term asks each of them: with
 * seventeen pieces a term that stands nowhere took six times as long as with one. FTS5 merges them by itself only while it is written to.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { limits } from '../limits.ts';

/** `version`: rows ever written, see the store's. */
export function createWordTidier(database: Database, version: () => number) {
  const { mergedPages, restShare, tidyEveryMs } = limits.store.words;
  const merge = database.prepare(`INSERT INTO chunk_words (chunk_words, rank) VALUES ('merge', ?)`);
  // Two pieces of about the same size become one; four is what FTS5 waits for by itself.
  const known = database.prepare(`SELECT v FROM chunk_words_config WHERE k = 'usermerge'`).pluck().get();
  if (known !== 2) database.prepare(`INSERT INTO chunk_words (chunk_words, rank) VALUES ('usermerge', 2)`).run();
  let tidied = Number.NaN;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;
  let stopped = false;

  /** Merges one step's worth; false when nothing is left to merge. Source of the test: SQLite's documentation of FTS5's merge. */
  function step(): boolean {
    const before = version();
    merge.run(mergedPages);
    return version() - before >= 2;
  }

  async function run(): Promise<void> {
    while (!stopped && version() !== tidied) {
      const began = performance.now();
      if (!step()) tidied = version();
      // Searches and writing come in between.
      await sleep((performance.now() - began) * restShare);
    }
  }

  function tidy(): Promise<void> {
    running ??= run().finally(() => {
      running = null;
    });
    return running;
  }

  return {
    /** Resolves when everything is merged. Rejects with SQLite's errors. */
    settle: tidy,
    /** Looks now and again from now on; `report` hears what went wrong, and the next look tries again. */
    start(report: (error: unknown) => void): void {
      timer = setInterval(() => void tidy().catch(report), tidyEveryMs);
      timer.unref();
    },
    stop(): void {
      stopped = true;
      clearInterval(timer);
    },
  };
}
