import { useEffect, useRef } from 'react';
import { type LanguageChoice, languages } from '../../../preload/contract/languages.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { t } from '../../languages/translate.ts';
import { useNavigation } from '../../stores/navigation-store.ts';
import { useSettings } from '../../stores/settings-store.ts';
import { EncryptionSettings } from '../privacy/encryption-settings.tsx';
import { AdapterList } from './adapter-list.tsx';
import { BackgroundSettings } from './background-settings.tsx';
import { BackupSettings } from './backup-settings.tsx';
import { ConfigSettings } from './config-settings.tsx';
import { EndpointSettings } from './endpoint-settings.tsx';
import { FixedSetting } from './fixed-setting.tsx';
import { ModelList } from './model-list.tsx';
import { OcrLanguageList } from './ocr-language-list.tsx';
import { PrivacySettings } from './privacy-settings.tsx';
import { ProcessList } from './process-list.tsx';
import { ProgramsSettings } from './programs-settings.tsx';
import { SearchSettings } from './search-settings.tsx';
import { SettingsIndex } from './settings-index.tsx';
import { TeamSettings } from './team-settings.tsx';
import { TextSizeSetting } from './text-size-setting.tsx';

const themes = () =>
  [
    { value: 'system', label: t('Automatic'), testId: 'theme-system' },
    { value: 'light', label: t('Light'), testId: 'theme-light' },
    { value: 'dark', label: t('Dark'), testId: 'theme-dark' },
  ] as const;

/** Each language as its own speakers write it, so that everybody finds theirs in a window they cannot read. */
const languageOptions = () => [
  { value: 'system', label: t('As the Mac') },
  ...languages.map(({ code, name }) => ({ value: code, label: name })),
];

export function SettingsSheet() {
  const dialog = useRef<HTMLDialogElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const theme = useSettings((state) => state.settings.theme);
  const language = useSettings((state) => state.settings.language);
  const info = useSettings((state) => state.info);
  const close = () => useNavigation.getState().showSettings(false);
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    const { settingsPart } = useNavigation.getState();
    if (settingsPart) document.getElementById(`setting-${settingsPart}`)?.scrollIntoView();
  }, []);

  return (
    <dialog
      ref={dialog}
      className="settings-sheet"
      aria-label={t('Settings')}
      onClose={(event) => event.target === event.currentTarget && close()}
      data-testid="settings"
    >
      <header className="sheet-head">
        <h1>{t('Settings')}</h1>
        <IconButton icon="close" label={t('Close')} onClick={close} data-testid="settings-close" />
      </header>
      <div className="settings-columns">
        <SettingsIndex body={body} />
        <div className="sheet-body" ref={body}>
          <section className="setting-group" aria-labelledby="setting-look">
            <h2 id="setting-look">{t('Appearance')}</h2>
            <div>
              <FixedSetting name="theme">
                <div className="setting-row">
                  <span>{t('Theme')}</span>
                  <Segmented
                    label={t('Theme')}
                    segments={themes()}
                    value={theme}
                    onChange={(value) => void useSettings.getState().change({ theme: value })}
                    testId="theme-select"
                  />
                </div>
              </FixedSetting>
              <FixedSetting name="language">
                <div className="setting-row">
                  <span>{t('Language')}</span>
                  <SelectField
                    label={t('Language')}
                    value={language}
                    options={languageOptions()}
                    onChange={(chosen) => void useSettings.getState().change({ language: chosen as LanguageChoice })}
                    testId="language-select"
                  />
                </div>
              </FixedSetting>
              <TextSizeSetting />
            </div>
          </section>
          <ModelList />
          <AdapterList />
          <EndpointSettings />
          <SearchSettings />
          <FixedSetting name="ocrLanguages">
            <OcrLanguageList />
          </FixedSetting>
          <BackgroundSettings />
          <ProcessList />
          <ProgramsSettings />
          <BackupSettings />
          <TeamSettings />
          <PrivacySettings />
          <EncryptionSettings />
          <ConfigSettings />
          {info && (
            <p className="setting-version" data-testid="version">
              Docent {info.version}
              {info.electron && ` ${t('· Electron {electron}', { electron: info.electron })}`} · {info.dataDir}
            </p>
          )}
        </div>
      </div>
    </dialog>
  );
}
