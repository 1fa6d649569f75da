import { useState } from 'react';
import type { FolderSummary } from '../../../preload/contract/shapes.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { useFiles } from '../../stores/files-store.ts';
import { useLibrary } from '../../stores/library-store.ts';
import { FolderRow } from './folder-row.tsx';

export function FolderList({ folders }: { readonly folders: readonly FolderSummary[] }) {
  const selected = useFiles((state) => state.filter.folderId);
  const [removing, setRemoving] = useState<string | null>(null);
  const doomed = folders.find((folder) => folder.id === removing);
  const select = (folderId: string) => {
    useFiles.getState().setFilter({ folderId: folderId === selected ? null : folderId });
  };

  return (
    <section className="folder-list" aria-label="Folders">
      <ul>
        {folders.map((folder) => (
          <FolderRow
            key={folder.id}
            folder={folder}
            selected={folder.id === selected}
            onSelect={() => select(folder.id)}
            onRemove={() => setRemoving(folder.id)}
          />
        ))}
      </ul>
      {doomed && (
        <ConfirmDialog
          title={`Remove “${doomed.name}” from the library?`}
          text="Its files are no longer searched. The folder and the files in it stay exactly as they are."
          action="Remove"
          onCancel={() => setRemoving(null)}
          onConfirm={() => {
            setRemoving(null);
            if (selected === doomed.id) select(doomed.id);
            void useLibrary.getState().removeFolder(doomed.id);
          }}
        />
      )}
    </section>
  );
}
