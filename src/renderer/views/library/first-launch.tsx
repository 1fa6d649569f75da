import { Icon, type IconName } from '../../components/icon.tsx';
import { t } from '../../languages/translate.ts';
import { shortcutLabel } from '../../platform.ts';
import { useLibrary } from '../../stores/library-store.ts';
import { useTour } from '../../stores/tour-store.ts';

/** What a newcomer wants to know, one line each. */
function promises(): readonly { icon: IconName; title: string; text: string }[] {
  return [
    {
      icon: 'search',
      title: t('Reads and understands your files'),
      text: t('PDF, Office, mail, web pages, pictures and scans, found by word and meaning.'),
    },
    {
      icon: 'quote',
      title: t('Shows the exact sentence'),
      text: t('Every answer opens the page it comes from, with the sentence marked.'),
    },
    {
      icon: 'shield',
      title: t('Nothing leaves this Mac'),
      text: t('No account, no network. Files are only read, never changed or copied.'),
    },
  ];
}

/** The first screen: three answers, one big button. */
export function FirstLaunch() {
  const { chooseFolder } = useLibrary.getState();
  return (
    <main className="first-launch" data-testid="first-launch">
      <div className="first-launch-drag" />
      <div className="first-launch-body">
        <div className="first-launch-mark">
          <svg viewBox="0 0 64 64" width="72" height="72" aria-hidden="true">
            <rect className="mark-tile" x="2" y="2" width="60" height="60" rx="14" />
            <path className="mark-sheet" d="M19 13h18l9 9v26a3 3 0 0 1-3 3H19a3 3 0 0 1-3-3V16a3 3 0 0 1 3-3z" />
            <path className="mark-fold" d="M37 13v7a2 2 0 0 0 2 2h7z" />
            <rect className="mark-line" x="22" y="28" width="18" height="2.600" rx="1.300" />
            <rect className="mark-marker" x="20" y="33.500" width="22" height="6" rx="1.600" />
            <rect className="mark-line" x="22" y="35.200" width="18" height="2.600" rx="1.300" />
            <rect className="mark-line" x="22" y="42.400" width="11" height="2.600" rx="1.300" />
          </svg>
        </div>
        <h1>{t('Ask your own files')}</h1>
        <p className="first-launch-lead">
          {t('Point Docent at a folder. Ask a question, and see the sentence that answers it, on its page.')}
        </p>
        <ul className="first-launch-promises">
          {promises().map((promise) => (
            <li key={promise.title}>
              <Icon name={promise.icon} size={20} />
              <div>
                <strong>{promise.title}</strong>
                <span>{promise.text}</span>
              </div>
            </li>
          ))}
        </ul>
        <button
          type="button"
          className="button is-primary is-large"
          title={shortcutLabel('O')}
          onClick={() => void chooseFolder()}
          data-testid="choose-folder"
        >
          <Icon name="folderAdd" size={18} />
          {t('Choose a Folder…')}
        </button>
        <button
          type="button"
          className="link-button"
          onClick={() => void useTour.getState().begin()}
          data-testid="try-samples"
        >
          {t('Try with sample documents')}
        </button>
        <p className="first-launch-hint">
          {t(
            'or drop a folder anywhere in this window. It stays where it is; Docent keeps an index of a few kilobytes per page.',
          )}
        </p>
      </div>
    </main>
  );
}
