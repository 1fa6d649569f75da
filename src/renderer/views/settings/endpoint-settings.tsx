import { useEffect, useState } from 'react';
import { SelectField } from '../../components/select-field.tsx';
import { t } from '../../languages/translate.ts';
import { useEndpoint } from '../../stores/endpoint-store.ts';
import { FixedSetting } from './fixed-setting.tsx';

/** A model server on this machine (Ollama, LM Studio, llama-server) that may write answers; off unless switched on. */
export function EndpointSettings() {
  const { settings, models, refresh, change, askModels } = useEndpoint();
  const [address, setAddress] = useState<string | null>(null);
  const [key, setKey] = useState('');
  useEffect(() => void refresh(), [refresh]);
  if (!settings) return null;
  const names = [...new Set([settings.model, ...(models ?? [])])].filter((name) => name !== '');
  const saveAddress = () => {
    if (address !== null && address !== settings.address) void change({ address });
    setAddress(null);
  };
  return (
    <section className="setting-group" aria-labelledby="setting-endpoint">
      <h2 id="setting-endpoint">{t('Model server on this Mac')}</h2>
      <div>
        <FixedSetting name="modelServer">
          <label className="setting-row switch-row">
            <span className="switch-words">
              <b>{t('Let a model server write answers')}</b>
              {t(
                'Ollama, LM Studio or llama-server, on this computer only. It takes the place of the chosen chat model.',
              )}
            </span>
            <input
              type="checkbox"
              role="switch"
              aria-checked={settings.on}
              className="switch"
              checked={settings.on}
              onChange={(event) => void change({ on: event.currentTarget.checked })}
              data-testid="endpoint-on"
            />
          </label>
        </FixedSetting>
        {settings.on && (
          <>
            <FixedSetting name="modelServerAddress">
              <label className="setting-row">
                <span>{t('Address')}</span>
                <input
                  className="endpoint-field"
                  value={address ?? settings.address}
                  onChange={(event) => setAddress(event.currentTarget.value)}
                  onBlur={saveAddress}
                  spellCheck={false}
                  data-testid="endpoint-address"
                />
              </label>
            </FixedSetting>
            <FixedSetting name="modelServerModel">
              <div className="setting-row">
                <span>{t('Model')}</span>
                <span className="endpoint-model">
                  {names.length > 0 && (
                    <SelectField
                      label={t('Model of the server')}
                      value={settings.model}
                      options={[
                        ...(settings.model === '' ? [{ value: '', label: t('Choose…') }] : []),
                        ...names.map((name) => ({ value: name, label: name })),
                      ]}
                      onChange={(model) => void change({ model })}
                      testId="endpoint-model"
                    />
                  )}
                  <button type="button" className="button" onClick={() => void askModels()} data-testid="endpoint-ask">
                    {t('List Models')}
                  </button>
                </span>
              </div>
            </FixedSetting>
            <div className="setting-row">
              <span>
                {t('Key')} {settings.keyKept && <span className="setting-note">{t('(kept in the keychain)')}</span>}
              </span>
              {settings.keyKept ? (
                <button type="button" className="button" onClick={() => void change({ key: null })}>
                  {t('Forget')}
                </button>
              ) : (
                <input
                  className="endpoint-field"
                  type="password"
                  placeholder={t('Only if it asks for one')}
                  value={key}
                  onChange={(event) => setKey(event.currentTarget.value)}
                  onBlur={() => {
                    if (key !== '') void change({ key });
                    setKey('');
                  }}
                  data-testid="endpoint-key"
                />
              )}
            </div>
          </>
        )}
      </div>
    </section>
  );
}
