import { useState } from 'react';
import { SelectField } from '../../components/select-field.tsx';
import { shortcutLabel } from '../../platform.ts';
import { usePrivacy } from '../../stores/privacy-store.ts';
import { PasscodeDialog } from './passcode-dialog.tsx';

const minutes = ['1', '5', '10', '30', '60'].map((value) => ({
  value,
  label: value === '1' ? 'After 1 minute' : `After ${value} minutes`,
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
          <b>Lock Docent</b>
          {appLock.touchId ? 'Touch ID or a passcode' : 'A passcode'} opens it after a break, and after{' '}
          {shortcutLabel('L')}.
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
            label="Lock when nothing was touched"
            value={String(appLock.idleMinutes)}
            options={minutes}
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
            Lock Now
          </button>
        </div>
      )}
      {wish && <PasscodeDialog wish={wish} onClose={() => setWish(null)} />}
    </>
  );
}
