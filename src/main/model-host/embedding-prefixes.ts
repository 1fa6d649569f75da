/** The words an embedding model was trained to see before a passage or a query. */
import type { EmbedPurpose } from '../engine/ports.ts';

export type EmbeddingPrefixes = Readonly<Record<EmbedPurpose, string>>;

const none: EmbeddingPrefixes = { passage: '', query: '' };

/** From the models' own cards; matched on the model's name because no file format carries them. */
const families: readonly (readonly [RegExp, EmbeddingPrefixes])[] = [
  [/nomic-embed/i, { passage: 'search_document: ', query: 'search_query: ' }],
  [/(^|[^a-z])e5-(small|base|large)/i, { passage: 'passage: ', query: 'query: ' }],
  [/embeddinggemma/i, { passage: 'title: none | text: ', query: 'task: search result | query: ' }],
  [/bge-.*-en|mxbai-embed/i, { passage: '', query: 'Represent this sentence for searching relevant passages: ' }],
  [
    /qwen3-embedding/i,
    {
      passage: '',
      query: 'Instruct: Given a web search query, retrieve relevant passages that answer the query\nQuery:',
    },
  ],
];

/** Prefixes for the model called `name`; empty for one that wants none or is not known. */
export function embeddingPrefixes(name: string): EmbeddingPrefixes {
  return families.find(([pattern]) => pattern.test(name))?.[1] ?? none;
}

/** How prefixes enter an embedding id: nothing readable is needed, only that a change shows. */
export function prefixesMark(prefixes: EmbeddingPrefixes): string {
  return prefixes.passage || prefixes.query
    ? `prefixes ${JSON.stringify([prefixes.passage, prefixes.query])}`
    : 'no prefixes';
}
