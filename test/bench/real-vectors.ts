/** Embeddings of real sentences and questions with the bundled model, kept in the temporary folder so that a second run has them. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startModelHostProcess } from '../helpers/model-host-process.ts';
import { type RealSentence, realQuestions, realSentences } from './real-sentences.ts';

/** Texts per request to the model host. */
const batch = 64;

export type RealVectors = {
  readonly dimensions: number;
  /** Row after row, unit length. */
  readonly passages: Float32Array;
  readonly sentences: readonly RealSentence[];
  readonly questions: Float32Array;
};

/** Null where the material is not there. `count`: sentences at most. */
export async function realVectors(count: number): Promise<RealVectors | null> {
  const sentences = realSentences().slice(0, count);
  if (sentences.length === 0) return null;
  const passages = await embedded(
    sentences.map(({ text }) => text),
    'passage',
  );
  const questions = await embedded(realQuestions(), 'query');
  return { dimensions: passages.length / sentences.length, passages, sentences, questions };
}

async function embedded(texts: readonly string[], purpose: 'passage' | 'query'): Promise<Float32Array> {
  const name = createHash('sha256')
    .update(JSON.stringify([purpose, texts]))
    .digest('hex')
    .slice(0, 16);
  const file = path.join(tmpdir(), `docent-bench-${name}.f32`);
  if (existsSync(file)) {
    const bytes = readFileSync(file);
    return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / Float32Array.BYTES_PER_ELEMENT);
  }
  const { models } = startModelHostProcess();
  let all = new Float32Array(0);
  const began = Date.now();
  for (let at = 0; at < texts.length; at += batch) {
    const vectors = await models.embedder.embed(texts.slice(at, at + batch), purpose);
    const width = vectors[0]?.length ?? 0;
    if (at === 0) all = new Float32Array(texts.length * width);
    for (const [index, vector] of vectors.entries()) all.set(vector, (at + index) * width);
    if (at % (batch * 100) === 0) {
      const rate = Math.round((1000 * (at + batch)) / (Date.now() - began));
      process.stderr.write(`embedding ${at} of ${texts.length}, ${rate}/s\n`);
    }
  }
  await models.close();
  writeFileSync(`${file}.part`, all);
  renameSync(`${file}.part`, file);
  return all;
}
