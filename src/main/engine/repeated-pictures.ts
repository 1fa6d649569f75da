/** Which pictures are there more than once, as a list: only what of it is shown is looked at closely. */
import type { EngineContext } from './engine-context.ts';
import type { PictureFilter } from './store/picture-list.ts';

export type RepeatedPictures = {
  /** Groups of looks, those of most pictures first. Kept until the library changes: it is asked for part by part. */
  list(filter: Pick<PictureFilter, 'folderId'>): readonly (readonly number[])[];
};

export function createRepeatedPictures(context: Pick<EngineContext, 'library' | 'pictureGroups'>): RepeatedPictures {
  let kept: { readonly key: string; readonly groups: readonly (readonly number[])[] } | null = null;

  function grouped(folderId: string | undefined): readonly (readonly number[])[] {
    const { list } = context.library.pictures;
    const counts = list.countsOfLooks();
    const here = folderId === undefined ? null : new Set(list.looks({ folderId }));
    const near = context.pictureGroups.groups();
    const inGroups = new Set(near.flat());
    const exact = [...counts].flatMap(([look, count]) => (count > 1 && !inGroups.has(look) ? [[look]] : []));
    return [...near, ...exact]
      .map((looks) => ({ looks, count: looks.reduce((sum, look) => sum + (counts.get(look) ?? 0), 0) }))
      .filter(({ looks, count }) => count > 1 && (here === null || looks.some((look) => here.has(look))))
      .sort((a, b) => b.count - a.count || Math.min(...a.looks) - Math.min(...b.looks))
      .map(({ looks }) => looks);
  }

  return {
    list({ folderId }) {
      const key = `${context.library.version()} ${folderId ?? ''}`;
      if (kept?.key !== key) kept = { key, groups: grouped(folderId) };
      return kept.groups;
    },
  };
}
