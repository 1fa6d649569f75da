/** Whether a document is about what it names on another page. */
import { basename } from 'node:path';
import type { BelongsTo } from './answer/held-of-question.ts';
import { kindLimits } from './answer/kind/limits.ts';
import { analyse } from './search/analyser.ts';
import type { ChunkRow } from './store/chunk-table.ts';
import type { LibraryStore } from './store/library-store.ts';

type Place = {
  readonly chunk: ChunkRow;
  readonly content: { readonly id: number; readonly language: string | null };
  readonly file: { readonly folderId: string; readonly path: string };
};

/**
 * A letter's second page need not say again whose it is, and neither need page 300 of a company's annual report; a person named once in it is none it is
 * about. So a document is about a name that it opens with or says in a good part of its passages, or that its folder is called by; any other is `near` the
 * passages shortly before and after it. `found`: passages with their documents, in the order of their index; `roots`: the folders a person pointed at.
 */
export function belongsTo(
  library: LibraryStore,
  found: readonly Place[],
  roots: readonly { readonly id: string; readonly path: string }[],
): BelongsTo {
  const rootOf = new Map(roots.map(({ id, path }) => [id, basename(path)]));
  const folders = new Map<string, ReadonlySet<string>>();
  const foldersOf = ({ file, content }: Place) => {
    const place = `${rootOf.get(file.folderId) ?? ''}/${file.path}`;
    const known = folders.get(place) ?? new Set(analyse(place, content.language).map(({ term }) => term));
    folders.set(place, known);
    return known;
  };
  const said = new Map<string, { readonly ordinals: readonly number[]; readonly of: number }>();
  const ordinalsOf = (contentId: number, forms: readonly string[]) => {
    const key = `${contentId} ${forms.join(' ')}`;
    const known = said.get(key) ?? library.chunks.ordinalsWith(contentId, forms, kindLimits.namedPassages);
    said.set(key, known);
    return known;
  };
  return (passage, forms) => {
    const place = found[passage];
    if (place === undefined) return null;
    if (forms.some((form) => foldersOf(place).has(form))) return 'about';
    const { id } = place.content;
    const { ordinals, of } = ordinalsOf(id, forms);
    if (ordinals.length === 0) return null;
    const { opening, namedShare, namedPassages, shortly } = kindLimits;
    if (ordinals.some((each) => each < opening)) return 'about';
    if (ordinals.length >= Math.min(of * namedShare, namedPassages)) return 'about';
    return ordinals.some((each) => Math.abs(each - place.chunk.ordinal) <= shortly) ? 'near' : null;
  };
}
