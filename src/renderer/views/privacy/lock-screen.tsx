import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Icon } from '../../components/icon.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { t } from '../../languages/translate.ts';
import { usePrivacy } from '../../stores/privacy-store.ts';
import { ProblemLine } from './problem-line.tsx';

/** React does not know the attribute yet: nothing a person does closes the dialog. */
const unclosable: object = { closedby: 'none' };

/** Covers the whole window, above every other dialog, until the passcode or Touch ID opens it. */
export function LockScreen() {
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const problem = usePrivacy((state) => state.problem);
  const method = usePrivacy((state) => state.appLock?.method);
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    usePrivacy.getState().forgetProblem();
    dialog.current?.showModal();
    field.current?.focus();
  }, []);
  const unlock = async (passcode?: string) => {
    setBusy(true);
    await usePrivacy.getState().unlock(passcode);
    setBusy(false);
    field.current?.select();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const passcode = field.current?.value ?? '';
    if (passcode !== '' && !isBusy) void unlock(passcode);
  };
  return (
    <dialog
      ref={dialog}
      className="lock-screen"
      aria-label={t('Docent is locked')}
      {...unclosable}
      onKeyDown={(event) => event.key === 'Escape' && event.preventDefault()}
      onCancel={(event) => event.preventDefault()}
      // Should it close all the same, it opens again.
      onClose={() => dialog.current?.showModal()}
      data-testid="lock-screen"
    >
      <form className="lock-card" onSubmit={submit}>
        <span className="lock-icon">
          <Icon name="lock" size={34} />
        </span>
        <h1>{t('Docent is locked')}</h1>
        <p>{t('Reading and answering continue while it is locked.')}</p>
        <div className="lock-row">
          <input
            ref={field}
            className={problem ? 'text-field is-wrong' : 'text-field'}
            type="password"
            aria-label={t('Passcode')}
            placeholder={t('Passcode')}
            autoComplete="off"
            maxLength={200}
            data-testid="lock-passcode"
          />
          <button type="submit" className="button is-primary" disabled={isBusy} data-testid="lock-open">
            {isBusy && <Spinner size={13} />}
            {t('Unlock')}
          </button>
        </div>
        {method === 'touch-id' && (
          <button type="button" className="link-button" onClick={() => void unlock()} disabled={isBusy}>
            {t('Use Touch ID')}
          </button>
        )}
        <ProblemLine problem={problem} />
      </form>
    </dialog>
  );
}
