/** What the documents of found passages have in common and what tells them apart. */
import type { Database } from 'better-sqlite3';
import type { SearchFacet } from '../../../preload/contract/search-shapes.ts';
import { keepStatements } from './keep-statements.ts';
import { documentDate, type SearchFilter, shownFileOf } from './searchable.ts';

type Row = {
  readonly document: number;
  readonly kind: string;
  readonly folder: string;
  readonly language: string | null;
  readonly date: number;
};

const names = ['kind', 'folder', 'year', 'language'] as const satisfies readonly SearchFacet['name'][];

export function createFacetTable(database: Database) {
  const prepared = keepStatements(database);
  return {
    /**
     * Values of the documents these passages stand in, the commonest first, each with its number of documents; only files that pass
     * the filter count. Years are of the document's own date where it has one, in local time as `after:` and `before:` read them.
     */
    of(
      chunkIds: readonly number[],
      filter: SearchFilter,
    ): { readonly documents: number; readonly facets: SearchFacet[] } {
      const shown = shownFileOf(filter);
      const rows =
        prepared(`SELECT DISTINCT content.id AS document, file.kind, file.folder_id AS folder, content.language,
            ${documentDate} AS date
          FROM json_each(?) AS wanted JOIN chunk ON chunk.id = wanted.value JOIN content ON content.id = chunk.content_id
          JOIN file ON file.content_id = content.id WHERE ${shown.sql}`).all(
          JSON.stringify(chunkIds),
          ...shown.values,
        ) as Row[];
      const documents = new Set(rows.map((row) => row.document)).size;
      return { documents, facets: names.map((name) => ({ name, values: valuesOf(rows, name) })) };
    },
  };
}

/** A document with several copies may have several folders, and counts once in each. */
function valuesOf(rows: readonly Row[], name: SearchFacet['name']): SearchFacet['values'] {
  const documents = new Map<string, Set<number>>();
  for (const row of rows) {
    const value = name === 'year' ? String(new Date(row.date).getFullYear()) : row[name];
    if (value !== null) documents.set(value, (documents.get(value) ?? new Set()).add(row.document));
  }
  return [...documents]
    .map(([value, found]) => ({ value, documents: found.size }))
    .sort((a, b) => b.documents - a.documents || a.value.localeCompare(b.value));
}
