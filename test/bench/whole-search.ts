/** Whole searches, words and meaning and all that ranks them, at a hundred thousand and a million passages. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { BenchRow } from './bench-row.ts';
import { realQuestions } from './real-sentences.ts';
import type { WholeSearchFigures } from './whole-search-process.ts';

const sizes = [100_000, 1_000_000] as const;

/** Null where the test material is not there. */
export async function wholeSearch(): Promise<readonly BenchRow[] | null> {
  if (realQuestions().length === 0) return null;
  const rows: BenchRow[] = [];
  for (const size of sizes) {
    const work = mkdtempSync(path.join(tmpdir(), 'docent-search-'));
    try {
      const script = path.join(import.meta.dirname, 'whole-search-process.ts');
      const { stdout } = await promisify(execFile)(process.execPath, [script, work, String(size)]);
      const { hybrid, keyword, plainP50, fillSeconds, firstWords } = JSON.parse(stdout) as WholeSearchFigures;
      const ms = (value: number) => value.toFixed(1);
      rows.push({
        name: `a whole search in ${size} passages: p50 / p50 of a plain full-text search for the same words`,
        ratio: hybrid.p50 / plainP50,
        goal: null,
        detail:
          `p50 ${ms(hybrid.p50)} ms, p95 ${ms(hybrid.p95)} ms without embedding the query (goals at a million 20 and 60); words alone, as ` +
          `one types, ${ms(keyword.p50)} and ${ms(keyword.p95)} (goal 50); plain ${ms(plainP50)}; filled in ${fillSeconds.toFixed(0)} s`,
      });
      rows.push({
        name: `first words of a quoted answer in ${size} passages, search and reading / search alone (p50)`,
        ratio: firstWords.p50 / hybrid.p50,
        goal: null,
        detail: `p50 ${ms(firstWords.p50)} ms, p95 ${ms(firstWords.p95)}, so ${ms(firstWords.p50 - hybrid.p50)} after the search (goal 150)`,
      });
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  }
  return rows;
}
