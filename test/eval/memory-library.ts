import Database from 'better-sqlite3';
import { startContext } from '../../src/main/engine/chunk/chunk-context.ts';
import type { ChunkOptions } from '../../src/main/engine/chunk/chunk-types.ts';
import { chunkUnit } from '../../src/main/engine/chunk/chunk-unit.ts';
import { limits } from '../../src/main/engine/limits.ts';
import { indexText } from '../../src/main/engine/search/analyser.ts';
import { detectLanguage } from '../../src/main/engine/search/detect-language.ts';
import { fuse, type RankedList } from '../../src/main/engine/search/fusion.ts';
import { parseQuery } from '../../src/main/engine/search/query.ts';
import type { Block, Chunk } from '../../src/main/engine/types.ts';
import type { CachedEmbedder } from './vector-cache.ts';

export type EvalUnit = { readonly number: number | null; readonly text: string; readonly blocks: readonly Block[] };
export type EvalDocument = { readonly id: string; readonly title: string; readonly units: readonly EvalUnit[] };
export type StoredChunk = Chunk & {
  readonly document: string;
  readonly page: number | null;
  readonly language: string | null;
  readonly text: string;
  readonly title: string;
};
export type Using = 'hybrid' | 'keyword' | 'vector';

/** A library in memory made of the engine's own pure functions, for tuning without the command line. */
export async function memoryLibrary(
  documents: readonly EvalDocument[],
  embedder: CachedEmbedder | null,
  options: ChunkOptions = limits.chunk,
) {
  const chunks: StoredChunk[] = [];
  const counts = new Map<string, number>();
  for (const document of documents) {
    const text = document.units.map((unit) => unit.text).join('\n');
    const language = detectLanguage(text);
    if (language !== null) counts.set(language, (counts.get(language) ?? 0) + 1);
    let context = startContext(document.title);
    let start = 0;
    for (const [index, unit] of document.units.entries()) {
      const made = await chunkUnit(
        { index, start, ...unit },
        context,
        embedder?.countTokens ?? ((texts) => texts.map((t) => t.length / 4)),
        options,
      );
      context = made.context;
      for (const chunk of made.chunks) {
        chunks.push({
          ...chunk,
          document: document.id,
          page: unit.number,
          language,
          text: text.slice(chunk.start, chunk.end),
          title: document.title,
        });
      }
      start += unit.text.length + 1;
    }
  }
  const languages = [...counts].sort((a, b) => b[1] - a[1]).map(([language]) => language);
  const database = new Database(':memory:');
  database.exec(`CREATE VIRTUAL TABLE words USING fts5(title, heading, body, content='', tokenize='ascii')`);
  const insert = database.prepare('INSERT INTO words(rowid, title, heading, body) VALUES (?, ?, ?, ?)');
  database.transaction(() => {
    chunks.forEach((chunk, index) => {
      insert.run(
        index + 1,
        indexText(chunk.title, chunk.language),
        indexText(chunk.headingPath.join(' \n '), chunk.language),
        indexText(chunk.text, chunk.language),
      );
    });
  })();
  const vectors = embedder === null ? [] : await embedder.embed(chunks.map((chunk) => chunk.embedText));
  const dimensions = vectors[0]?.length ?? 0;
  const matrix = new Float32Array(vectors.length * dimensions);
  vectors.forEach((vector, row) => {
    matrix.set(vector, row * dimensions);
  });
  const { title, heading, body } = limits.search.fieldWeights;
  const keyword = database.prepare(
    `SELECT rowid AS key, -bm25(words, ${title}, ${heading}, ${body}) AS score FROM words WHERE words MATCH ? ORDER BY score DESC LIMIT ${limits.search.candidates}`,
  );

  const lists = async (query: string, using: Using): Promise<RankedList<number>[]> => {
    const out: RankedList<number>[] = [];
    if (using !== 'vector') {
      const parsed = parseQuery(query, languages);
      out.push({ part: 'keyword', hits: keyword.all(parsed.match) as { key: number; score: number }[] });
    }
    if (using !== 'keyword' && embedder !== null) {
      const [vector] = await embedder.embed([query]);
      const scored: { key: number; score: number }[] = [];
      for (let row = 0; row < vectors.length; row += 1) {
        let sum = 0;
        for (let i = 0; i < dimensions; i += 1) sum += (vector?.[i] ?? 0) * (matrix[row * dimensions + i] ?? 0);
        scored.push({ key: row + 1, score: sum });
      }
      scored.sort((a, b) => b.score - a.score);
      out.push({ part: 'vector', hits: scored.slice(0, limits.search.candidates) });
    }
    return out;
  };
  return {
    chunks,
    async search(query: string, using: Using) {
      return fuse(await lists(query, using)).map((hit) => ({ ...hit, chunk: chunks[hit.key - 1] as StoredChunk }));
    },
  };
}
