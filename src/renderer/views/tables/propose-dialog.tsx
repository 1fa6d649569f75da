import { useEffect, useRef, useState } from 'react';
import { Spinner } from '../../components/spinner.tsx';
import { t } from '../../languages/translate.ts';
import type { ChosenFile } from '../../stores/extraction-setup-store.ts';
import { tableLimits } from '../../stores/table-limits.ts';
import { useTemplates } from '../../stores/templates-store.ts';
import { FileChooser } from './file-chooser.tsx';

/** Choose a few files of one kind; the columns proposed from them open in the form, where they can be changed. */
export function ProposeDialog({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [files, setFiles] = useState<readonly ChosenFile[]>([]);
  const proposing = useTemplates((state) => state.proposing);
  useEffect(() => dialog.current?.showModal(), []);
  const propose = async () => {
    await useTemplates.getState().propose(files.map(({ id }) => id));
    onClose();
  };
  return (
    <dialog
      ref={dialog}
      className="confirm-dialog propose-dialog"
      aria-label={t('Columns from examples')}
      onClose={onClose}
    >
      <h2>{t('Columns from examples')}</h2>
      <p>
        {t(
          'Choose two to {exampleFiles} files of one kind. What they have in common is proposed as columns; nothing is saved yet.',
          { exampleFiles: tableLimits.exampleFiles },
        )}
      </p>
      <FileChooser chosen={files} most={tableLimits.exampleFiles} onChange={setFiles} />
      <div className="dialog-actions">
        <button type="button" className="button" onClick={onClose}>
          {t('Cancel')}
        </button>
        <button
          type="button"
          className="button is-primary"
          disabled={files.length === 0 || proposing}
          onClick={() => void propose()}
          data-testid="propose-start"
        >
          {proposing && <Spinner size={13} />}
          {t('Propose Columns')}
        </button>
      </div>
    </dialog>
  );
}
