/** Which languages an embedding model knows: what it was trained on, from the models' own cards; matched on the name, as no file says it. */
const english = ['en'] as const;
const families: readonly (readonly [RegExp, readonly string[] | 'every'])[] = [
  [
    /multilingual|bge-m3|embeddinggemma|qwen3-embedding|labse|nomic-embed-text-v2|arctic-embed-[lm]-v2|jina-embeddings-v3/i,
    'every',
  ],
  [
    /all-minilm|all-mpnet|gte-(small|base|large)(?!-)|bge-.*-en|mxbai-embed|nomic-embed|(^|[^a-z])e5-(small|base|large)/i,
    english,
  ],
];

/**
 * Whether the model of `embeddingId` (which begins with its name) knows an ISO 639-1 language. A model nobody has told us about is trusted:
 * fusion gives vectors that don't tell passages apart little say by itself. A language nobody could tell is no reason against a model.
 */
export function embedderKnows(embeddingId: string, language: string | null): boolean {
  const name = embeddingId.split(';')[0] ?? '';
  const known = families.find(([pattern]) => pattern.test(name))?.[1] ?? 'every';
  return known === 'every' || language === null || known.includes(language);
}
