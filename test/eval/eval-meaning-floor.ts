import { join } from 'node:path';
import { limits } from '../../src/main/engine/limits.ts';
import { nonsenseQueries } from '../../src/main/engine/search/nonsense-queries.ts';
import { createCliLibrary } from './cli-library.ts';
import { readRetrievalSet } from './corpora.ts';
import { type EvalRow, share } from './eval-row.ts';
import { mean } from './metrics.ts';
import { idOfPath, writeTextFolder } from './text-folder.ts';
import { openVectorCache } from './vector-cache.ts';

const models = join(import.meta.dirname, '..', '..', 'resources', 'models');
/** Other made-up queries than those the floor is measured with. */
const otherSeed = 4711;
const asked = 200;
/** Hits looked through for the right passage. */
const first = 10;

/**
 * Whether made-up words find nothing and real questions lose nothing. As shown: through the command line, words and meaning. And the
 * harder question, were none of a real question's words in the library: how many right passages are no nearer than the floor.
 */
export async function evalMeaningFloor(set: string, folder: string): Promise<EvalRow[]> {
  const { documents, queries, relevant } = readRetrievalSet(folder);
  const texts = writeTextFolder(documents);
  const library = createCliLibrary();
  const row = (what: string, figure: string, baseline: string): EvalRow => ({
    set: `meaning floor, ${set}`,
    ...{ what, figure, baseline },
  });
  try {
    await library.add(texts.folder);
    const nonsense = nonsenseQueries(asked, otherSeed).map((text, id) => ({ id: String(id), text }));
    const found = await library.search(nonsense, 'hybrid', 1);
    // Made-up words may stand in a document, or be one letter away from one that does: those are found by words.
    const byWords = new Set(
      (await library.search(nonsense, 'keyword', 1)).flatMap(({ id, hits }) => (hits.length > 0 ? [id] : [])),
    );
    const meaningless = found.filter(({ id }) => !byWords.has(id));
    const answers = await library.ask(nonsense.slice(0, asked / 4));
    const isRight = (id: string, path: string) => relevant.get(id)?.has(idOfPath(path)) ?? false;
    const rightIn = async (using: 'hybrid' | 'vector') =>
      new Set(
        (await library.search(queries, using, first)).flatMap(({ id, hits }) =>
          hits.some(({ path }) => isRight(id, path)) ? [id] : [],
        ),
      );
    const meant = await rightIn('vector');
    const shown = await rightIn('hybrid');
    const none = [...meant].filter((id) => !shown.has(id));
    const floor = await measuredFloor(documents, queries, relevant);
    return [
      row(
        `made-up queries with hits, of those no word finds, n = ${meaningless.length}`,
        part(meaningless.map(({ hits }) => hits.length > 0)),
        '≤ .02',
      ),
      row(`made-up questions answered, n = ${answers.length}`, part(answers.map((answer) => answer.found)), '≤ .02'),
      row(
        `right passages meaning finds among ${first} and the whole does not, n = ${meant.size}`,
        share(none.length / Math.max(1, meant.size)),
        '≤ .005',
      ),
      row('floor on whole documents', share(floor.floor), ''),
      row(`right documents no nearer, were no word known, n = ${queries.length}`, share(floor.lost), ''),
    ];
  } finally {
    library.remove();
    texts.remove();
  }
}

type Set = ReturnType<typeof readRetrievalSet>;

async function measuredFloor(
  documents: Set['documents'],
  queries: Set['queries'],
  relevant: Set['relevant'],
): Promise<{ readonly floor: number; readonly lost: number }> {
  const embedder = await openVectorCache(':memory:', models);
  const passages = await embedder.embed(documents.map(({ text }) => text));
  const at = new Map(documents.map(({ id }, index) => [id, passages[index]]));
  const made = await embedder.embed(nonsenseQueries(limits.search.nonsenseQueries));
  const floor = Math.max(...made.flatMap((query) => passages.map((passage) => dot(query, passage))));
  const vectors = await embedder.embed(queries.map(({ text }) => text));
  const lost = queries.map(({ id }, index) =>
    [...(relevant.get(id) ?? [])].every((document) => dot(vectors[index], at.get(document)) <= floor),
  );
  return { floor, lost: mean(lost.map((is) => (is ? 1 : 0))) };
}

function dot(a: Float32Array | undefined, b: Float32Array | undefined): number {
  let sum = 0;
  if (a && b) for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}

const part = (flags: readonly boolean[]) => share(mean(flags.map((flag) => (flag ? 1 : 0))));
