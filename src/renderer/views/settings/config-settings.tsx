import { useEffect } from 'react';
import { Icon } from '../../components/icon.tsx';
import { t } from '../../languages/translate.ts';
import { useConfig } from '../../stores/config-store.ts';
import { configSentence, fixedText, valueText } from './config-messages.ts';

/** What files and variables set, and what in them was wrong. */
export function ConfigSettings() {
  const { report, refresh } = useConfig();
  useEffect(() => void refresh(), [refresh]);
  if (!report) return null;
  const fixed = report.settings.filter(({ source }) => source !== null);
  return (
    <section className="setting-group" aria-labelledby="setting-configuration" data-testid="configuration">
      <h2 id="setting-configuration">{t('Configuration')}</h2>
      <div>
        <p className="config-lead">{configSentence(report)}</p>
        {fixed.map((setting) => (
          <div key={setting.name} className="setting-row" data-testid="config-row">
            <span className="switch-words">
              <b>{setting.name}</b>
              {fixedText(setting)}
            </span>
            <span className="process-state">{valueText(setting.value)}</span>
          </div>
        ))}
        {report.problems.map(({ source, sentence }) => (
          <p key={`${source} ${sentence}`} className="config-problem" data-testid="config-problem">
            <Icon name="warning" size={14} />
            {sentence}
          </p>
        ))}
      </div>
    </section>
  );
}
