import type { EmbeddingProfile } from './embedding-profiles.ts';

/** What decides a model's vectors; whatever of it changes makes those it made before stale. */
export type EmbeddingIdParts = {
  readonly name: string;
  readonly sha256: string;
  /** How its weights are stored, where a file has several forms. */
  readonly precision: string | null;
  readonly pooling: string;
  readonly profile: EmbeddingProfile;
  /** Numbers of a whole vector, and those kept. */
  readonly width: number;
  readonly dimensions: number;
  readonly windowTokens: number;
};

/** The embedding id: readable, for logs; compared as a whole. */
export function embeddingIdOf(parts: EmbeddingIdParts): string {
  const { profile, width, dimensions } = parts;
  const { passage, query } = profile.prefixes;
  const cut = `${dimensions} of ${width}${profile.beforeCut ? ` after ${profile.beforeCut}` : ''}`;
  return [
    parts.name,
    `sha256 ${parts.sha256}`,
    ...(parts.precision === null ? [] : [parts.precision]),
    parts.pooling,
    passage || query ? `prefixes ${JSON.stringify([passage, query])}` : 'no prefixes',
    ...(dimensions < width ? [cut] : []),
    'unit',
    parts.windowTokens,
  ].join('; ');
}
