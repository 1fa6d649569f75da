import type { SearchHit } from '../../src/preload/contract/shapes.ts';

/** A hit of a document by its letter: `aHit('a', 10)` stands in document a at 10. */
export function aHit(documentId: string, start: number, changes: Partial<SearchHit> = {}): SearchHit {
  return {
    fileId: `file-${documentId}`,
    documentId,
    path: `/files/${documentId}.pdf`,
    title: `Document ${documentId}`,
    kind: 'pdf',
    page: 1,
    start,
    end: start + 5,
    text: 'words',
    headingPath: [],
    highlights: [],
    locator: { type: 'page', page: 1, places: [] },
    score: 1,
    keywordRank: 1,
    vectorRank: null,
    similarity: null,
    rerank: null,
    matched: [],
    ...changes,
  };
}
