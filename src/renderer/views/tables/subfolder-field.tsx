import { useEffect, useId, useState } from 'react';
import { request } from '../../api.ts';
import { t } from '../../languages/translate.ts';
import { useExtractionSetup } from '../../stores/extraction-setup-store.ts';
import { useLibrary } from '../../stores/library-store.ts';
import { tableLimits } from '../../stores/table-limits.ts';

/** Folders inside a folder of the library that hold one of these files, by their names, without what stands before the folder's own path. */
export function foldersInside(root: string, paths: readonly string[]): string[] {
  const start = root.endsWith('/') ? root : `${root}/`;
  const inside = paths
    .filter((path) => path.startsWith(start))
    .flatMap((path) => {
      const names = path.slice(start.length).split('/').slice(0, -1);
      return names.map((_, at) => names.slice(0, at + 1).join('/'));
    });
  return [...new Set(inside)].sort((a, b) => a.localeCompare(b));
}

/** Keeps a table to a folder inside the chosen one; what is typed is completed by the folders there are. */
export function SubfolderField({ folderId }: { readonly folderId: string }) {
  const { below, change } = useExtractionSetup();
  const root = useLibrary((state) => state.status?.folders.find(({ id }) => id === folderId)?.path) ?? '';
  const [offers, setOffers] = useState<readonly string[]>([]);
  const list = useId();
  useEffect(() => {
    let isCurrent = true;
    const find = () =>
      request('file.list', {
        folderId,
        nameContains: below.trim(),
        members: false,
        limit: tableLimits.subfolderFiles,
      }).then(
        ({ files }) =>
          isCurrent &&
          setOffers(
            foldersInside(
              root,
              files.map(({ path }) => path),
            ),
          ),
        () => isCurrent && setOffers([]),
      );
    const timer = setTimeout(() => void find(), tableLimits.filterMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [folderId, root, below]);
  return (
    <label className="setup-title">
      <span>{t('Only a folder inside it')}</span>
      <input
        type="text"
        value={below}
        placeholder={t('All of it')}
        list={list}
        maxLength={1000}
        spellCheck={false}
        onChange={(event) => change({ below: event.currentTarget.value })}
        data-testid="setup-below"
      />
      <datalist id={list}>
        {offers.map((folder) => (
          <option key={folder} value={folder} />
        ))}
      </datalist>
    </label>
  );
}
