import { t } from '../../languages/translate.ts';
import { useInsights } from '../../stores/insights-store.ts';
import { useSettings } from '../../stores/settings-store.ts';
import { historySentence } from './insights-messages.ts';

/** The one switch of the search history, with what it keeps and where. */
export function RememberSearches() {
  const isOn = useSettings((state) => state.settings.searchHistory);
  return (
    <label className="setting-row switch-row">
      <span className="switch-words">
        <b>{t('Remember searches')}</b>
        <span>{historySentence()}</span>
      </span>
      <input
        type="checkbox"
        role="switch"
        aria-checked={isOn}
        className="switch"
        checked={isOn}
        onChange={(event) => {
          const searchHistory = event.currentTarget.checked;
          void useSettings.getState().change({ searchHistory }).then(useInsights.getState().refresh);
        }}
        data-testid="remember-searches"
      />
    </label>
  );
}
