/** Embeddings of real sentences and questions by the bundled model, kept in the temporary folder so that a second run has them. */
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

/** Null where the material is not there. */
export async function realVectors(): Promise<RealVectors | null> {
  const sentences = realSentences();
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
  if (existsSync(file)) return floatsOf(file);
  const { models } = startModelHostProcess();
  const began = Date.now();
  const parts: Float32Array[] = [];
  for (let at = 0; at < texts.length; at += batch) {
    for (const vector of await models.embedder.embed(texts.slice(at, at + batch), purpose)) parts.push(vector);
    if (at % (batch * 100) === 0) {
      const rate = Math.round((1000 * (at + batch)) / (Date.now() - began));
      process.stderr.write(`embedding ${at} of ${texts.length}, ${rate}/s\n`);
    }
  }
  await models.close();
  writeFileSync(
    `${file}.part`,
    Buffer.concat(parts.map((one) => Buffer.from(one.buffer, one.byteOffset, one.byteLength))),
  );
  renameSync(`${file}.part`, file);
  return floatsOf(file);
}

function floatsOf(file: string): Float32Array {
  const bytes = readFileSync(file);
  return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / Float32Array.BYTES_PER_ELEMENT);
}
