/** What embedding models want and know, by family: from the models' own cards, because their files do not say all of it. */
import type { EmbedPurpose } from '../engine/ports.ts';
import { manyLanguages } from './many-languages.ts';

/** Which of the network's vectors, one per token, becomes the text's: their mean, that of the first or that of the last token. */
export type Pooling = 'mean' | 'cls' | 'last';

export type EmbeddingProfile = {
  /** The words it was trained to see before a passage or a query. */
  readonly prefixes: Readonly<Record<EmbedPurpose, string>>;
  /** A GGUF file says it itself. */
  readonly pooling: Pooling;
  /** Numbers kept of a vector, where the model was trained to put what matters first (Matryoshka); null keeps all. */
  readonly dimensions: number | null;
  /** What is done to a vector before it is cut to `dimensions`; all end with length 1. */
  readonly beforeCut: 'layer-norm' | null;
  /** Longest input in tokens with special ones, as it was trained; null: as its files say. */
  readonly windowTokens: number | null;
  /** ISO 639-1; null when unknown. */
  readonly languages: readonly string[] | null;
};

const plain: EmbeddingProfile = {
  prefixes: { passage: '', query: '' },
  pooling: 'mean',
  dimensions: null,
  beforeCut: null,
  windowTokens: null,
  languages: null,
};
const asked = (query: string, passage = '') => ({ prefixes: { passage, query } });
const searching = asked('Represent this sentence for searching relevant passages: ');
const e5 = asked('query: ', 'passage: ');
const nomic = asked('search_query: ', 'search_document: ');
const granite = { languages: ['en', 'ar', 'cs', 'de', 'es', 'fr', 'it', 'ja', 'ko', 'nl', 'pt', 'zh'] };
const english = { languages: ['en'] };
const many = { languages: manyLanguages };

/**
 * The first that matches a model's name counts, so the special stands before the general. Vectors that may be cut are cut to what
 * their cards call next to lossless: half of the disk and of the time per search.
 */
const families: readonly (readonly [RegExp, Partial<EmbeddingProfile>])[] = [
  [/paraphrase-multilingual-minilm|distiluse-.*-multilingual/i, { ...many, windowTokens: 128 }],
  [/paraphrase-multilingual-mpnet/i, { ...many, windowTokens: 128 }],
  [/all-minilm-l12/i, { ...english, windowTokens: 128 }],
  [/all-minilm/i, { ...english, windowTokens: 256 }],
  [/all-mpnet-base/i, { ...english, windowTokens: 384 }],
  [/multi-qa-(minilm|mpnet|distilbert)/i, { ...english, windowTokens: 512 }],
  [/multilingual-e5-.*instruct/i, { ...many, ...asked(instruct('\nQuery: ')), windowTokens: 512 }],
  [/multilingual-e5/i, { ...many, ...e5, windowTokens: 512 }],
  [/(^|[^a-z])e5-(small|base|large)/i, { ...english, ...e5, windowTokens: 512 }],
  [/gte-multilingual/i, { ...many, pooling: 'cls' }],
  [/gte-modernbert/i, { ...english, pooling: 'cls' }],
  [/gte-(small|base|large)/i, { ...english, windowTokens: 512 }],
  [/bge-m3/i, { ...many, pooling: 'cls' }],
  [/bge-.*-en/i, { ...english, ...searching, pooling: 'cls', windowTokens: 512 }],
  [
    /bge-.*-zh/i,
    { languages: ['zh'], ...asked('为这个句子生成表示以用于检索相关文章：'), pooling: 'cls', windowTokens: 512 },
  ],
  [/mxbai-embed-large/i, { ...english, ...searching, pooling: 'cls', dimensions: 512, windowTokens: 512 }],
  [/nomic-embed-text-v2/i, { ...many, ...nomic, dimensions: 256, windowTokens: 512 }],
  [/nomic-embed-text-v1\.5/i, { ...english, ...nomic, dimensions: 512, beforeCut: 'layer-norm', windowTokens: 2048 }],
  [/nomic-embed/i, { ...english, ...nomic, windowTokens: 2048 }],
  [/embeddinggemma/i, { ...many, ...asked('task: search result | query: ', 'title: none | text: '), dimensions: 512 }],
  [/qwen3-embedding/i, { ...many, ...asked(instruct('\nQuery:')), pooling: 'last', dimensions: 512 }],
  [/arctic-embed-.*v2/i, { ...many, ...asked('query: '), pooling: 'cls', dimensions: 256 }],
  [/arctic-embed-m-v1\.5/i, { ...english, ...searching, pooling: 'cls', dimensions: 256, windowTokens: 512 }],
  [/arctic-embed/i, { ...english, ...searching, pooling: 'cls', windowTokens: 512 }],
  [/granite-embedding-.*-multilingual/i, { ...granite, pooling: 'cls', windowTokens: 512 }],
  [/granite-embedding/i, { ...english, pooling: 'cls', windowTokens: 512 }],
  [/jina-embeddings-v2-.*-en/i, english],
  [/jina-embeddings-v2-.*-de/i, { languages: ['de', 'en'] }],
  [/jina-embeddings-v2-.*-es/i, { languages: ['es', 'en'] }],
  [/jina-embeddings-v2-.*-zh/i, { languages: ['zh', 'en'] }],
];

function instruct(end: string): string {
  return `Instruct: Given a web search query, retrieve relevant passages that answer the query${end}`;
}

/** Profile of the model called `name`; mean pooling without prefixes, its whole vector and unknown languages for a stranger. */
export function embeddingProfile(name: string): EmbeddingProfile {
  return { ...plain, ...families.find(([pattern]) => pattern.test(name))?.[1] };
}
