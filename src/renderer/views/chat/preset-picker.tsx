import { useEffect, useId, useState } from 'react';
import { Icon } from '../../components/icon.tsx';
import { PopupPanel, usePopup } from '../../components/popup.tsx';
import { t } from '../../languages/translate.ts';
import { useSetup } from '../../stores/setup-store.ts';
import { presetName } from './preset-name.ts';
import { PresetsDialog } from './presets-dialog.tsx';

const languages = [
  'English',
  'Deutsch',
  'Français',
  'Español',
  'Italiano',
  'Português',
  'Nederlands',
  'العربية',
  '中文',
  '日本語',
];

/** How the model is told to write in this conversation. */
export function PresetPicker() {
  const presets = useSetup((state) => state.presets);
  const presetId = useSetup((state) => state.presetId);
  const language = useSetup((state) => state.presetLanguage);
  const { setPreset, refreshPresets } = useSetup.getState();
  const [isEditing, setEditing] = useState(false);
  const id = useId();
  const popup = usePopup('dialog');
  useEffect(() => void refreshPresets(), [refreshPresets]);
  const chosen = presets.find((preset) => preset.id === presetId);
  const label = chosen?.takesLanguage
    ? language
      ? t('In {language}', { language })
      : t('In another language')
    : chosen
      ? presetName(chosen)
      : t('Default');
  return (
    <span className="menu-button">
      <button
        type="button"
        className="link-button"
        {...popup.trigger}
        title={t('How answers are written in this conversation')}
        data-testid="preset-picker"
      >
        <Icon name="sliders" size={14} />
        <span dir="auto">{label}</span>
      </button>
      <PopupPanel popup={popup} label={t('How answers are written')} className="choice-menu">
        <div className="choice-list" role="menu" aria-label={t('Way of writing')}>
          {[{ id: null, name: t('Default'), takesLanguage: false, builtIn: false }, ...presets].map((preset) => (
            <button
              key={preset.id ?? ''}
              type="button"
              role="menuitemradio"
              aria-checked={preset.id === (chosen?.id ?? null)}
              tabIndex={preset.id === (chosen?.id ?? null) ? 0 : -1}
              {...(preset.takesLanguage ? {} : popup.closes)}
              onClick={() => void setPreset(preset.id, preset.takesLanguage ? (language ?? languages[0]) : undefined)}
              data-testid="preset-choice"
            >
              <Icon name="check" size={13} className={preset.id === (chosen?.id ?? null) ? '' : 'is-hidden'} />
              <span dir="auto">{preset.id === null ? preset.name : presetName(preset)}</span>
            </button>
          ))}
        </div>
        {chosen?.takesLanguage && (
          <label className="preset-language">
            {t('Language')}
            <input
              className="text-field"
              list={`${id}-languages`}
              value={language ?? ''}
              maxLength={60}
              onChange={(event) => void setPreset(chosen.id, event.currentTarget.value)}
              data-testid="preset-language"
            />
            <datalist id={`${id}-languages`}>
              {languages.map((name) => (
                <option key={name} value={name} />
              ))}
            </datalist>
          </label>
        )}
        <hr />
        <button type="button" {...popup.closes} onClick={() => setEditing(true)} data-testid="edit-presets">
          <Icon name="pen" size={13} />
          {t('Your own…')}
        </button>
      </PopupPanel>
      {isEditing && <PresetsDialog onClose={() => setEditing(false)} />}
    </span>
  );
}
