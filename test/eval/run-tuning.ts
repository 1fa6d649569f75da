/**
 * The engine's own chunking, analyser and fusion on sets held in memory, with vectors cached in the temporary folder: how the
 * numbers in limits.ts were chosen. `node test/eval/run-tuning.ts cranfield xquad/en xquad/de`; TARGET and OVERLAP (tokens) change the
 * chunk size. For figures to publish use `npm run eval`, which goes through the command line.
 */
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { limits } from '../../src/main/engine/limits.ts';
import { readRetrievalSet } from './corpora.ts';
import { type EvalRow, share, table } from './eval-row.ts';
import { memoryLibrary } from './memory-library.ts';
import { distinct, mean, normalisedGain, recall } from './metrics.ts';
import { openVectorCache } from './vector-cache.ts';

const root = join(import.meta.dirname, '..', '..');
const corpora = join(root, '..', 'shared', 'corpora', 'retrieval');

async function tune(name: string): Promise<EvalRow[]> {
  const set = readRetrievalSet(join(corpora, name));
  const embedder = await openVectorCache(join(tmpdir(), 'docent-vectors.db'), join(root, 'resources', 'models'));
  const options = {
    ...limits.chunk,
    targetTokens: Number(process.env.TARGET ?? limits.chunk.targetTokens),
    overlapTokens: Number(process.env.OVERLAP ?? limits.chunk.overlapTokens),
  };
  const documents = set.documents.map(({ id, title, text }) => {
    const body = text.startsWith(title) ? text.slice(title.length).trimStart() : text;
    return { id, title: id, units: [{ number: null, text: `${title}\n\n${body}`, blocks: [] }] };
  });
  const library = await memoryLibrary(documents, embedder, options);
  const rows: EvalRow[] = [];
  for (const using of ['keyword', 'vector', 'hybrid'] as const) {
    const gains: number[] = [];
    const recalls: number[] = [];
    for (const query of set.queries) {
      const relevant = set.relevant.get(query.id) ?? new Set();
      const ids = distinct((await library.search(query.text, using)).map((hit) => hit.chunk.document));
      gains.push(normalisedGain(ids, relevant, 10));
      recalls.push(recall(ids, relevant, 10));
    }
    const figure = `${share(mean(gains))} / ${share(mean(recalls))}`;
    rows.push({ set: name, what: `${using}: nDCG@10 / R@10`, figure, baseline: `${library.chunks.length} chunks` });
  }
  return rows;
}

if (!existsSync(corpora)) {
  console.error(`Nothing measured: ${corpora} is absent.`);
} else {
  const names = process.argv.slice(2);
  const rows: EvalRow[] = [];
  for (const name of names.length > 0 ? names : ['cranfield', 'xquad/en', 'xquad/de']) rows.push(...(await tune(name)));
  console.log(table(rows));
}
