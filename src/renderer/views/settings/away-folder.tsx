import { useEffect } from 'react';
import type { FolderSummary } from '../../../preload/contract/shapes.ts';
import { useBackup } from '../../stores/backup-store.ts';

/** A folder that is not where it was: where is it now? */
export function AwayFolder({ folder }: { readonly folder: FolderSummary }) {
  const suggestion = useBackup((state) => state.suggestions[folder.id]?.[0]);
  const { suggest, relink } = useBackup.getState();
  useEffect(() => void suggest(folder.id), [suggest, folder.id]);
  return (
    <div className="setting-row" data-testid="away-folder">
      <span className="switch-words">
        <b>Where is “{folder.name}” now?</b>
        {suggestion
          ? `${suggestion.path} holds ${suggestion.found} of ${suggestion.looked} files that were looked for.`
          : `It is not at ${folder.path}. What was read of it stays, and is not read again when it is found.`}
      </span>
      <span className="setting-buttons">
        {suggestion && (
          <button
            type="button"
            className="button is-primary"
            onClick={() => void relink(folder.id, suggestion.path)}
            data-testid="relink-suggested"
          >
            Use This Folder
          </button>
        )}
        <button
          type="button"
          className="button"
          onClick={() => void relink(folder.id, null)}
          data-testid="relink-choose"
        >
          Choose…
        </button>
      </span>
    </div>
  );
}
