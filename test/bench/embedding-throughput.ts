/**
 * Embedding through the app's own path (engine's port, rpc, forked model host) against a bare transformers.js loop over
 * the same texts. Rounds alternate, so that a busy machine slows both; the medians are compared.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { env, pipeline } from '@huggingface/transformers';
import { limits } from '../../src/main/engine/limits.ts';
import { bundledEmbedder, startModelHostProcess } from '../helpers/model-host-process.ts';

export type EmbeddingThroughput = {
  readonly name: string;
  /** Texts per second through the app. */
  readonly value: number;
  /** Texts per second of the bare loop. */
  readonly reference: number;
  readonly ratio: number;
};

const corpus = path.resolve(import.meta.dirname, '../../../shared/corpora/retrieval/cranfield/corpus.jsonl');
const rounds = 3;

/** UTF-16 units: shorter ones are no chunk. */
const shortestText = 300;
/** UTF-16 units of a text that stays inside the embedder's window, so that both ways read the same tokens. */
const longestText = 900;

/** Abstracts of about one chunk's length; null where the test material is not there. */
export function realChunkTexts(count: number): readonly string[] | null {
  if (!existsSync(corpus)) return null;
  const lines = readFileSync(corpus, 'utf8').split('\n').filter(Boolean);
  const texts = lines.map((line) => (JSON.parse(line) as { text: string }).text.trim());
  return texts.filter((text) => text.length > shortestText && text.length < longestText).slice(0, count);
}

/** Embeds `texts` `rounds` times each way; a higher ratio is better, 1 is as fast as the bare loop. */
export async function embeddingThroughput(texts: readonly string[]): Promise<EmbeddingThroughput> {
  const { models } = startModelHostProcess();
  env.allowRemoteModels = false;
  const bare = await pipeline('feature-extraction', bundledEmbedder, { dtype: 'q8', local_files_only: true });

  const through = async () => {
    for (let from = 0; from < texts.length; from += limits.embed.batch) {
      await models.embedder.embed(texts.slice(from, from + limits.embed.batch), 'passage');
    }
  };
  // One text per call: the fastest way to use the library with this model, so the fair reference.
  const loop = async () => {
    for (const text of texts) await bare(text, { pooling: 'mean', normalize: true });
  };

  await models.embedder.embed(texts.slice(0, limits.embed.batch), 'passage');
  await bare(texts[0] ?? '', { pooling: 'mean', normalize: true });
  const appRates: number[] = [];
  const bareRates: number[] = [];
  for (let round = 0; round < rounds; round++) {
    appRates.push(await rate(texts.length, through));
    bareRates.push(await rate(texts.length, loop));
  }
  await models.close();
  await bare.dispose();
  const [value, reference] = [median(appRates), median(bareRates)];
  return { name: 'embedding through the app / bare transformers.js', value, reference, ratio: value / reference };
}

async function rate(count: number, work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return count / ((performance.now() - started) / 1000);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
