import { useEffect } from 'react';
import { Icon } from '../../components/icon.tsx';
import { t } from '../../languages/translate.ts';
import { useNetwork } from '../../stores/network-store.ts';
import {
  connectionsNow,
  doorWords,
  nowWords,
  openLines,
  purposeMeaning,
  purposeName,
  refusedWords,
} from './network-words.ts';

/** The part of Settings where a door's switch is. */
const places: Readonly<Record<string, string>> = {
  download: 'setting-downloads',
  'update-check': 'setting-updates',
  'team-library': 'setting-team',
  'local-model': 'setting-endpoint',
  'local-api': 'setting-programs',
};

/** What is connected at this moment, and everything that ever may be, with how its switch stands. */
export function NetworkLive() {
  const status = useNetwork((state) => state.status);
  const refused = useNetwork((state) => state.refused);
  const { start } = useNetwork.getState();
  useEffect(start, [start]);
  const count = status === null ? null : connectionsNow(status);
  return (
    <div className="network-live">
      <p className={count === 0 ? 'network-now is-none' : 'network-now'} role="status" data-testid="network-now">
        <Icon name={count === 0 ? 'shield' : 'link'} size={15} />
        <b data-testid="network-count" data-count={count ?? ''}>
          {nowWords(status)}
        </b>
      </p>
      {openLines(status?.open ?? []).map((line) => (
        <p key={line} className="network-open" data-testid="network-open">
          {line}
        </p>
      ))}
      {status !== null && status.unexplained > 0 && (
        <p className="network-open tone-problem" role="alert" data-testid="network-unexplained">
          {t('Docent does not know what opened this. Please quit it and report it.')}
        </p>
      )}
      {refused > 0 && (
        <p className="network-open" data-testid="network-refused" data-count={refused}>
          {refusedWords(refused)}
        </p>
      )}
      <table className="network-doors">
        <caption>{t('What may ever connect')}</caption>
        <tbody>
          {(status?.doors ?? []).map((door) => (
            <tr key={door.purpose} data-testid={`door-${door.purpose}`} data-on={door.on}>
              <th scope="row">
                {purposeName(door.purpose)}
                <span>{purposeMeaning(door.purpose)}</span>
              </th>
              <td className={door.on ? 'is-on' : undefined}>
                <button
                  type="button"
                  className="link-button"
                  onClick={() =>
                    document.getElementById(places[door.purpose] ?? '')?.scrollIntoView({ block: 'start' })
                  }
                  aria-label={t('{purposeName}: {door}. Show the switch', {
                    purposeName: purposeName(door.purpose),
                    door: doorWords(door),
                  })}
                >
                  {doorWords(door)}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
