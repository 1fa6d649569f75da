import { type KeyboardEvent, useEffect, useState } from 'react';
import type { AppAbilities } from '../../../preload/contract/app-requests.ts';
import { request } from '../../api.ts';
import { t } from '../../languages/translate.ts';
import { isMac } from '../../platform.ts';
import { attempt } from '../../stores/notice-store.ts';
import { useSettings } from '../../stores/settings-store.ts';
import { FixedSetting } from './fixed-setting.tsx';
import { keysOf, keysShown } from './key-words.ts';

/** Docent without its window: kept fresh from the menu bar, and asked from anywhere. */
export function BackgroundSettings() {
  const keepFresh = useSettings((state) => state.settings.keepFresh);
  const askKeys = useSettings((state) => state.settings.askKeys);
  const [abilities, setAbilities] = useState<AppAbilities | null>(null);
  const look = () => void attempt(async () => setAbilities(await request('app.abilities', {})));
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the system says may have changed with the settings
  useEffect(look, [keepFresh, askKeys]);
  const change = async (changes: { keepFresh?: boolean; askKeys?: string }) => {
    await useSettings.getState().change(changes);
    look();
  };
  return (
    <section className="setting-group" aria-labelledby="setting-background">
      <h2 id="setting-background">{t('In the background')}</h2>
      <div>
        <FixedSetting name="keepFresh">
          <label className="setting-row switch-row">
            <span className="switch-words">
              <b>{t('Keep folders fresh in the background')}</b>
              {t('{start} It rests on battery, in Low Power Mode and when this Mac is warm.', {
                start: startWords(abilities?.login ?? 'off'),
              })}
            </span>
            <input
              type="checkbox"
              role="switch"
              aria-checked={keepFresh}
              className="switch"
              checked={keepFresh}
              onChange={(event) => void change({ keepFresh: event.currentTarget.checked })}
              data-testid="keep-fresh"
            />
          </label>
        </FixedSetting>
        {keepFresh && abilities?.login === 'refused' && (
          <p className="setting-row model-detail tone-problem" role="alert" data-testid="login-refused">
            {t('The system does not start Docent at login. Allow it in System Settings, General, Login Items.')}
          </p>
        )}
        <FixedSetting name="askKeys">
          <AskKeysField keys={askKeys} onChange={(keys) => void change({ askKeys: keys })} />
        </FixedSetting>
        {abilities?.askKeys === 'taken' && (
          <p className="setting-row model-detail tone-problem" role="alert" data-testid="keys-taken">
            {t('Another program has these keys. Choose others.')}
          </p>
        )}
      </div>
    </section>
  );
}

/** What the switch does here; only a Mac is asked to start Docent. */
export function startWords(login: AppAbilities['login']): string {
  const stays = t('Docent stays {value} when its window is closed', {
    value: isMac() ? t('in the menu bar') : t('in the panel'),
  });
  return login === 'unsupported' ? `${stays}.` : t('{stays}, and starts at login without one.', { stays });
}

function AskKeysField({ keys, onChange }: { readonly keys: string; readonly onChange: (keys: string) => void }) {
  const [isListening, setListening] = useState(false);
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isListening) return;
    if (event.key === 'Tab') return setListening(false);
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return setListening(false);
    const pressed = keysOf(event);
    if (pressed === null) return;
    setListening(false);
    onChange(pressed);
  };
  return (
    <div className="setting-row">
      <span className="switch-words">
        <b>{t('Ask from anywhere')}</b>
        {t('These keys open a small window to ask in, whatever you are working with.')}
      </span>
      <span className="ask-keys">
        <button
          type="button"
          className={isListening ? 'button is-listening' : 'button'}
          onClick={() => setListening(!isListening)}
          onKeyDown={onKeyDown}
          onBlur={() => setListening(false)}
          data-testid="ask-keys"
        >
          {isListening ? t('Press the keys…') : keys === '' ? t('Choose Keys…') : keysShown(keys, isMac())}
        </button>
        {keys !== '' && (
          <button type="button" className="link-button" onClick={() => onChange('')} data-testid="ask-keys-none">
            {t('None')}
          </button>
        )}
      </span>
    </div>
  );
}
