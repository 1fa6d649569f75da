import { useEffect } from 'react';
import { Icon } from '../../components/icon.tsx';
import { formatBytes, formatDate } from '../../format.ts';
import { t } from '../../languages/translate.ts';
import { useApi } from '../../stores/api-store.ts';
import { useModels } from '../../stores/models-store.ts';
import { useSettings } from '../../stores/settings-store.ts';
import { useTeam } from '../../stores/team-store.ts';
import { NetworkLive } from '../privacy/network-live.tsx';
import { outcomeWords } from './connection-words.ts';
import { FixedSetting } from './fixed-setting.tsx';
import { sharedWords } from './team-words.ts';
import { UpdateRow } from './update-row.tsx';

/** Rows shown; all of them are in the file in the library's folder. */
const shown = 5;

/** The promise, the one switch that lets Docent use the network, and every connection it made. */
export function PrivacySettings() {
  const allowed = useSettings((state) => state.settings.allowDownloads);
  const connections = useModels((state) => state.connections);
  const api = useApi((state) => state.settings);
  const team = useTeam((state) => state.settings);
  const { refreshConnections } = useModels.getState();
  useEffect(() => void refreshConnections(), [refreshConnections]);
  return (
    <section className="setting-group" aria-labelledby="setting-privacy">
      <h2 id="setting-privacy">{t('Privacy')}</h2>
      <div>
        <p className="setting-promise">
          <Icon name="shield" size={18} />
          <span>
            <b>
              {team?.host ? t('What you publish leaves this Mac, and nothing else.') : t('Nothing leaves this Mac.')}
            </b>{' '}
            {team?.host && <span data-testid="privacy-team">{sharedWords(team.folderIds.length, team.host)} </span>}
            {allowed
              ? t('Docent connects only to bring a model you ask for, and sends nothing of yours.')
              : team?.host
                ? t('Docent opens no other network connection.')
                : t('Docent opens no network connection.')}{' '}
            {api?.state === 'listening' && (
              <span data-testid="privacy-api">
                {t('The local API is on: programs on this Mac with its token are answered at {address}.', {
                  address: api.address,
                })}{' '}
              </span>
            )}
            {t('Your files are only read; the index and your conversations are kept in your own user folder.')}
          </span>
        </p>
        <NetworkLive />
        <FixedSetting name="allowDownloads">
          <label className="setting-row switch-row" id="setting-downloads">
            <span className="switch-words">
              <b>{t('Allow downloads of models')}</b>
              {t('Only when you ask for one, from the address its page names, checked byte by byte.')}
            </span>
            <input
              type="checkbox"
              role="switch"
              aria-checked={allowed}
              className="switch"
              checked={allowed}
              onChange={(event) => void useSettings.getState().change({ allowDownloads: event.currentTarget.checked })}
              data-testid="allow-downloads"
            />
          </label>
        </FixedSetting>
        <UpdateRow />
        {connections.slice(0, shown).map((connection) => (
          <div key={`${connection.at} ${connection.host}`} className="setting-row" data-testid="connection-row">
            <span className="switch-words">
              <b>{connection.host}</b>
              {formatDate(connection.at)} · {outcomeWords(connection.outcome)}
            </span>
            <span className="process-state">{formatBytes(connection.bytes)}</span>
          </div>
        ))}
      </div>
    </section>
  );
}
