import { useState } from 'react';
import { SelectField } from '../../components/select-field.tsx';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';
import { shortcutLabel } from '../../platform.ts';
import { usePrivacy } from '../../stores/privacy-store.ts';
import { PasscodeDialog } from './passcode-dialog.tsx';

const minutes = () =>
  [1, 5, 10, 30, 60].map((value) => ({
    value: String(value),
    label: plural(value, 'After {n} minute', 'After {n} minutes'),
  }));

/** The app lock: on or off, after how long, and now. */
export function LockSettings() {
  const appLock = usePrivacy((state) => state.appLock);
  const [wish, setWish] = useState<'on' | 'off' | null>(null);
  if (!appLock) return null;
  return (
    <>
      <label className="setting-row switch-row">
        <span className="switch-words">
          <b>{t('Lock Docent')}</b>
          {appLock.touchId
            ? t('Touch ID or a passcode opens it after a break, and after {shortcut}.', {
                shortcut: shortcutLabel('L'),
              })
            : t('A passcode opens it after a break, and after {shortcut}.', { shortcut: shortcutLabel('L') })}
        </span>
        <input
          type="checkbox"
          role="switch"
          aria-checked={appLock.on}
          className="switch"
          checked={appLock.on}
          onChange={() => setWish(appLock.on ? 'off' : 'on')}
          data-testid="lock-on"
        />
      </label>
      {appLock.on && (
        <div className="setting-row">
          <SelectField
            label={t('Lock when nothing was touched')}
            value={String(appLock.idleMinutes)}
            options={minutes()}
            onChange={(chosen) =>
              void usePrivacy.getState().setLock({ on: true, method: appLock.method, idleMinutes: Number(chosen) })
            }
            testId="lock-minutes"
          />
          <button
            type="button"
            className="button"
            onClick={() => void usePrivacy.getState().lockNow()}
            data-testid="lock-now"
          >
            {t('Lock Now')}
          </button>
        </div>
      )}
      {wish && <PasscodeDialog wish={wish} onClose={() => setWish(null)} />}
    </>
  );
}
