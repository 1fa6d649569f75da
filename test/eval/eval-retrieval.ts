import { createCliLibrary, type Using } from './cli-library.ts';
import { readRetrievalSet } from './corpora.ts';
import { evalParts, type Measure } from './eval-parts.ts';
import type { EvalRow } from './eval-row.ts';
import { normalisedGain, recall } from './metrics.ts';
import { idOfPath, writeTextFolder } from './text-folder.ts';

/** An untuned prototype with one vector per document: nDCG@10 / R@10. */
const baselines: Readonly<Record<string, Readonly<Record<Using, string>>>> = {
  cranfield: { keyword: '.527 / .455', vector: '.509 / .453', hybrid: '.567 / .503' },
  'xquad en': { keyword: '.967 / .983', vector: '.945 / 1.000', hybrid: '.967 / .994' },
};

const measures: readonly Measure[] = [
  { name: 'nDCG@10', of: (ids, relevant) => normalisedGain(ids, relevant, 10), judged: true },
  { name: 'R@10', of: (ids, relevant) => recall(ids, relevant, 10) },
  { name: 'P@1', of: (ids, relevant) => (relevant.has(ids[0] ?? '') ? 1 : 0) },
];
/** Hits asked for: documents of a few passages leave ten distinct ones. */
const hitsAsked = 40;

/**
 * Each document a text file, added, waited for and searched through the command line. `questions` is the folder of another language's
 * queries with the same ids.
 */
export async function evalRetrieval(name: string, folder: string, questions: string = folder): Promise<EvalRow[]> {
  const set = readRetrievalSet(folder);
  const { queries, relevant } = readRetrievalSet(questions);
  const texts = writeTextFolder(set.documents);
  const library = createCliLibrary();
  try {
    await library.add(texts.folder);
    return await evalParts(library, {
      set: name,
      queries,
      relevant: (id) => relevant.get(id) ?? new Set(),
      idOf: (hit) => idOfPath(hit.path),
      measures,
      k: hitsAsked,
      baselines: baselines[name] ?? {},
    });
  } finally {
    library.remove();
    texts.remove();
  }
}
