import { useEffect } from 'react';
import type { FolderSummary } from '../../../preload/contract/shapes.ts';
import { t } from '../../languages/translate.ts';
import { useBackup } from '../../stores/backup-store.ts';

/** A folder that is not where it was: where is it now? */
export function AwayFolder({ folder }: { readonly folder: FolderSummary }) {
  const suggestion = useBackup((state) => state.suggestions[folder.id]?.[0]);
  const { suggest, relink } = useBackup.getState();
  useEffect(() => void suggest(folder.id), [suggest, folder.id]);
  return (
    <div className="setting-row" data-testid="away-folder">
      <span className="switch-words">
        <b>{t('Where is “{folder}” now?', { folder: folder.name })}</b>
        {suggestion
          ? t('{path} holds {found} of {looked} files that were looked for.', {
              path: suggestion.path,
              found: suggestion.found,
              looked: suggestion.looked,
            })
          : t('It is not at {path}. What was read of it stays, and is not read again when it is found.', {
              path: folder.path,
            })}
      </span>
      <span className="setting-buttons">
        {suggestion && (
          <button
            type="button"
            className="button is-primary"
            onClick={() => void relink(folder.id, suggestion.path)}
            data-testid="relink-suggested"
          >
            {t('Use This Folder')}
          </button>
        )}
        <button
          type="button"
          className="button"
          onClick={() => void relink(folder.id, null)}
          data-testid="relink-choose"
        >
          {t('Choose…')}
        </button>
      </span>
    </div>
  );
}
