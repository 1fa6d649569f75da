import { createHash } from 'node:crypto';
import { env, pipeline } from '@huggingface/transformers';
import Database from 'better-sqlite3';

export type CachedEmbedder = {
  embed(texts: readonly string[]): Promise<Float32Array[]>;
  countTokens(texts: readonly string[]): number[];
};

/** The bundled MiniLM with its vectors kept in `file`, so that tuning again costs nothing. */
export async function openVectorCache(file: string, modelsFolder: string): Promise<CachedEmbedder> {
  env.allowRemoteModels = false;
  env.localModelPath = modelsFolder;
  const extract = await pipeline('feature-extraction', 'all-MiniLM-L6-v2', { dtype: 'q8' });
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = OFF');
  database.exec('CREATE TABLE IF NOT EXISTS vector (hash TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT');
  const get = database.prepare('SELECT value FROM vector WHERE hash = ?').pluck();
  const put = database.prepare('INSERT OR REPLACE INTO vector VALUES (?, ?)');
  const hash = (text: string) => createHash('sha256').update(text).digest('hex');
  return {
    async embed(texts) {
      const vectors = texts.map((text) => {
        const blob = get.get(hash(text)) as Buffer | undefined;
        return blob === undefined
          ? null
          : new Float32Array(blob.buffer.slice(blob.byteOffset, blob.byteOffset + blob.length));
      });
      const missing = texts.map((text, index) => ({ text, index })).filter(({ index }) => vectors[index] === null);
      missing.sort((a, b) => a.text.length - b.text.length);
      for (let at = 0; at < missing.length; at += 16) {
        const batch = missing.slice(at, at + 16);
        const output = await extract(
          batch.map(({ text }) => text),
          { pooling: 'mean', normalize: true },
        );
        const values = output.data as Float32Array;
        const size = values.length / batch.length;
        database.transaction(() => {
          batch.forEach(({ text, index }, row) => {
            const vector = values.slice(row * size, (row + 1) * size);
            vectors[index] = vector;
            put.run(hash(text), Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength));
          });
        })();
        if (at % 1600 === 1584) console.error(`embedded ${at + 16} of ${missing.length}`);
      }
      return vectors as Float32Array[];
    },
    countTokens: (texts) => texts.map((text) => extract.tokenizer.encode(text, { add_special_tokens: false }).length),
  };
}
