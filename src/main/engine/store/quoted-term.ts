/** A term as FTS5 takes it literally. */
export function quotedTerm(term: string): string {
  return `"${term.replaceAll('"', '""')}"`;
}
