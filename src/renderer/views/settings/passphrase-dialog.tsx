import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Reason } from '../../../preload/contract/shapes.ts';
import { DialogHead } from '../../components/dialog-head.tsx';
import { t } from '../../languages/translate.ts';
import { ProblemLine } from '../privacy/problem-line.tsx';

/** Shorter ones can be tried through; the engine refuses them too. */
const leastLetters = 8;

type PassphraseDialogProps = {
  /** `new`: for a backup, typed twice; `open`: of a file that has one. */
  readonly way: 'new' | 'open';
  readonly problem: Reason | null;
  readonly onSubmit: (passphrase: string) => void;
  readonly onClose: () => void;
};

/** Asks for the passphrase of a library file. */
export function PassphraseDialog({ way, problem, onSubmit, onClose }: PassphraseDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  useEffect(() => dialog.current?.showModal(), []);
  const isNew = way === 'new';
  const isReady = isNew ? [...passphrase].length >= leastLetters && passphrase === again : passphrase !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) onSubmit(passphrase);
  };
  const title = isNew ? t('Choose a passphrase') : t('This file needs its passphrase');
  return (
    <dialog
      ref={dialog}
      className="confirm-dialog privacy-dialog"
      aria-label={title}
      onClose={onClose}
      data-testid="passphrase-dialog"
    >
      <form onSubmit={submit}>
        <DialogHead
          icon="lock"
          title={title}
          text={
            isNew
              ? t(
                  'Nobody can open the file without it, and nobody can tell it to you: write it down where you will find it.',
                )
              : t('It was given when the file was made.')
          }
        />
        <div className="privacy-fields">
          <input
            className="text-field"
            type="password"
            aria-label={t('Passphrase')}
            placeholder={t('Passphrase')}
            autoComplete="off"
            maxLength={1000}
            value={passphrase}
            onChange={(event) => setPassphrase(event.currentTarget.value)}
            data-testid="passphrase"
          />
          {isNew && (
            <input
              className="text-field"
              type="password"
              aria-label={t('Passphrase once more')}
              placeholder={t('Once more')}
              autoComplete="off"
              maxLength={1000}
              value={again}
              onChange={(event) => setAgain(event.currentTarget.value)}
              data-testid="passphrase-again"
            />
          )}
          {isNew && (
            <p className="field-hint">
              {[...passphrase].length < leastLetters
                ? t('At least {leastLetters} letters; several words are best.', { leastLetters })
                : passphrase === again
                  ? t('Both are the same.')
                  : t('Type it once more, so that a slip is noticed.')}
            </p>
          )}
        </div>
        <ProblemLine problem={problem} />
        <div className="dialog-actions">
          <button type="button" className="button" onClick={onClose}>
            {t('Cancel')}
          </button>
          <button type="submit" className="button is-primary" disabled={!isReady} data-testid="passphrase-submit">
            {isNew ? t('Choose Where…') : t('Open')}
          </button>
        </div>
      </form>
    </dialog>
  );
}
