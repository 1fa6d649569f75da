import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { t } from '../languages/translate.ts';
import { useLibrary } from '../stores/library-store.ts';
import { useModels } from '../stores/models-store.ts';
import { useNavigation } from '../stores/navigation-store.ts';
import { usePictureSearch } from '../stores/picture-search-store.ts';
import { usePictureViewer } from '../stores/picture-viewer-store.ts';
import { pictureAmong } from '../views/pictures/picture-files.ts';
import { Icon } from './icon.tsx';

function holdsFiles(event: DragEvent): boolean {
  return event.dataTransfer.types.includes('Files');
}

/** Among pictures, one that is dragged in is searched by; a folder is added as everywhere. */
function isPictureSearch(event: DragEvent): boolean {
  const items = [...event.dataTransfer.items].filter(({ kind }) => kind === 'file');
  const isPictures = items.length > 0 && items.every(({ type }) => type.startsWith('image/'));
  return useNavigation.getState().view === 'pictures' && isPictures;
}

/** The whole window takes dropped folders, models and, among pictures, pictures to search by. */
export function DropZone({ children }: { readonly children: ReactNode }) {
  const [over, setOver] = useState<'add' | 'search' | null>(null);
  /** Enter and leave fire for every child; the drag is over only when both are balanced. */
  const depth = useRef(0);

  const onDrop = async (event: DragEvent) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    depth.current = 0;
    setOver(null);
    const picture = useNavigation.getState().view === 'pictures' ? pictureAmong(event.dataTransfer.files) : null;
    if (picture) {
      usePictureViewer.getState().close();
      await usePictureSearch.getState().findByFile(picture);
      return;
    }
    const paths = [...event.dataTransfer.files].map((file) => window.docent.pathForFile(file)).filter(Boolean);
    for (const path of paths) {
      if (/\.gguf$/i.test(path)) await useModels.getState().importPath(path);
      else await useLibrary.getState().addFolder(path);
    }
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the same can be done with the Add Folder button
    <div
      className="drop-zone"
      onDragEnter={(event) => {
        if (!holdsFiles(event)) return;
        depth.current += 1;
        setOver(isPictureSearch(event) ? 'search' : 'add');
      }}
      onDragLeave={(event) => {
        if (!holdsFiles(event)) return;
        depth.current = Math.max(0, depth.current - 1);
        if (depth.current === 0) setOver(null);
      }}
      onDragOver={(event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'link';
      }}
      onDrop={(event) => void onDrop(event)}
    >
      {children}
      {over && (
        <div className="drop-veil">
          <div className="drop-card">
            <Icon name={over === 'search' ? 'pictureSearch' : 'folderAdd'} size={36} />
            <strong>
              {over === 'search' ? t('Drop to find pictures like this') : t('Drop to add to your library')}
            </strong>
            <span>
              {over === 'search'
                ? t('And the document its page is from. The picture is compared here and not kept.')
                : t('Files are read where they are. Nothing is copied or changed.')}
            </span>
          </div>
        </div>
      )}
    </div>
  );
}
