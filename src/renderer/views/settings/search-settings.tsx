import type { SearchPreset } from '../../../preload/contract/shapes.ts';
import { t } from '../../languages/translate.ts';
import { useNavigation } from '../../stores/navigation-store.ts';
import { useSettings } from '../../stores/settings-store.ts';
import { RememberSearches } from '../insights/remember-searches.tsx';
import { FixedSetting } from './fixed-setting.tsx';

const presets = (): readonly { readonly value: SearchPreset; readonly name: string; readonly sentence: string }[] => [
  {
    value: 'docent',
    name: 'Docent',
    sentence: t(
      'What measurement found best: words and meaning together, over passages cut where the text itself pauses.',
    ),
  },
  {
    value: 'classic',
    name: t('Classic'),
    sentence: t('The usual numbers: 8 passages of 1,000 characters that share 200, from a similarity of 0.3 on.'),
  },
];

/** How search works, what it remembers, and the way to what it tells. */
export function SearchSettings() {
  const preset = useSettings((state) => state.settings.searchPreset);
  return (
    <section className="setting-group" aria-labelledby="setting-search">
      <h2 id="setting-search">{t('Search')}</h2>
      <div>
        <FixedSetting name="searchPreset">
          {presets().map(({ value, name, sentence }) => (
            <div key={value} className="setting-row">
              <label className="model-choice">
                <input
                  type="radio"
                  name="search-preset"
                  checked={preset === value}
                  onChange={() => void useSettings.getState().change({ searchPreset: value })}
                  data-testid={`search-preset-${value}`}
                />
                <span>
                  <b>{name}</b>
                  <span className="model-detail">{sentence}</span>
                </span>
              </label>
            </div>
          ))}
        </FixedSetting>
        <FixedSetting name="searchHistory">
          <RememberSearches />
        </FixedSetting>
        <div className="setting-row">
          <button
            type="button"
            className="button"
            onClick={() => useNavigation.getState().show('insights')}
            data-testid="settings-insights"
          >
            {t('Show Search Insights')}
          </button>
        </div>
      </div>
    </section>
  );
}
