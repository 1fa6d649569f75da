import { useState } from 'react';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Icon } from '../../components/icon.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { useRepairs } from '../../stores/repairs-store.ts';

/** The button that makes the index anew from the files. */
export function RebuildSection() {
  const { rebuilding, rebuild } = useRepairs();
  const [isAsking, setAsking] = useState(false);
  return (
    <section className="catalog-section" aria-labelledby="rebuild-title">
      <h2 id="rebuild-title">The index</h2>
      <div className="catalog-row">
        <div className="catalog-words">
          <b>Make it anew from your files</b>
          <span className="catalog-facts">
            When something is found wrongly or not at all. Reading takes as long as the first time; conversations and
            settings stay.
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
          {rebuilding ? 'Opening…' : 'Rebuild Index…'}
        </button>
      </div>
      {isAsking && (
        <ConfirmDialog
          title="Make the index anew?"
          text="Every file is read again. Your files, conversations and settings stay as they are. Files that are gone from the disk and were kept in the library can't be read again; the index of now is kept beside the new one."
          action="Rebuild"
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
