import { useState } from 'react';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Icon } from '../../components/icon.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { t } from '../../languages/translate.ts';
import { useRepairs } from '../../stores/repairs-store.ts';

/** The button that makes the index anew from the files. */
export function RebuildSection() {
  const { rebuilding, rebuild } = useRepairs();
  const [isAsking, setAsking] = useState(false);
  return (
    <section className="catalog-section" aria-labelledby="rebuild-title">
      <h2 id="rebuild-title">{t('The index')}</h2>
      <div className="catalog-row">
        <div className="catalog-words">
          <b>{t('Make it anew from your files')}</b>
          <span className="catalog-facts">
            {t(
              'When something is found wrongly or not at all. Reading takes as long as the first time; conversations and settings stay.',
            )}
          </span>
        </div>
        <button
          type="button"
          className="button"
          disabled={rebuilding}
          onClick={() => setAsking(true)}
          data-testid="rebuild"
        >
          {rebuilding ? <Spinner size={13} /> : <Icon name="retry" size={13} />}
          {rebuilding ? t('Opening…') : t('Rebuild Index…')}
        </button>
      </div>
      {isAsking && (
        <ConfirmDialog
          title={t('Make the index anew?')}
          text={t(
            "Every file is read again. Your files, conversations and settings stay as they are. Files that are gone from the disk and were kept in the library can't be read again; the index of now is kept beside the new one.",
          )}
          action={t('Rebuild')}
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            void rebuild();
          }}
        />
      )}
    </section>
  );
}
