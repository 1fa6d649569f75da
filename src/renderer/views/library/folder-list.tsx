import type { FolderSummary } from '../../../preload/contract/shapes.ts';
import { t } from '../../languages/translate.ts';
import { useFiles } from '../../stores/files-store.ts';
import { FolderRow } from './folder-row.tsx';

/** The folders of the library; choosing one shows its files alone, choosing it again shows all. */
export function FolderList({ folders }: { readonly folders: readonly FolderSummary[] }) {
  const selected = useFiles((state) => state.filter.folderId);
  const select = (folderId: string) => {
    useFiles.getState().setFilter({ folderId: folderId === selected ? null : folderId });
  };
  return (
    <section className="folder-list" aria-label={t('Folders')}>
      <ul>
        {folders.map((folder) => (
          <FolderRow
            key={folder.id}
            folder={folder}
            selected={folder.id === selected}
            onSelect={() => select(folder.id)}
          />
        ))}
      </ul>
    </section>
  );
}
