/** Which embedding answers, which one is being prepared beside it, and which are left over. */
import type { Database } from 'better-sqlite3';
import type { ModelFile } from '../ports.ts';
import { storedJson } from './stored-json.ts';
import { type EmbeddingRow, readEmbeddings } from './vector-table.ts';

/** `model`: what made its vectors and can embed a query for them; null is the model that ships with the app. */
export type NamedEmbedding = EmbeddingRow & { readonly model: ModelFile | null };

/** A place in the walk through finished contents, shortest first. */
export type ContentPlace = { readonly id: number; readonly characters: number };

/** Kept in `meta`. Written together, so that an embedding never stands there without its model. */
const keys = {
  answering: { embedding: 'embedding-id', model: 'embedding-model' },
  next: { embedding: 'embedding-next', model: 'embedding-next-model' },
} as const;

export function createEmbeddingTable(database: Database) {
  const read = database.prepare('SELECT value FROM meta WHERE key = ?').pluck();
  const write = database.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)');
  const remove = database.prepare('DELETE FROM meta WHERE key = ?');
  const after = database.prepare(`SELECT id, characters FROM content
    WHERE stage = 'ready' AND (characters, id) > (?, ?) ORDER BY characters, id LIMIT ?`);

  function named(which: keyof typeof keys): NamedEmbedding | null {
    const id = read.get(keys[which].embedding);
    const row = id === undefined ? undefined : readEmbeddings(database).find(({ embeddingId }) => embeddingId === id);
    if (!row) return null;
    // Libraries from before there was a choice say nothing: only the shipped model made vectors.
    const model = (read.get(keys[which].model) as string | undefined) ?? 'null';
    const file = storedJson<ModelFile>(model);
    // Whose vectors these are cannot be told any more: they are made anew.
    return file === null && model !== 'null' ? null : { ...row, model: file };
  }

  function set(which: keyof typeof keys, embedding: NamedEmbedding | null): void {
    const { embedding: idKey, model: modelKey } = keys[which];
    if (embedding) {
      write.run(idKey, embedding.embeddingId);
      write.run(modelKey, JSON.stringify(embedding.model));
    } else {
      remove.run(idKey);
      remove.run(modelKey);
    }
  }

  return {
    /** The embedding whose vectors answer; null until the first text was embedded. */
    answering: () => named('answering'),
    /** The one that will answer once it is complete; null when nothing changes. */
    next: () => named('next'),
    setAnswering: (embedding: NamedEmbedding) => set('answering', embedding),
    setNext: (embedding: NamedEmbedding | null) => set('next', embedding),
    /** Embeddings that neither answer nor are being prepared. */
    leftOver(): EmbeddingRow[] {
      const kept = new Set([named('answering')?.id, named('next')?.id]);
      return readEmbeddings(database).filter(({ id }) => !kept.has(id));
    },
    /** Ready contents behind a place, shortest first; null begins. */
    readyAfter: (place: ContentPlace | null, limit: number) =>
      after.all(place?.characters ?? -1, place?.id ?? -1, limit) as ContentPlace[],
  };
}
