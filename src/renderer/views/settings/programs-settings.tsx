import { useEffect, useState } from 'react';
import { CopyButton } from '../../components/copy-button.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { t } from '../../languages/translate.ts';
import { useApi } from '../../stores/api-store.ts';
import { errorMessage } from '../error-messages.ts';
import { ApiToken } from './api-token.tsx';
import { FixedSetting } from './fixed-setting.tsx';

/** AI programs that can be told of Docent, as `docent mcp --register` names them. */
const clients = [
  { value: 'claude', label: 'Claude' },
  { value: 'claude-code', label: 'Claude Code' },
  { value: 'cursor', label: 'Cursor' },
  { value: 'vscode', label: 'VS Code' },
  { value: 'windsurf', label: 'Windsurf' },
] as const;

/** Ports a program of a person may listen on. */
const lowestPort = 1024;
const highestPort = 65_535;

/** Doors for other programs: AI programs over MCP, anything else over the local API. */
export function ProgramsSettings() {
  const settings = useApi((state) => state.settings);
  const { refresh } = useApi.getState();
  useEffect(() => void refresh(), [refresh]);
  return (
    <section className="setting-group" aria-labelledby="setting-programs" data-testid="programs">
      <h2 id="setting-programs">{t('Other programs')}</h2>
      <div>
        <McpRow />
        {settings && (
          <>
            <FixedSetting name="localApi">
              <label className="setting-row switch-row">
                <span className="switch-words">
                  <b>{t('Local API')}</b>
                  {t(
                    'Programs on this computer may search and ask with a token. It listens on 127.0.0.1 only; conversations stay closed to it.',
                  )}
                </span>
                <input
                  type="checkbox"
                  role="switch"
                  aria-checked={settings.on}
                  className="switch"
                  checked={settings.on}
                  onChange={(event) => void useApi.getState().change({ on: event.currentTarget.checked })}
                  data-testid="api-on"
                />
              </label>
            </FixedSetting>
            {settings.on && <ApiRows />}
          </>
        )}
      </div>
    </section>
  );
}

function McpRow() {
  const [client, setClient] = useState<string>(clients[0].value);
  const command = `docent mcp --register ${client} --write`;
  return (
    <div className="setting-row program-row">
      <span className="switch-words">
        <b>{t('AI programs (MCP)')}</b>
        {t('This line lets one search, read and ask here. It changes nothing of yours.')}
      </span>
      <span className="program-command">
        <SelectField
          label={t('AI program')}
          value={client}
          options={clients}
          onChange={setClient}
          testId="mcp-client"
        />
        <code data-testid="mcp-command">{command}</code>
        <CopyButton text={async () => command} label={t('Copy the line')} />
      </span>
    </div>
  );
}

function ApiRows() {
  const settings = useApi((state) => state.settings);
  const [port, setPort] = useState<string | null>(null);
  if (!settings) return null;
  const savePort = () => {
    const wanted = Number(port);
    const isPort = Number.isInteger(wanted) && wanted >= lowestPort && wanted <= highestPort;
    if (port !== null && isPort && wanted !== settings.port) {
      void useApi.getState().change({ port: wanted });
    }
    setPort(null);
  };
  const problem = settings.reason && errorMessage(settings.reason);
  return (
    <>
      <div className="setting-row">
        <span className="switch-words">
          <b>{settings.state === 'listening' ? t('Listening') : t('Not listening')}</b>
          {problem ? (
            <span className="model-detail tone-problem" role="alert" data-testid="api-problem">
              {problem.sentence} {problem.next}
            </span>
          ) : (
            <span data-testid="api-address">{t('{address} · described at /docs', { address: settings.address })}</span>
          )}
        </span>
        <FixedSetting name="localApiPort">
          <label className="program-port">
            <span>{t('Port')}</span>
            <input
              className="endpoint-field"
              inputMode="numeric"
              value={port ?? String(settings.port)}
              onChange={(event) => setPort(event.currentTarget.value)}
              onBlur={savePort}
              onKeyDown={(event) => event.key === 'Enter' && savePort()}
              data-testid="api-port"
            />
          </label>
        </FixedSetting>
      </div>
      <ApiToken kept={settings.tokenKept} />
    </>
  );
}
