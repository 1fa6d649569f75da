/**
 * Caption → image on flickr8k: is a photograph found by a sentence that describes it? File names say nothing. With what text alone can
 * tell, and with a CLIP model where one is: its folder in transformers.js layout is named by DOCENT_PICTURE_MODEL.
 */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { createForkWorkerHost } from '../../src/main/processes/fork-worker-host.ts';
import { openEngine } from '../../src/main/processes/open-engine.ts';
import { silentLog } from '../helpers/fake-engine-parts.ts';
import { readLines } from './corpora.ts';
import { type EvalRow, share } from './eval-row.ts';
import { mean } from './metrics.ts';

const ranks = [1, 5, 10] as const;
const root = path.resolve(import.meta.dirname, '../..');

export async function evalCaptions(folder: string): Promise<EvalRow[]> {
  const rows = readLines<{ image: string; captions: string[] }>(path.join(folder, 'captions.jsonl')).filter(
    ({ image }) => existsSync(path.join(folder, 'img', image)),
  );
  const place = mkdtempSync(path.join(tmpdir(), 'docent-captions-'));
  const named = path.join(place, 'photographs');
  mkdirSync(named);
  rows.forEach(({ image }, index) => {
    copyFileSync(path.join(folder, 'img', image), path.join(named, `${index}.jpg`));
  });
  const engine = await openEngine({
    dataDir: path.join(place, 'library'),
    resourcesDir: path.join(root, 'resources'),
    host: createForkWorkerHost({
      entriesDir: path.join(root, 'out/main'),
      readableDirs: ['out', 'node_modules', 'package.json'].map((name) => path.join(root, name)),
      resourcesDir: path.join(root, 'resources'),
    }),
    log: silentLog,
  });
  try {
    await engine.start();
    await engine.request('folder.add', { path: named });
    await engine.idle();
    const result = [await measured(engine, rows, 'text alone (letters in them; names hidden)')];
    const model = process.env.DOCENT_PICTURE_MODEL;
    if (!model) {
      result.push({
        set: 'flickr8k captions',
        what: 'with CLIP',
        figure: 'not measured: DOCENT_PICTURE_MODEL names no folder',
        baseline: '',
      });
      return result;
    }
    await engine.request('picture.useModel', { path: model });
    await engine.idle();
    return [...result, await measured(engine, rows, `with ${path.basename(model)}`)];
  } finally {
    await engine.close();
    rmSync(place, { recursive: true, force: true });
  }
}

type Asked = Awaited<ReturnType<typeof openEngine>>;

async function measured(
  engine: Asked,
  rows: readonly { readonly captions: readonly string[] }[],
  what: string,
): Promise<EvalRow> {
  const found: number[] = [];
  const queries = rows.flatMap(({ captions }, index) => captions.map((caption) => ({ caption, index })));
  const waiting = [...queries];
  const hands = Array.from({ length: availableParallelism() }, async () => {
    for (let query = waiting.shift(); query !== undefined; query = waiting.shift()) {
      const { index, caption } = query;
      const { hits } = await engine.request('picture.search', { query: caption, k: Math.max(...ranks) });
      const rank = hits.findIndex(({ picture }) => picture.name === `${index}.jpg`);
      found.push(rank < 0 ? Number.POSITIVE_INFINITY : rank + 1);
    }
  });
  await Promise.all(hands);
  const recall = ranks.map((rank) => share(mean(found.map((at) => (at <= rank ? 1 : 0)))));
  return {
    set: 'flickr8k captions',
    what: `${what}: R@${ranks.join(' / @')}, ${queries.length} captions of ${rows.length} photographs`,
    figure: recall.join(' / '),
    baseline: '',
  };
}
