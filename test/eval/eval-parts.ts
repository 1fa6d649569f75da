import type { BatchHit, BatchQuery, CliLibrary, Using } from './cli-library.ts';
import { type EvalRow, share } from './eval-row.ts';
import { distinct, mean } from './metrics.ts';
import { hybridVerdict } from './paired-bootstrap.ts';

const parts = ['keyword', 'vector', 'hybrid'] as const satisfies readonly Using[];

/** One figure per query from the distinct ids found, best first. */
export type Measure = {
  readonly name: string;
  readonly of: (found: readonly string[], relevant: ReadonlySet<string>) => number;
  /** The one hybrid is judged by; one per set. */
  readonly judged?: boolean;
};

export type PartsAsked = {
  readonly set: string;
  readonly queries: readonly BatchQuery[];
  readonly relevant: (queryId: string) => ReadonlySet<string>;
  /** What a hit counts as: its document, or its page. */
  readonly idOf: (hit: BatchHit) => string;
  readonly measures: readonly Measure[];
  /** Hits asked for, enough for ten distinct ids. */
  readonly k: number;
  readonly baselines?: Readonly<Partial<Record<Using, string>>>;
};

/** Full text, vectors and both over the same queries, and whether both together are worth it. */
export async function evalParts(library: CliLibrary, asked: PartsAsked): Promise<EvalRow[]> {
  const { set, queries, measures } = asked;
  const rows: EvalRow[] = [];
  const judged = new Map<Using, number[]>();
  for (const using of parts) {
    const started = performance.now();
    const found = new Map((await library.search(queries, using, asked.k)).map(({ id, hits }) => [id, hits]));
    const milliseconds = (performance.now() - started) / queries.length;
    const ids = queries.map(({ id }) => ({ id, found: distinct((found.get(id) ?? []).map(asked.idOf)) }));
    const scores = measures.map((measure) => ids.map((query) => measure.of(query.found, asked.relevant(query.id))));
    judged.set(
      using,
      scores[
        Math.max(
          0,
          measures.findIndex((measure) => measure.judged),
        )
      ] ?? [],
    );
    rows.push({
      set,
      what: `${using}: ${measures.map(({ name }) => name).join(' / ')}`,
      figure: `${scores.map((values) => share(mean(values))).join(' / ')} (${milliseconds.toFixed(0)} ms a query)`,
      baseline: asked.baselines?.[using] ?? '',
    });
  }
  const scores = (using: Using) => judged.get(using) ?? [];
  const verdict = hybridVerdict({ keyword: scores('keyword'), vector: scores('vector'), hybrid: scores('hybrid') });
  const by = measures.find((measure) => measure.judged)?.name ?? measures[0]?.name ?? '';
  rows.push({ set, what: `hybrid by ${by}, n = ${queries.length}`, figure: verdict, baseline: '' });
  return rows;
}

export const anyAt = (k: number, judged = false): Measure => ({
  name: `@${k}`,
  judged,
  of: (found, relevant) => (found.slice(0, k).some((id) => relevant.has(id)) ? 1 : 0),
});
