import type { WordMatch } from '../../src/main/engine/types.ts';

/** Passages with any of these indexed terms, as the query builder asks for them. */
export function wordMatch(...terms: readonly string[]): WordMatch {
  return { expression: terms.map((term) => `"${term}"`).join(' OR '), anyOf: terms.map((term) => ({ term })) };
}
