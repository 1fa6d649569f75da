/** Documents put straight into a library store, one chunk per text, as reading would leave them. */
import { createHash } from 'node:crypto';
import type { LibraryStore } from '../../src/main/engine/store/library-store.ts';

export const hashOf = (text: string) => new Uint8Array(createHash('sha256').update(text).digest());

export type StoredDocument = { readonly contentId: number; readonly fileId: number };

/** A readable document whose texts are its chunks; two with the same texts are one content. Run it inside a transaction. */
export function storeDocument(
  library: LibraryStore,
  name: string,
  texts: readonly string[],
  folderId = 'F',
): StoredDocument {
  const sha = hashOf(texts.join('\n'));
  const entry = { path: name, key: name, directory: '', size: 1, modifiedMs: 1, modifiedNs: '1', inode: name };
  const fileId = library.disk.add(folderId, { ...entry, volume: '1' }, 'text', { state: 'waiting', reason: null });
  const contentId = storeContent(library, sha, name, texts);
  library.files.setContent(fileId, sha, contentId);
  library.files.setState(fileId, 'readable');
  return { contentId, fileId };
}

/** The content of these texts, made unless there is one. */
export function storeContent(library: LibraryStore, sha: Uint8Array, name: string, texts: readonly string[]): number {
  const content = library.contents.open(sha, 'text', 'text/1');
  if (content.stage !== 'reading') return content.id;
  const chunks = texts.map((text) => ({
    ...{ unit: 0, start: 0, end: text.length, headingPath: [], tokens: 1, textHash: hashOf(text) },
    ...{ titleWords: '', headingWords: '', bodyWords: text },
  }));
  library.chunks.add(content.id, chunks, 0);
  library.contents.finish(content.id, {
    ...{ outcome: 'complete', stage: 'readable', language: 'en', title: null, contextTitle: name },
    ...{ characters: 1, units: 1, reason: null, doubt: null, analyserId: 'test', quality: null, ocrLanguages: [] },
  });
  return content.id;
}
