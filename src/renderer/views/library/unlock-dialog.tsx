import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { FileSummary, Reason } from '../../../preload/contract/shapes.ts';
import { request } from '../../api.ts';
import { Icon } from '../../components/icon.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { t } from '../../languages/translate.ts';
import { isMac } from '../../platform.ts';
import { reasonOf } from '../../reason-of.ts';
import { useFiles } from '../../stores/files-store.ts';
import { useNotice } from '../../stores/notice-store.ts';
import { errorMessage } from '../error-messages.ts';

type UnlockDialogProps = { readonly file: FileSummary; readonly onClose: () => void };

/** Asks for a file's password. It is sent once and kept nowhere in the window; the library keeps it only when asked to. */
export function UnlockDialog({ file, onClose }: UnlockDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [isBusy, setBusy] = useState(false);
  const [isEmpty, setEmpty] = useState(true);
  const [keep, setKeep] = useState(false);
  const [problem, setProblem] = useState<Reason | null>(null);
  useEffect(() => {
    dialog.current?.showModal();
    field.current?.focus();
  }, []);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const password = field.current?.value ?? '';
    if (password === '' || isBusy) return;
    setBusy(true);
    setProblem(null);
    try {
      await request('file.unlock', { fileId: file.id, password, keep });
      useFiles.getState().refreshSoon();
      onClose();
    } catch (error) {
      // It is open all the same; only keeping the password did not work.
      if (reasonOf(error).code === 'secret-store-unavailable') {
        useNotice.getState().report(error, file.name);
        useFiles.getState().refreshSoon();
        onClose();
        return;
      }
      setProblem(reasonOf(error));
      setBusy(false);
      field.current?.select();
    }
  };
  const message = problem ? errorMessage(problem) : null;
  return (
    <dialog
      ref={dialog}
      className="confirm-dialog unlock-dialog"
      aria-labelledby="unlock-title"
      onClose={onClose}
      data-testid="unlock-dialog"
    >
      <form onSubmit={(event) => void submit(event)}>
        <div className="dialog-head">
          <span className="dialog-icon">
            <Icon name="lock" size={22} />
          </span>
          <div>
            <h2 id="unlock-title">{t('“{file}” needs a password', { file: file.name })}</h2>
            <p>{t('Docent uses it to read the file, here on this Mac, and then forgets it.')}</p>
          </div>
        </div>
        <input
          ref={field}
          className={message ? 'text-field is-wrong' : 'text-field'}
          type="password"
          aria-label={t('Password')}
          aria-invalid={message !== null}
          aria-describedby={message ? 'unlock-problem' : undefined}
          placeholder={t('Password')}
          autoComplete="off"
          maxLength={1000}
          onChange={(event) => setEmpty(event.currentTarget.value === '')}
          data-testid="unlock-password"
        />
        {message && (
          <p id="unlock-problem" className="dialog-problem" role="alert" data-testid="unlock-problem">
            <b>{message.sentence}</b> {message.next}
          </p>
        )}
        <label className="check-field">
          <input
            type="checkbox"
            checked={keep}
            onChange={(event) => setKeep(event.currentTarget.checked)}
            data-testid="unlock-keep"
          />
          <span>
            {isMac() ? t('Keep the password in my Keychain') : t('Keep the password in the system’s keychain')}
            <small>{t('So that the file can be read again when it changes.')}</small>
          </span>
        </label>
        <div className="dialog-actions">
          <button type="button" className="button" onClick={onClose}>
            {t('Cancel')}
          </button>
          <button type="submit" className="button is-primary" disabled={isBusy || isEmpty} data-testid="unlock-submit">
            {isBusy && <Spinner size={13} />}
            {t('Unlock')}
          </button>
        </div>
      </form>
    </dialog>
  );
}
