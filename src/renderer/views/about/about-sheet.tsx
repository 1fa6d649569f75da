import { useEffect, useRef } from 'react';
import { IconButton } from '../../components/icon-button.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { t } from '../../languages/translate.ts';
import { licencesWith, useAbout } from '../../stores/about-store.ts';
import { useSettings } from '../../stores/settings-store.ts';
import { AppIcon } from './app-icon.tsx';
import { LicenceRow } from './licence-row.tsx';

/** What this app is, and the licences of everything in it. */
export function AboutSheet() {
  const dialog = useRef<HTMLDialogElement>(null);
  const info = useSettings((state) => state.info);
  const { licences, error, query } = useAbout();
  const close = () => useAbout.getState().show(false);
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
  }, []);
  const found = licencesWith(licences ?? [], query);

  return (
    <dialog
      ref={dialog}
      className="settings-sheet about-sheet"
      aria-label={t('About Docent')}
      onClose={(event) => event.target === event.currentTarget && close()}
      data-testid="about"
    >
      <IconButton icon="close" label={t('Close')} onClick={close} data-testid="about-close" />
      <header className="about-head">
        <AppIcon size={84} />
        <h1>Docent</h1>
        <p>
          {t('Version {version}', { version: info?.version ?? '…' })}
          {info?.electron && ` · Electron ${info.electron}`}
        </p>
        <p className="about-promise">{t('Answers from your documents, each with the place it is from.')}</p>
      </header>
      {licences && licences.length > 0 && (
        <SearchField
          label={t('Search licences')}
          placeholder={t('Search {licences} licences', { licences: licences.length })}
          value={query}
          onChange={(value) => useAbout.getState().search(value)}
          testId="licence-search"
        />
      )}
      <div className="about-list" data-testid="licences">
        {found.map((licence) => (
          <LicenceRow key={`${licence.name} ${licence.version}`} licence={licence} />
        ))}
        {licences?.length === 0 && (
          <p className="about-note">
            {t('The licences are gathered when the app is packed. Here every package has its own.')}
          </p>
        )}
        {licences && licences.length > 0 && found.length === 0 && (
          <p className="about-note">{t('No licence has these words.')}</p>
        )}
        {error && (
          <p className="about-note">
            {t('The licences could not be read. They are in the app’s folder, in licences.json.')}
          </p>
        )}
      </div>
    </dialog>
  );
}
