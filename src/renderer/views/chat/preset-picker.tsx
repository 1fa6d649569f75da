import { useEffect, useId, useState } from 'react';
import { Icon } from '../../components/icon.tsx';
import { useSetup } from '../../stores/setup-store.ts';
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
  const anchor = `--presets-${id.replace(/\W/g, '')}`;
  useEffect(() => void refreshPresets(), [refreshPresets]);
  const chosen = presets.find((preset) => preset.id === presetId);
  const label = chosen?.takesLanguage ? `In ${language ?? 'another language'}` : (chosen?.name ?? 'Default');
  return (
    <span className="menu-button">
      <button
        type="button"
        className="link-button"
        popoverTarget={id}
        style={{ anchorName: anchor } as React.CSSProperties}
        title="How answers are written in this conversation"
        data-testid="preset-picker"
      >
        <Icon name="sliders" size={14} />
        <span dir="auto">{label}</span>
      </button>
      <div
        id={id}
        className="menu choice-menu"
        popover="auto"
        style={{ positionAnchor: anchor } as React.CSSProperties}
      >
        {[{ id: null, name: 'Default', takesLanguage: false }, ...presets].map((preset) => (
          <button
            key={preset.id ?? ''}
            type="button"
            aria-pressed={preset.id === (chosen?.id ?? null)}
            {...(preset.takesLanguage ? {} : { popoverTarget: id, popoverTargetAction: 'hide' as const })}
            onClick={() => void setPreset(preset.id, preset.takesLanguage ? (language ?? languages[0]) : undefined)}
            data-testid="preset-choice"
          >
            <Icon name="check" size={13} className={preset.id === (chosen?.id ?? null) ? '' : 'is-hidden'} />
            <span dir="auto">{preset.name}</span>
          </button>
        ))}
        {chosen?.takesLanguage && (
          <label className="preset-language">
            Language
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
        <button
          type="button"
          popoverTarget={id}
          popoverTargetAction="hide"
          onClick={() => setEditing(true)}
          data-testid="edit-presets"
        >
          <Icon name="pen" size={13} />
          Your own…
        </button>
      </div>
      {isEditing && <PresetsDialog onClose={() => setEditing(false)} />}
    </span>
  );
}
