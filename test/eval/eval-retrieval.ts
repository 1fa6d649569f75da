import { createCliLibrary, type Using } from './cli-library.ts';
import { readRetrievalSet } from './corpora.ts';
import { type EvalRow, share } from './eval-row.ts';
import { distinct, mean, normalisedGain, recall } from './metrics.ts';
import { idOfPath, writeTextFolder } from './text-folder.ts';

/** An untuned prototype with one vector per document: nDCG@10 / R@10. */
const baselines: Readonly<Record<string, Readonly<Record<Using, string>>>> = {
  cranfield: { keyword: '.527 / .455', vector: '.509 / .453', hybrid: '.567 / .503' },
  'xquad en': { keyword: '.967 / .983', vector: '.945 / 1.000', hybrid: '.967 / .994' },
};

/** Each document a text file, added, waited for and searched through the command line; ten hits a query. */
export async function evalRetrieval(name: string, folder: string): Promise<EvalRow[]> {
  const set = readRetrievalSet(folder);
  const texts = writeTextFolder(set.documents);
  const library = createCliLibrary();
  try {
    await library.add(texts.folder);
    const rows: EvalRow[] = [];
    for (const using of ['keyword', 'vector', 'hybrid'] as const) {
      const found = await library.search(set.queries, using, 10);
      const ranked = new Map(found.map(({ id, hits }) => [id, distinct(hits.map((hit) => idOfPath(hit.path)))]));
      const score = (measure: (ids: readonly string[], relevant: ReadonlySet<string>) => number) =>
        mean(set.queries.map(({ id }) => measure(ranked.get(id) ?? [], set.relevant.get(id) ?? new Set())));
      const gain = score((ids, relevant) => normalisedGain(ids, relevant, 10));
      const found10 = score((ids, relevant) => recall(ids, relevant, 10));
      const first = score((ids, relevant) => (relevant.has(ids[0] ?? '') ? 1 : 0));
      rows.push({
        set: name,
        what: `${using}: nDCG@10 / R@10 / P@1`,
        figure: `${share(gain)} / ${share(found10)} / ${share(first)}`,
        baseline: baselines[name]?.[using] ?? '',
      });
    }
    return rows;
  } finally {
    library.remove();
    texts.remove();
  }
}
