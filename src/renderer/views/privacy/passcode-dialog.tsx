import { useState } from 'react';
import type { LockMethod } from '../../../preload/contract/privacy-shapes.ts';
import { t } from '../../languages/translate.ts';
import { usePrivacy } from '../../stores/privacy-store.ts';
import { PrivacyDialog } from './privacy-dialog.tsx';

/** The least a passcode needs; the contract refuses less. */
const leastCharacters = 4;

/** What is still missing, in the order in which it is typed. */
export function passcodeHint(passcode: string, again: string): string {
  if (passcode.length < leastCharacters) return t('At least {leastCharacters} letters or digits.', { leastCharacters });
  if (again === '') return t('Type it once more, so that a slip is noticed.');
  return passcode === again ? t('Both are the same.') : t('The two are not the same yet.');
}

type PasscodeDialogProps = {
  /** `on`: choose a passcode and switch the lock on; `off`: give it once more to switch it off. */
  readonly wish: 'on' | 'off';
  readonly onClose: () => void;
};

export function PasscodeDialog({ wish, onClose }: PasscodeDialogProps) {
  const appLock = usePrivacy((state) => state.appLock);
  const [passcode, setPasscode] = useState('');
  const [again, setAgain] = useState('');
  const [method, setMethod] = useState<LockMethod>(appLock?.touchId ? 'touch-id' : 'passcode');
  const [isBusy, setBusy] = useState(false);
  const isNew = wish === 'on';
  const submit = async () => {
    setBusy(true);
    const idleMinutes = appLock?.idleMinutes ?? 10;
    const { setLock } = usePrivacy.getState();
    const isDone = isNew
      ? await setLock({ on: true, method, passcode, idleMinutes })
      : await setLock({ on: false, current: passcode, idleMinutes });
    setBusy(false);
    if (isDone) onClose();
  };
  return (
    <PrivacyDialog
      icon="lock"
      title={isNew ? t('Choose a passcode') : t('Switch the lock off')}
      text={
        isNew
          ? t(
              'Docent asks for it after a time without use. If you forget it there is no way around it, so choose one you know.',
            )
          : t('Give the passcode once more, so that nobody else does this for you.')
      }
      action={isNew ? t('Lock Docent from Now On') : t('Switch Off')}
      isBusy={isBusy}
      isReady={passcode.length >= leastCharacters && (!isNew || passcode === again)}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <div className="privacy-fields">
        <input
          className="text-field"
          type="password"
          aria-label={t('Passcode')}
          placeholder={t('Passcode')}
          aria-describedby={isNew ? 'passcode-hint' : undefined}
          autoComplete="off"
          maxLength={200}
          onChange={(event) => setPasscode(event.currentTarget.value)}
          data-testid="passcode"
        />
        {isNew && (
          <input
            className="text-field"
            type="password"
            aria-label={t('Passcode once more')}
            placeholder={t('Once more')}
            autoComplete="off"
            maxLength={200}
            onChange={(event) => setAgain(event.currentTarget.value)}
            data-testid="passcode-again"
          />
        )}
      </div>
      {isNew && (
        <p className="field-hint" id="passcode-hint" role="status" data-testid="passcode-hint">
          {passcodeHint(passcode, again)}
        </p>
      )}
      {isNew && appLock?.touchId && (
        <label className="check-field">
          <input
            type="checkbox"
            checked={method === 'touch-id'}
            onChange={(event) => setMethod(event.currentTarget.checked ? 'touch-id' : 'passcode')}
          />
          <span>
            {t('Open with Touch ID')}
            <small>{t('The passcode opens it too.')}</small>
          </span>
        </label>
      )}
    </PrivacyDialog>
  );
}
