import { Banner } from '../../components/banner.tsx';
import { MenuButton } from '../../components/menu-button.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { Toolbar } from '../../components/toolbar.tsx';
import { t } from '../../languages/translate.ts';
import { useChat } from '../../stores/chat-store.ts';
import { errorMessage } from '../error-messages.ts';
import { LockedNote } from '../privacy/locked-note.tsx';
import { TourCard } from '../tour/tour-card.tsx';
import { ChatEmpty } from './chat-empty.tsx';
import { Composer } from './composer.tsx';
import { MessageList } from './message-list.tsx';

export function ChatView() {
  const conversation = useChat((state) => state.conversation);
  const openId = useChat((state) => state.openId);
  const pending = useChat((state) => state.pending);
  const error = useChat((state) => state.error);
  const { save } = useChat.getState();
  const isNew = openId === null && pending === null;
  const message = error ? errorMessage(error) : null;

  return (
    <main className="view chat-view" aria-label={t('Chat')}>
      <Toolbar title={conversation?.title ?? (isNew ? t('New conversation') : t('Chat'))}>
        {conversation && (
          <MenuButton
            icon="export"
            label={t('Export conversation')}
            testId="export-conversation"
            items={[
              { label: t('Save as Markdown…'), run: () => void save('markdown'), testId: 'export-markdown' },
              { label: t('Save as PDF…'), run: () => void save('pdf'), testId: 'export-pdf' },
              { label: t('Save as JSON…'), run: () => void save('json'), testId: 'export-json' },
            ]}
          />
        )}
      </Toolbar>
      <LockedNote />
      {message && (
        <Banner icon="warning" tone="problem">
          <b>{message.sentence}</b> {message.next}
        </Banner>
      )}
      {isNew && <ChatEmpty />}
      {!isNew && conversation === null && pending === null && !error && (
        <div className="view-loading">
          <Spinner size={20} label={t('Opening the conversation')} />
        </div>
      )}
      {!isNew && (conversation !== null || pending !== null) && (
        <MessageList messages={conversation?.messages ?? []} pending={pending} />
      )}
      {!isNew && conversation === null && pending === null && error && <div className="view-loading" />}
      <TourCard />
      <Composer />
    </main>
  );
}
