import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { FolderSummary } from '../../../preload/contract/shapes.ts';
import { DialogHead } from '../../components/dialog-head.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { rich } from '../../languages/rich.tsx';
import { t } from '../../languages/translate.ts';
import { useLibrary } from '../../stores/library-store.ts';

type ExclusionsDialogProps = { readonly folder: FolderSummary; readonly onClose: () => void };

const examples = (): readonly (readonly [pattern: string, meaning: string])[] => [
  [t('Old invoices'), t('everything with this name, wherever it is')],
  [t('Archive/2019'), t('this path inside the folder')],
  ['*.log', t('every file whose name ends like this')],
];

/** What a person left out of a folder, with the ways to say it. */
export function ExclusionsDialog({ folder, onClose }: ExclusionsDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [pattern, setPattern] = useState('');
  useEffect(() => dialog.current?.showModal(), []);
  const { exclude, include } = useLibrary.getState();
  const add = (event: FormEvent) => {
    event.preventDefault();
    const wanted = pattern.trim();
    if (wanted === '') return;
    setPattern('');
    void exclude(folder.id, wanted);
  };
  return (
    <dialog
      ref={dialog}
      className="confirm-dialog exclusions-dialog"
      aria-label={t('What is left out of {folder}', { folder: folder.name })}
      onClose={onClose}
      data-testid="exclusions"
    >
      <DialogHead
        icon="eyeOff"
        title={t('Left out of “{folder}”', { folder: folder.name })}
        text={t('What matches is not listed, not read and not found. The files themselves stay as they are.')}
      />
      <form className="exclusion-add" onSubmit={add}>
        <input
          className="text-field"
          type="text"
          aria-label={t('Name, path or pattern to leave out')}
          placeholder={t('Name, path or pattern')}
          spellCheck={false}
          maxLength={500}
          value={pattern}
          onChange={(event) => setPattern(event.currentTarget.value)}
          data-testid="exclusion-pattern"
        />
        <button type="submit" className="button" disabled={pattern.trim() === ''} data-testid="exclusion-add">
          {t('Leave Out')}
        </button>
      </form>
      {folder.exclusions.length > 0 && (
        <ul className="exclusion-list">
          {folder.exclusions.map((exclusion) => (
            <li key={exclusion.id} data-testid="exclusion">
              <code>{exclusion.pattern}</code>
              <IconButton
                icon="close"
                size={13}
                label={t('Read {pattern} again', { pattern: exclusion.pattern })}
                onClick={() => void include(folder.id, exclusion.id)}
              />
            </li>
          ))}
        </ul>
      )}
      <dl className="exclusion-help">
        {examples().map(([example, meaning]) => (
          <div key={example}>
            <dt>
              <code>{example}</code>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <p className="exclusion-note">
        {rich(
          'A file named <code>.docentignore</code> in any folder does the same, one pattern a line, written as in <code>.gitignore</code>.',
        )}
      </p>
      <div className="dialog-actions">
        <button type="button" className="button is-primary" onClick={onClose} data-testid="exclusions-done">
          {t('Done')}
        </button>
      </div>
    </dialog>
  );
}
