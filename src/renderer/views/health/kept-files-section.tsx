import { useState } from 'react';
import type { KeptFile } from '../../../preload/contract/safety-shapes.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Icon } from '../../components/icon.tsx';
import { formatBytes } from '../../format.ts';
import { t } from '../../languages/translate.ts';
import { useRepairs } from '../../stores/repairs-store.ts';
import { keptFileMessage } from './repair-messages.ts';

/** Databases that were set aside, each with its size and a button that deletes it; nothing when there are none. */
export function KeptFilesSection() {
  const { kept, deleteKept } = useRepairs();
  const [doomed, setDoomed] = useState<KeptFile | null>(null);
  if (kept.length === 0) return null;
  return (
    <section className="catalog-section" aria-labelledby="kept-title">
      <h2 id="kept-title">{t('Kept files')}</h2>
      <ul>
        {kept.map((file) => {
          const { title, facts } = keptFileMessage(file);
          return (
            <li key={file.name} className="catalog-row" data-testid="kept-database" data-name={file.name}>
              <div className="catalog-words">
                <b>
                  {title}, {formatBytes(file.bytes)}
                </b>
                <span className="catalog-facts">{facts}</span>
              </div>
              <button
                type="button"
                className="button"
                aria-label={t('Delete… {file}', { file: file.name })}
                onClick={() => setDoomed(file)}
                data-testid="delete-kept"
              >
                <Icon name="trash" size={13} />
                {t('Delete…')}
              </button>
            </li>
          );
        })}
      </ul>
      {doomed && (
        <ConfirmDialog
          title={t('Delete {doomed}?', { doomed: doomed.name })}
          text={t('{bytes} are freed. {warning}', {
            bytes: formatBytes(doomed.bytes),
            warning: keptFileMessage(doomed).warning,
          })}
          action={t('Delete')}
          onCancel={() => setDoomed(null)}
          onConfirm={() => {
            setDoomed(null);
            void deleteKept(doomed.name);
          }}
        />
      )}
    </section>
  );
}
