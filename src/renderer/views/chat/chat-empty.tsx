import { GoToLibrary } from '../../components/go-to-library.tsx';
import { Icon } from '../../components/icon.tsx';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';
import { useLibrary } from '../../stores/library-store.ts';
import { Starters } from './starters.tsx';

export function ChatEmpty() {
  const status = useLibrary((state) => state.status);
  const searchable = status ? status.counts.ready + status.counts.readable + status.counts['partly-read'] : 0;
  const isEmpty = status !== null && status.files === 0;
  return (
    <div className="chat-empty">
      <span className="empty-state-icon">
        <Icon name="chat" size={26} />
      </span>
      <h2>{isEmpty ? t('Add a folder, then ask') : t('What would you like to know?')}</h2>
      <p>
        {isEmpty
          ? t('Answers come from your own files only, so there has to be something to read first.')
          : plural(
              searchable,
              'Answers come from {n} file that can be searched now, with the sentence behind each claim.',
              'Answers come from {n} files that can be searched now, with the sentence behind each claim.',
            )}
      </p>
      {isEmpty ? <GoToLibrary /> : <Starters />}
    </div>
  );
}
