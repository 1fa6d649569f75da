import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { useLibrary } from '../stores/library-store.ts';
import { useModels } from '../stores/models-store.ts';
import { Icon } from './icon.tsx';

function holdsFiles(event: DragEvent): boolean {
  return event.dataTransfer.types.includes('Files');
}

/** The whole window takes dropped folders, and models. */
export function DropZone({ children }: { readonly children: ReactNode }) {
  const [over, setOver] = useState(false);
  /** Enter and leave fire for every child; the drag is over only when both are balanced. */
  const depth = useRef(0);

  const onDrop = async (event: DragEvent) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    depth.current = 0;
    setOver(false);
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
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!holdsFiles(event)) return;
        depth.current = Math.max(0, depth.current - 1);
        if (depth.current === 0) setOver(false);
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
            <Icon name="folderAdd" size={36} />
            <strong>Drop to add to your library</strong>
            <span>Files are read where they are. Nothing is copied or changed.</span>
          </div>
        </div>
      )}
    </div>
  );
}
